"""What a person corrected in a record: one line of a log."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from statement_parser.model.document import Span
from statement_parser.model.organisation import SignatoryKind

CorrectedField = Literal["title", "date", "paragraph", "demand", "signatory", "record"]
"""record: the whole of it, as it stands with the corrections before."""

CorrectionAction = Literal["accept", "change", "add", "remove"]
"""accept: the value is right; change: it is another; add: it is missing; remove: it is none."""


class Correction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, repr_omit_defaults=True):
    """A person's word on one value of a record; it wins over what is read.

    Raises:
        ValueError: a field or an action that there is not.
    """

    statement: str
    """`Statement.id`."""
    field: CorrectedField
    """What it is about."""
    action: CorrectionAction
    """What is said of it."""
    printed: str | None = None
    """The value that it is about, as the record had it: title, printed date, text of the paragraph or demand, `raw` of
    the signatory. None of add and of record."""
    spans: tuple[Span, ...] = ()
    """Where that value stood; tells values of one wording apart."""
    text: str | None = None
    """The right text, as printed: of change and add."""
    text_spans: tuple[Span, ...] = ()
    """Where the right text stands in the source; empty where that is not known."""
    date: str | None = None
    """The right date, "2021-03-09", "2021-03" or "2021"; of field date."""
    kind: SignatoryKind | None = None
    """Who signs; of field signatory. None: as it was, or as the text tells."""
    affiliation: str | None = None
    """Of a signatory, as printed; None: as it was."""
    after: str | None = None
    """Of add: text of the value behind which it stands; None: at the end, "": at the beginning."""
    paragraphs: bool = False
    """Of record: whether its paragraphs are right too; else nothing is said of them."""
    produced_by: str = ""
    """`Statement.produced_by` of the record that the person saw: spans count the blocks of that version."""
    by: str | None = None
    """Who said it; None where not said."""
    at: str | None = None
    """When, ISO 8601; None where not said."""
    note: str | None = None
    """Why, in free words; None without."""

    def __post_init__(self) -> None:
        for name, value, known in (
            ("field", self.field, get_args(CorrectedField)),
            ("action", self.action, get_args(CorrectionAction)),
        ):
            if value not in known:
                raise ValueError(f"Correction.{name} is {value!r}; one of {', '.join(known)}")
