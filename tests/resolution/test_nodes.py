"""Entries put together by what they print."""

from __future__ import annotations

from statement_parser.organisations.concepts import read_words
from statement_parser.resolution.nodes import CorpusWords, nodes_of
from tests.resolution.lists import statement


def test_case_accents_and_points_make_no_other_name() -> None:
    nodes = nodes_of([statement(1, ["Élan Society"]), statement(2, ["ELAN SOCIETY."])])
    assert [(node.names, len(node.mentions)) for node in nodes] == [({"Élan Society": 1, "ELAN SOCIETY": 1}, 2)]


def test_country_branch_acronym_and_alias_do() -> None:
    names = [
        "Elm Society",
        "Elm Society (Peru)",
        "Elm Society (ELSO)",
        "Elm Society, Lima Branch",
        "Elm Society (Chile)",
    ]
    nodes = nodes_of([statement(1, names)])
    assert len(nodes) == len({node.id for node in nodes}) == len(names)


def test_a_name_weighs_less_the_more_have_it() -> None:
    names = ["Elm Society", *(f"Oak Society of {town}" for town in "Arven Belmor Cresta Dorval Elbrin Fosk".split())]
    words = CorpusWords(nodes_of([statement(1, names)]))
    elm, oak = (read_words(name)[0] for name in ("Elm", "Oak"))
    assert words.weight(elm) > words.weight(oak) > words.weight(read_words("Society")[0])
    assert words.are_common("oak", "society")
    assert not words.are_common("oak", "elm")
