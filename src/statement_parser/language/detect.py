"""Which language a text is in: its script first, then its letters and small words, then a statistical model.

The model is asked only for what the others leave open: it costs half a second once, and it knows no Kurdish.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Any, Literal, NamedTuple

import msgspec

from statement_parser.language.load import Language, all_languages
from statement_parser.text.fold import fold
from statement_parser.text.scripts import Letters, count_letters, shares_of

By = Literal["script", "letters", "words", "langdetect"]

_SAMPLE = 3_000
_PIECES = 6
_LEAST_LETTERS = 20
_LATIN_WEIGHT = 0.7
"""Latin letters count less against another script: names and site chrome in Latin letters stand in texts of all."""
_SYLLABIC_WEIGHT = 2.5
"""Letters of an alphabet that one Han, Kana or Hangul character stands for."""
_KANA_SHARE = 0.08
"""Kana among Han and Kana characters from which a text is Japanese."""
_FOREIGN_RATE = 0.04
"""Share of letters that a language does not have at which it gets no votes."""
_MARK_LETTERS = 300
"""Letters from which a text should have the first of its language's own letters (scripts other than Latin)."""
_ENOUGH = 0.12
_MARGIN = 1.25
_MODEL_CHARS = 2_000
_MODEL_SURE = 0.7

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_SPACES = str.maketrans({code: " " for code in range(128) if not chr(code).isalpha()})
_SYLLABIC = ("Hani", "Hira", "Kana", "Hang")
_JAPANESE = ("Hira", "Kana")
_SCRIPTS_OF = {"Jpan": ("Hira", "Kana", "Hani"), "Kore": ("Hang",)}
# Scripts that one language is written in, as far as texts of this kind go.
_ONE_LANGUAGE = {
    "Hani": "zh",
    "Hira": "ja",
    "Kana": "ja",
    "Hang": "ko",
    "Hebr": "he",
    "Grek": "el",
    "Armn": "hy",
    "Geor": "ka",
    "Thai": "th",
    "Khmr": "km",
    "Laoo": "lo",
    "Mymr": "my",
    "Sinh": "si",
    "Beng": "bn",
    "Gujr": "gu",
    "Guru": "pa",
    "Knda": "kn",
    "Mlym": "ml",
    "Taml": "ta",
    "Telu": "te",
    "Tibt": "bo",
    "Thaa": "dv",
}


class Detected(msgspec.Struct, frozen=True):
    """The language of a text.

    `score` is 0 to 1: how far ahead of the next language; 1 where the script alone decides.
    """

    language: str | None
    """ISO 639-1, or 639-3 where there is none; None where it is not told."""
    score: float
    by: By
    """What decided."""


_NOTHING = Detected(None, 0.0, "script")


class _Table(NamedTuple):
    """What the languages of one script can be told by."""

    languages: tuple[Language, ...]
    own: tuple[str, ...]
    """Of each language: the letters that tell it from others, in lower case."""
    words: dict[str, tuple[tuple[int, float], ...]]
    """Small word -> the languages that have it, by number, each with its share of the vote."""
    letters: frozenset[str]
    """Letters that not all of them have."""


class _Votes(NamedTuple):
    language: Language
    total: float
    words: float
    """Share of the words that vote for it."""
    foreign: float
    """Share of the letters that it does not have."""


def detect(text: str) -> Detected:
    """The language of `text`, the same in every run; `language` is None under 20 letters.

    >>> detect("We, the undersigned organisations, call on all states to act now.")
    Detected(language='en', score=0.71, by='words')
    """
    sample = _sample(text)
    letters = count_letters(sample)
    script = _script(shares_of(letters))
    if letters.total < _LEAST_LETTERS or script is None:
        return _NOTHING
    if script in _ONE_LANGUAGE:
        return Detected(_ONE_LANGUAGE[script], 1.0, "script")
    votes = _votes(sample, letters, script)
    best = votes[0] if votes else None
    if best is not None and _clear(votes):
        second = votes[1].total if len(votes) > 1 else 0.0
        equal_words = len(votes) > 1 and votes[1].words * _MARGIN > best.words
        return Detected(best.language.code, round(1 - second / best.total, 2), "letters" if equal_words else "words")
    guess, sure = _model_guess(sample)
    if guess is not None and sure >= _MODEL_SURE:
        return Detected(guess, round(sure, 2), "langdetect")
    if best is not None and best.words >= _ENOUGH:
        return Detected(best.language.code, 0.0, "words")
    return _NOTHING


def _sample(text: str) -> str:
    """At most 3,000 characters in pieces spread evenly over `text`."""
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // _PIECES
    step = (len(text) - size) // (_PIECES - 1)
    return "\n".join(text[i * step : i * step + size] for i in range(_PIECES))


def _script(shares: dict[str, float]) -> str | None:
    """The script that a text is in; its names and quotations may be in others."""
    weighed = {script: share * _weight(script) for script, share in shares.items() if script != "Zzzz"}
    if not weighed:
        return None
    kana = sum(shares.get(script, 0.0) for script in _JAPANESE)
    if kana and kana >= _KANA_SHARE * (kana + shares.get("Hani", 0.0)):
        weighed["Hira"] = sum(weighed.pop(script, 0.0) for script in ("Hira", "Kana", "Hani"))
    return max(weighed, key=lambda script: (weighed[script], script))


def _weight(script: str) -> float:
    if script in _SYLLABIC:
        return _SYLLABIC_WEIGHT
    return _LATIN_WEIGHT if script == "Latn" else 1.0


@functools.cache
def _table(script: str) -> _Table:
    """What the languages written in `script` are told by."""
    languages = tuple(x for x in all_languages() if script in _SCRIPTS_OF.get(x.script, (x.script,)))
    having: dict[str, set[int]] = {}
    for number, language in enumerate(languages):
        for word in language.stopwords:
            having.setdefault(_word_key(word, script), set()).add(number)
    words = {word: tuple((number, 1 / len(numbers)) for number in sorted(numbers)) for word, numbers in having.items()}
    own = tuple(_own(x) for x in languages)
    return _Table(languages, own, words, frozenset("".join(own)))


def _own(language: Language) -> str:
    """The letters of a language that tell it from others, in lower case (that of "İ" has an ASCII letter in it)."""
    return "".join(x for x in language.letters.lower() if x.isalpha() and not x.isascii())


def _word_key(word: str, script: str) -> str:
    # Arabic letters have many forms for one; in Latin words an accent may be all that tells two languages apart.
    return fold(word) if script == "Arab" else word.casefold()


def _votes(sample: str, letters: Letters, script: str) -> list[_Votes]:
    """Votes of the small words, lowered by letters that a language does not have; most first."""
    table = _table(script)
    if not table.languages:
        return []
    found = Counter(_words(_word_key(sample, script)))
    shares = [0.0] * len(table.languages)
    for word, count in found.items():
        for number, share in table.words.get(word, ()):
            shares[number] += share * count
    others = _lower(letters.others)
    all_words, all_letters = found.total() or 1, letters.total or 1
    telling = {x: count for x, count in others.items() if x in table.letters or script == "Latn"}
    ranked: list[_Votes] = []
    for number, (language, own) in enumerate(zip(table.languages, table.own, strict=True)):
        foreign = sum(count for x, count in telling.items() if x not in own) / all_letters
        total = shares[number] / all_words * max(0.0, 1 - foreign / _FOREIGN_RATE)
        if script != "Latn" and own and own[0] not in others and all_letters >= _MARK_LETTERS:
            total /= 3
        ranked.append(_Votes(language, total, shares[number] / all_words, foreign))
    return sorted(ranked, key=lambda vote: (-vote.total, vote.language.code))


def _words(key: str) -> list[str]:
    if key.isascii():
        return key.translate(_ASCII_SPACES).split()  # a fraction of the cost of the pattern
    return _WORD.findall(key)


def _lower(others: dict[str, int]) -> Counter[str]:
    """Letters above ASCII in lower case."""
    lower: Counter[str] = Counter()
    for letter, count in others.items():
        for char in letter.lower():
            if char.isalpha() and not char.isascii():
                lower[char] += count
    return lower


def _clear(votes: list[_Votes]) -> bool:
    """Whether the first is far enough ahead, and no stranger: letters of none of the languages say that it is one."""
    best = votes[0]
    if best.total < _ENOUGH or best.foreign > _FOREIGN_RATE / 4:
        return False
    return len(votes) == 1 or best.total >= _MARGIN * votes[1].total


def _model_guess(sample: str) -> tuple[str | None, float]:
    """The language that the statistical model finds, and its probability."""
    detector = _model().create()
    detector.append(sample[:_MODEL_CHARS])
    try:
        guesses = detector.get_probabilities()
    except Exception as error:  # its error class carries a code and no base of its own
        if type(error).__name__ != "LangDetectException":
            raise
        return None, 0.0
    return (guesses[0].lang.split("-")[0], guesses[0].prob) if guesses else (None, 0.0)


@functools.cache
def _model() -> Any:
    """The model's factory: our own, so that no other user of the package changes what it answers."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = 0
    return factory
