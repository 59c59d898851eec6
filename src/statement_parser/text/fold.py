"""The comparison key of a text, and its words."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

_ASCII_QUOTES = str.maketrans({'"': "'", "`": "'"})
_ASCII = bytes(range(128))
_FEW = 4
"""A text is mostly ASCII if it has more than this many characters for each one beyond ASCII."""

# Letters that no decomposition reaches. Kurdish ە ێ ۆ ڕ ڵ keep their own form: they tell words apart.
_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍئ", "ي"),
    **dict.fromkeys("ؤٶ", "و"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةھہۀۂۃ", "ه"),
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "æ": "ae",
    "œ": "oe",
    "й": "й",
    "ї": "ї",
    "ў": "ў",
    "ँ": "ं",
    "−": "-",
    **dict.fromkeys('‘’‚‛“”„‟′″ʼʻʹ´`"׳״', "'"),
}
_STRIPPED_MARKS = (
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic
    (0x0483, 0x0489),
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A),  # Arabic
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x08D3, 0x08FF),
    (0x093C, 0x093C),  # the dot below letters of Devanagari, which many leave out (fixture hi/gyaapan-khabar)
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFE20, 0xFE2F),
)


class _Table(dict[int, str]):
    """Code point to folded text, worked out once for each character that is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_TABLE = _Table()


def _fold_char(char: str) -> str:
    for _ in range(4):
        step = "".join(map(_fold_once, unicodedata.normalize("NFKC", char).casefold()))
        if step == char:
            break
        char = step
    return char


def _fold_once(char: str) -> str:
    known = _LETTERS.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category == "Cf" or char == "ـ" or (category == "Mn" and _is_stripped(char)):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Pd":
        return "-"
    if category in ("Pi", "Pf"):
        return "'"
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1:
        kept = "".join(c for c in parts if not _is_stripped(c))
        return unicodedata.normalize("NFC", kept)
    return char


def _is_stripped(char: str) -> bool:
    code = ord(char)
    return any(low <= code <= high for low, high in _STRIPPED_MARKS) and unicodedata.category(char)[0] == "M"


def fold(text: str) -> str:
    """The comparison key of `text`: equal for spellings that a reader takes for the same.

    NFKC and case folding; accents of Latin, Greek and Cyrillic, Hebrew points and Arabic vowel signs, tatweel and
    joiners go; dotted and dotless i are one, as are the forms of alef, of yeh, of kaf and of heh (Kurdish ە is none of
    them), and the two signs of Devanagari for a nasal, whose dots below go; digits of every script become ASCII digits,
    dashes "-", quotation marks and apostrophes "'". Folding twice changes nothing. Lengths may change: offsets in the
    folded text are not offsets in `text`.

    >>> fold("ÉTAT de Straße — „İstanbul“"), fold("بيــان")
    ("etat de strasse - 'istanbul'", 'بيان')
    """
    if text.isascii():
        return text.lower().translate(_ASCII_QUOTES) if '"' in text or "`" in text else text.lower()
    if not unicodedata.is_normalized("NFKC", text):
        text = _compose(text)
    others = beyond_ascii(text)
    if _FEW * len(others) < len(text):
        # A word with an accent, quotation marks: a search for each takes less than a look at every letter.
        plain = text
        for char in set(others):
            plain = plain.replace(char, _TABLE[ord(char)])
        if plain.isascii():
            return fold(plain)
    folded = text.translate(_TABLE)
    # What was taken out may have stood between two characters that combine, or a mark may now stand first.
    while not unicodedata.is_normalized("NFKC", folded):
        folded = unicodedata.normalize("NFKC", folded).translate(_TABLE)
    return folded


def beyond_ascii(text: str) -> str:
    """The characters of `text` beyond ASCII, in their order.

    >>> beyond_ascii("Büros d’aide")
    'ü’'
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _compose(text: str) -> str:
    # Spacing accents decompose to a space and a mark; that space was never written.
    return unicodedata.normalize("NFKC", text.translate(_SPACING_ACCENTS))


_SPACING_ACCENTS = {
    **dict.fromkeys((0x00B4, 0x1FBD, 0x1FBF, 0x1FFD, 0x1FFE), "'"),
    **dict.fromkeys((0x00A8, 0x00AF, 0x00B8, 0x02D8, 0x02D9, 0x02DA, 0x02DB, 0x02DD, *range(0xFE70, 0xFE80)), ""),
}

# Every character of these scripts is a word for us: they write no spaces.
_SINGLE = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Letters in lower case and digits; all others become spaces. Splitting at them takes a third of the time of a pattern.
_ASCII_WORDS = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))

_NAME_CHARS = 100


@functools.cache
def _word() -> re.Pattern[str]:
    blocks = (range(0x0300, 0x2000), range(0x20D0, 0x2100), range(0xA66F, 0xAC00), range(0xFE00, 0xFE30))
    marks = "".join(chr(c) for block in blocks for c in block if unicodedata.category(chr(c))[0] == "M")
    letter = rf"[^\W_{_SINGLE}]"
    return re.compile(rf"[{_SINGLE}]|{letter}+(?:[{re.escape(marks)}]+{letter}*)*")


def tokens(text: str) -> tuple[str, ...]:
    """The words of `fold(text)`: runs of letters, digits and marks; a Han, Hiragana or Katakana character is a word.

    >>> tokens("We, the under-signed: 3 Büros d'aide")
    ('we', 'the', 'under', 'signed', '3', 'buros', 'd', 'aide')
    >>> tokens("2018年 声明")
    ('2018', '年', '声', '明')
    """
    return _tokens_of_name(text) if len(text) <= _NAME_CHARS else _tokens(text)


def tokens_of_each(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of each of many texts, as `tokens` gives them, past its memo: a table is read once.

    >>> tokens_of_each(["Côte d'Ivoire", "中国"])
    [('cote', 'd', 'ivoire'), ('中', '国')]
    """
    return list(map(_tokens, texts))


def _tokens(text: str) -> tuple[str, ...]:
    folded = text if text.isascii() else fold(text)
    if folded.isascii():
        return tuple(folded.encode().translate(_ASCII_WORDS).decode().split())
    return tuple(_word().findall(folded))


_tokens_of_name = functools.lru_cache(maxsize=2048)(_tokens)
"""Names are asked for their words several times each, by one stage after the other."""
