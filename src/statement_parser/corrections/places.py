"""Where in a record the value is that a correction is about, and where in the source its right text stands."""

from __future__ import annotations

from collections.abc import Sequence

from statement_parser.model.correction import Correction
from statement_parser.model.document import Span
from statement_parser.text.fold import tokens


def find(texts: Sequence[str], spans: Sequence[tuple[Span, ...]], wanted: str, at: tuple[Span, ...]) -> int | None:
    """Place of the value `wanted` among `texts`.

    Of several of one wording that which stands at `at`, else the first. Where no text is equal, one that differs in
    case, accents, signs and space only, if it is the only one. None: it is not there.

    >>> at = (Span(1, 0, 1),)
    >>> find(["a", "B c", "a"], [(), (), at], "a", at), find(["a", "B c"], [(), ()], "b  C", ())
    (2, 1)
    """
    equal = [place for place, text in enumerate(texts) if text == wanted]
    if equal:
        return next((place for place in equal if at and spans[place] == at), equal[0])
    key = tokens(wanted)
    alike = [place for place, text in enumerate(texts) if key and tokens(text) == key]
    return alike[0] if len(alike) == 1 else None


def spans_of(
    correction: Correction, text: str, produced_by: str, old: str | None = None, old_spans: tuple[Span, ...] = ()
) -> tuple[Span, ...]:
    """Where the right text of a correction stands; empty where that cannot be told.

    Args:
        correction: what a person said.
        text: the right text.
        produced_by: of the record; another version may count blocks otherwise.
        old: the text that was there before, with `old_spans`: a part of it stands where it stood.
        old_spans: where the old text stands.
    """
    if old == text:
        return old_spans
    if correction.text_spans and correction.produced_by == produced_by:
        return correction.text_spans
    if old is not None and len(old_spans) == 1 and old.count(text) == 1:
        (span,) = old_spans
        start = span.start + old.index(text)
        return (Span(span.block, start, start + len(text)),)
    return ()
