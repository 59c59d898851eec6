"""The words that names are made of, as data: `data/concepts/<code>.toml`, one file a language, concept -> its words.

A word that ends in `*` stands for any ending, of up to six letters and no longer than itself. A word may stand under
several concepts (مؤسسة is a foundation and an institution).
"""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Literal

import msgspec

from statement_parser.organisations.name_data import cities, countries
from statement_parser.text.fold import fold
from statement_parser.typed import convert

WordKind = Literal["head", "subject", "region", "country", "name"]
"""head: what a body is (network, council); subject: what it is about; region: a place that is no country; name: a word
of no concept, which tells the body from others."""

_LONGEST_CODE = 3


class ConceptFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one language."""

    code: str
    """ISO 639 code; the name of the file."""
    homes: tuple[str, ...] = ()
    """Countries whose bodies bear names in it, by ISO 3166-1 alpha-2 code; none where bodies of every country do."""
    compounds: bool = False
    """Nouns are written in one with those before them: "Flüchtlingsrat"."""
    prefixes: tuple[str, ...] = ()
    """Articles and particles written in one with the word after them, the longest first."""
    endings: tuple[tuple[str, ...], ...] = ()
    """Groups of endings that a word may exchange: one with any of a group stands for those with the others."""
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
    return convert(tomllib.loads(text), ConceptFile)


@functools.cache
def homes_of(code: str) -> frozenset[str]:
    """The countries whose bodies bear names in a language; none where all do, or nothing is known of it."""
    return frozenset(load_concepts(code).homes if code in concept_codes() else ())


@functools.cache
def rare_concepts() -> frozenset[str]:
    """What few names speak of: a third of the languages, which have the most usual words only, do without it.

    >>> "landless" in rare_concepts(), "human_rights" in rare_concepts()
    (True, False)
    """
    codes = concept_codes()
    files = Counter(concept for code in codes for concept in {name for _, name, _ in load_concepts(code).entries()})
    return frozenset(concept for concept, count in files.items() if count * 3 <= len(codes) * 2)


def place_entries() -> Iterator[tuple[WordKind, str, str]]:
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


def _folder() -> resources.abc.Traversable:
    return resources.files("statement_parser.organisations").joinpath("data", "concepts")
