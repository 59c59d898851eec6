"""A name in two scripts without a sign between them: "Alder House بيت الحور", "центр правовой помощи Lawtrend"."""

from __future__ import annotations

from statement_parser.organisations.acronyms import is_acronym_shaped
from statement_parser.organisations.ends import Step
from statement_parser.organisations.pieces import Found
from statement_parser.organisations.places import read_place
from statement_parser.text.scripts import is_in_one_script, main_script

_LEAST, _LEAST_CHARS = 2, 4
_ONE_LANGUAGE = frozenset(("Hani", "Hira", "Kana"))
_WITHOUT_SPACES = _ONE_LANGUAGE | {"Thai", "Khmr", "Laoo", "Mymr"}


def last_word_apart(name: str) -> str | None:
    """The last word where it alone is in Latin letters: a second name, and a part of the first."""
    if is_in_one_script(name):
        return None
    rest, _, last = name.rpartition(" ")
    apart = last.isascii() and last[:1].isupper() and main_script(rest) not in (None, "Latn")
    return last if apart and not any("a" <= char <= "z" or "A" <= char <= "Z" for char in rest) else None


def other_script(name: str) -> Step | None:
    """The name parted where its words change to another script, once; None where they do not, or one word does.

    A last word of capitals in Latin letters is an acronym.
    """
    if is_in_one_script(name):
        return None
    words = name.split()
    scripts = [main_script(word) for word in words]
    told = [script for script in scripts if script is not None]
    if len(set(told)) != 2 or set(told) <= _ONE_LANGUAGE:
        return None
    cut = next((place for place, script in enumerate(scripts) if script not in (None, told[0])), len(words))
    if any(script == told[0] for script in scripts[cut:]):
        return None
    left, right = words[:cut], words[cut:]
    if (place := read_place(" ".join(right))) is not None:  # "Greenpeace Россия"
        return Step(" ".join(left), Found(place=place.text, country=place.country))
    if len(words) == _LEAST or (_is_name(left, told[0]) and _is_name(right, told[-1])):
        return Step(" ".join(left), Found(alias=" ".join(right), alias_how="other-script"))
    if _is_name(left, told[0]) and is_acronym_shaped(right[0]):
        return Step(" ".join(left), Found(right[0], "shape", alias_how="other-script"))
    return None


def _is_name(words: list[str], script: str) -> bool:
    """Whether words are enough for a name of their own; some scripts write no spaces."""
    return len(words) >= _LEAST or (script in _WITHOUT_SPACES and len(words[0]) >= _LEAST_CHARS)
