"""What groups are made of: sketches, indexes, alignment, lists, numbers."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.corpus.anchors import near_pairs
from statement_parser.corpus.lists import paired, paired_across, paired_by_place
from statement_parser.corpus.postings import Postings
from statement_parser.corpus.same_text import likeness
from statement_parser.corpus.sketches import alike, sketch
from statement_parser.corpus.texts import numbers_of, prepare
from statement_parser.text.fold import tokens
from tests.corpus.records import NAMES, PARAGRAPHS, record

KEYS = st.lists(st.sets(st.integers(0, 40).map(lambda n: n * 0x0700_0001 % (1 << 32)), max_size=12), max_size=8)


@given(KEYS, st.randoms(use_true_random=False))
def test_postings_are_what_a_search_through_all_finds(sets: list[set[int]], rng: object) -> None:
    rows = [array("I", sorted(keys)) for keys in sets]
    orders = [(place * 7) % 3 for place in range(len(rows))]
    index = Postings(rows, range(len(rows)), orders)
    for key in {key for keys in sets for key in keys} | {5}:
        start, end = index.find(key)
        wanted = sorted((orders[place], place) for place, keys in enumerate(sets) if key in keys)
        found = [(index.orders[n], index.places[n]) for n in range(start, end)]
        assert found == (wanted if len(wanted) > 1 else [])


def test_half_a_text_in_a_long_one_is_found() -> None:
    half, long = (
        PARAGRAPHS[:2],
        [f"Paragraph {n} of a long article on quite other things of {n} kinds." for n in range(80)],
    )
    texts = [tokens(" ".join(PARAGRAPHS)), tokens(" ".join([*long, *half, *long])), tokens(" ".join(long))]
    found = list(alike([sketch(words, spaceless=False) for words in texts]))
    assert (0, 1) in found
    assert (0, 2) not in found
    assert sketch((), spaceless=False) == array("I")


def test_texts_near_in_time_with_anchors_in_common_are_paired() -> None:
    anchors = [array("I", numbers) for numbers in ([1, 2, 3], [1, 2, 9], [1, 2, 3], [1, 2, 3], [7])]
    days, languages = [1000, 1040, 1100, 0, 1000], ["en", "fr", "fr", "ar", "fr"]
    found = set(near_pairs(anchors, range(5), days, languages))
    assert (0, 1) in found
    assert (0, 2) not in found
    assert {(0, 3), (1, 3), (2, 3)} <= found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,000,000 and 12", ("1000000", "12")),
        ("1 000 000, 3.000 et 5,7", ("1000000", "3000", "5", "7")),
        ("١٬٠٠٠ و ۲۵", ("1000", "25")),
        ("1万7000人、2021年", ("1", "7000", "2021")),
        ("007", ("7",)),
        ("9" * 99, ("9" * 30,)),
        ("none", ()),
    ],
)
def test_numbers_are_one_in_all_ways_to_write_them(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_of(text) == numbers


def test_spelling_is_no_difference_and_a_change_on_both_sides_is_one() -> None:
    here, days = prepare(record()), (700_000, 700_000)
    spelt = prepare(record([text.replace("harbour", "harbor").replace("ships", "ship s") for text in PARAGRAPHS]))
    assert likeness(here, spelt, days, days).share > 0.98
    other = prepare(
        record([*PARAGRAPHS[:3], "Now the minister of trade has sold the harbour to a bank of another country."])
    )
    unlike = likeness(here, other, days, (0, 0))
    assert not unlike.same
    assert not unlike.apart
    assert likeness(here, other, days, (701_000, 701_000)).apart
    assert likeness(here, prepare(record(PARAGRAPHS[:2])), days, (701_000, 701_000)).same


def test_lists_are_paired_by_key_acronym_and_likeness() -> None:
    left = record(names=["Elm Society", "Kordova Legal Aid Fund (KLAF)", "Harbour Watch"]).signatories
    right = record(names=["KLAF", "Habour Watch", "Free Press", "ELM SOCIETY"]).signatories
    assert paired(left, right) == [(0, 3), (1, 0), (2, 1)]
    assert paired(left, ()) == []


def test_lists_in_two_languages_are_paired_by_meaning_sound_and_place() -> None:
    left = record(
        names=["Women of the Quay", "Lamplight Foundation", "Sailors Without Borders", "PEN Marwah"]
    ).signatories
    right = record(names=["نساء الرصيف", "مؤسسة لامبلايت", "بحارة بلا حدود", "PEN Marwah"]).signatories
    known = paired_across(left, right)
    assert (3, 3) in known
    assert (2, 2) in known
    assert paired_by_place(left, right, known) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert paired_by_place(left, right[:2], []) == []


@given(st.permutations(range(len(NAMES))))
def test_each_entry_is_paired_at_most_once(order: list[int]) -> None:
    left, right = record().signatories, record(names=[NAMES[n] for n in order]).signatories
    assert sorted(paired(left, right)) == sorted((number, place) for place, number in enumerate(order))
