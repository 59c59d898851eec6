"""The evidence page about a record, as an object: to look at in a notebook, to save."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path

import msgspec

from statement_parser.atomic_output import written_beside


class Report(msgspec.Struct, frozen=True):
    """A page that shows a record beside its source."""

    html: str
    """The whole page: it needs no other file, no network and no script."""

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page to a file, which is whole or as it was before; its path.

        Raises:
            OSError: it cannot be written.
        """
        with written_beside(Path(path)) as beside:
            beside.write_text(self.html, encoding="utf-8")
        return Path(path)

    def __repr__(self) -> str:
        return f"Report({len(self.html):,} characters; .save('report.html') writes it)"

    def _repr_html_(self) -> str:
        # In a frame without rights, so that its style and its anchors are its own.
        return f'<iframe sandbox srcdoc="{escape(self.html)}" width="100%" height="720" title="Report"></iframe>'
