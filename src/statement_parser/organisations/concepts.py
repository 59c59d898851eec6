"""The words of a name read as concepts: "Network", "réseau", "شبكة" and "ağı" are one.

A word with several senses agrees with one that shares a sense. The data are those of concept_files.py.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from statement_parser.organisations.concept_files import (
    ConceptFile,
    WordKind,
    concept_codes,
    load_concepts,
    place_entries,
)
from statement_parser.text.fold import fold, tokens

_LONGEST_ENDING = 6
_SHORTEST_STEM = 2
_SHORT_STEM = 3
_ENDING_OF_SHORT = 2
_SHORTEST_REST = 3
"""Letters left of a word of which an article or particle is taken off."""
_SHORTEST_INFLECTED = 4
"""Letters before the ending of a word that is looked up with another ending."""
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
_LONGEST_WORD = 40
"""Letters of the longest word that is taken apart; names have none longer."""
_JOINTS = ("", "s", "n", "en", "es", "er", "e")
"""Letters between the parts of a compound."""
_ANY_LANGUAGE = ""
_MANY = 1 << 17


NO_SENSES: frozenset[str] = frozenset()


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, or phrase, of a name that says something."""

    text: str
    """Folded, without article."""
    senses: frozenset[str]
    """The concepts that it stands for; empty for a name."""
    kind: WordKind
    language: str = ""
    """ISO 639 code of the language that it is read in; "" of a name."""


class _Entry(msgspec.Struct, frozen=True, gc=False):
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


class _Looked(msgspec.Struct, frozen=True, gc=False):
    """All that is known of one word of a name, whatever stands beside it."""

    phrases: tuple[_Entry, ...]
    """Those that it may open."""
    alone: tuple[tuple[str, Word], ...]
    """What it is alone, by language, that which has most of its letters first."""
    parts: tuple[Word, ...]
    """What it is otherwise: a compound, or a name."""
    small: tuple[str, ...]
    """Languages in which it says nothing."""
    languages: tuple[str, ...]
    """Languages that know it."""


def read_words(name: str) -> tuple[Word, ...]:
    """The words of a name, in order, without those that say nothing.

    Words are read in the language that knows most words of the name, and where it does not know one, in the others.

    >>> [(word.text, sorted(word.senses)) for word in read_words("Réseau Amal des femmes")]
    [('reseau', ['network']), ('amal', []), ('femmes', ['women'])]
    """
    return read_tokens(tokens(name))


def read_tokens(words: Sequence[str]) -> tuple[Word, ...]:
    """As `read_words`, of a name that is taken into words by `tokens` already."""
    return _lexicon().read(words)


@functools.cache
def _lexicon() -> _Lexicon:
    files = [load_concepts(code) for code in concept_codes()]
    # Where a name does not tell its language, that of most words here goes first.
    return _Lexicon(sorted(files, key=lambda file: -sum(1 for _ in file.entries())))


def small_words() -> Container[str]:
    """Folded words that say nothing in some language."""
    return _lexicon().small


class _Lexicon:
    """All languages, looked up by the first word."""

    def __init__(self, files: Sequence[ConceptFile]) -> None:
        self._exact: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._stems: defaultdict[str, list[_Entry]] = defaultdict(list)
        small: defaultdict[str, set[str]] = defaultdict(set)
        self._ranks = {file.code: rank for rank, file in enumerate(files)}
        self._endings = _exchanges(files)
        self._longest_exchanged = max(map(len, self._endings), default=0)
        self._compounding = frozenset(file.code for file in files if file.compounds)
        self._prefixes: defaultdict[str, list[str]] = defaultdict(list)
        for prefix in dict.fromkeys(prefix for file in files for prefix in file.prefixes):
            self._prefixes[prefix[0]].append(prefix)
        for file in files:
            for phrase in file.small:
                for word in tokens(phrase):
                    small[word].add(file.code)
            for kind, concept, phrase in file.entries():
                self._add(phrase, kind, concept, file.code)
        self.small = {word: frozenset(codes) for word, codes in small.items()}
        for kind, concept, phrase in place_entries():
            # "La Paz" is a city, and in more names it is peace with its article.
            article, _, rest = fold(phrase).partition(" ")
            if article not in self.small or rest not in self._exact:
                self._add(phrase, kind, concept, _ANY_LANGUAGE)
        self._whole_parts, self._stem_parts = self._parts_in(self._exact), self._parts_in(self._stems)
        self._look_up = functools.lru_cache(maxsize=_MANY)(self._looked)
        self._take_apart = functools.lru_cache(maxsize=_MANY)(self._compound)

    def _add(self, phrase: str, kind: WordKind, concept: str, language: str) -> None:
        words: list[str] = []
        for part in phrase.split():
            folded = tokens(part)
            words += [*folded[:-1], folded[-1] + "*"] if part.endswith("*") else folded
        table = self._stems if words[0].endswith("*") else self._exact
        table[words[0].rstrip("*")].append(_Entry(tuple(words[1:]), kind, concept, language))

    def _parts_in(self, table: Mapping[str, Sequence[_Entry]]) -> dict[str, list[_Entry]]:
        """The words of a table that compounds may have as parts."""
        parts: dict[str, list[_Entry]] = {}
        for word, entries in table.items():
            if found := [entry for entry in entries if entry.language in self._compounding and not entry.rest]:
                parts[word] = found
        return parts

    def read(self, words: Sequence[str]) -> tuple[Word, ...]:
        looked = list(map(self._look_up, words))
        votes = _votes(looked)
        most = max(votes.values(), default=0)
        spoken = max(votes, key=lambda language: (votes[language], -self._ranks[language]), default="")
        read: list[Word] = []
        past = 0
        for place, word in enumerate(looked):
            if place < past:
                continue
            if word.phrases and (phrase := _phrase(words, place, word.phrases, votes)):
                read.append(phrase[1])
                past = place + phrase[0]
            elif word.small and (not word.alone or any(votes[language] == most for language in word.small)):
                continue
            elif word.alone:
                found = word.alone[0]
                if len(word.alone) > 1:
                    found = max(word.alone, key=lambda known: votes.get(known[0], 0))
                read.append(_as_name(found[1]) if _is_foreign(found[1], word.languages, spoken, votes) else found[1])
            else:
                read += word.parts
        return tuple(read)

    def _looked(self, word: str) -> _Looked:
        text, candidates = self._candidates(word)
        single = [candidate for candidate in candidates if not candidate.entry.rest]
        alone = _alone(text, single)
        parts: tuple[Word, ...] = ()
        if not any(len(text) - candidate.letters < _SHORTEST_PART for candidate in single):
            parts = self._take_apart(text)
            alone = () if parts else alone
        small = self.small.get(word, frozenset())
        languages = small.union(candidate.entry.language for candidate in candidates) - {_ANY_LANGUAGE}
        phrases = tuple(candidate.entry for candidate in candidates if candidate.entry.rest)
        name = Word(text, NO_SENSES, "name")
        return _Looked(phrases, alone, parts or (name,), tuple(sorted(small)), tuple(sorted(languages)))

    def _candidates(self, word: str) -> tuple[str, tuple[_Candidate, ...]]:
        """The word without its article, and what it may open: whole words first, then the longest stems."""
        found = self._of(word)
        if word.isascii():
            return word, found or self._inflected(word)
        bare = word
        for prefix in self._prefixes.get(word[0], ()):
            if not word.startswith(prefix) or len(word) - len(prefix) < _SHORTEST_REST or (found and len(prefix) == 1):
                continue
            rest = word[len(prefix) :]
            within = [c._replace(letters=c.letters + len(prefix)) for c in self._of(rest)]
            if within or found:
                return word if found else rest, (*found, *within)
            if len(prefix) > 1 and bare == word:
                bare = rest  # unless a shorter one leaves a word: "للاجئين" is "لاجئين"
        return bare, found

    def _of(self, word: str) -> tuple[_Candidate, ...]:
        found = [_Candidate(entry, len(word), True) for entry in self._exact.get(word, ())]
        for letters in range(len(word), max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING) - 1, -1):
            if len(word) - letters > _longest_ending(letters):
                break
            found += [_Candidate(entry, letters, False) for entry in self._stems.get(word[:letters], ())]
        return tuple(found)

    def _inflected(self, word: str) -> tuple[_Candidate, ...]:
        """Entries of a word with another ending: "pesticide" is a "pesticides"."""
        found: list[_Candidate] = []
        for letters in range(len(word), max(_SHORTEST_INFLECTED, len(word) - self._longest_exchanged) - 1, -1):
            stem = word[:letters]
            for other, languages in self._endings.get(word[letters:], ()):
                for entry in self._exact.get(stem + other, ()):
                    if entry.language in languages and entry.kind in ("head", "subject"):
                        found.append(_Candidate(entry, letters, False))
        return tuple(found)

    def _compound(self, word: str) -> tuple[Word, ...]:
        """The parts of a compound: "flüchtlingsrat" is "flüchtling" and "rat"; () where it is none."""
        if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_WORD:
            return ()
        first: tuple[Word, ...] = ()
        for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            left = self._part(word[:end])
            if not left:
                continue
            for joint in _JOINTS:
                if word.startswith(joint, end) and len(word) - end - len(joint) >= _SHORTEST_PART:
                    rest = word[end + len(joint) :]
                    if right := self._part(rest):
                        parts = _of_one_language(left, right)
                        if parts[1].kind == "head":  # "verein", where "rein" too is a word
                            return parts
                        first = first or parts
                    elif not first and (more := self._take_apart(rest)):
                        first = _of_one_language(left, more[:1])[0], *more
        return first

    def _part(self, text: str) -> tuple[Word, ...]:
        """What a word of compounding languages is in each, whole or as a stem with a short ending."""
        whole, stems = self._whole_parts, self._stem_parts
        found = [_Candidate(entry, len(text), True) for entry in whole[text]] if text in whole else []
        for letters in range(len(text), max(_SHORTEST_STEM, len(text) - _SHORTEST_PART), -1):
            if (stem := text[:letters]) in stems:
                found += [_Candidate(entry, letters, False) for entry in stems[stem]]
        return tuple(word for _, word in _alone(text, found)) if found else ()


def _is_foreign(word: Word, languages: Sequence[str], spoken: str, votes: Mapping[str, int]) -> bool:
    """Is it alone of its languages in a name that is in another: "Bira Prison"?

    It may well be a name that looks like a word: a Kurdish brother.
    """
    if word.kind != "subject" or spoken in languages:
        return False
    return all(votes[language] == 1 for language in languages)


@functools.cache
def _as_name(word: Word) -> Word:
    """The word as one that tells its body from others, whatever it means."""
    return replace(word, kind="name")


def _exchanges(files: Sequence[ConceptFile]) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Ending -> the others that may stand for it, with the languages where they may."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in files:
        for endings in file.endings:
            for one, other in permutations(dict.fromkeys(map(fold, endings)), 2):
                found[one][other].add(file.code)
    return {one: tuple((other, frozenset(codes)) for other, codes in others.items()) for one, others in found.items()}


def _of_one_language(left: Sequence[Word], right: Sequence[Word]) -> tuple[Word, Word]:
    """A word of each, of one language where there are such: "werk" is work behind a Dutch word."""
    for one in left:
        for other in right:
            if one.language == other.language:
                return one, other
    return left[0], right[0]


def _votes(words: Sequence[_Looked]) -> dict[str, int]:
    """How many of the words each language knows."""
    votes: dict[str, int] = {}
    for word in words:
        for language in word.languages:
            votes[language] = votes.get(language, 0) + 1
    return votes


@functools.cache
def _one(senses: frozenset[str]) -> frozenset[str]:
    """One object for all sets of the same concepts: there are some thousands of them, and many more words."""
    return senses


def _alone(text: str, candidates: Sequence[_Candidate]) -> tuple[tuple[str, Word], ...]:
    """What a word is in each language, that which has most of its letters first; all senses of the longest entries."""
    best: dict[str, tuple[int, WordKind, set[str]]] = {}
    for candidate in sorted(candidates, key=lambda c: -c.letters):
        entry = candidate.entry
        letters, _, senses = best.setdefault(entry.language, (candidate.letters, entry.kind, set()))
        if letters == candidate.letters:
            senses.add(entry.concept)
    return tuple((lang, Word(text, _one(frozenset(senses)), kind, lang)) for lang, (_, kind, senses) in best.items())


def _phrase(
    words: Sequence[str], place: int, entries: Sequence[_Entry], votes: Mapping[str, int]
) -> tuple[int, Word] | None:
    """The longest phrase that stands at `place`, with its number of words."""
    best: _Entry | None = None
    senses: set[str] = set()
    for entry in entries:
        rest = entry.rest
        if place + len(rest) >= len(words) or not all(map(_fits, rest, words[place + 1 : place + 1 + len(rest)])):
            continue
        if best is None or (len(rest), votes.get(entry.language, 0)) > (len(best.rest), votes.get(best.language, 0)):
            best, senses = entry, {entry.concept}
        elif len(rest) == len(best.rest):
            senses.add(entry.concept)
    if best is None:
        return None
    length = 1 + len(best.rest)
    return length, Word(" ".join(words[place : place + length]), _one(frozenset(senses)), best.kind, best.language)


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        stem = pattern[:-1]
        return word.startswith(stem) and len(word) - len(stem) <= _longest_ending(len(stem))
    return word == pattern


def _longest_ending(stem: int) -> int:
    """Letters of the longest ending of a stem of so many: a short one with a long ending is another word."""
    return min(stem, _LONGEST_ENDING) if stem > _SHORT_STEM else _ENDING_OF_SHORT
