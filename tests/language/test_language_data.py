"""The language data keep the rules of docs/add-a-language.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from statement_parser.language.cues import Cue, phrases, split
from statement_parser.language.load import Language, codes, load, rivals
from statement_parser.text.fold import tokens
from statement_parser.text.scripts import script_shares

_SPECIAL = re.compile(r"[\\^$|?+{}\[\]<>]|\*(?!$|\s)|\*\*")
_WRITTEN_WITH = {"Hani": {"Hani"}, "Jpan": {"Hani", "Hira", "Kana"}, "Kore": {"Hang", "Hani"}}
_STARTERS = (Cue.SIGNATORY_HEADING, Cue.UNDERSIGNED)
# A heading of signatories must open a list of names; where it also ends an article, the list would be lost.
_NEVER_BOTH = (Cue.RELATED_HEADING, Cue.DEMAND_HEADING, Cue.NOTES_HEADING, Cue.GROUP_HEADING, Cue.NOT_A_LIST)


@pytest.fixture(params=codes())
def language(request: pytest.FixtureRequest) -> Language:
    return load(request.param)


def _lists(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in (language.headings, language.phrases, language.names, language.genres):
        yield from ((name, value) for name, value in msgspec.structs.asdict(part).items() if isinstance(value, tuple))
    yield "stopwords", language.stopwords
    yield "prefixes", language.prefixes
    yield from language.languages.items()


def test_header(language: Language) -> None:
    assert re.fullmatch("[a-z]{2,3}", language.code)
    assert re.fullmatch("[A-Z][a-z]{3}", language.script)
    assert language.direction == ("rtl" if language.script in ("Arab", "Hebr") else "ltr")
    assert not set(language.letters) & set("abcdefghijklmnopqrstuvwxyz ")
    assert len(set(language.letters)) == len(language.letters)


def test_no_phrase_twice_in_a_list(language: Language) -> None:
    for name, entries in _lists(language):
        if name == "stopwords":  # an accent is part of a small word
            keys: Counter[object] = Counter(word.casefold() for word in entries)
        else:
            keys = Counter(split(phrase) for phrase in entries)
        assert [key for key, count in keys.items() if count > 1] == [], name


def test_phrases_are_words_and_stems_and_nothing_else(language: Language) -> None:
    for name, entries in _lists(language):
        for phrase in entries:
            assert split(phrase), (name, phrase)
            assert phrase == " ".join(phrase.split()), (name, phrase)
            assert not _SPECIAL.search(phrase), (name, phrase)
            assert not phrase.endswith((":", ",", ".")), (name, phrase)


def test_a_stem_says_something(language: Language) -> None:
    for cue, phrase in phrases(language):
        stems = [word for word in split(phrase) if word.endswith("*")]
        assert all(len(stem) > 3 for stem in stems), (cue, phrase)


def test_phrases_are_in_the_script_of_the_language(language: Language) -> None:
    allowed = _scripts(language)
    strangers = [
        p for _, p in phrases(language) if script_shares(p) and not set(script_shares(p)) & (allowed | {"Latn"})
    ]
    assert strangers == []
    words = [w for w in language.stopwords if set(script_shares(w)) - allowed]
    assert words == []


def _scripts(language: Language) -> set[str]:
    second = set() if language.second_script is None else {language.second_script.script}
    return _WRITTEN_WITH.get(language.script, {language.script}) | second


def test_stopwords_are_single_words(language: Language) -> None:
    scripts = 1 if language.second_script is None else 2
    assert 40 <= len(language.stopwords) / scripts <= 80
    assert [word for word in language.stopwords if len(word.split()) > 1] == []


def test_what_every_language_needs(language: Language) -> None:
    least = {
        Cue.SIGNATORY_HEADING: 12,
        Cue.DEMAND_HEADING: 5,
        Cue.NOTES_HEADING: 5,
        Cue.RELATED_HEADING: 12,
        Cue.UNDERSIGNED: 4,
        Cue.ASKING: 10,
        Cue.ITEM_ASKING: 10,
        Cue.CHROME: 20,
        Cue.ORGANISATION: 40,
        Cue.ROLE: 20,
        Cue.CONJUNCTION: 1,
        Cue.GENRE: 8,
    }
    counts = Counter(cue for cue, _ in phrases(language))
    assert {cue: counts[cue] for cue, number in least.items() if counts[cue] < number} == {}


def test_headings_of_signatories_are_nothing_else(language: Language) -> None:
    by_cue: dict[Cue, set[tuple[str, ...]]] = {}
    for cue, phrase in phrases(language):
        by_cue.setdefault(cue, set()).add(split(phrase))
    for other in _NEVER_BOTH:
        assert by_cue[Cue.SIGNATORY_HEADING] & by_cue.get(other, set()) == set(), other
    for starter in _STARTERS:
        assert by_cue[starter] & by_cue.get(Cue.CHROME, set()) == set()


def test_words_of_dates(language: Language) -> None:
    dates = language.dates
    assert len(dates.months) == 12
    for system in (dates.months, dates.months_persian, dates.months_hijri):
        assert len(system) in (0, 12)
        names = [tokens(name) for month in system for name in month]
        assert all(names)
        assert [name for name, count in Counter(names).items() if count > 1] == []
    assert len(dates.weekdays) == 7
    assert dates.ranges
    assert not {tokens(word) for word in dates.ranges} & {tokens(word) for word in dates.fillers}
    for words in (tuple(name for day in dates.weekdays for name in day), dates.suffixes, dates.fillers, dates.ranges):
        keys = [tokens(word) for word in words]
        assert all(keys)
        assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_names_of_languages(language: Language) -> None:
    assert len(language.languages) >= 12
    assert language.code in language.languages or language.code in ("ckb", "kmr")
    owners = Counter(tokens(name) for names in language.languages.values() for name in names)
    assert [name for name, count in owners.items() if count > 1] == []


def test_rivals_have_no_data_and_what_tells_them() -> None:
    assert {rival.code for rival in rivals()} & set(codes()) == set()
    for rival in rivals():
        assert 40 <= len(rival.stopwords) <= 80, rival.code
        assert [word for word in rival.stopwords if set(script_shares(word)) - {rival.script}] == []
        assert len(set(rival.letters)) == len(rival.letters)


def test_a_second_script_has_a_spelling_for_every_letter_of_its_language() -> None:
    two = [x for x in map(load, codes()) if x.second_script is not None]
    assert [x.code for x in two] == ["sr"]
    for language in two:
        assert language.second_script is not None
        spelt = set(language.second_script.spelling)
        written = {x for w in language.stopwords for x in w if script_shares(x) == {language.script: 1.0}}
        assert written - spelt == set()
        assert len(spelt) == 30


def test_a_language_that_is_like_others_takes_their_phrases_in_its_own_script() -> None:
    bosnian, serbian, croatian = load("bs"), load("sr"), load("hr")
    assert {"sr", "hr"} == set(bosnian.like)
    mine = set(bosnian.headings.signatories)
    assert {x for x in serbian.headings.signatories if set(script_shares(x)) == {"Latn"}} <= mine
    assert set(croatian.headings.signatories) <= mine
    assert [x for x in mine if "Cyrl" in script_shares(x)] == []
    assert "siječnja" in bosnian.dates.months[0]
    assert set(bosnian.stopwords) != set(croatian.stopwords)
