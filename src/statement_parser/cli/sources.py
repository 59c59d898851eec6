"""The sources of records, found by their checksums where a command is told that they are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence

from statement_parser.batch.items import Item, Unread
from statement_parser.batch.sources import InputFile, documents, input_files
from statement_parser.errors import StatementParserError
from statement_parser.model.statement import Statement

Say = Callable[[StatementParserError, str], None]


def contents(inputs: Sequence[str], say: Say) -> Iterator[bytes]:
    """The bytes of each document in the inputs, as of `batch`; what cannot be read is said."""
    for file in input_files(inputs):
        yield from _documents(file, say)


def _documents(file: InputFile, say: Say) -> Iterator[bytes]:
    for found in documents(file):
        if isinstance(found, Item):
            yield found.data
        elif isinstance(found, Unread):
            say(found.error, found.name)


class Sources:
    """Where the sources of records are; keeps the place of each, not its bytes."""

    def __init__(self, inputs: Sequence[str], wanted: Collection[str], say: Say) -> None:
        """Look through the inputs once for documents with the checksums `wanted`."""
        self._files: dict[str, InputFile] = {}
        for file in input_files(inputs):
            for data in _documents(file, say):
                digest = hashlib.sha256(data).hexdigest()
                if digest in wanted:
                    self._files.setdefault(digest, file)

    def of(self, statement: Statement) -> bytes | None:
        """The bytes that a record was read from; None where they were not found, or are others by now."""
        file = self._files.get(statement.id)
        if file is None:
            return None
        found = _documents(file, lambda _error, _name: None)
        return next((data for data in found if hashlib.sha256(data).hexdigest() == statement.id), None)
