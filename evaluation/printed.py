"""Prints the labelled pages to PDF: whether a PDF gives the record of the page that it came from.

python evaluation/printed.py FOLDER                                         # writes the PDFs and their labels
python evaluation/pdf_rules.py --folder FOLDER "tags of tagged documents"   # measures

Each page of `../shared/corpus/html` is printed by headless Chromium, without network, so without the site's styles and
pictures. What only the markup says is lost in print: hidden menus and forms are shown, dates of the metadata are not
there (where they are all that a page has, the label's date is null), names of pictures are left out.
Needs `chromium`; says so and ends with 0 where it or ../shared is missing. The PDFs are pages of third parties: for
measuring only.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

HTML = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "html"
_ALT = re.compile(r"(<img\b[^>]{0,2000}?)\balt=(\"[^\"]*\"|'[^']*')")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title: *[\"']?(.*?)[\"']?$", re.MULTILINE)
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def page_for_print(text: str) -> tuple[str, bool]:
    """A page with its front matter's title as a heading, and without names of pictures; whether it had front matter."""
    front = _FRONT.match(text)
    if front is not None:
        title = _TITLE.search(front[1])
        heading = f"<h1>{title[1]}</h1>" if title else ""
        text = f"<meta charset=utf-8>{heading}{text[front.end() :]}"
    return _ALT.sub(r'\1alt=""', text), front is not None


def print_page(source: Path, target: Path, folder: Path) -> dict[str, Any]:
    """Prints a page; its label, as it holds for the print."""
    text, bare = page_for_print(source.read_text("utf-8", "replace"))
    page = folder / "page.html"
    page.write_text(text, "utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = ["chromium", *_OPTIONS, profile, "--host-resolver-rules=MAP * 127.0.0.1:9", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True, timeout=120)
    label: dict[str, Any] = json.loads(source.with_suffix(".json").read_text("utf-8"))
    if bare and label.get("date_kind") != "signed":
        label["date"] = None
    return label | {"file": target.name}


def main() -> int:
    """Prints the pages into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    target: Path = parser.parse_args().folder
    if not HTML.is_dir() or shutil.which("chromium") is None:
        print("PAGES NOT PRINTED: needs ../shared and chromium")
        return 0
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(HTML.glob("*.html")):
            printed = target / f"{source.stem}.pdf"
            label = print_page(source, printed, Path(folder))
            printed.with_suffix(".json").write_text(json.dumps(label), "utf-8")
            print(printed)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
