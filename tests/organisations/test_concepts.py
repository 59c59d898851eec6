"""Names read as concepts, and the data that they are read with."""

from __future__ import annotations

import time

import pytest

from statement_parser.organisations.concept_files import concept_codes, homes_of, load_concepts, rare_concepts
from statement_parser.organisations.concepts import read_words
from statement_parser.organisations.name_data import countries
from statement_parser.text.fold import tokens

CODES = concept_codes()
LEAST_LANGUAGES = "ar ckb de en es fa fr it kmr pt ru tr uk".split()


def senses(name: str) -> list[list[str]]:
    return [sorted(word.senses) for word in read_words(name)]


def test_the_languages_are_there() -> None:
    assert set(LEAST_LANGUAGES) <= set(CODES)
    assert sum(len(list(load_concepts(code).entries())) for code in LEAST_LANGUAGES) > 3_000


@pytest.mark.parametrize("code", CODES)
def test_each_file_holds_words_without_patterns(code: str) -> None:
    file = load_concepts(code)
    assert file.code == code
    for _, _, phrase in file.entries():
        assert tokens(phrase.replace("*", "")), phrase
        assert all("*" not in word[:-1] for word in phrase.split()), phrase
        assert not set(phrase) & set("()[]{}|?\\^$"), phrase


def test_each_language_but_english_has_its_countries() -> None:
    assert [code for code in CODES if not homes_of(code)] == ["en"]
    for code in CODES:
        homes = load_concepts(code).homes
        assert list(homes) == sorted(set(homes)), code
        assert set(homes) <= set(countries().names), code
    assert homes_of("xx") == frozenset()


def test_usual_concepts_and_rare_ones() -> None:
    rare = rare_concepts()
    assert rare.isdisjoint(("human_rights", "women", "peace", "journalists", "association", "network"))
    assert rare.issuperset(("landless", "debt", "dams", "clothes"))


def test_a_concept_is_of_one_kind_in_all_languages() -> None:
    kinds: dict[str, set[str]] = {}
    for code in CODES:
        for kind, concept, _ in load_concepts(code).entries():
            kinds.setdefault(concept, set()).add(kind)
    assert [concept for concept, found in kinds.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        "Network of Women Journalists",
        "Réseau des femmes journalistes",
        "Red de mujeres periodistas",
        "Rede de mulheres jornalistas",
        "Rete delle donne giornaliste",
        "شبكة النساء الصحفيات",
        "Kadın Gazeteciler Ağı",
        "Tora Rojnamevanên Jin",
        "Сеть женщин-журналистов",
        "Мережа жінок-журналістів",
    ],
)
def test_a_network_of_women_journalists_in_ten_languages(name: str) -> None:
    found = set().union(*(word.senses for word in read_words(name)))
    assert {"network", "women"} <= found
    assert "journalists" in found or name.startswith("Rete")


def test_phrases_compounds_articles_and_small_words() -> None:
    assert senses("The Centre for Human Rights") == [["centre"], ["human_rights"]]
    assert [word.text for word in read_words("Flüchtlingsrat Amal")] == ["fluchtlings", "rat", "amal"]
    assert [word.kind for word in read_words("Flüchtlingsrat Amal")] == ["subject", "head", "name"]
    assert senses("الشبكة") == [["network"]]
    assert senses("للنساء") == [["women"]]
    assert senses("للاجئين") == senses("لاجئين") == [["refugees"]]  # the article has gone into the word
    assert [word.text for word in read_words("Rechtsanwaltsverein")] == ["rechtsanwalts", "verein"]


def test_a_word_is_read_in_the_language_of_the_name() -> None:
    assert senses("Red de mujeres") == [["network"], ["women"]]
    assert senses("Red Cross Society")[0] == ["red_cross"]


def test_a_word_stands_for_those_with_other_endings_of_its_language() -> None:
    assert senses("Pesticide Centre") == senses("Pesticides Centre")
    assert senses("rete delle rifugiate") == senses("rete delle rifugiato") == [["network"], ["refugees"]]
    assert senses("Shams") == [[]]  # none of Sham, which is a place


def test_a_word_alone_of_its_language_may_be_a_name() -> None:
    (brother, prison), (white,) = read_words("Bira Prison"), read_words("bira")
    assert (brother.kind, prison.kind, white.kind) == ("name", "subject", "subject")


def test_the_parts_of_a_compound_are_of_one_language() -> None:
    assert "labour" in read_words("Vluchtelingenwerk")[1].senses
    assert "labour" not in read_words("Flüchtlingshilfswerk")[-1].senses


def test_countries_are_their_codes() -> None:
    assert senses("Syrian") == senses("syrienne") == senses("السورية") == senses("Suriye") == [["SY"]]
    assert read_words("Syrian")[0].kind == "country"
    assert senses("South Sudan") == [["SS"]]


def test_an_endless_word_costs_nothing() -> None:
    start = time.process_time()
    read_words("frauen" * 5_000)
    read_words("frauen " * 5_000)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Union of the Deaf", "اتحاد المكفوفين"),
        ("Union of the Blind", "Union des sourds"),
        ("Shia Council", "المجلس السني"),
        ("Methodist Church", "Лютеранская церковь"),
        ("Karen Council", "Consejo Kachin"),
        ("Cancer Society", "Sociedad de enfermedades"),
        ("Coffee Workers", "Trabajadores del Té"),
    ],
)
def test_peoples_faiths_and_illnesses_are_concepts_of_their_own(left: str, right: str) -> None:
    one, other = (set().union(*(word.senses for word in read_words(name))) for name in (left, right))
    assert one - other
    assert other - one
