"""Who signs, as one string prints it: the name, and what else of a body or a person stands beside it."""

from __future__ import annotations

from typing import Any, Final, Literal, get_args

import msgspec

from statement_parser.text.spoof import Flag
from statement_parser.typed import to_json_text, to_plain

SignatoryKind = Literal["organisation", "person", "unknown"]
"""unknown: nothing in the entry or its list says whether a body or a person signs."""
SIGNATORY_KINDS: Final[tuple[SignatoryKind, ...]] = get_args(SignatoryKind)

AliasHow = Literal["brackets", "dash", "slash", "equals", "colon", "comma", "known-as", "other-script"]
"""How an alias stands beside the name. other-script: at the end of the name, in other letters, without a sign."""

AcronymHow = Literal["initials", "other-language", "letters", "shape", "alone"]
"""What speaks for an acronym, the strongest first. initials: it is made of the first letters of the words of the name;
other-language: of those of an alias; letters: of letters of the name, in their order; shape: nothing but that it is
written like one and where it stands; alone: the whole name is written like one."""


class Alias(msgspec.Struct, frozen=True, kw_only=True, gc=False, repr_omit_defaults=True):
    """Another name of the same body, printed beside the first."""

    text: str
    """As printed, never empty."""
    language: str | None = None
    """ISO 639-1 code, 639-3 where there is none; None where a name does not tell."""
    script: str | None = None
    """ISO 15924 code of most of its letters; None without letters."""
    how: AliasHow
    """How it stands beside the name."""


class Suggestion(msgspec.Struct, frozen=True, kw_only=True, gc=False, repr_omit_defaults=True):
    """A word of a name that is likely a misprint; the name keeps it."""

    printed: str
    """The word as it stands in `name`."""
    meant: str
    """What it would be, with the capitals of `printed`."""
    evidence: str
    """Why, in English: "one letter from a word of names, and no word of them itself"."""


class OrganisationName(msgspec.Struct, frozen=True, kw_only=True, gc=False, repr_omit_defaults=True):
    """A signatory's string taken apart.

    Every text is as printed but for invisible characters and runs of white space; `legal_form` is spelled as usual.
    """

    raw: str
    """As given, nothing lost."""
    kind: SignatoryKind = "unknown"
    """Who signs, as far as this string tells."""
    name: str
    """For display, never empty: without marker, article, acronym, aliases, legal form, place, notes and closing full
    stop. Parsed again it stays the same. A person's without post and body."""
    aliases: tuple[Alias, ...] = ()
    """Other names of the body, in order. An acronym in brackets of which nothing proves that it is one (how: shape) is
    here too: it may be the name by which the body goes."""
    acronym: str | None = None
    """As printed ("SCM", "Idec"); None without. Where the whole name is one, both have it."""
    acronym_how: AcronymHow | None = None
    """What speaks for the acronym; None without."""
    legal_form: str | None = None
    """In its usual spelling: "e.V." of "e. V."; None without."""
    place: str | None = None
    """Where the body sits, as printed beside the name ("France, Europe", "Jendouba"), or in a cell beside it or in a
    heading above it, where that is a place in one country; None without."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the country of `place`; None where it has none, or several."""
    country_hint: str | None = None
    """ISO 3166-1 alpha-2 code of the one country that the name itself speaks of ("Syrian Archive": SY); it need not sit
    there. None where none does, or several."""
    branch: str | None = None
    """Section, office or chapter of the body, as printed: "Jendouba Branch"; None without."""
    affiliation: str | None = None
    """Institution of a person, as printed; None of bodies."""
    role: str | None = None
    """Post or profession of a person, as printed: "director"; None of bodies."""
    note: str | None = None
    """A remark on the signing, or who signs for the body, without brackets: "with reservations on point 3", "Ada Berg,
    director"; None without."""
    footnote: str | None = None
    """Marks of footnotes behind the name, as printed: "*", "[1]"; None without."""
    url: str | None = None
    """Web address printed with the name, as printed; None without."""
    number: int | None = None
    """Number printed before the name: 12 of "12. Kesh Malek"; None without."""
    language: str | None = None
    """ISO 639-1 code of the name, 639-3 where there is none; None where it does not tell."""
    script: str | None = None
    """ISO 15924 code of most letters of the name: "Latn", "Arab" ...; None without letters."""
    key: str = ""
    """Strict comparison key of the name: equal for spellings that differ in case, accents, punctuation, space,
    invisible characters, and letters of another alphabet that look the same."""
    concept_key: str = ""
    """Loose comparison key: concepts and other words, sorted ("SY human_rights network"); equal for names that say the
    same in several languages. Empty where it was not asked for, as in the records of a statement."""
    suggestions: tuple[Suggestion, ...] = ()
    """Likely misprints in the name, in order."""
    flags: tuple[Flag, ...] = ()
    """What in `raw` may deceive the eye, sorted."""

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings and numbers, as in JSON."""
        return to_plain(self)

    def to_json(self, *, indent: int | None = 2) -> str:
        """The record as JSON text; `indent=None`: on one line."""
        return to_json_text(self, indent)
