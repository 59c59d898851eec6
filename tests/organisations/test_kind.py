from __future__ import annotations

import pytest

from statement_parser.language.cues import matcher
from statement_parser.organisations.kind import is_personal, read_entry
from statement_parser.organisations.normalise import display_name, normalise

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
    assert raw[: entry.name_end] == "Lina Haddad"
    assert raw[entry.rest_start :] == "Professor, University of Norhaven"


def test_an_organisation_is_not_split() -> None:
    raw = "Centre for Water and Law, Port Callan"
    entry = read_entry(raw, CUES)
    assert (entry.name_end, entry.rest_start) == (len(raw), len(raw))


def test_is_personal() -> None:
    assert is_personal("Lina Haddad")
    assert not is_personal("Lina")
    assert not is_personal("friends of the river")
    assert not is_personal("Section 12 Group")


def test_names_are_normalised_without_losing_the_print() -> None:
    record = normalise("• Женщины за мир.")
    assert (record.raw, record.name, record.script, record.key) == (
        "• Женщины за мир.",
        "Женщины за мир",
        "Cyrl",
        "женщины за мир",
    )
    assert display_name("…") == "…"
