"""How well `corpus.groups()` tells copies, versions and translations of a statement from its look-alikes.

python evaluation/cross_posts.py               # the files that were looked at while the code was written
python evaluation/cross_posts.py --held-out    # those that were not, until the code stood
python evaluation/cross_posts.py --later       # those that were written afterwards
python evaluation/cross_posts.py --last        # those that were written after that
python evaluation/cross_posts.py --all --each  # all of them as one corpus, and a line for each pair that is wrong

A file of evaluation/cross_posts/ has texts that were written for this purpose; copies are told by what the poster did
to them (see `Text`). Each becomes a page and is parsed. Any two texts of one statement are a pair to be found; any
other two, of all files of the run, are not.
"""

from __future__ import annotations

import argparse
import itertools
import time
import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import statement_parser as sp
from statement_parser.corpus.group_records import Member
from statement_parser.export.json_lines import write_json_lines

PARTS = {
    "held-out": "the files that are marked held_out",
    "later": "those that are marked later",
    "last": "those that are marked last",
}
FOLDER = Path(__file__).with_suffix("")


class Text(msgspec.Struct, kw_only=True):
    """A text as a site shows it. A copy (`of`) has all of the other's, and what else is given."""

    statement: str = ""
    """Which statement it is a text of."""
    version: int = 1
    """Texts with other lists have other numbers."""
    of: str | None = None
    language: str = ""
    title: str = ""
    date: str | None = None
    site: str = "Archive of Statements"
    links: dict[str, str] = {}
    """hreflang and the text that it leads to."""
    intro: list[str] = []
    """Paragraphs of the poster before the text."""
    paragraphs: list[str] = []
    lead_in: str | None = None
    demands: list[str] = []
    closing: list[str] = []
    heading: str = ""
    signatories: list[str] = []
    outro: list[str] = []
    """Paragraphs of the poster behind it."""
    drop: list[int] = []
    """Places of paragraphs that the poster leaves out."""
    replace: list[list[str]] = []
    """Strings with what stands for them, everywhere in the text and the list."""
    add: list[str] = []
    """Signatories who joined."""
    remove: list[str] = []
    listed: str = "as signed"
    """as signed; sorted; run-on: in one paragraph; none."""
    bullets: str = "list"
    """list; sentences: as paragraphs; lost."""
    merged: bool = False
    """All paragraphs in one."""
    wrap: int = 0
    """Words a line, with a hard break behind it."""
    style: str = "curly"
    """straight: quotation marks and dashes of ASCII."""


class Pair(NamedTuple):
    """Two texts, by name, with what they are and what was found: same, version, translation, or different."""

    left: str
    right: str
    true: str
    found: str


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})


def read_texts(part: str = "all") -> dict[str, Text]:
    """The texts of the files of a part ("looked-at", or one of `PARTS`) or of all, by "file/name"."""
    texts: dict[str, Text] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        own = next((part for part in PARTS if table.get(part.replace("-", "_"))), "looked-at")
        if part not in (own, "all"):
            continue
        for name in table["texts"]:
            text = msgspec.convert(_whole(table["texts"], name), Text, strict=True)
            text.statement = f"{path.stem}/{text.statement}"
            texts[f"{path.stem}/{name}"] = text
    return texts


def _whole(table: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    own = table[name]
    return {**_whole(table, own["of"]), **own} if "of" in own else own


def address(name: str, text: Text) -> str:
    """Where the page is."""
    site = "".join(char for char in text.site.lower() if char.isascii() and char.isalnum()) or "site"
    return f"https://{site}.example/{name}"


def page(name: str, texts: dict[str, Text]) -> bytes:
    """The page of a text."""
    text = texts[name]
    file = name.split("/")[0]
    links = "".join(
        f'<link rel="alternate" hreflang="{language}" href="{address(f"{file}/{other}", texts[f"{file}/{other}"])}">'
        for language, other in text.links.items()
    )
    body = "".join(_body(text))
    title, site = escape(text.title), escape(text.site)
    html = (
        f'<!DOCTYPE html><html lang="{text.language}"><head><meta charset="utf-8"><title>{title} | {site}</title>'
        f'<meta property="og:site_name" content="{site}">{links}</head><body><nav><a href="/">{site}</a></nav>'
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    )
    for old, new in text.replace:
        html = html.replace(escape(old, quote=False), escape(new, quote=False))
    return (html.translate(_STRAIGHT) if text.style == "straight" else html).encode()


def _body(text: Text) -> Iterator[str]:
    if text.date:
        yield f"<p class='date'>{escape(text.date)}</p>"
    yield from map(_paragraph, text.intro)
    kept = [paragraph for place, paragraph in enumerate(text.paragraphs) if place not in text.drop]
    for paragraph in [" ".join(kept)] if text.merged else kept:
        yield _paragraph(_wrapped(paragraph, text.wrap))
    if text.lead_in and text.bullets != "lost":
        yield _paragraph(text.lead_in)
    if text.bullets == "list" and text.demands:
        yield "<ul>" + "".join(f"<li>{escape(demand)}</li>" for demand in text.demands) + "</ul>"
    elif text.bullets == "sentences":
        yield from map(_paragraph, text.demands)
    yield from map(_paragraph, text.closing)
    yield from _list(text)
    yield from map(_paragraph, text.outro)


def _list(text: Text) -> Iterator[str]:
    signatories = [one for one in text.signatories if one not in text.remove] + text.add
    if text.listed == "none" or not signatories:
        return
    yield f"<h3>{escape(text.heading)}</h3>"
    if text.listed == "run-on":
        yield _paragraph("; ".join(signatories) + ".")
    else:
        ordered = sorted(signatories) if text.listed == "sorted" else signatories
        yield "<ol>" + "".join(f"<li>{escape(one)}</li>" for one in ordered) + "</ol>"


def _paragraph(text: str) -> str:
    return "<p>" + "<br>".join(escape(line, quote=False) for line in text.split("\n")) + "</p>"


def _wrapped(text: str, words: int) -> str:
    return "\n".join(map(" ".join, _chunks(text.split(), words))) if words else text


def _chunks(words: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    return (words[start : start + length] for start in range(0, len(words), length))


def compared(texts: dict[str, Text], statements: Sequence[sp.Statement]) -> list[Pair]:
    """All pairs that are, or were found to be, of one statement, and those of one file that are neither."""
    groups = sp.Corpus.read(statements).groups()
    names = list(texts)
    group_of = {member.place: number for number, group in enumerate(groups) for member in group.members}
    members = {member.place: member for group in groups for member in group.members}
    pairs = []
    for (i, left), (j, right) in itertools.combinations(enumerate(names), 2):
        true = _true(texts[left], texts[right])
        found = "different"
        if i in group_of and group_of[i] == group_of.get(j):
            found = _found(members[i], members[j])
        if (true, found) != ("different", "different") or left.split("/")[0] == right.split("/")[0]:
            pairs.append(Pair(left, right, true, found))
    return pairs


def _true(left: Text, right: Text) -> str:
    if left.statement != right.statement:
        return "different"
    if left.language != right.language:
        return "translation"
    return "same" if left.version == right.version else "version"


def _found(left: Member, right: Member) -> str:
    """What two members of a group are to each other, by how each differs from the first."""
    if left.language != right.language:
        return "translation"
    lists = [(set(m.change.added), set(m.change.dropped)) if m.change else (set(), set()) for m in (left, right)]
    return "same" if lists[0] == lists[1] else "version"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where precision is under 0.97 or recall under 0.95."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    for part, what in {**PARTS, "all": "all files as one corpus"}.items():
        which.add_argument(f"--{part}", dest="part", action="store_const", const=part, help=what)
    parser.add_argument("--each", action="store_true", help="also a line for each pair that is wrong")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the records, without evidence, and stop")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="of these files, named without .toml")
    options = parser.parse_args(arguments)
    texts = read_texts(options.part or "looked-at")
    if options.only:
        texts = {name: text for name, text in texts.items() if name.split("/")[0] in options.only}
    statements = [sp.parse(page(name, texts), url=address(name, text)) for name, text in texts.items()]
    if options.write is not None:
        write_json_lines(options.write, statements, evidence=False)
        return 0
    start = time.process_time()
    pairs = compared(texts, statements)
    seconds = time.process_time() - start
    together = [pair for pair in pairs if pair.true != "different"]
    found = [pair for pair in pairs if pair.found != "different"]
    right = [pair for pair in together if pair.found != "different"]
    precision, recall = len(right) / max(len(found), 1), len(right) / max(len(together), 1)
    print(f"{len(texts)} texts, {len(together)} pairs of one statement, {len(pairs) - len(together)} look-alikes")
    print(f"precision {precision:.3f}  recall {recall:.3f}  grouped in {seconds:.2f} CPU s")
    for relation in ("same", "version", "translation"):
        rows = [pair for pair in together if pair.true == relation]
        hit = sum(pair.found != "different" for pair in rows)
        named = sum(pair.found == relation for pair in rows)
        print(f"  {relation:12} {len(rows):4} pairs, {hit:4} grouped, {named:4} with that relation")
    if options.each:
        for pair in pairs:
            if pair.true != pair.found:
                print(f"{pair.true:12} found as {pair.found:12} {pair.left}  {pair.right}")
    return int(precision < 0.97 or recall < 0.95)


if __name__ == "__main__":
    raise SystemExit(main())
