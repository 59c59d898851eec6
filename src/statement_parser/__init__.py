"""Joint statements of civil-society organisations, as scraped pages or text, into structured records.

>>> import statement_parser as sp
>>> statement = sp.parse("Joint statement: Stop\\n\\nWe call on the court to:\\n\\n- act now\\n- act fairly\\n")
>>> [demand.text for demand in statement.demands]
['act now', 'act fairly']

The names below are bound when they are first used, so that importing the package loads no dependency.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from statement_parser.version import __version__

if TYPE_CHECKING:
    from statement_parser.api import Explained, explain, parse, parse_file, read
    from statement_parser.errors import (
        DamagedDocument,
        DecompressionLimit,
        EmptyDocument,
        EncryptedDocument,
        InputTooLarge,
        InternalError,
        MemoryLimit,
        MissingTool,
        StatementParserError,
        StructureLimit,
        TimeLimit,
        UnsupportedType,
        WorkerDied,
    )
    from statement_parser.export.markdown import to_markdown
    from statement_parser.export.text import to_text
    from statement_parser.model.document import Block, Break, Document, Hint, Issue, Shape, Source, Span
    from statement_parser.model.labelling import Label, Labelling, Role, Zone
    from statement_parser.model.locator import LineRange, NodePath, PageBox, SourceField
    from statement_parser.model.organisation import OrganisationName
    from statement_parser.model.statement import (
        Bullet,
        Demand,
        Passage,
        Signatory,
        Statement,
        StatementDate,
        Translation,
    )
    from statement_parser.options import Options

__all__ = [
    "Block",
    "Break",
    "Bullet",
    "DamagedDocument",
    "DecompressionLimit",
    "Demand",
    "Document",
    "EmptyDocument",
    "EncryptedDocument",
    "Explained",
    "Hint",
    "InputTooLarge",
    "InternalError",
    "Issue",
    "Label",
    "Labelling",
    "LineRange",
    "MemoryLimit",
    "MissingTool",
    "NodePath",
    "Options",
    "OrganisationName",
    "PageBox",
    "Passage",
    "Role",
    "Shape",
    "Signatory",
    "Source",
    "SourceField",
    "Span",
    "Statement",
    "StatementDate",
    "StatementParserError",
    "StructureLimit",
    "TimeLimit",
    "Translation",
    "UnsupportedType",
    "WorkerDied",
    "Zone",
    "__version__",
    "explain",
    "parse",
    "parse_file",
    "read",
    "to_markdown",
    "to_text",
]

_HOMES = {
    "api": ("Explained", "explain", "parse", "parse_file", "read"),
    "errors": (
        "DamagedDocument",
        "DecompressionLimit",
        "EmptyDocument",
        "EncryptedDocument",
        "InputTooLarge",
        "InternalError",
        "MemoryLimit",
        "MissingTool",
        "StatementParserError",
        "StructureLimit",
        "TimeLimit",
        "UnsupportedType",
        "WorkerDied",
    ),
    "export.markdown": ("to_markdown",),
    "export.text": ("to_text",),
    "model.document": ("Block", "Break", "Document", "Hint", "Issue", "Shape", "Source", "Span"),
    "model.labelling": ("Label", "Labelling", "Role", "Zone"),
    "model.locator": ("LineRange", "NodePath", "PageBox", "SourceField"),
    "model.organisation": ("OrganisationName",),
    "model.statement": (
        "Bullet",
        "Demand",
        "Passage",
        "Signatory",
        "Statement",
        "StatementDate",
        "Translation",
    ),
    "options": ("Options",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value  # the next use finds it without this function
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
