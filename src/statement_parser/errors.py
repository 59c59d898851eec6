"""Errors: an exception means "there is no document"; everything else is an Issue in the record.

::

    StatementParserError
    ├── InputTooLarge        more bytes than `Options.max_bytes`, or of a PDF `max_pdf_bytes`
    ├── UnsupportedType      not HTML, PDF or text (an image, an archive ...)
    ├── EmptyDocument        nothing that a reader could read: blank, markup without text, or a scan
    ├── DamagedDocument      bytes that no reader can make sense of
    ├── EncryptedDocument    needs a password
    ├── MissingTool          OCR was asked for, and a program for it is not installed
    ├── DecompressionLimit   unpacks to more than is allowed
    ├── StructureLimit       more nodes, attributes or depth than `Options` allow
    ├── TimeLimit, MemoryLimit, WorkerDied   set by a supervisor, never by `parse`
    └── InternalError        a bug of ours, with what was being done
"""

from __future__ import annotations

_DETAIL_CHARS = 200


def _one_line(text: str) -> str:
    """`text` on one line, without control characters, cut to 200 characters."""
    shown = "".join(c if c.isprintable() else " " for c in text[: _DETAIL_CHARS * 4])
    shown = " ".join(shown.split())
    return shown if len(shown) <= _DETAIL_CHARS else shown[: _DETAIL_CHARS - 1] + "…"


class StatementParserError(Exception):
    """Base of every error of this library.

    Attributes:
        code: short name for machines, constant for a class ("input-too-large").
        stage: what was being done: "open", "sniff", "read", "parse" ...
        detail: what happened and what to do, one line, at most 200 characters.
        document: name, path or address of the document, or None.
    """

    code = "error"

    def __init__(self, detail: str, *, stage: str, document: str | None = None) -> None:
        self.stage = stage
        self.detail = _one_line(detail)
        self.document = None if document is None else _one_line(document)
        super().__init__(self.detail)

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling, and worker processes pickle.
        return (_rebuild, (type(self), self.detail, self.stage, self.document))


def _rebuild(cls: type[StatementParserError], detail: str, stage: str, document: str | None) -> StatementParserError:
    return cls(detail, stage=stage, document=document)


class InputTooLarge(StatementParserError):
    """More bytes than `Options.max_bytes`, or of a PDF `Options.max_pdf_bytes`."""

    code = "input-too-large"


class UnsupportedType(StatementParserError):
    """Neither HTML, PDF nor text."""

    code = "unsupported-type"


class EmptyDocument(StatementParserError):
    """No text in it."""

    code = "empty-document"


class DamagedDocument(StatementParserError):
    """Bytes that no reader can make sense of."""

    code = "damaged-document"


class EncryptedDocument(StatementParserError):
    """Needs a password."""

    code = "encrypted-document"


class MissingTool(StatementParserError):
    """A program or package that was asked for is not installed; the message says which."""

    code = "missing-tool"


class DecompressionLimit(StatementParserError):
    """Unpacks to more than is allowed."""

    code = "decompression-limit"


class StructureLimit(StatementParserError):
    """More nodes, attributes or depth than `Options` allow."""

    code = "structure-limit"


class TimeLimit(StatementParserError):
    """A supervisor stopped the work after its time."""

    code = "time-limit"


class MemoryLimit(StatementParserError):
    """The work needed more memory than it may have."""

    code = "memory-limit"


class WorkerDied(StatementParserError):
    """The process that parsed the document ended by a signal."""

    code = "worker-died"


class InternalError(StatementParserError):
    """A bug of ours; please report it with the document."""

    code = "internal-error"
