"""Language data: one TOML file a language, decoded into frozen records.

Adding a language is adding a file; docs/add-a-language.md says how.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Literal

import msgspec

_SUFFIX = ".toml"

Phrases = tuple[str, ...]
"""Wordings as people write them. A word that ends in `*` stands for any ending ("organi*")."""


class Headings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wordings of lines of their own, without the colon."""

    signatories: Phrases = ()
    demands: Phrases = ()
    groups: Phrases = ()
    """Sub-headings inside a list of signatories: "Organisations", "Individuals"."""
    persons: Phrases = ()
    """Words of headings over persons: "Individuals", "in a personal capacity"."""
    notes: Phrases = ()
    """Contacts, footnotes, notes to editors, references."""
    related: Phrases = ()
    """What follows an article: related posts, comments, share buttons, newsletters."""


class Wordings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wordings inside a line."""

    undersigned: Phrases = ()
    sign_off: Phrases = ()
    salutation: Phrases = ()
    asking: Phrases = ()
    """Verbs of asking, inside the sentence that leads in a list of demands."""
    item_asking: Phrases = ()
    """First words of a demand."""
    sign_call: Phrases = ()
    """Calls to the reader to sign."""
    contact: Phrases = ()
    chrome: Phrases = ()
    """What a web site writes around a text."""
    byline: Phrases = ()
    published: Phrases = ()
    updated: Phrases = ()
    translations: Phrases = ()
    """Labels before links to the same text in other languages."""
    not_a_list: Phrases = ()
    """Headings of lists that name people or bodies who do not sign."""


class NameWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that names bear."""

    organisation: Phrases = ()
    legal_forms: Phrases = ()
    person_titles: Phrases = ()
    roles: Phrases = ()
    conjunctions: Phrases = ()
    compounds: bool = False
    """Nouns are written in one with the word before them: Dutch "vereniging" in "Belangenvereniging"."""


class Genres(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of the kinds of text: joint statement, open letter, press release."""

    words: Phrases = ()


class DateWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of dates. Lists of months have one entry a month, each with all of its names."""

    order: Literal["dmy", "mdy", "ymd", "mixed"] = "dmy"
    """Order of a date in digits; "mixed" where both dmy and mdy are usual."""
    months: tuple[Phrases, ...] = ()
    """Gregorian, all systems of names that the language uses."""
    months_persian: tuple[Phrases, ...] = ()
    """Solar Hijri, Farvardin first."""
    months_hijri: tuple[Phrases, ...] = ()
    """Lunar Hijri, Muharram first."""
    weekdays: tuple[Phrases, ...] = ()
    """One entry a day, Monday first, each with all of its names."""
    suffixes: Phrases = ()
    """Endings of a day's number: "st", "nd"."""
    fillers: Phrases = ()
    """Words between day, month and year: "of", "de"."""
    ranges: Phrases = ()
    """Words between the ends of a range: "to", "bis", "au"."""
    other_days: Phrases = ()
    """Words before a date that is not the text's own: "until", "today is", "deadline"."""
    regions: dict[str, Literal["dmy", "mdy"]] = {}
    """Where `order` is "mixed": the order that a region (ISO 3166-1 alpha-2, upper case) uses."""


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All data of one language."""

    code: str
    """ISO 639-1, or 639-3 where there is none; the name of the file."""
    name: str
    """In English."""
    endonym: str
    """In the language itself."""
    script: str
    """ISO 15924."""
    direction: Literal["ltr", "rtl"]
    letters: str = ""
    """Letters that tell the language from others of its script."""
    stopwords: Phrases = ()
    prefixes: Phrases = ()
    """Particles written together with the word after them: Arabic "و", Hebrew "ו"."""
    headings: Headings = Headings()
    phrases: Wordings = Wordings()
    names: NameWords = NameWords()
    genres: Genres = Genres()
    languages: dict[str, Phrases] = {}
    """Names of languages, in this one, by code."""
    dates: DateWords = DateWords()


@functools.cache
def codes() -> tuple[str, ...]:
    """Codes of the languages that there are data for, sorted."""
    files = resources.files("statement_parser.language").joinpath("data").iterdir()
    return tuple(sorted(f.name.removesuffix(_SUFFIX) for f in files if f.name.endswith(_SUFFIX)))


@functools.cache
def load(code: str) -> Language:
    """The data of one language.

    Raises:
        KeyError: no data for `code`; the message names the codes that there are.

    >>> load("en").name
    'English'
    """
    if code not in codes():
        raise KeyError(f"no language data for {code!r}; there are: {', '.join(codes())}")
    file = resources.files("statement_parser.language").joinpath("data", code + _SUFFIX)
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Language)


def all_languages() -> tuple[Language, ...]:
    """The data of every language, sorted by code."""
    return tuple(load(code) for code in codes())
