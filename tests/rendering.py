"""Lays a made statement out as a web page, in each list shape that real pages have, or as scraped text."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.strategies import Made

Placement = Literal["inside", "sibling", "outside"]


def esc(text: str) -> str:
    return html.escape(text, quote=False)


def each(texts: Sequence[str], form: str) -> str:
    """`form` for each text: {i} its 1-based number, {t} the text as markup."""
    return "\n".join(form.format(i=i, t=esc(t)) for i, t in enumerate(texts, 1))


def _two_ol(names: Sequence[str]) -> str:
    half = (len(names) + 1) // 2
    left, right = each(names[:half], "<li>{t}</li>"), each(names[half:], "<li>{t}</li>")
    return (
        f'<table class="cols"><tr><td valign="top"><ol>{left}</ol></td>'
        f'<td valign="top"><ol start="{half + 1}">{right}</ol></td></tr></table>'
    )


PLACES = ("Norhaven", "Marwah", "Sarmatia")
ARABIC_PLACES = ("لبنان", "تونس", "الأردن")


def _with_places(before: str, each_form: str, after: str) -> Callable[[Sequence[str]], str]:
    """Names with a place beside each, in an element of its own: {p}."""

    def render(names: Sequence[str]) -> str:
        places = ARABIC_PLACES if "\u0600" < names[0][0] < "\u06ff" else PLACES
        rows = [each_form.format(t=esc(n), p=places[i % len(places)]) for i, n in enumerate(names)]
        return before + "\n".join(rows) + after

    return render


def _definitions(texts: Sequence[str]) -> str:
    """The first word of each text as the term, the rest as its definition."""
    pairs = (text.split(" ", 1) for text in texts)
    return "<dl>" + "\n".join(f"<dt>{esc(a)}</dt><dd>{esc(b)}</dd>" for a, b in pairs) + "</dl>"


def _joined(separator: str, *, end: str = "") -> Callable[[Sequence[str]], str]:
    def render(names: Sequence[str]) -> str:
        arabic = "\u0600" < names[0][0] < "\u06ff"
        whole = separator.replace(",", "،" if arabic else ",").join(esc(n) for n in names)
        # A legal form brings its own full stop ("…, Inc.").
        return f"<p>{whole.removesuffix(end)}{end}</p>"

    return render


def _form(before: str, each_form: str, after: str, *, between: str = "\n") -> Callable[[Sequence[str]], str]:
    def render(names: Sequence[str]) -> str:
        rows = [each_form.format(i=i, t=esc(n)) for i, n in enumerate(names, 1)]
        return before + between.join(rows) + after

    return render


@dataclass(frozen=True)
class Shape:
    """How the names of the signatories stand on the page."""

    name: str
    render: Callable[[Sequence[str]], str]
    numbered: bool = False
    """The page prints (or its list makes) numbers that count up from `first`."""
    separators: str = ""
    """Characters that part the names, and so cannot stand in them."""
    placement: Placement = "inside"
    first: int = 1
    """The first of the numbers."""
    grouped: bool = False
    """Two lists, each under the heading of its group."""


_OL = _form("<ol>", "<li>{t}</li>", "</ol>")
_UL = _form("<ul>", "<li>{t}</li>", "</ul>")

SHAPES = (
    Shape("ol", _OL, numbered=True),
    Shape("ul", _UL),
    Shape("ol_li_p", _form("<ol>", "<li><p>{t}</p></li>", "</ol>"), numbered=True),
    Shape("ol_li_span", _form("<ol>", '<li><span style="x"><span>{t}</span></span></li>', "</ol>"), numbered=True),
    Shape("ol_li_a", _form("<ol>", '<li><a href="https://o{i}.example/">{t}</a></li>', "</ol>"), numbered=True),
    Shape("ul_li_p", _form("<ul>", "<li><p>{t}</p></li>", "</ul>")),
    Shape("ul_li_a", _form("<ul>", '<li><a href="https://o{i}.example/">{t}</a></li>', "</ul>")),
    Shape("br_numbered", _form("<p>", "{i}. {t}", "</p>", between="<br>\n"), numbered=True),
    Shape("br_plain", _form("<p>", "{t}", "</p>", between="<br/>")),
    Shape("p_numbered", _form("", "<p>{i}. {t}</p>", ""), numbered=True),
    Shape("p_plain", _form("", "<p>{t}</p>", "")),
    Shape("div_numbered", _form('<div class="cols">', "<div>{i}) {t}</div>", "</div>"), numbered=True),
    Shape("div_plain", _form('<div class="names">', "<div>{t}</div>", "</div>")),
    Shape(
        "table_numbered",
        _form("<table><tr><th>No.</th><th>Organisation</th></tr>", "<tr><td>{i}</td><td>{t}</td></tr>", "</table>"),
        numbered=True,
    ),
    Shape("table_one_column", _form("<table><tbody>", "<tr><td>{t}</td></tr>", "</tbody></table>")),
    Shape("table_two_ol", _two_ol, numbered=True),
    Shape("comma", _joined(", ", end="."), separators=",،"),
    Shape("semicolon", _joined("; ", end="."), separators=";"),
    Shape("middle_dot", _joined(" · "), separators="·"),
    Shape("sibling", _OL, numbered=True, placement="sibling"),
    Shape("outside_article", _UL, placement="outside"),
    Shape("grouped_ul", _UL, grouped=True),
    Shape("ol_start", _form('<ol start="14">', "<li>{t}</li>", "</ol>"), numbered=True, first=14),
    Shape(
        "cards_of_divs",
        _with_places(
            '<div class="grid">',
            '<div class="card"><div class="name">{t}</div><div class="place">{p}</div></div>',
            "</div>",
        ),
    ),
    Shape(
        "cloud_of_links",
        _form('<div class="cloud">', '<a href="https://o{i}.example/">{t}</a>', "</div>"),
    ),
    Shape(
        "table_name_place",
        _with_places("<table><tr><th>Name</th><th>Country</th></tr>", "<tr><td>{t}</td><td>{p}</td></tr>", "</table>"),
    ),
)

DEMAND_SHAPES: dict[str, Callable[[Sequence[str]], str]] = {
    "ul": _UL,
    "ol": _OL,
    "ol_li_p": _form("<ol>", "<li><p>{t}</p></li>", "</ol>"),
    "br_numbered": _form("<p>", "{i}. {t}", "</p>", between="<br>"),
    "p_bullets": _form("", "<p>• {t}</p>", ""),
    "dl": _definitions,
}

MENU = ("About us", "Our work", "News", "Publications", "Get involved", "Contact")
RELATED = (
    ("Annual report: a year of work in eleven districts", "4 February 2019"),
    ("Interview: what the lawyers say about the new law", "17 December 2018"),
    ("Photo story: the road to the sea", "30 November 2017"),
)


def title_tag(made: Made, chrome: bool) -> str:
    return esc(made.title) + (" | Rivers and Rights" if chrome else "")


def _top(made: Made) -> str:
    menu = each(MENU, '<li><a href="/m{i}">{t}</a></li>')
    return f"""<header><div class="logo"><a href="/">Rivers and Rights</a></div>
<nav><ul class="menu">{menu}</ul></nav>
<form role="search"><label>Search for: <input type="search"></label><button>Search</button></form></header>
<div class="breadcrumb"><a href="/">Home</a> <a href="/statements">Statements</a> {esc(made.title)}</div>"""


BYLINE = """<div class="meta">by <a href="/u/7">webteam</a> 412 views <a href="?pdf">Download as PDF</a> Share this:
<a href="#f">Facebook</a> <a href="#t">Twitter</a> Font Size A A A</div>"""


def _bottom() -> str:
    related = "\n".join(f'<li><a href="/r">{esc(t)}</a> <span class="date">{d}</span></li>' for t, d in RELATED)
    return f"""<aside class="related"><h3>Related Publications</h3><ul>{related}</ul></aside>
<div id="comments"><h3>Leave a Comment</h3><form><p>Your email address will not be published.</p>
<label>Name *</label><input><label>Email *</label><input><textarea></textarea><button>Post Comment</button></form></div>
<footer><p>© Rivers and Rights. All rights reserved.</p><ul><li><a href="/p">Privacy policy</a></li></ul></footer>
<div class="cookie-bar">This website uses cookies to improve your experience. <a href="#">Accept</a></div>"""


def _names(made: Made, shape: Shape) -> str:
    if not shape.grouped:
        return f"<h3>{esc(made.heading)}</h3>\n{shape.render(made.names)}"
    half = len(made.names) // 2
    lists = zip(made.groups, (made.names[:half], made.names[half:]), strict=True)
    return f"<h2>{esc(made.heading)}</h2>\n" + "\n".join(f"<h4>{esc(g)}</h4>\n{shape.render(n)}" for g, n in lists)


def render_html(made: Made, shape: Shape, *, chrome: bool, demand_shape: str = "ul") -> bytes:
    """A page with the statement, encoded in UTF-8; `chrome`: with the menus and boxes of a site around it."""
    date = f"<p>{esc(made.printed_date)}</p>" if made.date else ""
    body = [date] if made.date_place == "top" else []
    body += [f"<p>{esc(p)}</p>" for p in (*made.opening, made.lead_in)]
    body += [DEMAND_SHAPES[demand_shape](made.demands), f"<p>{esc(made.closing)}</p>"]
    body += [date] if made.date_place == "foot" else []
    names = _names(made, shape)
    if shape.placement == "inside":
        body.append(names)
    text = "\n".join(body)
    sibling = f'<div class="signed">{names}</div>' if shape.placement == "sibling" else ""
    outside = f"<section>{names}</section>" if shape.placement == "outside" else ""
    direction = ' dir="rtl"' if made.language == "ar" else ""
    return f"""<!DOCTYPE html>
<html lang="{made.language}"{direction}><head><meta charset="utf-8"><title>{title_tag(made, chrome)}</title></head><body>
{_top(made) if chrome else ""}
<main><article><h1>{esc(made.title)}</h1>
{BYLINE if chrome else ""}
<div class="entry">{text}</div></article>{sibling}</main>{outside}
{_bottom() if chrome else ""}
</body></html>""".encode()


def render_text(made: Made, *, numbered: bool, chrome: bool) -> str:
    """The statement as text scraped from a page: bullets and numbers typed, an empty line between paragraphs."""
    parts = [made.title]
    if chrome:
        parts = ["\n".join(("Skip to content", "Menu", *MENU)), f"Home Statements {made.title}", made.title]
        parts.append("by webteam\n412 views Download as PDF Share this: Facebook Twitter Font Size A A A")
    parts += [made.printed_date] if made.date_place == "top" else []
    parts += [*made.opening, made.lead_in]
    parts.append("\n".join(f"  • {d}" for d in made.demands))
    parts.append(made.closing)
    parts += [made.printed_date] if made.date_place == "foot" else []
    parts.append(made.heading)
    parts.append("\n".join(f"{i:>3}. {n}" if numbered else f"  - {n}" for i, n in enumerate(made.names, 1)))
    if chrome:
        parts += ["Related Publications", "\n".join(f"{t} {d}" for t, d in RELATED), "Leave a Comment"]
        parts.append("Your email address will not be published.\nName *\nEmail *")
        parts.append("This website uses cookies to improve your experience. Accept Read More")
    return "\n\n".join(parts) + "\n"
