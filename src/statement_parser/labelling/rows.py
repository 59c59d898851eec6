"""The row of features of one block."""

from __future__ import annotations

import enum

from statement_parser.labelling.runs import NO_RUN, Run
from statement_parser.language.cues import Cue
from statement_parser.model.document import Block, Shape

BIT = {cue: cue.bit for cue in Cue}
"""Cue -> bit of the masks in a row. The rules bind the bits once: looking up an enum costs more than the test."""


class Under(enum.IntEnum):
    """What a line announces: the kind of what follows it."""

    NOTHING = 0
    SIGNATORIES = 1
    SIGN_OFF = 2
    DEMANDS = 3
    OTHER_LIST = 4
    RELATED = 5
    NOTES = 6
    OTHERS = 7
    """Names of people or bodies that do not sign: a board, addressees of copies, persons who are detained."""


class Row:
    """The features of one block."""

    __slots__ = (
        "alike",
        "announced",
        "between",
        "block",
        "capitals",
        "chars",
        "colon",
        "cover",
        "date",
        "heading",
        "hints",
        "inline",
        "item",
        "labelled",
        "lead",
        "letters",
        "listed",
        "main",
        "name",
        "outside",
        "point",
        "prefixed",
        "run",
        "sentence",
        "some",
        "start",
        "stop_share",
        "tail",
        "teaser",
        "terminal",
        "text",
        "top",
        "under",
        "vocative",
        "whole",
        "words",
    )  # fmt: skip

    def __init__(self, block: Block, text: str, hints: int) -> None:
        self.block = block
        self.text = text
        """The block's text; of a card the text of its first element."""
        self.chars = len(text)
        self.hints = hints
        """Bits of Hint, without those that the whole page bears."""
        self.outside = False
        """In a menu, a dialog or a comment: no features but these."""
        self.words = 0
        self.letters = False
        """It has a letter."""
        self.some = self.start = self.tail = self.whole = 0
        self.cover: dict[int, int] = {}
        """Bit of a cue -> number of words that its phrases cover."""
        self.colon = text[-1] in ":：" or text.endswith((":-", ": -", ":*"))
        self.terminal = False
        self.sentence = False
        self.heading = False
        self.capitals: float | None = None
        self.stop_share = 0.0
        self.name = 0.0
        self.date = False
        self.item = block.shape is Shape.ITEM
        self.listed = self.item or block.shape is Shape.CELL
        """In a list, a table or a run of lines."""
        self.point = False
        """A heading or a line that is an item of a list which the source does not mark (points.py)."""
        self.vocative = False
        """It addresses someone: "Monsieur le Président," above the text."""
        self.top = False
        """Above the first paragraph of the text."""
        self.alike = False
        """Most blocks laid out as it is are written like names."""
        self.prefixed = False
        """Names after what announces them, in one block: "Signatories: Alder House, Birch Fund"."""
        self.labelled = False
        """One of several lines that begin with a label and hold names, or a line that goes on with those above it."""
        self.between = False
        """Between two names that are laid out as it is."""
        self.teaser = False
        """It breaks off, below the linked title of another post."""
        self.announced = False
        """Under an announcement of signatories or a sign-off."""
        self.inline = 0
        self.main = 0
        self.run: Run = NO_RUN
        self.lead = Under.NOTHING
        """What it announces."""
        self.under = Under.NOTHING
        """What the nearest announcement above it announces, where it still holds."""

    def has(self, bit: int) -> bool:
        """A phrase of the cue stands in it."""
        return self.some & bit != 0

    def opens(self, bit: int) -> bool:
        """A phrase of the cue stands at its beginning."""
        return self.start & bit != 0

    def ends(self, bit: int) -> bool:
        """A phrase of the cue stands in its last sentence."""
        return self.tail & bit != 0

    def share(self, bit: int) -> float:
        """Share of its words that phrases of the cue cover."""
        if not self.some & bit:
            return 0.0
        return min(1.0, self.cover.get(bit, 0) / self.words) if self.words else 0.0
