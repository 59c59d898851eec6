"""Records out of whatever of ours holds some: the one way in for all commands that read records."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from statement_parser.batch.items import CannotRead
from statement_parser.cli.files import STANDARD_INPUT

if TYPE_CHECKING:
    from statement_parser.model.statement import Statement

_ENDINGS = (".jsonl", ".ndjson", ".json", ".sqlite", ".parquet")


def are_records(name: str) -> bool:
    """Whether a file is one of records, as its ending says."""
    return name.lower().removesuffix(".gz").endswith(_ENDINGS)


def read_records(name: str) -> Iterator[Statement]:
    """The records of a file or folder, as `Corpus.read` reads them; "-" is JSON on standard input.

    Raises:
        CannotRead: not there, not to be read, or by a package that is not installed.
        UnsupportedType: not a file of records.
        DamagedDocument: something in it is no record; the message says which.
    """
    from statement_parser.corpus.sources import statements_in

    try:
        yield from statements_in(sys.stdin.buffer if name == STANDARD_INPUT else name)
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        detail = getattr(error, "strerror", None) or str(error)
        raise CannotRead(detail, stage="open", document=name) from error
    except ImportError as error:
        raise CannotRead(str(error), stage="open", document=name) from error
