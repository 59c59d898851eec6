from __future__ import annotations

import pytest

from statement_parser.language.cues import matcher
from statement_parser.organisations.kind import read_entries, read_entry
from statement_parser.organisations.normalise import display_name
from statement_parser.text.shape import is_personal

CUES = matcher(("en",))


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Centre for Water and Law", "organisation"),
        ("Anchor & Twine, Inc.", "organisation"),
        ("Belangenvereniging Dove Leerlingen", "organisation"),
        ("جمعية النساء العاملات", "organisation"),
        ("Dr. Lina Haddad", "person"),
        ("Lina Haddad, Professor, University of Norhaven", "person"),
        ("Badael", "unknown"),
        ("Lina Haddad", "unknown"),
    ],
)
def test_kind(raw: str, kind: str) -> None:
    assert read_entry(raw, CUES).kind == kind


def test_a_person_is_split_from_the_affiliation() -> None:
    raw = "Lina Haddad, Professor, University of Norhaven"
    entry = read_entry(raw, CUES)
    assert raw[slice(*entry.name)] == "Lina Haddad"
    assert entry.rest is not None
    assert raw[slice(*entry.rest)] == "Professor, University of Norhaven"


def test_an_organisation_is_not_split() -> None:
    raw = "Centre for Water and Law, Port Callan"
    entry = read_entry(raw, CUES)
    assert (entry.name, entry.rest) == ((0, len(raw)), None)


def parts(raws: list[str], codes: tuple[str, ...] = ("en",), *, persons: bool = False) -> list[tuple[str, str | None]]:
    """Name and affiliation of each entry."""
    entries = read_entries(raws, matcher(codes), persons=persons)
    return [
        (raw[slice(*e.name)], None if e.rest is None else raw[slice(*e.rest)])
        for raw, e in zip(raws, entries, strict=True)
    ]


def test_a_list_of_persons_is_told_as_a_whole() -> None:
    raws = [
        "Dr. Ada Berg, physics, Norhaven",
        "Ben Castro, tinsmith",
        "Cleo Diaz (nurse, Port Callan)",
        "Dan Eker – poet",
    ]
    assert parts(raws) == [
        ("Dr. Ada Berg", "physics, Norhaven"),
        ("Ben Castro", "tinsmith"),
        ("Cleo Diaz", "nurse, Port Callan"),
        ("Dan Eker", "poet"),
    ]


def test_a_list_of_bodies_keeps_its_places() -> None:
    raws = ["Alder House, Callan", "Birch Fund, Norland", "Two Rivers, Marwah", "Open Door, Callan", "Elm Trust, Inc."]
    assert parts(raws) == [(raw, None) for raw in raws]


def test_a_mixed_list_is_none_of_persons() -> None:
    raws = ["Two Rivers, Marwah", "Ada Berg, teacher", "Open Door, Callan", "Ben Castro, lawyer", "Rising Tide, Callan"]
    assert parts(raws) == [
        (raws[0], None),
        ("Ada Berg", "teacher"),
        (raws[2], None),
        ("Ben Castro", "lawyer"),
        (raws[4], None),
    ]


def test_words_of_bodies_in_other_languages_are_no_names_of_persons() -> None:
    """Candice (Kurmanji: "çand", culture), Buroker (German: "Büro"), Pau (Catalan: peace), Tor (Kurmanji: network)."""
    raws = ["Candice Holm - Ward House 49", "Tish Buroker - Mayor", "Pau Ferrer - Councillor", "Tor Lind - Ward 3"]
    entries = read_entries(raws, CUES)
    assert [(entry.kind, raw[: entry.name[1]]) for raw, entry in zip(raws, entries, strict=True)] == [
        ("person", "Candice Holm"),
        ("person", "Tish Buroker"),
        ("person", "Pau Ferrer"),
        ("person", "Tor Lind"),
    ]


def test_what_the_heading_says_helps() -> None:
    raws = ["Ada Berg, Callan", "Ben Castro, Norland", "Cleo Diaz"]
    assert parts(raws) == [(raw, None) for raw in raws]
    assert parts(raws, persons=True) == [("Ada Berg", "Callan"), ("Ben Castro", "Norland"), ("Cleo Diaz", None)]


def test_titles_in_brackets_belong_to_the_name() -> None:
    raws = ["Prof. (em.) Dr. Ada Berg, Physik", "Dr. Ben Castro, Arzt", "Cleo Diaz, Lehrerin"]
    assert parts(raws, ("de",))[0] == ("Prof. (em.) Dr. Ada Berg", "Physik")


def test_persons_in_a_script_without_case() -> None:
    raws = ["د. ليلى النجار، أستاذة القانون", "سامر الحداد، كاتب", "هالة المصري، نجارة"]
    assert parts(raws, ("ar",)) == [
        ("د. ليلى النجار", "أستاذة القانون"),
        ("سامر الحداد", "كاتب"),
        ("هالة المصري", "نجارة"),
    ]
    assert parts(["山田花子（弁護士）", "木村一郎（農家）"], ("ja",), persons=True) == [
        ("山田花子", "弁護士"),
        ("木村一郎", "農家"),
    ]


def test_a_post_before_the_name() -> None:
    raws = ["Анна Белова, журналистка", "журналист газеты «Река» Олег Чернов", "Иван Серов, врач", "Павел Лужин, поэт"]
    assert parts(raws, ("ru",))[1] == ("Олег Чернов", "журналист газеты «Река»")


def test_a_body_among_persons_stays_whole() -> None:
    raws = ["Ada Berg, lawyer", "Ben Castro, teacher", "Cleo Diaz, poet", "Dan Eker, nurse", "Birch Fund, Callan"]
    assert parts(raws)[-1] == ("Birch Fund, Callan", None)


def test_is_personal() -> None:
    assert is_personal("Lina Haddad")
    assert not is_personal("Lina")
    assert not is_personal("friends of the river")
    assert not is_personal("Section 12 Group")


def test_an_entry_is_shown_without_stray_marks() -> None:
    assert display_name("• Женщины за мир.") == "Женщины за мир"
    assert display_name("…") == "…"
