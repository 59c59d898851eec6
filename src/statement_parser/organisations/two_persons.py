"""Two persons in one entry: "Ada Berg and Tom Lind, co-chairs of the Alder House"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.language.last_names import Places, is_conjunction
from statement_parser.text.fold import tokens
from statement_parser.text.shape import is_personal, opens_small

_WORD = re.compile(r"\S+")
_LEAST_WORDS = 2
_LAST_BASIC = "\u024f"
"""The last letter of the Latin blocks."""


def two_persons(name: str, cues: CueMatcher) -> Places:
    """Where each of two persons stands in the name of an entry that is of persons; empty where it is one.

    Both have their own first and last name: "Tom and Eva Greaves" stays as printed. A conjunction of one Latin letter
    may stand inside a name: "Ana Costa e Silva Prado".
    """
    words = list(_WORD.finditer(name))
    if len(words) <= 2 * _LEAST_WORDS:
        return []
    at = [n for n, word in enumerate(words) if word[0] == "&" or _joins(word[0], cues)]
    if len(at) != 1:
        return []
    parts = words[: at[0]], words[at[0] + 1 :]
    if not all(part and _is_person([word[0] for word in part], cues) for part in parts):
        return []
    return [(part[0].start(), part[-1].end()) for part in parts]


def _joins(word: str, cues: CueMatcher) -> bool:
    return (len(word) > 1 or word > _LAST_BASIC) and not word[0].isupper() and is_conjunction(word, cues)


def _is_person(words: Sequence[str], cues: CueMatcher) -> bool:
    """Whether one side is a first and a last name at the least, behind titles or none."""
    said = tokens(" ".join(words))
    titles = max((hit.end for hit in cues.match(said) if hit.cue is Cue.PERSON_TITLE and not hit.start), default=0)
    name = words[titles:] or words
    return len(said) - titles >= _LEAST_WORDS and not opens_small(name[0]) and is_personal(" ".join(name))
