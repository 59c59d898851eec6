"""Acronyms beside a name: what is written like one, and what of the name speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statement_parser.model.organisation import AcronymHow
from statement_parser.text.fold import tokens

_DOUBLED = re.compile(r"(.)\1")
_LONGEST = 14
_LEAST_SHAPED = 2
_CAPITALS = 0.6
"""Share of its letters from which a word of capitals and small letters is written like an acronym: "LdH"."""
_MOST_LETTERS = 24
_SMALL = 3
"""Letters of a word in small letters up to which its initial may be passed over at the start of a name: "La", "the"."""
_INSIDE = 4
"""An acronym may have one letter from the inside of a word for so many of its own."""
_GUESSED = 2
_LEAST_BEHIND = 3


def is_acronym_shaped(text: str) -> bool:
    """Whether one word is written like an acronym: mostly capitals, two of them at the least.

    >>> is_acronym_shaped("SNJT"), is_acronym_shaped("LdH"), is_acronym_shaped("Massar"), is_acronym_shaped("HRDN-SL")
    (True, True, False, True)
    """
    if not is_one_word(text) or "/" in text:
        return False
    letters = [char for char in text if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return capitals >= _LEAST_SHAPED and capitals >= _CAPITALS * len(letters) and text[0].isalnum()


def may_be_acronym(text: str) -> bool:
    """Whether one word can be an acronym where the name proves it: in capitals, or with one, as "Idec"."""
    return is_acronym_shaped(text) or (is_one_word(text) and text[0].isupper() and "-" not in text)


def is_one_word(text: str) -> bool:
    """Whether it is one word with a letter in it, short enough for an acronym."""
    return 2 <= len(text) <= _LONGEST and not any(map(str.isspace, text)) and any(map(str.isalpha, text))


def proof(acronym: str, name: str) -> AcronymHow | None:
    """How the letters of `acronym` stand in `name`: as initials of its words, or as their first letters; else None.

    Words may be passed over, but not the first one that is more than an article.

    >>> proof("FTDES", "Forum tunisien des droits économiques et sociaux"), proof("Idec", "Instituto de Defesa Civil")
    ('initials', 'letters')
    >>> proof("Lavits", "Rede de Estudos em Vigilância, Tecnologia e Sociedade") is None
    True
    """
    words = tokens(name)
    letters = "".join(tokens(acronym))[:_MOST_LETTERS]
    how = _proof(letters, words)
    if how is None and "." in acronym:  # "SFLC.in"
        how = _proof("".join(tokens(acronym.partition(".")[0])), words)
    if how is None and (single := _DOUBLED.sub(r"\1", letters)) != letters:  # "CNDDHH": plurals, as Spanish has them
        how = _proof(single, words) and "letters"
    return how


def _proof(letters: str, words: Sequence[str]) -> AcronymHow | None:
    if len(letters) < _LEAST_SHAPED:
        return None
    starts = _starts(words)
    if any(words[start][0] == letters[0] and _are_initials(letters, words[start:]) for start in starts):
        return "initials"
    allowed = len(letters) // _INSIDE
    if len(letters) > _LEAST_SHAPED and any(_fits(letters, words[start:], allowed) for start in starts):
        return "letters"
    # "HRCO" of "Ethiopian Human Rights Council": all words but the first.
    rest = [word for word in words[1:] if len(word) > _SMALL]
    return "letters" if len(letters) > _SMALL and len(rest) > 1 and _fits(letters, rest, 0, every=True) else None


def begins_as(acronym: str, name: str) -> bool:
    """Whether the first letters of a word in capitals are the initials of the first words of `name`.

    >>> begins_as("AFG", "Association femmes et citoyenneté")
    True
    """
    letters, words = "".join(tokens(acronym)), tokens(name)
    if len(letters) < _LEAST_BEHIND or len(words) < _LEAST_BEHIND:
        return False
    return any(_are_initials(letters[:_GUESSED], words[start : start + _GUESSED]) for start in _starts(words))


def _starts(words: Sequence[str]) -> range:
    """Places of the words that the first letter may be of: the first, and those behind articles."""
    first = 0
    while first < len(words) - 1 and len(words[first]) <= _SMALL and first < 2:
        first += 1
    return range(first + 1) if words else range(0)


def _are_initials(letters: str, words: Sequence[str]) -> bool:
    """Whether each letter begins a word of its own, in order."""
    place = 0
    for letter in letters:
        while place < len(words) and words[place][0] != letter:
            place += 1
        if place == len(words):
            return False
        place += 1
    return True


def _fits(letters: str, words: Sequence[str], allowed: int, *, every: bool = False) -> bool:
    """Whether the letters are first letters of words, in order, with `allowed` from inside of them.

    The first word gives the first letter; with `every`, each word gives one.
    """
    if not words or words[0][0] != letters[0] or words[0].startswith(letters):
        return False
    # Fewest letters from inside with which the first `taken` letters are used up by the words so far.
    costs: dict[int, int] = {0: 0}
    for number, word in enumerate(words):
        reached = dict(costs) if number and not every else {}
        for taken, cost in costs.items():
            if number and taken < len(letters) and letters[taken] in word[1:]:
                _keep(reached, taken + 1, cost + 1)
            size = 0
            while taken + size < len(letters) and size < len(word) and letters[taken + size] == word[size]:
                size += 1
                _keep(reached, taken + size, cost)
                if taken + size < len(letters) and letters[taken + size] in word[size + 1 :]:
                    _keep(reached, taken + size + 1, cost + 1)
        costs = {taken: cost for taken, cost in reached.items() if cost <= allowed}
    return len(letters) in costs


def _keep(costs: dict[int, int], taken: int, cost: int) -> None:
    if cost < costs.get(taken, cost + 1):
        costs[taken] = cost
