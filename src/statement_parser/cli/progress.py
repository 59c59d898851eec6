"""How far a run is, on a terminal: bytes of the inputs, documents a second, failures, time left."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from statement_parser.batch.run import Counts

_SECONDS = 0.2


@contextlib.contextmanager
def progress(total_bytes: Callable[[], int]) -> Iterator[Callable[[Counts], None]]:
    """A function that shows counts; it does nothing where standard error is no terminal.

    Args:
        total_bytes: size of the inputs; asked for only where it is shown.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(
        total=total_bytes(), unit="B", unit_scale=True, mininterval=_SECONDS, leave=False, file=sys.stderr
    ) as bar:

        def watch(counts: Counts) -> None:
            done = counts.parsed + counts.known
            elapsed = bar.format_dict["elapsed"] or 1.0
            shown = f"{done:,} documents, {counts.parsed / elapsed:.0f}/s, {counts.failed:,} failed"
            bar.set_postfix_str(shown, refresh=False)
            bar.update(counts.read - bar.n)

        yield watch
