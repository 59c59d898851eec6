"""A corpus -> the statements that are there several times."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from statement_parser.corpus.anchors import Anchors, Links, anchors_of
from statement_parser.corpus.group_making import Records, group_of
from statement_parser.corpus.group_records import Group
from statement_parser.corpus.listing import Listing
from statement_parser.corpus.other_words import Known, join_other_words
from statement_parser.corpus.progress import shown
from statement_parser.corpus.sketches import Sketch, alike, sketch
from statement_parser.corpus.texts import body, body_words, is_spaceless
from statement_parser.corpus.translations import Outline, outline_of
from statement_parser.model.statement import Statement
from statement_parser.resolution.graph import Clusters
from statement_parser.text.fold import tokens

if TYPE_CHECKING:
    from statement_parser.corpus.corpus import Corpus

Groups = Listing[Group]

_SHORT = 30
"""Words up to which a text says too little to be a statement's by itself: title and list must be the same too."""


_UNDATED = 1 << 30


class _Pass(NamedTuple):
    """What is held of every record while groups are looked for, by place."""

    digests: list[bytes]
    sketches: list[Sketch]
    anchors: list[Anchors]
    outlines: list[Outline]
    links: Links


def find_groups(corpus: Corpus) -> Groups:
    """The groups of a corpus, by their first place; statements that are there once are in none."""
    records = Records(corpus)
    known = _first_pass(corpus)
    texts = Clusters(len(corpus))
    firsts = _join_equal(known.digests, texts)
    _join_alike(records, known, firsts, texts)
    whole, reasons = join_other_words(records, Known(known.outlines, known.anchors, known.links), texts)
    groups = [
        group_of(records, places, texts, reasons)
        for places in shown([p for p in whole.all() if len(p) > 1], "comparing", len(corpus))
    ]
    columns = {
        "Texts": lambda one: len(one.members),
        "Languages": lambda one: ", ".join(one.languages),
        "Versions": lambda one: sum(member.relation == "version" for member in one.members),
        "Title": lambda one: one.members[0].title,
        "Date": lambda one: one.members[0].date,
        "Id": lambda one: one.id,
    }
    return Listing(groups, "groups", columns)


def _first_pass(corpus: Corpus) -> _Pass:
    known = _Pass([], [], [], [], Links())
    numbers: dict[str, str] = {}
    for place, statement in enumerate(shown(corpus, "reading texts", len(corpus))):
        text = body(statement)
        words, outline = body_words(text), outline_of(statement, text)
        known.digests.append(_digest(statement, words))
        known.sketches.append(sketch(words, spaceless=is_spaceless(words)))
        known.anchors.append(anchors_of(statement, outline.numbers))
        # The same few numbers stand in most texts: one string each.
        same = tuple(numbers.setdefault(number, number) for number in outline.numbers)
        known.outlines.append(outline._replace(numbers=same))
        known.links.add(place, statement)
    return known


def _digest(statement: Statement, words: Sequence[str]) -> bytes:
    """Equal for texts that differ in nothing but signs, capitals and accents."""
    parts = [" ".join(words)]
    if len(words) < _SHORT:
        names = " | ".join(one.name for one in statement.signatories)
        parts += [" ".join(tokens(statement.title or "")), names, str(statement.date)]
    if not words and not statement.signatories:
        parts.append(statement.id)
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).digest()


def _join_equal(digests: Iterable[bytes], clusters: Clusters) -> list[int]:
    """Join equal texts; the first place of each."""
    seen: dict[bytes, int] = {}
    for place, digest in enumerate(digests):
        clusters.join(seen.setdefault(digest, place), place)
    return list(seen.values())


def _join_alike(records: Records, known: _Pass, firsts: Sequence[int], texts: Clusters) -> None:
    """Join texts that are copies of each other, the surest first; those that are two statements are held apart."""
    good: list[tuple[float, int, int, int]] = []
    for one, other in alike([known.sketches[place] for place in firsts]):
        left, right = firsts[one], firsts[other]
        likely = records.likeness(left, right)
        if likely.same:
            # An excerpt may stand in this year's text and in last year's: the day decides.
            apart = records.days_apart((left,), (right,))
            good.append((-round(likely.score, 2), _UNDATED if apart is None else apart, left, right))
        elif likely.apart:
            texts.hold_apart(left, right)
    for *_, left, right in sorted(good):
        texts.join(left, right)
