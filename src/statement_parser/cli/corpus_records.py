"""FILEs of records as a corpus, for the commands that ask about many."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from statement_parser.batch.items import CannotRead
from statement_parser.cli.files import STANDARD_INPUT
from statement_parser.errors import DamagedDocument
from statement_parser.typed import from_json

if TYPE_CHECKING:
    from statement_parser.corpus.corpus import Corpus
    from statement_parser.corrections.log import Corrections


def read_corpus(files: Sequence[str], corrections: Corrections | None) -> Corpus:
    """The records of files and folders, "-" for the lines of standard input, corrected, as one corpus.

    Raises:
        CannotRead: not there, or not to be read.
        StatementParserError: no records in it.
    """
    from statement_parser.corpus.corpus import Corpus

    try:
        sources = (_lines_of_input() if name == STANDARD_INPUT else name for name in files)
        return Corpus.read(*sources, change=None if corrections is None else corrections.applied)
    except OSError as error:
        raise CannotRead(error.strerror or str(error), stage="open", document=error.filename) from error
    except ImportError as error:
        raise CannotRead(str(error), stage="open") from error


def _lines_of_input() -> Iterator[dict[str, Any]]:
    import msgspec

    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.isspace():
            try:
                yield from_json(line, dict[str, Any])
            except msgspec.DecodeError as error:
                detail = f"line {number}: {error}; wanted are records of `parse` or `batch`"
                raise DamagedDocument(detail, stage="read", document=STANDARD_INPUT) from error
