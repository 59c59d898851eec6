"""Hooks of mkdocs: README.md is the front page, and the other pages beside it are pages of the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
AT_ROOT = {"README.md": "index.md"} | {name: name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")}
"""Files of the project with their places in the site."""
_LINK = re.compile(r"(\]\()([^)#:\s]+\.md)(?=[)#])")


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that stand above docs/."""
    for name, page in AT_ROOT.items():
        files.append(File.generated(config, page, abs_src_path=str(ROOT / name)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Make links between docs/ and the files above it links of the site; all pages lie in one folder there."""
    return _LINK.sub(lambda link: link[1] + _in_site(link[2]), markdown)


def _in_site(link: str) -> str:
    plain = link.removeprefix("../").removeprefix("docs/")
    return AT_ROOT.get(plain, plain)
