"""The tables of names: legal forms, words of names, countries and cities, decoded once into records."""

from __future__ import annotations

import functools
from importlib import resources

import msgspec

from statement_parser.language import quick_toml
from statement_parser.text.fold import tokens, tokens_of_each
from statement_parser.typed import convert

Phrases = tuple[str, ...]
Words = tuple[str, ...]
"""A phrase as its folded words."""


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Legal forms, each with its spellings, the usual one first."""

    end: tuple[Phrases, ...]
    start: tuple[Phrases, ...]
    quoted: tuple[Phrases, ...]


class Branches(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of sections and offices."""

    before: Phrases
    after: Phrases
    before_apart: Phrases
    after_apart: Phrases
    links: Phrases


class Around(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that stand before something, and behind it."""

    before: Phrases
    after: Phrases = ()


class Links(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words between two things."""

    links: Phrases


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of places."""

    qualifiers: Phrases
    """Before the name of a place, they make a part of it: "Northern Iraq"."""
    towns: Phrases
    """The name of a town may begin with them: "San", "Port"."""
    links: Phrases
    """Before it, they say nothing: "in"."""
    states: dict[str, Phrases]
    """Letters of states and provinces that stand behind a town ("Burlington, VT"), by country."""


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of names, as words.toml has them; those of a language by its code."""

    articles: dict[str, Phrases]
    heads: dict[str, Phrases]
    branches: Branches
    known_as: Around
    notes: Around
    persons: Links
    places: Parts


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of countries and what is of them, by ISO 3166-1 alpha-2 code."""

    regions: Phrases
    names: dict[str, Phrases]
    adjectives: dict[str, Phrases]


def _text(name: str) -> str:
    return resources.files("statement_parser.organisations").joinpath("data", name).read_text(encoding="utf-8")


@functools.cache
def forms() -> Forms:
    """The legal forms."""
    return convert(quick_toml.loads(_text("forms.toml")), Forms)


@functools.cache
def name_words() -> NameWords:
    """The words of names."""
    return convert(quick_toml.loads(_text("words.toml")), NameWords)


@functools.cache
def countries() -> Countries:
    """The countries."""
    return convert(quick_toml.loads(_text("countries.toml")), Countries)


@functools.cache
def cities() -> dict[str, Phrases]:
    """Names of cities by the ISO 3166-1 alpha-2 code of their country."""
    return convert(quick_toml.loads(_text("cities.toml")), dict[str, Phrases])


@functools.cache
def heads() -> dict[str, frozenset[str]]:
    """Folded noun that says what kind of body it is -> the languages that have it."""
    found: dict[str, set[str]] = {}
    for language, nouns in name_words().heads.items():
        for noun in nouns:
            found.setdefault(" ".join(tokens(noun)), set()).add(language)
    return {noun: frozenset(languages) for noun, languages in found.items()}


def folded(phrases: Phrases) -> frozenset[Words]:
    """Phrases as folded words."""
    return frozenset(filter(None, tokens_of_each(phrases)))
