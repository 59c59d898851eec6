"""A name made ready to be compared: its wordings read as words, its acronyms, where it sits."""

from __future__ import annotations

import functools

import msgspec

from statement_parser.model.organisation import OrganisationName
from statement_parser.organisations.concepts import NO_SENSES, Word, read_tokens, read_words, small_words
from statement_parser.organisations.names import organisation_name, parse_name
from statement_parser.resolution.agreement import once
from statement_parser.text.clean import clean
from statement_parser.text.fold import fold, tokens

_MANY = 1 << 15
_LONGEST_ACRONYM = 10
_LONGEST_NAME = 400
_MOST_WORDS = 40
"""What stands behind so many characters or words is no part of a name, and is not compared."""
_JOINED = ("dash", "slash", "comma")


class Wording(msgspec.Struct, frozen=True, gc=False):
    """One way to write a name: the name itself, or an alias."""

    text: str
    """As printed."""
    text_key: str
    """Folded, a space before and behind each word."""
    words: tuple[Word, ...]
    """What it says."""
    once: tuple[Word, ...]
    """The same without those that say something again."""
    letters: tuple[str, ...]
    """What its first letters give: of all words, and of those that say something; each once."""
    told: str = ""
    """What to tell a person who wonders where it comes from; "" of the name as printed."""


class Profile(msgspec.Struct, frozen=True, gc=False):
    """A name, ready to be compared."""

    record: OrganisationName
    wordings: tuple[Wording, ...]
    """The name first; those that are an acronym and nothing else are left out."""
    acronyms: tuple[str, ...]
    """Folded, without points; each once."""
    places: tuple[Word, ...]
    """The words of the place and branch printed beside the name."""

    @property
    def only_acronym(self) -> bool:
        """Is the name an acronym and nothing else?"""
        return not self.wordings


@functools.lru_cache(maxsize=_MANY)
def profile_of(name: str) -> Profile:
    """The profile of a string of a list of signatories, which is taken for the name of a body.

    Raises:
        ValueError: the name has neither letter nor digit.
        TypeError: the name is no str.
    """
    if isinstance(name, str) and (text := clean(name))[:1].isalpha():
        # Whether a person is meant is not asked: that takes longer than all the rest.
        return make_profile(organisation_name(name, "organisation", text=text))
    return make_profile(parse_name(name))


def make_profile(record: OrganisationName) -> Profile:
    """The profile of a record that `parse_name` made.

    Raises:
        ValueError: the name has neither letter nor digit.
    """
    texts = [record.name, *(alias.text for alias in record.aliases)]
    if record.acronym is not None and record.acronym_how != "alone":
        texts.append(record.acronym)
    acronyms = {_bare(text) for text in texts if is_acronym(text)}
    if record.acronym is not None:
        acronyms.add(_bare(record.acronym))
    # "Karapatan - Alliance for ..." may be one name as well as two.
    joined = [f"{record.name} {alias.text}" for alias in record.aliases if alias.how in _JOINED]
    alone = record.acronym_how == "alone"
    full = [text for text in texts if not is_acronym(text) and not (alone and text == record.name)]
    known = tuple(record.key.split())
    wordings = [
        wording_of(text, known) if text == record.name else wording_of(text, told=f"another name: {text}")
        for text in full
    ]
    wordings += map(wording_of, joined)
    wordings += (wording_of(part, told=f"a part of the name: {part.strip()}") for part in _around_colon(record.name))
    misprints = ", ".join(f"{one.printed} = {one.meant}" for one in record.suggestions)
    wordings += (wording_of(text, told=f"a likely misprint: {misprints}") for text in _mended(record))
    wordings = [wording for wording in wordings if wording.words]
    if not wordings and not acronyms:
        raise ValueError(f"a name without letter and digit: {record.raw!r}")
    places = read_words(f"{record.place or ''} {record.branch or ''}") if record.place or record.branch else ()
    return Profile(record, tuple(wordings), tuple(sorted(acronyms)), places)


def spoken_in(profile: Profile) -> str | None:
    """The language of a name: what its small words and nouns say, else that of most of its words."""
    if profile.record.language is not None:
        return profile.record.language
    counts: dict[str, int] = {}
    for word in profile.wordings[0].words:
        if word.language:
            counts[word.language] = counts.get(word.language, 0) + 1
    best = max(counts.values(), default=0)
    told = [language for language, count in counts.items() if count == best]
    return told[0] if best > 1 and len(told) == 1 else None


def _around_colon(name: str) -> tuple[str, ...]:
    """The parts of "CIVICUS: World Alliance for Citizen Participation"; () without a colon."""
    before, colon, after = name.partition(":")
    return (before, after) if colon and before.strip() and " " in after.strip() else ()


def _mended(record: OrganisationName) -> tuple[str, ...]:
    """The name without its likely misprints; () where there is none."""
    name = record.name
    for suggestion in record.suggestions:
        name = name.replace(suggestion.printed, suggestion.meant)
    return () if name == record.name else (name,)


def wording_of(text: str, folded: tuple[str, ...] | None = None, *, told: str = "") -> Wording:
    """A text read as words, with its first letters; `folded` are its words, where they are known."""
    text = text[:_LONGEST_NAME]
    folded = (tokens(text) if folded is None else folded)[:_MOST_WORDS]
    # A name may be made of small words only: "Aan de Wal".
    words = read_tokens(folded) or tuple(Word(word, NO_SENSES, "name") for word in folded)
    spoken = {part for word in words for part in word.text.split()}
    every = "".join(word[0] for word in folded)
    # A letter alone is an article or what an apostrophe parts: "l'enfant", "women's".
    said = [word for word in folded if len(word) > 1 and word in spoken]
    telling = "".join(word[0] for word in said)
    # A phrase has small words in it: "droits de l'homme".
    large = "".join(word[0] for word in said if word not in small_words())
    letters = tuple(dict.fromkeys((every, telling, large)))
    return Wording(text, f" {' '.join(folded)} ", words, once(words), letters, told)


def is_acronym(text: str) -> bool:
    """Is the text one word of a few capitals: "SNHR", "F.I.D.H."?"""
    letters = "".join(filter(str.isalpha, text))
    return " " not in text and 2 <= len(letters) <= _LONGEST_ACRONYM and letters.isupper()


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
