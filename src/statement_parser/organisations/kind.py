"""What kind of signatory a printed entry is, and of a person's entry which part is the name."""

from __future__ import annotations

import re
from typing import NamedTuple

from statement_parser.language.cues import Cue, CueMatcher
from statement_parser.model.statement import SignatoryKind
from statement_parser.text.fold import tokens
from statement_parser.text.shape import capital_share

_CUT = re.compile(r"\s*,\s+|\s+/\s*|\s+[–—-]\s+|\s*;\s+|\s*\|\s*|\s+\(")
_PERSON_WORDS = (2, 5)


class Entry(NamedTuple):
    """A printed entry taken apart: offsets into it."""

    kind: SignatoryKind
    name_end: int
    """End of the name; the whole entry where nothing is split off."""
    rest_start: int
    """Start of a person's affiliation; equal to the entry's length where there is none."""


def read_entry(raw: str, cues: CueMatcher) -> Entry:
    """Kind and parts of an entry such as "Adalah Centre" or "Dr. Lina Haddad, Professor, University of Oslo".

    A person needs a sign: a title before the name, or a post or a body after a name of two to five words that has
    no word of a body in it. Without one the kind is unknown and nothing is split.
    """
    whole = Entry("unknown", len(raw), len(raw))
    cut = _CUT.search(raw)
    first = raw[: cut.start()] if cut else raw
    words = tokens(first)
    hits = cues.match(words)
    titled = any(hit.cue is Cue.PERSON_TITLE and hit.start == 0 for hit in hits)
    if any(hit.cue in (Cue.ORGANISATION, Cue.LEGAL_FORM) for hit in hits):
        return whole._replace(kind="organisation")  # "Dr. Denis Foundation" too
    if cut is None:
        return whole._replace(kind="person") if titled and len(words) > 1 else whole
    rest = raw[cut.end() :]
    after = {hit.cue for hit in cues.match(tokens(rest))}
    person = titled or (is_personal(first) and Cue.ROLE in after)
    if person:
        return Entry("person", len(first), cut.end() if rest.strip() else len(raw))
    if Cue.LEGAL_FORM in after or (Cue.ORGANISATION in after and len(words) == 1):
        return whole._replace(kind="organisation")
    return whole


def is_personal(text: str) -> bool:
    """Whether a name has the length and the capitals of a person's."""
    least, most = _PERSON_WORDS
    words = len(tokens(text))
    capitals = capital_share(text)
    return least <= words <= most and not any(map(str.isdigit, text)) and (capitals is None or capitals >= 0.6)
