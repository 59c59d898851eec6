"""The adapter of this library for the benchmarks of body, title and date against other extractors, in ../shared/bench.

Run there, in an environment with this library and the peers (README.md there says which), for all systems at once:

    python body_bench.py --dataset wcxb --data wcxb --splits dev --only 'trafilatura_full|statement_parser' \\
        --adapters peers_registry THIS_FILE --out /some/folder

The body is every block of the text in its order: paragraphs, headings, items, entries; without title, date and byline.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any


def _adapter() -> Callable[[bytes, str | None], dict[str, str | None]]:
    import statement_parser as sp
    from statement_parser.model.labelling import Role, Zone

    kept = (Zone.BODY, Zone.DEMANDS, Zone.BULLETS, Zone.SIGNATORIES)

    def run(page: bytes, url: str | None) -> dict[str, str | None]:
        explained = sp.explain(page, url=url)
        labels, statement = explained.labelling.labels, explained.statement
        body = (
            block.text
            for block in explained.document.content
            if labels[block.index].zone in kept or labels[block.index].role is Role.PARAGRAPH
        )
        date = statement.date.isoformat() if statement.date else None
        return {"body": "\n".join(body), "title": statement.title, "date": date}

    return run


def _register() -> None:
    peerlib: Any = importlib.import_module("peerlib")  # of ../shared/bench, which the benchmark puts on the path
    peerlib.peer("statement_parser", gives="body title date", wants="bytes")(_adapter)


_register()
