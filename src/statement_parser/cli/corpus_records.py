"""FILEs of records as a corpus, for the commands that ask about many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from statement_parser.batch.items import CannotRead
from statement_parser.cli.files import STANDARD_INPUT
from statement_parser.cli.records import read_records

if TYPE_CHECKING:
    from statement_parser.corpus.corpus import Corpus
    from statement_parser.corrections.log import Corrections


def read_corpus(files: Sequence[str], corrections: Corrections | None) -> Corpus:
    """The records of files and folders, "-" for JSON on standard input, corrected, as one corpus.

    Raises:
        CannotRead: not there, or not to be read.
        StatementParserError: no records in it.
    """
    from statement_parser.corpus.corpus import Corpus

    try:
        sources = (read_records(name) if name == STANDARD_INPUT else name for name in files)
        return Corpus.read(*sources, change=None if corrections is None else corrections.applied)
    except OSError as error:
        raise CannotRead(error.strerror or str(error), stage="open", document=error.filename) from error
    except ImportError as error:
        raise CannotRead(str(error), stage="open") from error
