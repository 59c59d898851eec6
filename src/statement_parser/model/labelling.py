"""What we believe of each block: its zone, its role, how sure, and which rules voted."""

from __future__ import annotations

import enum
import functools
from collections import defaultdict

import msgspec

from statement_parser.model.document import Span


class Zone(enum.StrEnum):
    """The part of a statement that a block belongs to."""

    META = "meta"
    """Metadata, shown to no reader."""
    CHROME = "chrome"
    """What belongs to the site and not to the text: menus, share buttons, other posts, comments, footers."""
    HEAD = "head"
    """Above the running text: title, date, byline, whom it is addressed to."""
    BODY = "body"
    """The running text."""
    DEMANDS = "demands"
    """Lists of what is demanded."""
    BULLETS = "bullets"
    """Other lists inside the text."""
    SIGNATORIES = "signatories"
    """Lists of those who sign, with their headings."""
    NOTES = "notes"
    """After or between the rest: footnotes, contacts, remarks on the list."""


class Role(enum.StrEnum):
    """What a block is inside its zone."""

    META = "meta"
    """Metadata."""
    CHROME = "chrome"
    """Part of the site."""
    TITLE = "title"
    """The headline of the statement."""
    BYLINE = "byline"
    """Who wrote or posted it, and when."""
    DATE = "date"
    """A line that is a date, with a place or without."""
    ADDRESSEE = "addressee"
    """A line of the head that is none of the others: whom a letter is addressed to, a subtitle."""
    HEADING = "heading"
    """The heading of a section."""
    PARAGRAPH = "paragraph"
    """A paragraph of the running text."""
    LEAD_IN = "lead-in"
    """A paragraph that leads into a list."""
    DEMAND = "demand"
    """An item of a list of demands."""
    BULLET = "bullet"
    """An item of another list."""
    CELL = "cell"
    """A cell of a table of the running text; no field of the record has it."""
    SIGN_OFF = "sign-off"
    """ "Sincerely," and its like."""
    SIGNATORY_HEADING = "signatory-heading"
    """The line that announces the list of signatories."""
    GROUP_HEADING = "group-heading"
    """A heading inside that list: "National organisations"."""
    SIGNATORY = "signatory"
    """An entry of the list, or a cell or element of one."""
    SIGNATORY_DETAIL = "signatory-detail"
    """What stands beside an entry whose name is a heading."""
    NOTE = "note"
    """A footnote, a contact, the head of a table, a remark on the list."""
    TRANSLATIONS = "translations"
    """A line of chrome that names the languages in which the text is to be had."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """The label of one block."""

    zone: Zone
    """The part of the statement that it belongs to."""
    role: Role
    """What it is inside its zone."""
    score: float
    """0 to 1: the margin over the next best zone, squashed."""
    rules: tuple[str, ...] = ()
    """Names of the rules that voted for this zone, strongest first."""


class Labelling(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Labels of a document, one for each block, in the same order."""

    labels: tuple[Label, ...]
    """One for each of `Document.blocks`; `labelling[block.index]` is that of a block."""
    headline: Span | None = None
    """The title: of a block of the text, or of metadata; None where none is found."""
    undersigned: int | None = None
    """Number of the block in which the text first speaks of those who sign it; None where it does not."""

    unannounced: int | None = None
    """Number of the block of the first signatory where nothing but its place says that those named there sign."""

    next_post: int | None = None
    """Number of the block at which another post begins that the page shows whole; None without one."""

    def __repr__(self) -> str:
        return f"<Labelling of {len(self.labels):,} blocks>"

    def __getitem__(self, index: int) -> Label:
        return self.labels[index]

    def blocks_of(self, *roles: Role) -> list[int]:
        """Numbers of the blocks of some roles, in the order of the document."""
        found = [number for role in roles for number in self._by_role.get(role, ())]
        return sorted(found) if len(roles) > 1 else found

    @functools.cached_property
    def _by_role(self) -> dict[Role, list[int]]:
        """Every field asks for a few roles: one walk over the labels serves them all."""
        found: dict[Role, list[int]] = defaultdict(list)
        for number, label in enumerate(self.labels):
            found[label.role].append(number)
        return found
