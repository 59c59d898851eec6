"""The record as a person reads it: each value with a link to the place that it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from statement_parser.model.document import Document, Span
from statement_parser.model.locator import LineRange, Locator, NodePath, PageBox
from statement_parser.model.organisation import OrganisationName
from statement_parser.model.statement import Demand, Signatory, Statement, StatementDate
from statement_parser.report.marks import UNSURE, Mark
from statement_parser.report.markup import Child, Html, bdi, join, tag

_KINDS = {"signed": "the statement bears it", "published": "only the page bears it"}


class Places(NamedTuple):
    """How values lead to their source."""

    document: Document | None
    """The source; None where it is not at hand."""
    marks: dict[str, Mark]
    """The values that have places, by key."""
    lost: frozenset[str]
    """Keys of those that do not stand where their spans say."""
    drawn: frozenset[str]
    """Keys of those with a box on a page that is shown."""
    prefix: str
    """What the ids of this record begin with."""


Controls = Callable[[str], Html | None]
"""What stands behind a value, or at the end of a list, for those who may change it; by key of the value or list."""


def no_controls(_key: str) -> None:
    """Of a page that is only read."""
    return


def record_html(statement: Statement, places: Places, controls: Controls = no_controls) -> Html:
    """The fields of a record, then its lists."""

    def items(kind: str, values: Iterable[Child]) -> list[Html]:
        return [
            tag("li", {"id": f"{places.prefix}{kind}{n}"}, value, where(f"{kind}{n}", places), controls(f"{kind}{n}"))
            for n, value in enumerate(values, 1)
        ]

    paragraphs = items("p", [_said(passage.text) for passage in statement.paragraphs])
    demands = items("d", [_demand(demand, n) for n, demand in enumerate(statement.demands, 1)])
    bullets = items("b", [_said(bullet.text, bullet.marker) for bullet in statement.other_bullets])
    return join(
        [
            _facts(statement, places, controls),
            _list("Demands", "demands", demands, controls),
            _signatories(statement.signatories, places, controls),
            _list("Paragraphs", "paragraphs", paragraphs, controls),
            _list("Other bullets", "bullets", bullets, controls),
        ]
    )


def where(key: str, places: Places) -> Html | None:
    """Links from a value to its place: the text, and the box on its page; a word where it is unsure or not there."""
    mark = places.marks.get(key)
    if mark is None:
        return None
    unsure = tag("span", {"class": "badge"}, f"unsure ({mark.score:.2f})") if mark.score < UNSURE else None
    if places.document is None:
        return unsure
    if key in places.lost:
        return join([" ", tag("span", {"class": "badge"}, "not found in this source"), unsure])
    said, more = _place(places.document, mark.spans[0])
    links: list[Child] = []
    if key in places.drawn:
        links = [_link(f"{places.prefix}box-{key}", said, mark.name), " "]
        said = "text"
    return join([" ", *links, _link(f"{places.prefix}at-{key}", said, f"{mark.name}, {more}"), unsure])


def _link(target: str, said: str, name: str) -> Html:
    return tag("a", {"class": "where", "href": f"#{target}", "title": name, "aria-label": f"{said}: {name}"}, said)


def _place(document: Document, span: Span) -> tuple[str, str]:
    """Where a span stands, in a word and whole."""
    if document.blocks[span.block].key is not None:
        return "metadata", f"metadata {document.blocks[span.block].key}"
    locator: Locator = document.locate(span)[0]
    match locator:
        case PageBox(page=page):
            return f"page {page}", f"page {page}"
        case NodePath(xpath=xpath, line=line):
            return ("page" if line is None else f"line {line}"), xpath
        case LineRange(first=first, last=last):
            return f"line {first}", f"lines {first} to {last}" if last > first else f"line {first}"
        case _:
            return "address", "the address"


def _said(text: str, marker: str | None = None) -> Html:
    before = tag("span", {"class": "marker"}, bdi(marker), " ") if marker else None
    return tag("span", {"class": "said", "dir": "auto"}, before, text)


def _demand(demand: Demand, place: int) -> Html:
    # A number that is the place in the list would be shown twice.
    text = _said(demand.text, None if demand.number == place else demand.marker)
    return tag("div", {"class": f"deep-{min(demand.level, 6)}"}, text) if demand.level > 1 else text


def _facts(statement: Statement, places: Places, controls: Controls) -> Html:
    source = statement.source
    rows: list[tuple[str, str, Html | None]] = [
        ("title", "Title", bdi(statement.title)),
        ("date", "Date", _date(statement.date_detail)),
        ("", "Language", bdi(statement.language)),
        ("author", "Author", bdi(statement.author.text) if statement.author else None),
        ("publisher", "Publisher", bdi(statement.publisher.text) if statement.publisher else None),
        ("", "Address", web_link(source.url) if source.url else None),
        ("", "Own address", web_link(statement.canonical_url) if statement.canonical_url else None),
        ("", "File", bdi(source.name) if source.name else None),
        ("", "Source", Html(f"{source.kind}, {source.size:,} bytes")),
    ]
    for n, translation in enumerate(statement.translations, 1):
        address = join([" ", web_link(translation.url)]) if translation.url else None
        rows.append((f"t{n}", "Translation", join([bdi(translation.language), address])))
    return tag(
        "dl",
        {"class": "facts"},
        *[
            tag(
                "div",
                {"id": places.prefix + key if key else None},
                tag("dt", None, name),
                tag("dd", None, value, where(key, places), controls(key) if key else None),
            )
            for key, name, value in rows
            if value is not None
        ],
    )


def _date(detail: StatementDate | None) -> Html:
    if detail is None:
        return Html("–")
    value = tag("time", {"datetime": detail.iso}, detail.iso)
    return join([value, " · ", bdi(detail.printed), " · ", _KINDS[detail.kind]])


def web_link(address: str) -> Html:
    """An address, as a link where it is one of the web; nothing of this page is told to where it leads."""
    if not address.lower().startswith(("http://", "https://")):
        return bdi(address)
    return tag("a", {"href": address, "rel": "noreferrer noopener nofollow"}, bdi(address))


def _list(name: str, key: str, items: list[Html], controls: Controls, kind: str = "ol") -> Html | None:
    more = controls(key)
    if not items and more is None:
        return None
    return _section(name, len(items), tag(kind, {"class": "values"}, *items) if items else None, more)


def _section(name: str, count: int, *inner: Child) -> Html:
    said = tag("h3", None, name, " ", tag("span", {"class": "count"}, str(count)))
    return tag("section", None, said, *inner)


def _signatories(signatories: tuple[Signatory, ...], places: Places, controls: Controls) -> Html | None:
    more = controls("signatories")
    if not signatories:
        return _section("Signatories", 0, more) if more is not None else None
    rows: list[Html] = []
    group: str | None = None
    for n, one in enumerate(signatories, 1):
        if one.group and (one.group != group or f"g{n}" in places.marks):
            link = where(f"g{n}", places)
            cell = tag("th", {"colspan": 3, "scope": "rowgroup", "id": f"{places.prefix}g{n}"}, bdi(one.group), link)
            rows.append(tag("tr", {"class": "group"}, cell))
        group = one.group
        rows.append(_signatory(n, one, places, controls))
    head = tag("tr", None, *[tag("th", {"scope": "col"}, name) for name in ("No.", "Name", "Kind")])
    table = tag("table", None, tag("thead", None, head), tag("tbody", None, *rows))
    return _section("Signatories", len(signatories), table, more)


def _signatory(n: int, one: Signatory, places: Places, controls: Controls) -> Html:
    number = str(n) if one.number is None else str(one.number)
    inner: list[Child] = [tag("span", {"class": "said", "dir": "auto"}, one.name), where(f"s{n}", places)]
    if one.affiliation:
        beside = tag("span", {"id": f"{places.prefix}a{n}"}, bdi(one.affiliation), where(f"a{n}", places))
        inner.append(tag("div", {"class": "beside"}, beside))
    if one.raw != one.name:
        inner.append(tag("div", {"class": "beside"}, "as printed: ", bdi(one.raw)))
    if one.organisation is not None and (parts := _parts(one.organisation)):
        inner.append(tag("div", {"class": "beside"}, *parts))
    inner.append(controls(f"s{n}"))
    kind = tag("td", {"class": "quiet kind"}, one.kind)
    return tag(
        "tr", {"id": f"{places.prefix}s{n}"}, tag("td", {"class": "number"}, number), tag("td", None, *inner), kind
    )


def _parts(body: OrganisationName) -> list[Child]:
    """What was taken off the name of a body, in one line."""
    known = [
        ("acronym", body.acronym),
        ("also", " / ".join(alias.text for alias in body.aliases if alias.text != body.acronym)),
        ("legal form", body.legal_form),
        ("place", body.place),
        ("country", body.country),
        ("section", body.branch),
        ("note", body.note),
    ]
    shown: list[Child] = []
    for name, value in known:
        if value and value != body.name:
            shown += [" · " if shown else None, f"{name} ", bdi(value)]
    return shown
