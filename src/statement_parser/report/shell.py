"""The page around what it shows: head, style, and what the browser is not allowed to do."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterable
from importlib import resources
from typing import Final

from statement_parser.report.markup import Child, Html, tag

GENERATOR: Final = "statement-parser report"
"""By which a page says who made it."""


def whole_page(title: str, body: Iterable[Child], *, sortable: bool = False, forms: bool = False) -> str:
    """An HTML document that loads nothing: its style, its pictures and its script are in it.

    A Content Security Policy forbids everything else, also what the text of a document could have smuggled in.

    Args:
        title: for the browser's tab; text.
        body: what is shown.
        forms: with forms that are sent to where the page is from.
        sortable: with the script that sorts tables and filters their rows; without it they can be read all the same.
    """
    style = _file("page.css")
    scripts = [_file("table.js")] if sortable else []
    policy = "; ".join(
        [
            "default-src 'none'",
            "img-src data:",
            f"style-src '{_hash(style)}'",
            *[f"script-src '{_hash(script)}'" for script in scripts],
            "base-uri 'none'",
            f"form-action '{'self' if forms else 'none'}'",
        ]
    )
    head = tag(
        "head",
        None,
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"name": "generator", "content": GENERATOR}),
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"name": "referrer", "content": "same-origin" if forms else "no-referrer"}),
        tag("meta", {"name": "color-scheme", "content": "light dark"}),
        tag("title", None, title),
        tag("style", None, Html(style)),
    )
    ends = [tag("script", None, Html(script)) for script in scripts]
    page = tag("html", {"lang": "en"}, head, tag("body", None, *body, *ends))
    return f"<!DOCTYPE html>\n{page}\n"


@functools.cache
def _file(name: str) -> str:
    return resources.files("statement_parser.report").joinpath(name).read_text("utf-8")


def _hash(content: str) -> str:
    """A source of CSP level 2: sha256 of what stands between the tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
