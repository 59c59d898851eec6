"""How a line of text looks: does it end a sentence, is it written like a name. No words, only shapes."""

from __future__ import annotations

import re

from statement_parser.text.fold import tokens

ADDRESS = re.compile(r"@[\w-]{1,60}\.\w")
"""Of electronic mail: "Ciudadan@s" is a word."""
DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}/?")
"""The name of a host, as a whole text."""
PART_SIGNS = "•·|⋅"
"""Signs between what themes put into one line: "27 January 2022 · 4 min. · by Ada Berg"."""
BETWEEN_PARTS = re.compile(f"[{PART_SIGNS}]")
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*")
_PARTICLE = re.compile(r"(?:[^\W\d_]{1,5}['’]|[^\W\d_]{1,3}-)(?=[^\W\d_])")
"""What is joined to a name in small letters: "d'Arc", "dell'Acqua", "al-Haddad"."""
_LAST_WORD = re.compile(r"[\w.]{1,40}$")
_CUT_SHORT, _BRACKET = re.compile(r"\((?:[^\W\d_]{1,6}\. ?){1,3}\)$"), 24
"""Words cut short that stand alone in brackets: "(ret.)", "(i. R.)"; characters at the end to look in."""
OPENING_BRACKETS, CLOSING_BRACKETS = "([（【［", ")]）】］"
_CLOSERS = "\"'”’»)]"
_SENTENCE_ENDS = ".!?…。！？؟۔।"
_LONG = 4
_LONGEST_NAME = 120
"""Characters of a name, at the most."""
_MOSTLY, _SAID = 0.5, 6
"""Share of words with a capital from which a long text may be a name; words of a sentence before one that stands alone,
at the least."""
_LEADER_CHARS = 40
"""Characters at the end of a line in which dots and a number of a page are looked for."""
_ASCII_DIGITS = b"0123456789"


_PERSON_WORDS = (2, 5)
_IDEOGRAPHS = re.compile(
    "[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+(?:[ ·・][\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)*"
)
_LONGEST_IDEOGRAPHS = 8
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{1,9}(?:[・＝=][\u30a1-\u30fa\u30fc]{1,9}){1,3}")
"""A name from another language as Japanese writes it, with dots between its words (fixture ja/renmei-kojin)."""


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does; "Inc." and "e.V." do not where they may end a name, nor does a colon.

    >>> ends_sentence("It must stop."), ends_sentence("Adalah Inc."), ends_sentence("Signed by:")
    (True, False, False)
    >>> ends_sentence("Judge Ada Berg (ret.)"), ends_sentence("They left (and never came back.)")
    (False, True)
    """
    end = text.rstrip(_CLOSERS)
    if not end or end[-1] not in _SENTENCE_ENDS or (text[-1] == ")" and _CUT_SHORT.search(text[-_BRACKET:])):
        return False
    if end[-1] != ".":
        return True
    last = _LAST_WORD.search(end[-41:].rpartition(" ")[2])
    if last is None:
        return True
    word = last.group().rstrip(".")
    if "." not in word and (len(word) > _LONG or not word[:1].isupper()):
        return True
    capitals = capital_share(end) if len(end) > _LONGEST_NAME else None
    if capitals is not None and capitals < _MOSTLY:
        return True  # a paragraph whose last word is "EU"
    said = end.rpartition(" ")[0].split()
    # One word behind a sentence: "... may it never come again. Amen." (fixture en/weirs-and-amen).
    return len(said) >= _SAID and _ends_plainly(said[-1])


def _ends_plainly(word: str) -> bool:
    """Whether a word with a full stop behind it is no abbreviation, by its length and its small letters."""
    return word[-1] in _SENTENCE_ENDS and len(word) > _LONG and word[:-1].isalpha() and word.islower()


def capital_share(text: str) -> float | None:
    """Share of the longer words (4 letters and more) that begin with a capital; None in a script without case.

    >>> capital_share("Syrian Center for Media and Freedom of Expression")
    1.0
    >>> capital_share("Lina al-Haddad d’Arc")  # what a particle is joined to (fixture fr/lettre-aux-particules)
    1.0
    """
    if text.isascii() and text.istitle():
        return 1.0  # most names, at a tenth of the cost of a look at each word
    longer = capitals = 0
    joined = "-" in text or "'" in text or "’" in text
    for word in _WORD.findall(text):
        first = word[0]
        if first > "z" and first.title() == first and not first.isupper():
            continue
        if len(word) >= _LONG:
            longer += 1
            particle = _PARTICLE.match(word) if joined and first.islower() else None
            capitals += (word[particle.end()] if particle else first).isupper()
        elif word.isupper() and len(word) > 1:  # an acronym
            longer += 1
            capitals += 1
    if longer:
        return capitals / longer
    cased = [word for word in _WORD.findall(text) if not _is_caseless(word[0])]
    return sum(word[0].isupper() for word in cased) / len(cased) if cased else None


def _is_caseless(letter: str) -> bool:
    """Whether a letter has no capital that a name would begin with; Georgian has some, for whole words only."""
    return letter.title() == letter and not letter.isupper()


def opens_small(text: str) -> bool:
    """Whether `text` begins with a small letter, where its script has capitals for the first letters of names.

    >>> opens_small("alder"), opens_small("Alder"), opens_small("მწვანე ეზო"), opens_small("")
    (True, False, False, False)
    """
    return text[:1].islower() and not _is_caseless(text[0])


def count_digits(text: str) -> int:
    """Number of digits, of any script.

    >>> count_digits("12 of ١٤"), count_digits("Alder House")
    (4, 0)
    """
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _ASCII_DIGITS))
    return sum(map(str.isdigit, text))


_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,4}[^\W\d_][\w.'’-]*\s?(?:,|\s[–—/|-]\s|\()")

_PARTS_PERSON = re.compile(r"[,–—/|(-]")
"""What stands behind a person's name; without it a text need not be searched for one."""
_TITLES = re.compile(r"(?:[^\W\d_]{2,6}\.\s?){1,5}")
"""Titles cut short: short words with a full stop each, no initials."""


def begins_with_person(text: str) -> bool:
    """Whether `text` begins as the entry of a person does: two to five words, most with a capital, then a separator.

    >>> begins_with_person("Ada de la Berg, lecturer, University of Callan"), begins_with_person("Alder House, Callan")
    (True, True)

    Titles cut short may stand before them (fixture cs/dopis-s-tituly).

    >>> begins_with_person("The road is closed, and nobody says why"), begins_with_person("dr. Jan de Vries, Callan")
    (False, True)
    """
    if _PARTS_PERSON.search(text) is None:
        return False
    titles = _TITLES.match(text)
    found = _PERSON.match(text, titles.end() if titles else 0)
    if found is None:
        return False
    words = found.group().rstrip(" ,–—/|-(").split()
    return sum(word[0].isupper() for word in words) >= max(2, len(words) - 2)


def is_personal(text: str) -> bool:
    """Whether a name has the length and the capitals of a person's."""
    if _IDEOGRAPHS.fullmatch(text):
        return 2 <= len(text) <= _LONGEST_IDEOGRAPHS or _KATAKANA.fullmatch(text) is not None
    least, most = _PERSON_WORDS
    words = len(tokens(text))
    capitals = capital_share(text)
    return least <= words <= most and not any(map(str.isdigit, text)) and (capitals is None or capitals >= 0.6)


_LEADER_SIGNS = re.compile(r"\.[. ]|[…·]")
_LEADER = re.compile(r"(?:\.{4}|(?:\. ){3}\.?|(?:… ?){2}|(?:· ?){4})\s{0,3}(?:\d{1,3}|[ivxlc]{1,6})\.?$")


def leads_to_page(text: str) -> bool:
    """Whether a line leads to a page with dots, as the lines of a table of contents do.

    >>> leads_to_page("What we ask ........ 7"), leads_to_page("Annex . . . . . . 12"), leads_to_page("Signed: .......")
    (True, True, False)
    """
    if not text[-1:].isalnum() or (text.isascii() and ".." not in text and ". " not in text):
        return False
    signs = _LEADER_SIGNS.search(text, max(0, len(text) - _LEADER_CHARS))
    return signs is not None and _LEADER.search(text, signs.start()) is not None


_FIELD_LABEL = 60
"""Characters of what a field of a form is for, at the most."""
_TO_WRITE_ON = {"_": 4, "…": 4, ".": 6}
"""Signs of a line to write on, and how many of them it has at the least."""
FIELD_ENDS = "".join(_TO_WRITE_ON) + "‥/ 0123456789"
"""What such a line holds, and a field ends in: "____ / ____ / 2019"."""
_DIGITS = "0123456789"


def is_field(text: str) -> bool:
    """Whether a line is a field of a form on paper: what is asked for, and dots or a line to write on.

    >>> is_field("Name: ......................."), is_field("Date: ____ / ____ / 2019"), is_field("Signature ________")
    (True, True, True)

    Whoever is to sign is named before the line; dots lead to a price, and break off a sentence.

    >>> is_field("Ada Berg, clerk ________"), is_field("Soup: ........... 4"), is_field("We are tired ..........")
    (False, False, False)
    """
    if text[-1] in _DIGITS and "/" not in text:
        return False  # a number, not a date to be filled in
    if text[_FIELD_LABEL : _FIELD_LABEL + 1] not in FIELD_ENDS:
        return False  # a paragraph
    if "_" not in text and "…" not in text and text.count(".") < _TO_WRITE_ON["."]:
        return False  # nearly all lines
    label = text.rstrip(FIELD_ENDS)
    if not 0 < len(label) <= _FIELD_LABEL or not (label[-1] in ":：" or " " not in label):
        return False
    if text[-1] in _DIGITS and "/" not in text[len(label) :]:
        return False
    return any(text.count(sign, len(label)) >= least for sign, least in _TO_WRITE_ON.items())


_INDEX_LETTERS = re.compile(r"[^\W\d_](?:\s?[-–—/]\s?[^\W\d_])?\s?[.:)]?")


def is_index_letter(text: str) -> bool:
    """Whether a line is a letter, or one to another, as they stand over the parts of a list in alphabetical order.

    >>> is_index_letter("B"), is_index_letter("А – Д"), is_index_letter("Sz"), is_index_letter("UN")
    (True, True, True, False)
    """
    return _INDEX_LETTERS.fullmatch(text) is not None or (len(text) == 2 and text.isalpha() and text[1].islower())


_FILE_ENDING = re.compile(r"\.(?<=\w\.)(?:pdf|docx?|odt|rtf|xlsx?|pptx?|hwp|zip|jpe?g|png)\b", re.IGNORECASE)
_FILE_KIND = re.compile(r"[(\[](?:pdf|docx?|odt)\b", re.IGNORECASE)
_FILE_WORD = re.compile(r"\b(?:pdf|PDF)\b")
_FILE_SIZE = re.compile(r"\d\s?[kmкм]i?[boб]\b", re.IGNORECASE)


def names_file(text: str) -> bool:
    """Whether a line names a file, by its ending or by its size.

    >>> names_file("Letter_final.pdf"), names_file("The letter (PDF, 212 KB)"), names_file("PDF Association")
    (True, True, False)
    """
    # Patterns that begin with a sign or a set, which are searched at a fifth of the cost of their alternatives.
    if "." in text and _FILE_ENDING.search(text) is not None:
        return True
    if ("(" in text or "[" in text) and _FILE_KIND.search(text) is not None:
        return True
    return _FILE_SIZE.search(text) is not None


def leads_to_file(text: str) -> bool:
    """Whether a link says that it leads to a file. The word for its kind is enough for a link, which no name is.

    >>> leads_to_file("Download PDF"), leads_to_file("letter.docx"), leads_to_file("Pdfs of Callan")
    (True, True, False)
    """
    return ("." in text and _FILE_ENDING.search(text) is not None) or _FILE_WORD.search(text) is not None


_YEAR, _DAY = re.compile(r"(?<!\d)\d{4}(?!\d)"), re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_DATE_WORDS = 5


def looks_dated(text: str) -> bool:
    """Whether a line is a date by its figures, with a place before it at the most: a day and a year in a few words.

    >>> looks_dated("18 décembre 2022"), looks_dated("Bonn, 3. Mai 2021"), looks_dated("30.06.2017")
    (True, True, True)
    >>> looks_dated("Agenda 2030"), looks_dated("zum 3. Mai 2021")
    (False, False)
    """
    few = len(text.split()) <= _DATE_WORDS and not text[:1].islower()
    return few and _YEAR.search(text) is not None and _DAY.search(text) is not None


_SMALL_WORDS = re.compile(r"(?:\s\w{1,3}){1,2}$")


def without_articles(before: str) -> str:
    """What stands before a date, without the small words between a place and it.

    >>> without_articles("Lima, a los "), without_articles("Revel, le "), without_articles("Lima, May")
    ('Lima,', 'Revel,', 'Lima, May')
    """
    before = before.rstrip()
    articles = _SMALL_WORDS.search(before)
    return before[: articles.start()] if articles is not None and articles[0].islower() else before
