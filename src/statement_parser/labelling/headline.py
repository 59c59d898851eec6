"""Which text is the title: the heading that agrees with what the page's metadata call it, less the site's part."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from statement_parser.labelling.printed_titles import (
    PrintedTitles,
    is_heading_over_subject,
    is_kicker,
    is_kind,
    printed_titles,
)
from statement_parser.labelling.questions import is_question
from statement_parser.labelling.rows import BIT, BODIES, Known, Row, Under
from statement_parser.labelling.site_names import (
    Sections,
    banners,
    hosts,
    linked_home,
    names_of_pages,
    over_menus,
    over_menus_again,
    sites_over,
)
from statement_parser.labelling.title_ends import subject_start, title_end, title_start
from statement_parser.labelling.title_places import (
    LONGEST,
    PARAGRAPH,
    SECTION_WORDS,
    crown_of,
    headings_over,
    hero_of,
    is_laid_out,
    last_line,
    may_be_title,
    no_titles,
)
from statement_parser.labelling.titles_said import (
    OWN_TITLES,
    SEPARATOR,
    Named,
    agreement,
    best_name,
    is_of_file,
    key_of,
    names_of,
)
from statement_parser.language.cues import Cue
from statement_parser.model.document import Block, Document, Hint, Shape, Span

_BYLINE = BIT[Cue.BYLINE]
_CHROME = BIT[Cue.CHROME]
_CONTACT = BIT[Cue.CONTACT]
_DEMAND_HEADING = BIT[Cue.DEMAND_HEADING]
_GENRE = BIT[Cue.GENRE]
_PUBLISHED = BIT[Cue.PUBLISHED]
_SALUTATION = BIT[Cue.SALUTATION]

_OVER_TITLES = _GENRE | BODIES
_SITE_KEYS = ("og:site_name", "jsonld:publisher")
_LEVEL = {1: 3.0, 2: 1.5, 3: 0.7, 4: 0.2}
_LEAST_KEY = 3
"""Characters of a title, at the least."""
_HEADING = Shape.HEADING
_LEAST = 2.0
_SURE, _SURE_OVER_SOURCE = 2.9, 6.0
"""Scores from which a line is taken before what the metadata say, and before the front matter of a source."""
_SOME_CHROME = 0.1
"""Share of the words of menus in a paragraph at the most."""
_NOTHING_ELSE = 0.7
"""Share of a line that is a word for a kind of text, from which it is nothing else."""
_TITLE_WORDS = 5


class _Scored(NamedTuple):
    """A line that may be the title, and what speaks for it."""

    row: Row
    score: float


class _Page(NamedTuple):
    """What a candidate is compared with."""

    body: int
    """Place of the first paragraph of the text."""
    crown: int
    """Place of the last heading above it."""
    hero: int
    """Place of the first heading of a page that has one and no crown, far from the text; -1: none."""
    keys: Sequence[str]
    named: Sequence[Named]
    telling: Sequence[Named]
    """Those that are no name of a file."""
    sites: frozenset[str]
    sections: Sections
    """What the menus link to: names of sections, where a heading of few words repeats one above the title."""
    pieces: frozenset[str]
    """The pieces of the titles in the metadata."""
    headed: bool
    """The source has headings; a plain text has none."""
    printed_long: bool
    """Type and not markup makes its headings, and one above the text is long enough for a title."""
    crowned: bool
    """The last heading above the text is long enough for a title."""
    kickers: frozenset[int]
    """Lines right over one that may be the title."""
    said: frozenset[int]
    """Lines right over one that may be the title, which say what kind of text it is and no more."""
    rivals: int
    """Headings that are different pieces of the titles in the metadata: the page's and the site's."""
    printed: PrintedTitles
    """What type says of them on paper."""


def find_headline(document: Document, rows: Sequence[Row], known: Known, codes: tuple[str, ...]) -> Span | None:
    """The span of the title: a block of the text, else a piece of the metadata; None without either.

    Args:
        document: the document.
        rows: its rows.
        known: those with features.
        codes: the languages that it is read in.
    """
    headed = any(row.block.shape is _HEADING for row in rows)
    body = _first_paragraph(rows, known, headed=headed)
    names = list(names_of(document))
    sites = frozenset(key_of(block.text) for block in document.meta(*_SITE_KEYS)) | linked_home(rows[:body], names)
    pieces = frozenset(name.folded for name in names if not name.whole and not SEPARATOR.search(name.folded))
    own = frozenset(name.folded for name in names if name.whole and name.key in OWN_TITLES)
    addressed = {key_of(row.text) for _, row in known if row.vocative or row.start & _SALUTATION}
    furniture = names_of_pages(codes)
    headings = headings_over(rows[:body], furniture)
    sites -= own  # a campaign's one page is called as its site is, if it has no other title over its text
    sites |= (furniture & {name.folded for name in names}) | hosts(names)
    crown = crown_of(rows, headings, sites) if headings else last_line(rows[:body], names)
    if headings and rows[crown].block.level == 1 and rows[crown].words > SECTION_WORDS:
        sites |= over_menus(rows[: crown + 1], own, pieces)
    around = rows[body].block.containers if body < len(rows) else ()
    if headed and not headings and crown >= 0 and rows[crown].main > 0 and not is_laid_out(rows[crown], around):
        crown = -1  # above the element of the text; in it, it is the title (fixture de/titel-ohne-ueberschrift)
    printed = PrintedTitles(crown)
    if document.source.kind == "pdf":
        printed = printed_titles(document, rows[: body + 1], headings, crown, rows[body + 1 :])
        crown = printed.crown
    crowned = crown >= 0 and (rows[crown].words > _TITLE_WORDS or rows[crown].has(_GENRE))
    printed_long = document.source.kind == "pdf" and any(rows[n].words >= _TITLE_WORDS for n in headings)
    sections = Sections(rows)
    if crowned:
        sites |= banners(rows[: crown + 1], pieces, sections) | over_menus_again(rows[: crown + 1])
    if document.source.kind == "html" and crown in headings:
        sites |= sites_over(rows[: crown + 1], frozenset(name.folded for name in names))
    if printed_long and crown >= 0 and rows[crown].words >= _TITLE_WORDS:
        # "Press release", in the file's properties too, over what it is about (fixture hr/priopcenje-most)
        addressed |= {key_of(row.text) for row in rows[:crown] if is_kind(row)}
    named = [name for name in names if name.folded not in sites and name.folded not in addressed]
    never = no_titles(rows[: body + 1])
    candidates = [n for n, row in known if not row.outside and n not in never and may_be_title(n, row, body, around)]
    keys = _keys(rows, candidates)
    rivals = len(pieces.intersection(keys[number] for number in candidates if rows[number].block.shape is _HEADING))
    kickers = _kickers(rows[: body + 1]) | {printed.kicker}
    below_kind = headed and _is_below_kind(rows, crown, pieces)
    said = frozenset([crown - 1] if below_kind else [n for n in range(body) if not headed and is_kicker(rows, n)])
    told = (headed, printed_long, crowned, kickers, said, rivals, printed)
    telling = [name for name in named if not is_of_file(name)]
    hero = hero_of(rows[:body]) if crown < 0 else -1
    page = _Page(body, crown, hero, keys, named, telling, sites, sections, pieces, *told)
    meta, chosen = best_name(document, page.named), _best_row(rows, page, candidates)
    if meta is not None and (chosen is None or not _says_better(chosen, meta, page)):
        if not _is_called_so(rows, meta, page, furniture):
            return meta.span
        chosen = _Scored(rows[page.crown], 0.0)
    return None if chosen is None else _span_of(chosen.row, document, sites, sections)


def _span_of(row: Row, document: Document, sites: frozenset[str], sections: Sections) -> Span:
    return Span(row.block.index, title_start(row, document), title_end(row.block.text, sites, sections))


def _best_row(rows: Sequence[Row], page: _Page, candidates: Sequence[int]) -> _Scored | None:
    """The first of the candidates with the highest score, if that is enough for a title."""
    best: _Scored | None = None
    for number in candidates:
        score = _score(number, rows[number], page)
        if score > (best.score if best else _LEAST):
            best = _Scored(rows[number], score)
    return best


def _is_below_kind(rows: Sequence[Row], crown: int, pieces: frozenset[str]) -> bool:
    """Whether the last heading above the text says what it is about, right below one that says what kind it is.

    "Open letter" over it, where the page is called otherwise (fixture nl/kop-onder-kop). A section of the text is none:
    what asks for something or a question, and what others of its level follow, nor is what stands below the name of
    the page (fixture en/open-letter-why).
    """
    if not is_heading_over_subject(rows, crown - 1) or rows[crown].words < _TITLE_WORDS:
        return False
    row = rows[crown]
    if key_of(rows[crown - 1].text) in pieces or row.some & _DEMAND_HEADING or row.divides or is_question(row):
        return False
    return not any(
        other.block.shape is _HEADING and other.block.level == row.block.level and other.main <= row.main
        for other in rows[crown + 1 :]
    )


def _says_better(best: _Scored, meta: Named, page: _Page) -> bool:
    """Whether a line of the text says the title better than the metadata do."""
    least = _sure(meta, best.row.block, page)
    return best.score >= (max(least, _SURE_OVER_SOURCE) if meta.key == "front-matter:title" else least)


def _first_paragraph(rows: Sequence[Row], known: Known, *, headed: bool) -> int:
    """Place of the first paragraph of running text; the number of rows, if there is none.

    Where no markup heads the text and no paragraph has many words, as in languages that say much in few, the first
    full sentence is where it begins (fixture fi/tiedote-lyhyt).
    """
    places = (n for n, row in known if _is_paragraph(row))
    sentences = (n for n, row in known if not headed and row.sentence and row.terminal and not row.item)
    return next(itertools.chain(places, sentences), len(rows))


def _is_paragraph(row: Row) -> bool:
    """Whether a row is running text, and no bar of links above it (fixture gl/portal-accesible)."""
    return row.sentence and row.words >= PARAGRAPH and row.main <= 1 and row.share(_CHROME) < _SOME_CHROME


def _is_called_so(rows: Sequence[Row], meta: Named, page: _Page, furniture: frozenset[str]) -> bool:
    """Whether the heading over the text says what the metadata say, without the site's name behind it.

    What kind of page it is ("Who we are — Harbour Coalition"): fixture en/who-we-are.
    """
    if not meta.whole or page.crown < 0 or rows[page.crown].block.level != 1:
        return False
    key = page.keys[page.crown]
    return key in furniture and key in page.pieces


def _sure(meta: Named, best: Block, page: _Page) -> float:
    """The score from which a block is taken before what the metadata say; a section's name there says little."""
    if is_of_file(meta):
        return _LEAST
    few = meta.folded.count(" ") < SECTION_WORDS <= best.text.count(" ")
    return _LEAST if few and best.shape is _HEADING and meta.folded in page.sections else _SURE


def _keys(rows: Sequence[Row], candidates: Sequence[int]) -> list[str]:
    """Keys of the candidates, and of all lines above a candidate that is no heading, which it is compared with."""
    lines = [number for number in candidates if rows[number].block.shape is not _HEADING]
    compared = {*candidates, *range(lines[-1] if lines else 0)}
    return [
        key_of(row.block.text)
        if number in compared and row.words <= LONGEST and not row.item and not row.outside
        else ""
        for number, row in enumerate(rows)
    ]


def _score(number: int, row: Row, page: _Page) -> float:
    block = row.block
    key = page.keys[number]
    heading = block.shape is _HEADING
    if len(key) < _LEAST_KEY:
        return 0.0
    score = _LEVEL.get(block.level, 0.0) if heading else 0.0
    level = block.level if heading else 0
    score += max([agreement(key, level, name) for name in page.telling], default=0.0)
    score += _hint_score(row) - (5.0 if key in page.sites else 0.0)
    over = number != page.printed.banner and row.words < _TITLE_WORDS and row.some & _OVER_TITLES != 0
    if over and page.printed_long and heading:
        score -= 3.0  # a letterhead, or "Open letter" over what it is about
    elif number in page.printed.letterheads:
        score -= 3.0
    if number == page.printed.banner:
        score += 1.5
    if heading and key in page.pieces and _is_name_of_site(row, key, page):
        score -= 4.0
    elif key in page.pieces and not heading and page.printed_long and page.crowned and number < page.crown:
        score -= 4.0  # the site's name on a page that a browser printed (fixture es/cabecera-del-sitio)
    if row.words <= SECTION_WORDS and page.crowned and number < page.crown and key in page.sections:
        score -= 6.0  # the section's name over the title of one of its pages
    # "Detained teachers of the valley" over the text is what it is about (fixture uk/zatrymani-vchyteli).
    others = row.lead is Under.OTHERS and number != page.crown
    if others or row.lead in (Under.RELATED, Under.NOTES) or row.under is Under.RELATED or row.share(_CHROME) > 0.4:
        score -= 3.0
    if not heading:
        score += _line_score(number, row, page.body, page.keys) + _bare_score(number, row, page)
    elif number > page.body:
        score -= 2.5
    if number == page.crown:
        score += 1.5 if page.headed else 1.0
    if row.has(_GENRE):
        score += _genre_score(number, row, page)
    elif number - 1 in page.said:
        score += 2.0  # a kicker stands right above it (fixture hu/nadszo-es-cim)
    if row.opens(_CONTACT) or "@" in row.text or "://" in row.text:
        score -= 3.0  # "Published on Callan Harbour (http://...)" (fixture en/printed-by-the-site)
    if row.share(_PUBLISHED) >= _NOTHING_ELSE:
        score -= 4.0  # "For immediate release" (fixture nl/voor-directe-publicatie)
    if (row.opens(_SALUTATION) and not (heading and _goes_on(row))) or row.vocative or row.opens(_BYLINE):
        score -= 3.0
    return score - 0.01 * min(number, 100)


def _goes_on(row: Row) -> bool:
    """Whether a line says whom a text is for, and then what it is about: "Open letter to the mayor: Keep the baths".

    Fixture de/brief-an-die-rektorin.
    """
    text = row.text
    colon = max(text.find(sign) for sign in ":：")
    return row.opens(_GENRE) and colon > 0 and text.count(" ", colon) >= SECTION_WORDS


def _genre_score(number: int, row: Row, page: _Page) -> float:
    """What the word for the kind of text says; where it is all that a line has, the title may be another one."""
    if row.words <= SECTION_WORDS + 1 and row.share(_GENRE) >= _NOTHING_ELSE:
        named = any(name.whole and name.key in OWN_TITLES and name.folded != page.keys[number] for name in page.named)
        if named or number in page.kickers or (page.printed_long and page.crowned and number < page.crown):
            return -2.0
    return 1.5 if page.headed else 2.5


def _kickers(rows: Sequence[Row]) -> frozenset[int]:
    """The short lines that stand right over one that is set out as they are and can be a title."""
    found = set()
    for number, (row, below) in enumerate(itertools.pairwise(rows)):
        alike = below.block.style.bold and row.block.style.bold and below.block.shape is row.block.shape
        named = below.words >= SECTION_WORDS and not (below.date or below.sentence or below.colon)
        if alike and named and not below.opens(_SALUTATION | _BYLINE) and not below.vocative:
            found.add(number)
    return frozenset(found)


def _is_subtitle(row: Row, page: _Page) -> bool:
    """Whether a line right below a heading that is long enough for a title is set as no heading is."""
    over = page.keys[page.crown if page.crown >= 0 else page.hero]
    return not row.block.style.bold and over.count(" ") >= _TITLE_WORDS and over not in page.sites


def _is_name_of_site(row: Row, key: str, page: _Page) -> bool:
    """Whether a heading that is a piece of the titles is the site's: linked to the first page, or in a menu."""
    other = page.rivals > 1
    if row.block.link_share > 0.8 and row.main > 0:
        return other or key != max(page.pieces, key=len)
    in_head = row.hints & Hint.NAV != 0 or row.hints & (Hint.HEADER | Hint.ARTICLE | Hint.MAIN) == Hint.HEADER
    return other and in_head and row.main > 0


def _hint_score(row: Row) -> float:
    score = 0.0
    if row.hints & Hint.TITLE and not row.hints & (Hint.ASIDE | Hint.FOOTER):
        score += 2.0
    if row.hints & Hint.HEADER and row.block.link_share > 0.8:
        score -= 2.0  # the site's name, linked to its first page
    if row.hints & (Hint.NAV | Hint.FOOTER | Hint.ASIDE | Hint.COMMENT | Hint.DIALOG | Hint.FORM | Hint.CONTROL):
        score -= 4.0
    return score


def _line_score(number: int, row: Row, body: int, keys: Sequence[str]) -> float:
    """What speaks for a line that is no heading element."""
    if row.sentence and row.words > 30:
        return -3.0
    score = 1.0 if 4 <= row.words <= 30 else 0.0
    if row.block.style.bold:
        score += 0.5
    if row.words >= 3 and any(k.endswith(keys[number]) and k != keys[number] for k in keys[:number]):
        score += 2.0  # a line of breadcrumbs ends in the title (fixture en/harbour-letter)
    if row.words >= 4 and keys[number] in keys[:number]:
        score += 1.0
    if row.terminal:
        score -= 1.5
    if row.colon or row.block.link_share > 0.8:
        score -= 1.5
    if number < body:
        score += 1.0 - min(number, 10) * 0.05
    return score


def _bare_score(number: int, row: Row, page: _Page) -> float:
    """What speaks for a line where headings are none, or stand elsewhere; a site's banner is no title."""
    score = 4.0 if subject_start(row) else 0.0
    if row.hints & Hint.NOISE:
        score -= 5.0  # what the metadata say too, they give without it (fixture it/acqua-pubblicata)
    if number in (page.crown + 1, page.hero + 1) and number and (not page.headed or _is_subtitle(row, page)):
        score -= 2.5  # below the bold line, or the heading, that is the title (fixture es/maiz-con-subtitulo)
    if not page.headed:
        score += 1.0 + (1.5 if row.words >= 3 and row.text.isupper() else 0.0)
    elif key_of(row.text) in page.pieces and (
        row.block.link_share > 0.8 or key_of(row.text) != max(page.pieces, key=len)
    ):
        # A short piece of the metadata that is no heading, or a link: the site's name (fixture en/branch-library).
        score -= 3.0
    return score
