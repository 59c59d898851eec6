"""How well a record agrees with a label, field by field."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from statement_parser.gold.labels import GoldLabel, GoldSignatory
from statement_parser.model.statement import Signatory, Statement

_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‚‛ʼ`´", "'") | dict.fromkeys("“”„‟«»", '"'))
_AT_ENDS = " .,;:"


class Counts(NamedTuple):
    """How many values of a list are right."""

    right: int = 0
    given: int = 0
    """In the record."""
    wanted: int = 0
    """In the label."""

    def __add__(self, other: object) -> Counts:
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of what is given that is right; 1 where nothing is given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that is given; 1 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 1 where nothing is wanted and nothing given.

        >>> Counts(3, 4, 5).f1
        0.6666666666666666
        """
        both = self.given + self.wanted
        return 2 * self.right / both if both else 1.0


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """A record against a label; None where the label says nothing of a field."""

    id: str
    """Of the label."""
    site: str
    """Of the label; its id where it names none."""
    title: bool | None = None
    """Whether it is right."""
    date: bool | None = None
    """Whether it is right, to the day."""
    paragraphs: Counts | None = None
    """Whole ones."""
    demands: Counts | None = None
    """Whole ones."""
    signatories: Counts | None = None
    """In order: an entry at the wrong place is one that is missing and one that is false."""

    @property
    def perfect(self) -> bool:
        """Whether nothing that is labelled is wrong."""
        lists = [counts for counts in (self.paragraphs, self.demands, self.signatories) if counts is not None]
        return self.title is not False and self.date is not False and all(c.right == c.given == c.wanted for c in lists)


def score(label: GoldLabel, statement: Statement | None) -> Score:
    """A record against its label.

    Texts are the same that differ in case, dashes, quotation marks, spaces, or a stop at the end.

    Args:
        label: what is right.
        statement: the record; None where the document gave none, which is like an empty record.
    """
    record = statement
    titles = {same(title) for title in (label.title or "", *_all(label.title_alt), *_all(label.alt_titles))}
    optional = {same(text) for text in label.optional}
    title = record.title if record else None
    date = record.date.isoformat() if record and record.date else None
    paragraphs = [same(p.text) for p in (record.paragraphs if record else ()) if same(p.text) not in optional]
    demands = [same(d.text) for d in (record.demands if record else ())]
    return Score(
        id=label.id,
        site=label.site or label.id,
        title=None if label.title is None else same(title or "") in titles,
        date=None if label.date_unlabelled else date == label.date,
        paragraphs=None if label.paragraphs is None else _counts(map(same, label.paragraphs), paragraphs),
        demands=None if label.demands is None else _counts(map(same, label.demands), demands),
        signatories=(
            None if label.signatories is None else _aligned(label.signatories, record.signatories if record else ())
        ),
    )


def same(text: str) -> str:
    """What two readers would call the same text is equal.

    >>> same("Keep it – open."), same("“A” B")
    ('keep it - open', '"a" b')
    """
    seen = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    return " ".join(seen.translate(_SIGNS).casefold().split()).strip(_AT_ENDS)


def _all(values: str | list[str] | None) -> list[str]:
    return [values] if isinstance(values, str) else values or []


def _counts(wanted: Iterable[str], given: Iterable[str]) -> Counts:
    right, found = Counter(wanted), Counter(given)
    return Counts((right & found).total(), found.total(), right.total())


def _aligned(wanted: Sequence[GoldSignatory], given: Sequence[Signatory]) -> Counts:
    """The longest sequence of entries that both have in the same order."""
    left = [{same(name) for name in (one.name, *_all(one.alt), *_all(one.printed))} for one in wanted]
    right = [{same(one.raw), same(one.name)} for one in given]
    before = [0] * (len(right) + 1)
    for names in left:
        row = [0]
        for place, others in enumerate(right):
            row.append(before[place] + 1 if names & others else max(row[-1], before[place + 1]))
        before = row
    return Counts(before[-1], len(right), len(left))
