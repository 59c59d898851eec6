"""List markers at the start of an item: "•", "12.", "(a)", "iv)", "١-", "一、"."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

MarkerKind = Literal["bullet", "number", "letter", "roman"]


class Marker(NamedTuple):
    """A list marker as it is printed at the start of a line."""

    text: str
    """As printed, without white space: "12.", "•", "(a)", "١-"."""
    kind: MarkerKind
    value: int | None
    """1-based; None for bullets."""
    style: str
    """The frame that the items of one list share: "1.", "(1)", "1-", "a.", "A)", "i)", "一、", "①", "•"."""
    end: int
    """Where the item's own text starts."""


_BULLETS = "•●›○▪■□◆◇◦‣⁃∙·・➢➤►▶✓✔➔→❖〇△▲★☆♦\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_BULLET = re.compile(rf"([{_BULLETS}])[\ufe0e\ufe0f]?( ?)(?=\S)")
# Letters that Word's symbol fonts show as marks, and pictures that posts use as such.
_WEAK_LETTERS = "oüØ§"
_WEAK_PICTURES = "✅☑👉📌🔹🔸🔵🔴🔷🔶➖▫◾◽⬛▸▹▷⮚⇒→➜➡❯✦✱✚◉☐⚫"
# Ends a quotation too (fixture en/osiers-pointed-quotes).
_WEAK_QUOTE = "»"
_WEAK_BULLET = re.compile(rf"(\*|[-–—ـ_]{{1,2}}|[{_WEAK_LETTERS}{_WEAK_PICTURES}{_WEAK_QUOTE}])\ufe0f?( ?)(?=\S)")

_CLOSE = r"\.-|\.–|\.\)|\)\.|\)-|\.[°º]|[°º][.)-]?|[.．。۔、:：)\]）\-–—ـ/]"
_NUMBER = re.compile(rf"([(\[（]?) ?(\d{{1,4}})( ?)({_CLOSE})( ?)(?=\S)")
_LETTER = re.compile(r"([(\[（]?) ?(الف|[^\W\d_])( ?)(\.-|[.．)\]）\-–ـ])( ?)(?=\S)")
_ROMAN = re.compile(r"([(\[（]?) ?([ivxIVX]{1,7})( ?)(\.-|[.．)\]）\-–ـ])( ?)(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,40}[,;:]?\s")
_HAN = re.compile(r"([(（]?)([一二三四五六七八九十]{1,3})([、．.。:：)）])( ?)(?=\S)")
_CIRCLED = re.compile(r"([\u2460-\u2473\u2776-\u277f\u2780-\u2793\u3251-\u325f]|\d\ufe0f?\u20e3) ?(?=\S)")

_CLOSED_BY = {"(": ")）", "（": ")）", "[": "]"}
_PLAIN = str.maketrans("．。۔：）（–—ـº", "...:)(---°")

# Letters that a marker of more than one letter starts with: Roman and Han numerals, the Persian name of alef.
_FIRST_OF_MORE = frozenset("ivxIVXا一二三四五六七八九十")
_SECOND_OF_MORE = _FIRST_OF_MORE - {"ا"} | {"ل"}
# A Han digit's place in this string is its value.
_HAN_DIGITS = "十一二三四五六七八九"
_ALPHABETS: tuple[tuple[str, str], ...] = (
    # (what the style shows, the letters in their order)
    ("a", "abcdefghijklmnopqrstuvwxyz"),
    # Orders of more letters, of which the others count in the one above as well (fixture tr/harfli-talepler).
    ("aç", "abcçdefgğhıijklmnoöprsştuüvyz"),
    ("aê", "abcçdeêfghiîjklmnopqrsştuûvwxyz"),
    ("ač", "abcčdefghijklmnoprsštuvzž"),
    ("ać", "abcčćdđefghijklmnoprsštuvzž"),
    ("añ", "abcdefghijklmnñopqrstuvwxyz"),
    ("а", "абвгдежзиклмнопрстуфхцчшщэюя"),
    ("аґ", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    ("ає", "абвгдеєжзиіїйклмнопрстуфхцчшщьюя"),
    ("ађ", "абвгдђежзијклљмнњопрстћуфхцчџш"),
    ("α", "αβγδεζηθικλμνξοπρστυφχψω"),
    ("א", "אבגדהוזחטיכלמנסעפצקרשת"),
    ("أ", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    ("أب", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    ("الف", "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"),
    ("가", "가나다라마바사아자차카타파하"),
)
_SPELLED = str.maketrans("اإآیىکھہ", "أأأييكهه")

_LONGEST = 10
_LEAST_INITIALS = 8
_NEAREST = 3
_FARTHEST_LINES = 60


def _roman(value: int) -> str:
    parts = []
    for worth, letters in _ROMAN_STEPS:
        count, value = divmod(value, worth)
        parts.append(letters * count)
    return "".join(parts)


_ROMAN_STEPS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
# To 39 only: with l, c, d and m too many words would be numbers.
_ROMAN_VALUES = {_roman(value): value for value in range(1, 40)}
_CAPITAL_ROMANS = frozenset(map(str.upper, _ROMAN_VALUES))


def find_marker(text: str, *, alone: bool = False) -> Marker | None:
    """The list marker that clean `text` starts with; None without one, or when nothing follows it.

    With `alone`, a line that is a marker and nothing else is one too (`end == len(text)`): some pages print
    the item's text on the next line.

    A marker found here is possible, not certain ("15. November 2018", "A. Smith"): for numbers and letters ask
    `credible_markers` whether the neighbours bear it out. "1.Name" is a marker; "1.5", "15.11.2018", "10:30",
    "350.org", "3D" and a bare "12 Name" are not.

    >>> find_marker("(12) Kesh Malek")
    Marker(text='(12)', kind='number', value=12, style='(1)', end=5)
    >>> find_marker("350.org") is None
    True
    """
    if alone and len(text) <= _LONGEST:
        found = find_marker(text + " X")
        return found._replace(end=len(text)) if found and found.end == len(text) + 1 else find_marker(text)
    if text[:2].isalpha() and (text[0] not in _FIRST_OF_MORE or text[1:2] not in _SECOND_OF_MORE):
        return None  # most lines
    if text[:1].isdecimal():
        return _number(text) or _circled(text)
    return _bullet(text) or _number(text) or _roman_marker(text) or _letter(text) or _han(text) or _circled(text)


def _bullet(text: str) -> Marker | None:
    found = _BULLET.match(text)
    if found is not None:
        return Marker(found[1], "bullet", None, found[1], found.end())
    found = _WEAK_BULLET.match(text)
    if found is None:
        return None
    sign, space = found[1], found[2]
    after = text[found.end()]
    if sign in _WEAK_LETTERS:
        # Word's second bullet; "o governo" in a wrapped Portuguese line is none, nor is "§ 4".
        good = bool(space) and after.isalpha() and not (after.islower() and sign == "o")
    elif sign in _WEAK_PICTURES:
        good = True
    elif sign == _WEAK_QUOTE:
        # "» et" in a wrapped French line ends a quotation that the line above began.
        good = bool(space) and after.isalpha() and "«" not in text and "»" not in text[1:]
    elif sign == "*":
        good = bool(space) and after != "*"
    elif space:
        # "- Notes -" is a line set between dashes (fixture ko/yagan-beoseu-yocheong).
        good = after not in "-–—ـ_" and not (text[-1] == sign and text[-2].isspace())
    elif sign[0] in "ـ_":
        good = False  # tatweel is a dash only with its space; else it lengthens a word
    else:
        good = after.isalpha() or after in '"«“'
    if not good:
        return None
    # One list may have "-", "--" and "–" (fixture ar/bayan-mushtarak-turuq).
    style = sign[0].translate(_PLAIN)
    return Marker(sign, "bullet", None, style, found.end())


def _number(text: str) -> Marker | None:
    found = _NUMBER.match(text)
    if found is None:
        return None
    opened, digits, gap, close, space = found.groups()
    value, after = int(digits), text[found.end()]
    if not 1 <= value <= 9999 or not _frame_fits(opened, gap, close, space):
        return None
    if after.isdigit() and (not space or close in ":：-–—ـ/"):
        return None
    if not space and (not (after.isalpha() or unicodedata.category(after) in ("Ps", "Pi", "Po")) or after in ".,:/"):
        return None
    if not space and close not in (")", "）", "]") and after.islower():
        return None  # "350.org", "5-year"
    frame = (opened + "1" + close).translate(_PLAIN)
    return Marker(_printed(text, found.end()), "number", value, frame, found.end())


def _frame_fits(opened: str, gap: str, close: str, space: str) -> bool:
    if opened:
        return close in _CLOSED_BY[opened]
    if close == "]":
        return False
    return not gap or (close in (")", "-", "–", "—", "ـ", ".") and bool(space))


def _printed(text: str, end: int) -> str:
    return text[:end].rstrip()


def _roman_marker(text: str) -> Marker | None:
    found = _ROMAN.match(text)
    if found is None:
        return None
    opened, letters, gap, close, space = found.groups()
    value = _ROMAN_VALUES.get(letters.lower())
    if value is None or not (letters.islower() or letters.isupper()) or not _frame_fits(opened, gap, close, space):
        return None
    # A lone v or x is rather the letter; `credible_markers` reads it as its neighbours want it.
    follows = _text_follows(letters, close, space, text[found.end()])
    # No space was left behind a long one: "iii.bring in" (fixture en/ferries-register); "xi.example" is an address.
    tight = not space and len(letters) > 1 and close in ".．" and _WORD.match(text, found.end()) is not None
    if letters in ("v", "x", "V", "X") or not (follows or tight):
        return None
    style = (opened + ("i" if letters.islower() else "I") + close).translate(_PLAIN)
    return Marker(_printed(text, found.end()), "roman", value, style, found.end())


def _text_follows(letters: str, close: str, space: str, after: str) -> bool:
    if space:
        return not (close in "-–ـ" and after.isdigit())
    if not after.isalpha():
        return False
    if close in ")）]":
        return True
    # "e-mail", "i.e.", "U.S.": Latin, Greek and Cyrillic letters need their space; Arabic "أ-المنظمات" does not.
    return not letters.islower() and not after.islower() and (len(letters) > 1 or not letters.isupper())


def _letter(text: str) -> Marker | None:
    found = _LETTER.match(text)
    if found is None:
        return None
    opened, letter, gap, close, space = found.groups()
    value, shown = next(iter(_letter_values(letter)), (0, ""))
    if not value or not _frame_fits(opened, gap, close, space):
        return None
    if not _text_follows(letter, close, space, text[found.end()]):
        return None
    style = (opened + (shown.upper() if letter.isupper() else shown) + close).translate(_PLAIN)
    return Marker(_printed(text, found.end()), "letter", value, style, found.end())


@functools.lru_cache(maxsize=1024)
def _letter_values(letter: str) -> tuple[tuple[int, str], ...]:
    """(value, name of the alphabet) in every order of letters that has it."""
    # Persian writes the name of its first letter, and the letters alone after it.
    plain = ("ا" if letter == "الف" else letter).lower().translate(_SPELLED)
    return tuple(
        (order.translate(_SPELLED).index(plain) + 1, shown)
        for shown, order in _ALPHABETS
        if plain in order.translate(_SPELLED)
    )


def _han(text: str) -> Marker | None:
    found = _HAN.match(text)
    if found is None:
        return None
    opened, digits, close, _ = found.groups()
    value = _han_value(digits)
    if value is None or (close in ")）") != bool(opened):
        return None
    style = (opened + "一" + close).translate(_PLAIN)
    return Marker(_printed(text, found.end()), "number", value, style, found.end())


def _han_value(digits: str) -> int | None:
    """1 to 99, as written: 三, 十, 十二, 二十, 二十一; None for anything else."""
    tens, ten, ones = digits.partition("十")
    if not ten:
        return _HAN_DIGITS.index(digits) if len(digits) == 1 else None
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return None
    return (_HAN_DIGITS.index(tens) if tens else 1) * 10 + (_HAN_DIGITS.index(ones) if ones else 0)


def _circled(text: str) -> Marker | None:
    found = _CIRCLED.match(text)
    if found is None:
        return None
    value = int(unicodedata.numeric(found[1][0]))
    return Marker(found[1], "number", value, "①", found.end()) if value else None


Reading = tuple[MarkerKind, str, int]


def readings(marker: Marker) -> tuple[Reading, ...]:
    """Every (kind, style, value) that a number or letter may be: "i." is a letter 9 or a roman 1."""
    assert marker.value is not None
    if marker.kind == "number":
        return (("number", marker.style, marker.value),)
    core = marker.text.strip("([（)]）.．-–ـ ")
    found: list[Reading] = []
    opened, close = _frame_around(marker.text, core)
    value = _ROMAN_VALUES.get(core.lower())
    if value is not None:
        found.append(("roman", opened + ("i" if core.islower() else "I") + close, value))
    if len(core) == 1 or value is None:
        for place, shown in _letter_values(core):
            found.append(("letter", opened + (shown.upper() if core.isupper() else shown) + close, place))
    return tuple(found)


def _frame_around(text: str, core: str) -> tuple[str, str]:
    opened, _, close = text.partition(core)
    return opened.strip().translate(_PLAIN), close.strip().translate(_PLAIN)


def credible_markers(values: Sequence[Marker | None]) -> tuple[Marker | None, ...]:
    """The markers of consecutive lines that the lines around them bear out, None for the rest.

    A bullet followed by a space is credible by itself; "-name" and Word's "o" need another of their kind within three
    lines. A number, letter or roman numeral needs, among the three nearest of its style, the value one or two lower
    before it or one or two higher after it; equal 1s in a row (Markdown) will do. Where "i." may be letter or numeral,
    kind, value and style are the ones that the neighbours want. A date that starts a line loses its day unless the
    caller asks here.

    >>> lines = ["1. We call", "2. We ask", "15. November 2018"]
    >>> [marker and marker.value for marker in credible_markers([find_marker(line) for line in lines])]
    [1, 2, None]
    """
    marked = [(line, marker) for line, marker in enumerate(values) if marker is not None]
    by_style: dict[tuple[MarkerKind, str], list[tuple[int, int]]] = {}
    for line, marker in marked:
        if marker.kind != "bullet":
            for kind, style, value in readings(marker):
                by_style.setdefault((kind, style), []).append((line, value))
    support: dict[int, tuple[tuple[int, int], Reading]] = {}
    for (kind, style), column in by_style.items():
        if kind == "letter" and _are_initials(column):
            continue
        strengths = [_strength(column, place) for place in range(len(column))]
        total = sum(strengths)
        for (line, value), strength in zip(column, strengths, strict=True):
            weight = (strength, total)
            if strength and (line not in support or weight > support[line][0]):
                support[line] = (weight, (kind, style, value))
    credible: list[Marker | None] = [None] * len(values)
    for line, marker in marked:
        if marker.kind == "bullet":
            credible[line] = marker if _bullet_stands(values, line, marker) else None
        elif line in support:
            kind, style, value = support[line][1]
            credible[line] = marker._replace(kind=kind, style=style, value=value)
    return tuple(credible)


def _are_initials(column: Sequence[tuple[int, int]]) -> bool:
    """Whether letters do not count: those of first names, "A. Berg", "C. Lind" (fixture en/observers-letter-1999)."""
    steps = [after - before == 1 or after == 1 for (_, before), (_, after) in itertools.pairwise(column)]
    return len(column) >= _LEAST_INITIALS and sum(steps) < 0.5 * len(steps)


def _strength(column: Sequence[tuple[int, int]], place: int) -> int:
    """How well the neighbours of one style bear out a value; 0: not at all."""
    line, value = column[place]
    before = [v for at, v in column[max(0, place - _NEAREST) : place] if line - at <= _FARTHEST_LINES]
    after = [v for at, v in column[place + 1 : place + 1 + _NEAREST] if at - line <= _FARTHEST_LINES]
    strength = 4 * ((value - 1 in before) + (value + 1 in after)) + (value - 2 in before) + (value + 2 in after)
    if not strength and value == 1 and ((before and before[-1] == 1) or (after and after[0] == 1)):
        return 1
    return strength


def _bullet_stands(values: Sequence[Marker | None], line: int, marker: Marker) -> bool:
    if marker.text not in _WEAK_LETTERS + _WEAK_PICTURES + _WEAK_QUOTE and (
        marker.end > len(marker.text) or marker.text in _BULLETS
    ):
        return True
    around = range(max(0, line - _NEAREST), min(len(values), line + _NEAREST + 1))
    others = (values[at] for at in around if at != line)
    return any(other is not None and other.kind == "bullet" and other.style == marker.style for other in others)


def is_numeral(text: str) -> bool:
    """Whether a line is a roman number and nothing else, as parts of a journal are counted: "III", "(IV)".

    >>> is_numeral("III"), is_numeral("(IV)"), is_numeral("Civil"), is_numeral("vi")
    (True, True, False, False)
    """
    return text.strip("() .") in _CAPITAL_ROMANS


def ordinal_text(value: int, type: str) -> str:
    """What a browser prints before item `value` of `<ol type=...>`: "12.", "l.", "XII."; numbers for any other type.

    >>> ordinal_text(12, "1"), ordinal_text(28, "a"), ordinal_text(12, "I")
    ('12.', 'ab.', 'XII.')
    """
    if type in ("a", "A") and value >= 1:
        letters = ""
        left = value
        while left:
            left, place = divmod(left - 1, 26)
            letters = chr(ord(type) + place) + letters
        return f"{letters}."
    if type in ("i", "I") and 1 <= value <= 3999:
        numeral = _roman(value)
        return f"{numeral if type == 'i' else numeral.upper()}."
    return f"{value}."
