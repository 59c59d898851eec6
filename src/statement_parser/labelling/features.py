"""One row of features for each block: what the rules look at. Facts and counts, no decisions."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from statement_parser.labelling.labelled import set_labelled
from statement_parser.labelling.reach import set_announcements
from statement_parser.labelling.rows import BIT, Row
from statement_parser.labelling.runs import Run, find_runs
from statement_parser.labelling.unannounced import set_signed
from statement_parser.language.cues import Cue, CueMatcher, matcher
from statement_parser.language.dates import DateFinder, finder
from statement_parser.language.load import load
from statement_parser.language.name_runs import after_announcement, name_run
from statement_parser.model.document import Block, Document, Hint, Shape
from statement_parser.text.fold import fold, tokens
from statement_parser.text.shape import begins_with_person, capital_share, ends_sentence

_ASKING = BIT[Cue.ASKING]
_CHROME = BIT[Cue.CHROME]
_CONTACT = BIT[Cue.CONTACT]
_GENRE = BIT[Cue.GENRE]
_ITEM_ASKING = BIT[Cue.ITEM_ASKING]
_LEGAL_FORM = BIT[Cue.LEGAL_FORM]
_ORGANISATION = BIT[Cue.ORGANISATION]
_TRANSLATIONS = BIT[Cue.TRANSLATIONS]
_UNDERSIGNED = BIT[Cue.UNDERSIGNED]
_BODIES = _ORGANISATION | _LEGAL_FORM
_ASKS = _ITEM_ASKING | _ASKING | BIT[Cue.OBLIGING]
_SECOND = _ASKS | BIT[Cue.SIGNATORY_HEADING] | BIT[Cue.DEMAND_HEADING]
"""Cues that open a line as its second word too: "To ensure ...", "The signatories"."""

_BROKEN_OFF = ("…", "...", "[…]", "[...]", "…]", "(…)")
_TEASER_WORDS = 60
_LONG_WORDS = 60
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"[„“\"«].{0,300}[.!?…][“”\"»]")
"""What somebody says: "„I met my wife on this train!“" on a card between names."""
_DATED = re.compile(r"\d{4}|\d[./\\-]\d|[年년]")
_NAME_WORDS = 16
_PLACE_WORDS, _AFTER_DATE = 8, 10
"""Words of the places before a date, and characters of what may follow it: "г.", "godine"."""
_SENTENCE_WORDS = 12
_LONG, _LONG_HEAD, _LONG_TAIL = 600, 280, 280
"""Of a longer paragraph only its beginning and its end are searched for cues."""
_LEAST_UNANNOUNCED = 6
_LEAST_CARDS = 5
_CARD_NAME = 60
_RUN_CHARS = 60_000
_NOISE_HINTS = (
    Hint.NAV, Hint.HEADER, Hint.FOOTER, Hint.ASIDE, Hint.FORM, Hint.NOISE, Hint.COMMENT, Hint.DIALOG, Hint.CAPTION,
)  # fmt: skip
_OUTSIDE_ALONE = Hint.NAV | Hint.DIALOG | Hint.COMMENT
_OUTSIDE_WITH_NOISE = Hint.ASIDE | Hint.FOOTER | Hint.FORM
"""What stands in the former, or in the latter by element and by name, is never part of a statement; nothing more is
asked of it."""
_WHOLE_PAGE = 0.6
"""A hint that covers more than this share of the text says nothing: a theme wraps the page in it."""


class Features:
    """Rows of a document with what they share."""

    def __init__(self, document: Document, codes: tuple[str, ...]) -> None:
        self.content = document.content
        self.first = self.content[0].index if self.content else len(document.blocks)
        self.codes = codes
        match, dates = matcher(codes), finder(codes)
        stopwords = _stopwords(codes)
        cards = _card_patterns(self.content)
        void = _void_hints(self.content)
        self.rows = [_row(block, void, match, dates, stopwords, cards) for block in self.content]
        _set_main(self.rows)
        for run in find_runs(self.content, [row.sentence for row in self.rows]):
            for row in self.rows[run.start : run.end]:
                row.run, row.listed = run, True
            _count(run, self.rows)
        _join_names(self.rows)
        text = next((place for place, row in enumerate(self.rows) if _opens_text(row)), 0)
        for row in self.rows[:text]:
            row.top = True
        _set_alike(self.rows)
        _set_vocative(self.rows)
        set_labelled(self.rows)
        set_announcements(self.rows)
        set_signed(self.rows)


@functools.cache
def _stopwords(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for code in codes for word in load(code).stopwords)


def _card_patterns(content: Sequence[Block]) -> frozenset[int]:
    """Patterns whose blocks are cards of a few inline elements: name, institution, comment.

    Fixture en/open-music-cards.
    """
    all_blocks: dict[int, int] = {}
    cards: dict[int, int] = {}
    for block in content:
        if block.pattern and block.shape is not Shape.HEADING:
            all_blocks[block.pattern] = all_blocks.get(block.pattern, 0) + 1
            if not 2 <= len(block.parts) <= 4:
                continue
            name = block.text[slice(*block.parts[0])]
            if len(name) <= _CARD_NAME and not ends_sentence(name):
                cards[block.pattern] = cards.get(block.pattern, 0) + 1
    return frozenset(p for p, count in cards.items() if count >= _LEAST_CARDS and count >= 0.5 * all_blocks[p])


def _row(
    block: Block,
    void: int,
    match: CueMatcher,
    dates: DateFinder,
    stopwords: frozenset[str],
    cards: frozenset[int],
) -> Row:
    text = block.text
    if block.pattern in cards and len(block.parts) >= 2:
        text = text[slice(*block.parts[0])]
    row = Row(block, text, block.hints & ~void)
    if row.hints & _OUTSIDE_ALONE or (row.hints & Hint.NOISE and row.hints & _OUTSIDE_WITH_NOISE):
        row.outside = block.shape is not Shape.HEADING
    if row.outside:
        row.words = text.count(" ") + 1
        return row
    words = tokens(text if len(text) < _LONG else text[:_LONG_HEAD] + " " + text[-_LONG_TAIL:])
    row.words = len(words) if len(text) < _LONG else len(text) // 6
    _take_cues(row, match, words)
    row.letters = _LETTER.search(text) is not None
    row.terminal = ends_sentence(text)
    if 0 < row.words < 25:
        row.stop_share = sum(word in stopwords for word in words) / len(words)
    row.sentence = _is_sentence(row)
    short = row.words <= _NAME_WORDS
    row.capitals = capital_share(text) if short else None
    if short and len(text) <= 120 and _DATED.search(text):
        row.date = _is_date(text, dates)
    row.heading = block.shape is Shape.HEADING or (
        short and not row.terminal and not row.date and (row.colon or block.style.bold or text.isupper())
    )
    row.name = _name_score(row)
    row.inline = _inline_names(block, text, match)
    row.prefixed = row.inline > 0 and after_announcement(text, match) > 0
    return row


def _take_cues(row: Row, match: CueMatcher, words: Sequence[str]) -> None:
    hits = match.match(words)
    if not hits:
        return
    total = len(words)
    last = _last_sentence(row.text, total)
    some = opening = tail = whole = 0
    cover = row.cover
    for cue, start, end in hits:
        bit = cue.bit
        some |= bit
        cover[bit] = cover.get(bit, 0) + end - start
        if start == 0 or (start == 1 and bit & _SECOND):
            opening |= bit
        if start >= last:
            tail |= bit
        if end - start >= 0.6 * total:
            whole |= bit
    row.some, row.start, row.tail, row.whole = some, opening, tail, whole


def _last_sentence(text: str, total: int) -> int:
    """Number of the word that the last sentence begins with."""
    if total <= _SENTENCE_WORDS:
        return 0
    cut = max(text.rfind(mark, 0, -2) for mark in (". ", "! ", "? ", "؟ ", "。", "۔ "))
    return max(0, total - len(tokens(text[max(cut, len(text) - 400) :]))) if cut > 0 else max(0, total - _LONG_WORDS)


def _is_sentence(row: Row) -> bool:
    """Long enough and built as running text, not as a name or a menu."""
    if row.words < 60 and row.share(_CHROME) + row.share(_TRANSLATIONS) >= 0.35:
        return False
    if row.words >= 25:
        return row.block.link_share < 0.8
    if row.words >= _SENTENCE_WORDS:
        # "Ada Berg, lecturer in the history of the valley, University of Callan" is none.
        return row.terminal or row.colon or (row.stop_share > 0.3 and not begins_with_person(row.text))
    return row.words >= 5 and row.terminal and row.block.link_share < 0.6


def _is_date(text: str, dates: DateFinder) -> bool:
    """Whether the line is a date and little more (a place, a weekday)."""
    found = dates.find(text)
    if not found:
        return False
    covered = sum(date.end - date.start for date in found)
    if len(text) - covered <= max(18, covered * 0.8):
        return True
    # "Tegucigalpa – Santarém – Cali, 3 September 2023"
    before = text[: found[0].start].rstrip()
    placed = before.endswith((",", "،")) and before[0].upper() == before[0] and before.count(" ") < _PLACE_WORDS
    return placed and len(text) - found[-1].end <= _AFTER_DATE


def _name_score(row: Row) -> float:
    """How much it is written like the name of a body or a person, 0 to 1."""
    text = row.text
    if row.words == 0 or row.words > _NAME_WORDS + 6 or row.chars > 200 or not row.letters:
        return 0.0
    if row.terminal and not row.ends(_LEGAL_FORM):
        return 0.1 if row.words <= 4 else 0.0
    if (
        row.colon
        or "?" in text
        or row.date
        or "://" in text
        or "@" in text
        or row.share(_CHROME) >= 0.8
        or text[0] in "©#"
        or _QUOTED.fullmatch(text)
    ):
        return 0.0
    if row.opens(_CONTACT) or sum(map(str.isdigit, text)) >= 7:
        return 0.0
    score = 0.5
    if row.capitals is not None:
        score += 0.5 * (row.capitals - 0.4)
        if row.stop_share > 0.4:
            score -= 0.3
    elif row.stop_share > 0.25:
        score -= 0.3
    if row.has(_ORGANISATION) or row.has(_LEGAL_FORM):
        score += 0.3
    if row.words > _NAME_WORDS:
        score -= 0.2
    if row.has(_CHROME) or row.opens(_ITEM_ASKING):
        score -= 0.3
    return max(0.0, min(1.0, score))


def _inline_names(block: Block, text: str, match: CueMatcher) -> int:
    """Number of names in a block that is a list run together; 0: none."""
    if len(block.parts) >= 4 and all(end - start <= _CARD_NAME + 30 for start, end in block.parts):
        return len(block.parts)
    return len(name_run(text, match)) if len(text) <= _RUN_CHARS else 0


_VOID = {Hint.COMMENT: 0.95, Hint.DIALOG: 0.95}
"""A page may have more text in its comments than in its article."""


def _void_hints(content: Sequence[Block]) -> int:
    """Hints that more of the text bears than not: a theme wraps the page in them."""
    chars = dict.fromkeys(_NOISE_HINTS, 0)
    total = 1
    for block in content:
        size = len(block.text)
        total += size
        if block.hints:
            for hint in _NOISE_HINTS:
                if block.hints & hint:
                    chars[hint] += size
    return sum(hint for hint, size in chars.items() if size > _VOID.get(hint, _WHOLE_PAGE) * total)


def _set_main(rows: Sequence[Row]) -> None:
    """Distance of each block from the element that holds most of the running text: 0 inside, 1, 2 ... levels above."""
    mass: dict[int, int] = {}
    total = 0
    noise = Hint.NAV | Hint.FOOTER | Hint.ASIDE | Hint.COMMENT | Hint.DIALOG
    for row in rows:
        if row.sentence and row.block.link_share < 0.4 and not row.hints & noise:
            total += row.chars
            for number in row.block.containers[:-1]:
                mass[number] = mass.get(number, 0) + row.chars
    path: tuple[int, ...] = ()
    for row in rows:
        if row.sentence:
            inside = tuple(n for n in row.block.containers[:-1] if mass.get(n, 0) >= 0.7 * total)
            if len(inside) > len(path):
                path = inside
    depth = {number: place for place, number in enumerate(path)}
    levels: dict[int, int] = {}
    for row in rows:
        around = row.block.containers[:-1]
        parent = around[-1] if around else 0
        if parent not in levels:
            shared = next((depth[number] for number in reversed(around) if number in depth), -1)
            levels[parent] = len(path) - 1 - shared
        row.main = levels[parent]


def _join_names(rows: Sequence[Row]) -> None:
    """Make one run of names that stand right in one element in several ways: a line each, a paragraph each.

    Fixture en/keepers-of-the-reef.
    """
    for parent, numbered in itertools.groupby(enumerate(rows), lambda pair: _parent_of_name(pair[1])):
        places = [place for place, _ in numbered]
        if parent is None or len(places) < _LEAST_UNANNOUNCED or len({id(rows[n].run) for n in places}) == 1:
            continue
        run = Run("kin", places[0], places[-1] + 1)
        for place in places:
            rows[place].run, rows[place].listed = run, True
        _count(run, rows)


def _parent_of_name(row: Row) -> tuple[int, ...] | None:
    """The elements around a short line written somewhat like a name; None for all other blocks."""
    block = row.block
    if row.outside or row.name < 0.4 or row.sentence or block.shape is not Shape.TEXT or not block.containers:
        return None
    return block.containers[:-1] if block.link_share < 0.5 and not row.colon else None


def _opens_text(row: Row) -> bool:
    """Whether it can be the first paragraph of the text."""
    return row.sentence and row.words >= _SENTENCE_WORDS and row.main <= 1 and row.share(_CHROME) < 0.1


def _set_alike(rows: Sequence[Row]) -> None:
    """Mark blocks of patterns whose blocks are mostly written like names."""
    count: dict[int, int] = {}
    names: dict[int, int] = {}
    for row in rows:
        pattern = row.block.pattern
        if pattern and row.block.shape is not Shape.HEADING:
            count[pattern] = count.get(pattern, 0) + 1
            names[pattern] = names.get(pattern, 0) + (row.name >= 0.5)
    alike = {p for p, number in count.items() if number >= _LEAST_CARDS and names[p] >= 0.6 * number}
    for row in rows:
        row.alike = row.block.pattern in alike
    for before, row, following in zip(rows, rows[1:], rows[2:], strict=False):
        if row.alike and before.block.pattern == row.block.pattern == following.block.pattern:
            row.between = before.name >= 0.5 and following.name >= 0.5


def _set_vocative(rows: Sequence[Row]) -> None:
    """Mark the line that addresses someone, by its comma and its place right above the text; and teasers of posts."""
    for row, following in itertools.pairwise(rows):
        if row.block.shape is Shape.HEADING and row.block.link_share > 0.8 and following.sentence:
            following.teaser = following.text.endswith(_BROKEN_OFF) and following.words <= _TEASER_WORDS
        if row.words <= _NAME_WORDS and following.sentence and following.words >= _SENTENCE_WORDS:
            unlinked = row.block.link_share < 0.5 and following.block.link_share < 0.5
            addressed = row.block.shape is Shape.TEXT and row.text[-1] in ",،，!"
            row.vocative = addressed and unlinked and following.main == 0


def _count(run: Run, rows: Sequence[Row]) -> None:
    """Fill in what the rules ask of a run."""
    run.size = size = run.end - run.start
    names = sentences = words = bodies = asking = calls = dates = capitals = 0
    links = 0.0
    for row in rows[run.start : run.end]:
        names += row.name >= 0.5
        sentences += row.sentence
        words += row.words
        links += row.block.link_share
        bodies += row.some & _BODIES != 0
        # "Open Spectrum Foundation" asks for nothing.
        asking += row.start & _ASKS != 0 and not (row.some & _BODIES and row.name >= 0.5 and not row.terminal)
        calls += row.sentence and row.some & _ASKING != 0
        dates += row.date
        capitals += row.capitals == 1.0
    run.capitals = capitals / size
    run.names, run.sentences, run.words = names / size, sentences / size, words / size
    run.links, run.organisations = links / size, bodies / size
    run.calls, run.dates = calls / size, dates / size
    run.asking = max(asking / size, run.calls)
