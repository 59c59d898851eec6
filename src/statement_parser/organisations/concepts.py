"""The words of a name read as concepts: "Network", "réseau", "شبكة" and "ağı" are one.

The data are `data/concepts/<code>.toml`, one file a language: concept -> its words and phrases. A word that ends in `*`
stands for any ending, of up to six letters and no longer than itself. A word may stand under several concepts (مؤسسة is a foundation and an
institution): then it has several senses, and agrees with a word that shares one.
"""

from __future__ import annotations

import functools
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Literal, NamedTuple

import msgspec

from statement_parser.organisations.name_data import cities, countries
from statement_parser.text.fold import fold, tokens

WordKind = Literal["head", "subject", "region", "country", "name"]
"""head: what a body is (network, council); subject: what it is about; region: a place that is no country; name: a word
of no concept, which tells the body from others."""

_LONGEST_ENDING = 6
_SHORTEST_STEM = 2
_SHORT_STEM = 3
_ENDING_OF_SHORT = 2
_SHORTEST_REST = 3
"""Letters left of a word of which an article or particle is taken off."""
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
_LONGEST_WORD = 40
"""Letters of the longest word that is taken apart; names have none longer."""
_JOINTS = ("", "s", "n", "en", "es", "er", "e")
"""Letters between the parts of a compound."""
_ANY_LANGUAGE = ""
_LONGEST_CODE = 3
_MANY_WORDS = 1 << 17


class ConceptFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one language."""

    code: str
    """ISO 639 code; the name of the file."""
    compounds: bool = False
    """Nouns are written in one with those before them: "Flüchtlingsrat"."""
    prefixes: tuple[str, ...] = ()
    """Articles and particles written in one with the word after them, the longest first."""
    small: tuple[str, ...] = ()
    """Words that say nothing: articles, prepositions, "and"."""
    heads: dict[str, tuple[str, ...]]
    """What a body is: network, council, association."""
    subjects: dict[str, tuple[str, ...]]
    """What it is about, for whom, what it does."""
    regions: dict[str, tuple[str, ...]]
    """Parts of the world, of countries, and cities with several names."""
    countries: dict[str, tuple[str, ...]]
    """Countries and what is of them, by ISO 3166-1 alpha-2 code."""

    def entries(self) -> Iterator[tuple[WordKind, str, str]]:
        """(kind, concept, word or phrase), the most telling kind last."""
        parts: tuple[tuple[WordKind, dict[str, tuple[str, ...]]], ...] = (
            ("head", self.heads),
            ("subject", self.subjects),
            ("region", self.regions),
            ("country", self.countries),
        )
        for kind, part in parts:
            for concept, phrases in part.items():
                for phrase in phrases:
                    yield kind, concept, phrase


class Word(NamedTuple):
    """A word, or phrase, of a name that says something."""

    text: str
    """Folded, without article."""
    senses: frozenset[str]
    """The concepts that it stands for; empty for a name."""
    kind: WordKind


class _Entry(NamedTuple):
    """One wording of a concept, but for its first word."""

    rest: tuple[str, ...]
    kind: WordKind
    concept: str
    language: str


class _Candidate(NamedTuple):
    """An entry that a word may open, and how many of the word's letters the entry has."""

    entry: _Entry
    letters: int
    exact: bool


def concept_codes() -> tuple[str, ...]:
    """Codes of the languages that there are concepts for, sorted."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in _folder().iterdir() if f.name.endswith(".toml")))


@functools.cache
def load_concepts(code: str) -> ConceptFile:
    """The words of one language.

    Raises:
        FileNotFoundError: there are none for `code`.
    """
    text = (_folder() / f"{code}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), ConceptFile)


def read_words(name: str) -> tuple[Word, ...]:
    """The words of a name, in order, without those that say nothing.

    Words are read in the language that knows most words of the name, and where it does not know one, in the others.

    >>> [(word.text, sorted(word.senses)) for word in read_words("Réseau Amal des femmes")]
    [('reseau', ['network']), ('amal', []), ('femmes', ['women'])]
    """
    return _lexicon().read(tokens(name))


def _folder() -> resources.abc.Traversable:
    return resources.files("statement_parser.organisations").joinpath("data", "concepts")


@functools.cache
def _lexicon() -> _Lexicon:
    files = [load_concepts(code) for code in concept_codes()]
    # Where a name does not tell its language, that of most words here goes first.
    return _Lexicon(sorted(files, key=lambda file: -sum(1 for _ in file.entries())))


def _places() -> Iterator[tuple[WordKind, str, str]]:
    """Countries and cities of the tables that places beside names are read with; short names say too little."""
    table = countries()
    for code in table.names:
        for name in (*table.names[code], *table.adjectives.get(code, ())):
            if len(name) > _LONGEST_CODE:
                yield "country", code, name
    for names in cities().values():
        for name in names:
            if len(name) > _LONGEST_CODE:
                yield "region", fold(name), name


class _Lexicon:
    """All languages, looked up by the first word."""

    def __init__(self, files: Sequence[ConceptFile]) -> None:
        self._exact: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._stems: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._small: defaultdict[str, set[str]] = defaultdict(set)
        self._compounding = frozenset(file.code for file in files if file.compounds)
        self._prefixes = tuple({prefix: None for file in files for prefix in file.prefixes})
        for file in files:
            for small in file.small:
                for word in tokens(small):
                    self._small[word].add(file.code)
            for kind, concept, phrase in file.entries():
                self._add(phrase, kind, concept, file.code)
        for kind, concept, phrase in _places():
            self._add(phrase, kind, concept, _ANY_LANGUAGE)
        self._look_up = functools.lru_cache(maxsize=_MANY_WORDS)(self._candidates)
        self._take_apart = functools.lru_cache(maxsize=_MANY_WORDS)(self._compound)

    def _add(self, phrase: str, kind: WordKind, concept: str, language: str) -> None:
        words: list[str] = []
        for part in phrase.split():
            folded = tokens(part)
            words += [*folded[:-1], folded[-1] + "*"] if part.endswith("*") else folded
        table = self._stems if words[0].endswith("*") else self._exact
        table[words[0].rstrip("*")].append(_Entry(tuple(words[1:]), kind, concept, language))

    def read(self, words: Sequence[str]) -> tuple[Word, ...]:
        found = [self._look_up(word) for word in words]
        votes = Counter(lang for word, (_, cands) in zip(words, found, strict=True) for lang in self._voters(word, cands))
        most = max(votes.values(), default=0)
        spoken = {language for language, count in votes.items() if count == most}
        read: list[Word] = []
        place = 0
        while place < len(words):
            text, candidates = found[place]
            phrase = self._phrase(words, place, candidates, votes)
            if phrase is not None:
                length, word = phrase
                read.append(word)
                place += length
                continue
            place += 1
            small = self._small.get(words[place - 1], ())
            if small and (spoken & set(small) or not candidates):
                continue
            read += self._word(text, candidates, votes)
        return tuple(read)

    def _word(self, text: str, candidates: Sequence[_Candidate], votes: Counter[str]) -> tuple[Word, ...]:
        """One word of the name: whole, taken apart, by its stem, or as a name."""
        single = _single(text, candidates, votes)
        if not single or not any(len(text) - c.letters < _SHORTEST_PART for c in candidates if not c.entry.rest):
            single = self._take_apart(text) or single
        return single or (Word(text, frozenset(), "name"),)

    def _voters(self, word: str, candidates: Sequence[_Candidate]) -> set[str]:
        spoken = {candidate.entry.language for candidate in candidates if candidate.entry.language}
        return spoken | self._small.get(word, set())

    def _candidates(self, word: str) -> tuple[str, tuple[_Candidate, ...]]:
        """The word without its article, and what it may open: whole words first, then the longest stems."""
        found = self._of(word)
        if word.isascii():
            return word, found
        for prefix in self._prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_REST and not (found and len(prefix) == 1):
                rest = word[len(prefix) :]
                within = self._of(rest)
                if within or found or len(prefix) > 1:
                    return word if found else rest, (*found, *within)
        return word, found

    def _of(self, word: str) -> tuple[_Candidate, ...]:
        found = [_Candidate(entry, len(word), True) for entry in self._exact.get(word, ())]
        for letters in range(len(word), max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING) - 1, -1):
            if len(word) - letters > _longest_ending(letters):
                break
            found += [_Candidate(entry, letters, False) for entry in self._stems.get(word[:letters], ())]
        return tuple(found)

    def _phrase(
        self, words: Sequence[str], place: int, candidates: Sequence[_Candidate], votes: Counter[str]
    ) -> tuple[int, Word] | None:
        """The longest phrase that stands at `place`, with its number of words."""
        best: _Candidate | None = None
        senses: set[str] = set()
        for candidate in candidates:
            rest = candidate.entry.rest
            if not rest or not all(map(_fits, rest, words[place + 1 : place + 1 + len(rest)])):
                continue
            if place + 1 + len(rest) > len(words):
                continue
            rank = (len(rest), votes[candidate.entry.language])
            if best is None or rank > (len(best.entry.rest), votes[best.entry.language]):
                best, senses = candidate, {candidate.entry.concept}
            elif len(rest) == len(best.entry.rest):
                senses.add(candidate.entry.concept)
        if best is None:
            return None
        length = 1 + len(best.entry.rest)
        return length, Word(" ".join(words[place : place + length]), frozenset(senses), best.entry.kind)

    def _compound(self, word: str) -> tuple[Word, ...]:
        """The parts of a compound: "flüchtlingsrat" is "flüchtling" and "rat"; () where it is none."""
        if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_WORD:
            return ()
        for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            left = self._part(word[:end])
            if left is None:
                continue
            for joint in _JOINTS:
                if word.startswith(joint, end) and len(word) - end - len(joint) >= _SHORTEST_PART:
                    rest = word[end + len(joint) :]
                    right = self._part(rest)
                    if right is not None:
                        return left, right
                    if more := self._compound(rest):
                        return left, *more
        return ()

    def _part(self, text: str) -> Word | None:
        """A word that a compounding language has, whole or as a stem with a short ending."""
        found = [c for c in self._of(text) if c.entry.language in self._compounding and not c.entry.rest]
        found = [c for c in found if c.exact or len(text) - c.letters <= 2]
        return _single(text, found, Counter())[0] if found else None


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        stem = pattern[:-1]
        return word.startswith(stem) and len(word) - len(stem) <= _longest_ending(len(stem))
    return word == pattern


def _longest_ending(stem: int) -> int:
    """Letters of the longest ending of a stem of so many: a short one with a long ending is another word."""
    return min(stem, _LONGEST_ENDING) if stem > _SHORT_STEM else _ENDING_OF_SHORT


def _single(text: str, candidates: Sequence[_Candidate], votes: Counter[str]) -> tuple[Word, ...]:
    """The word with its senses in the language that knows most of the name; () where no language has it alone."""
    alone = [candidate for candidate in candidates if not candidate.entry.rest]
    if not alone:
        return ()
    best = max(alone, key=lambda c: (votes[c.entry.language], c.letters, c.exact))
    language = best.entry.language
    senses = [c.entry for c in alone if c.entry.language == language and c.letters == best.letters]
    return (Word(text, frozenset(entry.concept for entry in senses), best.entry.kind),)
