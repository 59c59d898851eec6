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

from statement_parser.model.doors import bind
from statement_parser.version import __version__

if TYPE_CHECKING:
    from statement_parser.api import Explained, explain, parse, parse_file, read
    from statement_parser.batch.items import CannotRead
    from statement_parser.batch.many import Parsed, parse_many
    from statement_parser.batch.supervisor import NoChildren
    from statement_parser.corpus.corpus import Corpus
    from statement_parser.corpus.group_records import Change, Group, Member
    from statement_parser.corpus.listing import Listing
    from statement_parser.corpus.network import Network
    from statement_parser.corpus.network_records import CoSignature, Signature, SignedStatement, SigningOrganisation
    from statement_parser.corpus.pictures import Picture, Pictures
    from statement_parser.corrections.apply import apply_corrections
    from statement_parser.corrections.log import append_correction, load_corrections
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
    from statement_parser.export.csl import to_csl
    from statement_parser.export.ftm import to_ftm
    from statement_parser.export.json_ld import to_json_ld
    from statement_parser.export.markdown import to_markdown
    from statement_parser.export.ris import to_ris
    from statement_parser.export.tei import to_tei
    from statement_parser.export.text import to_text
    from statement_parser.model.correction import Correction
    from statement_parser.model.document import Block, Break, Document, Hint, Issue, Shape, Source, Span, Style
    from statement_parser.model.labelling import Label, Labelling, Role, Zone
    from statement_parser.model.locator import LineRange, NodePath, PageBox, SourceField
    from statement_parser.model.organisation import Alias, OrganisationName, Suggestion
    from statement_parser.model.registry import (
        Comparison,
        Decision,
        ExternalId,
        Joined,
        Mention,
        Organisation,
        Registry,
        Relation,
        Undecided,
        Variant,
    )
    from statement_parser.model.report import Report
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
    from statement_parser.organisations.names import parse_name
    from statement_parser.resolution.authority import Authority, AuthorityEntry
    from statement_parser.resolution.authority_files import load_authority
    from statement_parser.resolution.compare import compare_names
    from statement_parser.resolution.decisions import append_decision, load_decisions
    from statement_parser.resolution.resolve import resolve

__all__ = [
    "Alias",
    "Authority",
    "AuthorityEntry",
    "Block",
    "Break",
    "Bullet",
    "CannotRead",
    "Change",
    "CoSignature",
    "Comparison",
    "Corpus",
    "Correction",
    "DamagedDocument",
    "Decision",
    "DecompressionLimit",
    "Demand",
    "Document",
    "EmptyDocument",
    "EncryptedDocument",
    "Explained",
    "ExternalId",
    "Group",
    "Hint",
    "InputTooLarge",
    "InternalError",
    "Issue",
    "Joined",
    "Label",
    "Labelling",
    "LineRange",
    "Listing",
    "Member",
    "MemoryLimit",
    "Mention",
    "MissingTool",
    "Network",
    "NoChildren",
    "NodePath",
    "Options",
    "Organisation",
    "OrganisationName",
    "PageBox",
    "Parsed",
    "Passage",
    "Picture",
    "Pictures",
    "Registry",
    "Relation",
    "Report",
    "Role",
    "Shape",
    "Signatory",
    "Signature",
    "SignedStatement",
    "SigningOrganisation",
    "Source",
    "SourceField",
    "Span",
    "Statement",
    "StatementDate",
    "StatementParserError",
    "StructureLimit",
    "Style",
    "Suggestion",
    "TimeLimit",
    "Translation",
    "Undecided",
    "UnsupportedType",
    "Variant",
    "WorkerDied",
    "Zone",
    "__version__",
    "append_correction",
    "append_decision",
    "apply_corrections",
    "compare_names",
    "explain",
    "load_authority",
    "load_corrections",
    "load_decisions",
    "parse",
    "parse_file",
    "parse_many",
    "parse_name",
    "read",
    "resolve",
    "to_csl",
    "to_ftm",
    "to_json_ld",
    "to_markdown",
    "to_ris",
    "to_tei",
    "to_text",
]

_HOMES = {
    "api": ("Explained", "explain", "parse", "parse_file", "read"),
    "batch.items": ("CannotRead",),
    "batch.many": ("Parsed", "parse_many"),
    "batch.supervisor": ("NoChildren",),
    "corrections.apply": ("apply_corrections",),
    "corrections.log": ("append_correction", "load_corrections"),
    "corpus.corpus": ("Corpus",),
    "corpus.group_records": ("Change", "Group", "Member"),
    "corpus.listing": ("Listing",),
    "corpus.network": ("Network",),
    "corpus.network_records": ("CoSignature", "Signature", "SignedStatement", "SigningOrganisation"),
    "corpus.pictures": ("Picture", "Pictures"),
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
    "export.csl": ("to_csl",),
    "export.ftm": ("to_ftm",),
    "export.json_ld": ("to_json_ld",),
    "export.markdown": ("to_markdown",),
    "export.ris": ("to_ris",),
    "export.tei": ("to_tei",),
    "export.text": ("to_text",),
    "model.correction": ("Correction",),
    "model.document": ("Block", "Break", "Document", "Hint", "Issue", "Shape", "Source", "Span", "Style"),
    "model.labelling": ("Label", "Labelling", "Role", "Zone"),
    "model.locator": ("LineRange", "NodePath", "PageBox", "SourceField"),
    "model.organisation": ("Alias", "OrganisationName", "Suggestion"),
    "model.statement": (
        "Bullet",
        "Demand",
        "Passage",
        "Signatory",
        "Statement",
        "StatementDate",
        "Translation",
    ),
    "model.registry": (
        "Comparison",
        "Decision",
        "ExternalId",
        "Joined",
        "Mention",
        "Organisation",
        "Registry",
        "Relation",
        "Undecided",
        "Variant",
    ),
    "model.report": ("Report",),
    "options": ("Options",),
    "resolution.authority": ("Authority", "AuthorityEntry"),
    "resolution.authority_files": ("load_authority",),
    "resolution.compare": ("compare_names",),
    "resolution.decisions": ("append_decision", "load_decisions"),
    "resolution.resolve": ("resolve",),
    "organisations.names": ("parse_name",),
}
# Records import nothing from above: what their methods need there is said here.
bind("Statement.report", lambda: import_module(f"{__name__}.report.report").report_of)

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # or a name that there is not would pass as an object

    def __getattr__(name: str) -> object:
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value  # the next use finds it without this function
        return value


def __dir__() -> list[str]:
    return list(__all__)
