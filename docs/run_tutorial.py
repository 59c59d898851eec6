"""Runs docs/tutorial.ipynb from top to bottom; writes it with what came out as docs/tutorial.md, and its pictures.

python docs/run_tutorial.py           # write
python docs/run_tutorial.py --check   # write nothing: only that each cell runs and draws
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbconvert import MarkdownExporter

DOCS = Path(__file__).resolve().parent
NOTEBOOK = DOCS / "tutorial.ipynb"
PAGE = DOCS / "tutorial.md"
SECONDS = 120
"""For one cell."""
_BARE = re.compile(r"<style scoped>.*?</style>\s*|<table [^>]*>", re.DOTALL)
"""What pandas says of the looks of a table: the site scrolls those without a class, which are wider than a phone."""
MADE = "<!-- Made by docs/run_tutorial.py (make tutorial) of tutorial.ipynb; change the notebook, not this file. -->"


def run() -> nbformat.NotebookNode:
    """The notebook with its outputs; an error in a cell is an error here."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=SECONDS, resources={"metadata": {"path": str(DOCS)}}).execute()
    return notebook


def _bare(found: re.Match[str]) -> str:
    return "<table>" if found[0].startswith("<table") else ""


def page_of(notebook: nbformat.NotebookNode) -> tuple[str, dict[str, bytes]]:
    """The notebook as Markdown, and its pictures by their path below docs/.

    A cell that draws says in its metadata how its picture is called ("picture") and what is on it ("alt").
    """
    said = {}
    for cell in notebook.cells:
        if "outputs" in cell:  # without warnings, such as of fonts that a machine does not have
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = _BARE.sub(_bare, output.data["text/html"])
            if "image/png" in output.get("data", {}):
                name = f"tutorial-{cell.metadata['picture']}"
                output.metadata["filename"] = name
                said[f"![png](images/{name}.png)"] = f"![{cell.metadata['alt']}](images/{name}.png)"
    text, resources = MarkdownExporter().from_notebook_node(notebook, {"output_files_dir": "images"})
    for plain, better in said.items():
        text = text.replace(plain, better)
    first, *rest = (line.rstrip() for line in text.strip().splitlines())
    page = re.sub(r"\n{3,}", "\n\n", "\n".join([first, "", MADE, *rest, ""]))
    return page, resources["outputs"]


def main() -> int:
    """Write the page and the pictures, or with --check nothing.

    What comes out is not compared: each new fixture changes it. That the page has the notebook's code is tested.
    """
    notebook = run()
    drawing = [cell.metadata["picture"] for cell in notebook.cells if "picture" in cell.metadata]
    text, pictures = page_of(notebook)
    if len(pictures) != len(drawing):
        print(f"docs/tutorial.ipynb: {len(pictures)} pictures, not {len(drawing)}: {drawing}", file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        return 0
    PAGE.write_text(text, encoding="utf-8")
    for path, content in pictures.items():
        (DOCS / path).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
