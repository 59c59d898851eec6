"""Statements planted in real pages: what the menus, cards, authors' boxes and forms of real sites do to a record.

python evaluation/grafts.py               # plants, reads, prints what went wrong and the figures
python evaluation/grafts.py --seeds 3     # three statements a page, each in other shapes
python evaluation/grafts.py --folder F    # also writes the pages and their labels to F, for ../shared/score/score.py

The pages are those of `../shared/bench/wcxb` (Web Content Extraction Benchmark, CC-BY-4.0): blogs, shops, magazines,
documentation, none with a statement. The text of the article is taken out by its gold and one of `grafts.toml` is put
in its place, in paragraphs with the attributes of the page's own; the rest of the page stays as it is. What the record
holds beyond the planted statement is the site's, or a part of the article that the gold leaves out: in the body a
mistake of the one or of the other, among signatories and demands a mistake. Pages of which not all of the article
could be taken out are left aside; a title is judged only where heading and `<title>` both had the old one.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import html
import importlib.util
import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from statement_parser import StatementParserError, parse

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGES = SHARED / "bench" / "wcxb" / "dev"
_BODY = 0.98
"""F1 of the 4-grams from which a body counts as right, as in score.py."""
_SENTENCE = 40
"""Gold lines shorter than that may stand anywhere on a page."""


class Shapes(NamedTuple):
    """How a planted statement is marked up."""

    demands: str
    signatories: str


def fold(text: str | None) -> str:
    """A text with single spaces."""
    return " ".join((text or "").split())


def _element(tag: str, text: str | None = None, **attributes: str) -> Any:
    made = etree.Element(tag, attributes)
    made.text = text
    return made


def _listed(items: list[str], shape: str, attributes: dict[str, str]) -> Iterator[Any]:
    """Items as elements: `ul`, `ol`, `ul p`, `ul a`, `br`, `p`, `p 1.`, `div`, `table`, `commas`."""
    if shape in {"ul", "ol", "ul p", "ul a"}:
        made = _element(shape[:2])
        for item in items:
            entry = etree.SubElement(made, "li")
            if shape == "ul p":
                entry.append(_element("p", item))
            elif shape == "ul a":
                entry.append(_element("a", item, href=f"https://{re.sub(r'[^a-z]', '', item.lower())}.example.org/"))
            else:
                entry.text = item
        yield made
    elif shape == "br":
        made = _element("p", items[0], **attributes)
        for item in items[1:]:
            etree.SubElement(made, "br").tail = item
        yield made
    elif shape == "table":
        made = _element("table")
        for at in range(0, len(items), 2):
            row = etree.SubElement(made, "tr")
            for item in items[at : at + 2]:
                row.append(_element("td", item))
        yield made
    elif shape == "commas":
        yield _element("p", ", ".join(items), **attributes)
    else:
        for number, item in enumerate(items, 1):
            text = f"{number}. {item}" if shape == "p 1." else item
            yield _element("div", text) if shape == "div" else _element("p", text, **attributes)


def statement(chance: random.Random, attributes: dict[str, str]) -> tuple[list[Any], dict[str, Any], Shapes]:
    """A statement as elements, its label, its shapes."""
    said = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    paragraphs = chance.sample(said["paragraphs"], chance.randint(3, 8))
    demands = chance.sample(said["demands"], chance.randint(3, 6)) if chance.random() < 0.6 else []
    demands = [f"{demand[0].upper()}{demand[1:]}{chance.choice((';', '.'))}" for demand in demands]
    shapes = Shapes(chance.choice(("ul", "ol", "ul p", "p 1.")) if demands else "", "")
    dated = chance.random() < 0.4
    if dated:
        paragraphs[0] = f"Port Lenna, 12 March 2024 – {paragraphs[0]}"
    elements = [_element("p", text, **attributes) for text in paragraphs]
    body = list(paragraphs)
    if demands:
        lead = chance.choice(said["demand_leads"])
        at = len(elements) - chance.randint(0, 1)
        elements[at:at] = [_element("p", lead, **attributes), *_listed(demands, shapes.demands, attributes)]
        body.insert(at, lead)
    signatories: list[dict[str, Any]] = []
    kind = chance.choice(("organisations", "organisations", "persons", "stanzas", "none"))
    if kind == "organisations":
        names = chance.sample(said["organisations"], chance.randint(5, 38))
        shape = chance.choice(("ul", "ol", "ul p", "ul a", "br", "p", "p 1.", "div", "table", "commas"))
        elements += [_heading(chance, chance.choice(said["leads"]), attributes), *_listed(names, shape, attributes)]
        numbered = shape in {"ol", "p 1."}
        signatories = [{"name": name, "number": i if numbered else None} for i, name in enumerate(names, 1)]
    elif kind == "persons":
        names = chance.sample(said["persons"], chance.randint(3, 14))
        shape = chance.choice(("ul", "p", "br"))
        lines = [f"{n}, {chance.choice(said['posts'])}, {chance.choice(said['organisations'])}" for n in names]
        elements += [
            _heading(chance, chance.choice(said["person_leads"]), attributes),
            *_listed(lines, shape, attributes),
        ]
        signatories = [{"name": name, "number": None} for name in names]
    elif kind == "stanzas":
        names, shape = chance.sample(said["persons"], chance.randint(2, 6)), ""
        elements.append(_heading(chance, chance.choice(said["person_leads"]), attributes))
        for name in names:
            lines = [name, chance.choice(said["posts"]), chance.choice(said["organisations"])]
            elements += _listed(lines, "br", attributes)
        signatories = [{"name": name, "number": None} for name in names]
    else:
        shape = ""
    label = {
        "kind": "html",
        "lang": "en",
        "title": chance.choice(said["titles"]),
        "date": "2024-03-12" if dated else None,
        "date_unlabelled": not dated,
        "paragraphs": body,
        "optional": ["Sincerely,", "Yours faithfully,"],
        "demands": demands,
        "signatories": signatories,
    }
    return elements, label, shapes._replace(signatories=f"{kind} {shape}".strip())


def _heading(chance: random.Random, text: str, attributes: dict[str, str]) -> Any:
    """A line over signatories, as a heading, a paragraph or a strong paragraph."""
    tag = chance.choice(("h2", "h3", "p", "strong"))
    if tag in {"h2", "h3"}:
        return _element(tag, text)
    made = _element("p", text if tag == "p" else None, **attributes)
    if tag == "strong":
        made.append(_element("strong", text))
    return made


class Chrome(NamedTuple):
    """A page without its article."""

    tree: Any
    place: Any
    """A comment where the article was."""
    attributes: dict[str, str]
    """Of the article's paragraphs."""


def without_article(page: str, gold: str, title: str) -> Chrome | str:
    """A page without its article; or why not: 'few', 'cover' (what would go is not all of the gold)."""
    tree: Any = lxml_html.fromstring(page)
    lines = {fold(line) for line in gold.split("\n") if len(fold(line)) > _SENTENCE}
    gold = fold(gold)
    found = [node for node in tree.iter("p", "li", "div", "blockquote") if fold(node.text_content()) in lines]
    found = [node for node in found if not any(above in found for above in node.iterancestors())]
    found = [node for node in found if node.tag == "p"] or found
    if len(found) < 3:
        return "few"
    paths = [[*reversed(list(node.iterancestors()))] for node in found]
    shared = [level[0] for level in zip(*paths, strict=False) if all(node is level[0] for node in level)]
    parent = shared[-1]
    children = list(parent)
    first, last = [
        next(i for i, child in enumerate(children) if child is node or child in node.iterancestors())
        for node in (found[0], found[-1])
    ]
    words = set(gold.split())

    def is_gold(node: Any) -> bool:
        if not isinstance(node.tag, str) or node.tag == "h1" or node.find(".//h1") is not None:
            return not isinstance(node.tag, str)
        said = fold(node.text_content())
        own = said.split()
        return not own or (said[:50] in gold and sum(word in words for word in own) > 0.9 * len(own))

    while first > 0 and is_gold(children[first - 1]):
        first -= 1
    while last + 1 < len(children) and is_gold(children[last + 1]):
        last += 1
    inside = children[first : last + 1]
    said = fold(" ".join(node.text_content() for node in inside if isinstance(node.tag, str))).split()
    if sum(word in words for word in said) < 0.85 * len(said) or any(
        node.tag == "h1" or node.find(".//h1") is not None for node in inside if isinstance(node.tag, str)
    ):
        return "cover"
    reference = found[0]
    attributes = {k: v for k, v in reference.attrib.items() if k != "id"} if reference.tag == "p" else {}
    place = etree.Comment("graft")
    parent.insert(first, place)
    for node in inside:
        parent.remove(node)
    _drop_rest(tree, parent, lines, gold, title)
    return Chrome(tree, place, attributes)


def _drop_rest(tree: Any, parent: Any, lines: set[str], gold: str, title: str) -> None:
    """Takes out what of the article stands elsewhere on the page."""
    above = {parent, *parent.iterancestors()}
    tags = ("p", "li", "blockquote", "h2", "h3", "h4", "h5", "figcaption", "div", "span", "em", "strong", "td", "pre")
    for node in list(tree.iter(*tags)):
        said = fold(node.text_content())
        if node in above or len(said) <= 12 or said == title or (node.tail or "").strip() or node.getparent() is None:
            continue
        if said in lines or (said[:60] in gold and said[-60:] in gold):
            node.drop_tree()


def graft(page: str, gold: dict[str, Any], chance: random.Random) -> tuple[str, dict[str, Any], Shapes] | str:
    """A page with another statement in it, its label, its shapes; or why it was left aside."""
    title = fold(gold.get("title"))
    if not title:
        return "title"
    chrome = without_article(page, gold["main_content"], title)
    if isinstance(chrome, str):
        return chrome
    elements, label, shapes = statement(chance, chrome.attributes)
    for element in elements:
        element.tail = "\n"
        chrome.place.addprevious(element)
    chrome.place.getparent().remove(chrome.place)
    text = etree.tostring(chrome.tree, encoding="unicode", method="html")
    old = r"\s+".join(map(re.escape, html.escape(title, quote=False).split()))
    text, times = re.subn(old, html.escape(label["title"], quote=False), text)
    if not times:
        return "title"
    made: Any = lxml_html.fromstring(text)
    headings = {fold(node.text_content()) for node in made.iter("h1")}
    if label["title"] not in headings or not fold(made.findtext(".//title")).startswith(label["title"]):
        label["title"] = None
    for node in made.xpath("//script|//style|//noscript|//template"):
        node.drop_tree()
    rest = fold(made.text_content())
    lines = [fold(line) for line in gold["main_content"].split("\n") if len(fold(line)) > _SENTENCE]
    if sum(len(line) for line in lines if line[:60] in rest) > 80:
        return "rest"
    return f"<!DOCTYPE html>\n{text}", label, shapes


def grafts(seeds: int) -> Iterator[tuple[str, str, dict[str, Any], Shapes] | str]:
    """Each page with each statement: name, page, label, shapes; or why a page was left aside."""
    for path in sorted((PAGES / "html").glob("*.html.gz")):
        name = path.name.partition(".")[0]
        gold = json.loads((PAGES / "ground-truth" / f"{name}.json").read_text("utf-8"))["ground_truth"]
        page = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for seed in range(seeds):
            made = graft(page, gold, random.Random(f"{name}-{seed}"))
            if isinstance(made, str):
                yield made
                break
            text, label, shapes = made
            whole = f"{name}-{seed}"
            yield whole, text, {"id": whole, "file": f"{whole}.html", "site": name} | label, shapes


def scorer() -> Any:
    """The module `../shared/score/score.py`."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("grafts: no ../shared/score/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(page: str, label: dict[str, Any], score: Any) -> tuple[list[str], list[str]]:
    """The fields of a page that are wrong; the names given that are no signatories."""
    try:
        record = parse(page).to_dict()
    except StatementParserError as error:
        return [error.code], []
    row = score.score_one(label, record)
    names = [signatory["name"] for signatory in label["signatories"]]
    strangers = [one["name"] for one in record.get("signatories", []) if one["name"] not in names]
    missed = [key for key in ("title", "date") if row.get(key) is False]
    missed += [key for key in ("demands", "signatories") if len(set(row[key])) > 1]
    missed += ["body"] if score.prf(*row["body"])[2] < _BODY else []
    return missed, strangers


def main() -> int:
    """Plants, reads and scores; 0, also where ../shared is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--quiet", action="store_true", help="figures only")
    options = parser.parse_args()
    if not PAGES.is_dir():
        print("GRAFTS SKIPPED: ../shared/bench/wcxb is not there")
        return 0
    score = scorer()
    aside: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[str] = collections.Counter()
    number = false = 0
    for made in grafts(options.seeds):
        if isinstance(made, str):
            aside[made] += 1
            continue
        name, page, label, shapes = made
        if options.folder is not None:
            options.folder.mkdir(parents=True, exist_ok=True)
            (options.folder / label["file"]).write_text(page, "utf-8")
            (options.folder / f"{name}.json").write_text(json.dumps(label, ensure_ascii=False, indent=1), "utf-8")
        missed, strangers = read(page, label, score)
        number += 1
        false += len(strangers)
        wrong.update(missed or ["nothing"])
        if missed and not options.quiet:
            print(f"{name}  {shapes.demands or '-'} / {shapes.signatories}: {', '.join(missed)}  {strangers[:3] or ''}")
    right = wrong.pop("nothing", 0)
    print(f"{number} documents; {sum(aside.values())} pages left aside {dict(aside)}")
    print(f"right in every field {right}; wrong in {dict(wrong)}; {false} names that are no signatories")
    return 0


if __name__ == "__main__":
    sys.exit(main())
