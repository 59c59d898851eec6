"""Groups: copies, versions and translations together, look-alikes apart."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from statement_parser import Corpus, Statement
from statement_parser.corpus.group_records import Group
from statement_parser.model.document import Source
from statement_parser.model.statement import Translation
from tests.corpus.records import NAMES, PARAGRAPHS, record

INTRO = ("Our union has signed the statement that we give here in full, and thanks all who helped with it.",)
IN_FRENCH = (
    "Le ferry de Port Callan a sombré le 3 mai 2019 avec 214 personnes à bord, et 96 d'entre elles n'ont jamais été retrouvées.",
    "L'enquête a été close après dix-neuf jours, avant qu'un seul marin du port ait été entendu par la juge.",
    "Nous qui avons perdu cette nuit-là nos fils et nos filles ne demandons que les papiers que la compagnie garde encore.",
    "La compagnie a vendu le navire jumeau à un chantier d'Oland, où il doit être démoli avant l'hiver.",
)


def relations(*records: Statement) -> list[list[str]]:
    return [[member.relation for member in group.members] for group in Corpus.read(records).groups()]


def test_a_statement_that_is_there_once_is_in_no_group() -> None:
    assert relations(record()) == []
    assert relations(record(), record(["Something else was written on quite another day."] * 3)) == []
    assert relations() == []


def test_the_same_bytes_twice_are_the_same() -> None:
    assert relations(record(), record()) == [["first", "same"]]
    assert relations(record([], []), record([], [], title="another page")) == []


def test_a_copy_with_an_introduction_and_without_a_list() -> None:
    copy = record([*INTRO, *PARAGRAPHS[:3]], [], title="Union joins", date="2020-06-12")
    (group,) = Corpus.read([copy, record()]).groups()
    assert [member.relation for member in group.members] == ["first", "same"]
    first, other = group.members
    assert first.place == 1
    assert first.change is None
    assert other.change is not None
    assert (other.change.days, other.change.title) == (40, ("The ferry of Port Callan", "Union joins"))
    assert (other.change.added, other.change.dropped) == ((), ())


def test_signs_and_capitals_are_no_difference() -> None:
    shouted = record([text.upper().replace(",", " –") for text in PARAGRAPHS], title="THE FERRY OF PORT CALLAN!")
    (group,) = Corpus.read([record(), shouted]).groups()
    assert group.members[1].change == msgspec.convert({"days": 0, "shared": 1.0}, type(group.members[1].change))


def test_a_list_that_grew_is_a_version_with_the_names() -> None:
    grown = record(names=[*NAMES[1:], "Harbor Watch", "Elm Society"], date="2020-05-09")
    (group,) = Corpus.read([record(), grown]).groups()
    change = group.members[1].change
    assert group.members[1].relation == "version"
    assert change is not None
    assert change.added == ("Elm Society",)
    assert change.dropped == ()


def test_the_year_after_is_another_statement() -> None:
    again = [
        *PARAGRAPHS[:2],
        "This spring the divers of the navy found the logbook, and the minister has kept it in his safe ever since.",
        PARAGRAPHS[3],
    ]
    assert relations(record(), record(again, date="2021-05-03")) == []
    # A copy of either stays with its own.
    copies = record([*INTRO, *PARAGRAPHS], date="2020-05-08"), record([*INTRO, *again], date="2021-05-04")
    assert relations(record(), record(again, date="2021-05-03"), *copies) == [["first", "same"], ["first", "same"]]


def test_one_letter_about_two_persons_is_two_statements() -> None:
    text = [
        "The organisations are alarmed by the arrest of {} at the airport, and by all that has been done to {} since.",
        "In the past {} was questioned four times. What is done to {} is meant to silence everybody who writes.",
        "We ask for the release of {} today, and for an end to the reprisals against those who report on public money.",
    ]
    letters = [[line.replace("{}", name) for line in text] for name in ("Nour Adil", "Basil Tamim")]
    assert relations(*(record(letter) for letter in letters)) == []


def test_translations_by_numbers_names_and_dates() -> None:
    french = record(IN_FRENCH, ["Harbour Watch", *NAMES[1:]], title="Le ferry", language="fr", date="2020-05-04")
    (group,) = Corpus.read([record(), french, record([*INTRO, *PARAGRAPHS])]).groups()
    assert [member.relation for member in group.members] == ["first", "translation", "same"]
    assert group.languages == ("en", "fr")
    assert any("214" in reason for reason in group.members[1].reasons)
    assert group.members[1].change is not None
    assert group.members[1].change.shared is None
    # The same numbers of another month are no translation, but a link to it is one.
    late = record(IN_FRENCH, [], language="fr", date="2021-05-04")
    assert relations(record(), late) == []
    here = Source(kind="html", sha256="0" * 64, size=1, url="https://www.example.org/ferry/")
    linked = replace(late, translations=(Translation(language="en", url="http://example.org/ferry"),))
    assert relations(record(source=here), linked) == [["first", "translation"]]


def test_two_statements_of_a_week_are_not_translations_of_each_other() -> None:
    other = [
        "La compagnie des bacs a congédié 58 marins le 9 mai 2020, dont 31 avaient témoigné dans la presse.",
        "Leur syndicat a compté 1 240 heures de travail qui n'ont jamais été payées.",
        "Nous demandons leur retour à bord et le paiement de ce qui est dû.",
        "La compagnie a un mois pour répondre.",
    ]
    assert relations(record(), record(other, language="fr", date="2020-05-09")) == []


def test_groups_are_the_same_in_any_order_but_for_places() -> None:
    records = [record(), record([*INTRO, *PARAGRAPHS]), record(IN_FRENCH, language="fr"), record(["Else."] * 40)]

    def ids(given: list[Statement]) -> list[set[str]]:
        return [{member.statement for member in group.members} for group in Corpus.read(given).groups()]

    assert ids(records) == ids(records[::-1])


def test_a_group_is_shown_and_written() -> None:
    (group,) = Corpus.read([record(), record(title="<b>")]).groups()
    assert len(repr(group)) < 120
    assert "&lt;b&gt;" in group._repr_html_()
    assert msgspec.convert(group.to_dict(), Group) == group
    assert group.members[0].date == datetime.date(2020, 5, 3)


@pytest.mark.parametrize("size", [1, 2, 60])
def test_a_text_at_very_many_addresses_is_one_group(size: int) -> None:
    copies = [record([f"Posted by the office of town number {n}.", *PARAGRAPHS], title=str(n)) for n in range(size)]
    assert [len(group) for group in relations(*copies)] == ([size] if size > 1 else [])


@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(min_size=1, max_size=20), max_size=4))
def test_any_text_can_be_grouped(paragraphs: list[str], names: list[str]) -> None:
    bodies = [one.signatories for one in [record(paragraphs, [])]]
    assert bodies
    one = record(paragraphs, [name for name in names if any(map(str.isalnum, name))])
    assert relations(one, one) == [["first", "same"]]
