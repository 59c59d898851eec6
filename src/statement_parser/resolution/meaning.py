"""Names in two languages of which nothing but the meaning agrees: is there more that makes them one body?

Every country has its human rights association, and "Asociación de Derechos Humanos" is in words what "İnsan Hakları
Derneği" is. A body's name is translated into English, or into another language of its country; more seldom into one of
another country. So meaning suffices where a name or a place is among the words, where the body is of the world, where
two words are such as few names have, and where a country has both languages; else an acronym or the place beside the
name must speak for it.
"""

from __future__ import annotations

from msgspec.structs import replace

from statement_parser.organisations.concept_files import homes_of, rare_concepts
from statement_parser.resolution.agreement import Agreement, Match
from statement_parser.resolution.judgement import Judgement, said
from statement_parser.resolution.profile import Profile, spoken_in
from statement_parser.resolution.seats import WORLDWIDE

_LEAST_RARE = 2
"""Words that few names have, from which nobody else bears the name."""
_LEAST_TELLING = 1.9
"""Weight of words below which bodies of many countries bear the name: a head and a subject, at most."""
_ALONE = 0.9
"""Score of what nothing but the meaning speaks for, as a share of what it would be."""
_LEAST_PROOF = 2
"""Letters of an acronym that is printed beside both names, and so is no chance."""


def unless_meaning_alone(judgement: Judgement, agreement: Agreement, left: Profile, right: Profile) -> Judgement:
    """The judgement that two names are the same, with what is to be said where nothing but the meaning agrees."""
    if judgement.verdict != "same" or not _is_meaning_alone(agreement, left, right):
        return judgement
    one, other = _countries(left), _countries(right)
    usual = agreement.weight < _LEAST_TELLING
    # English may be of any country: names are translated into it first, and most pairs with it are one body.
    foreign = bool(one and other)
    reason = "nothing but the meaning speaks for it"
    if foreign and one.isdisjoint(other):
        reason += f", and no country has both: {_seat(left)}, {_seat(right)}"
    elif usual:
        reason += ", and many bodies may bear the name"
    unsure = foreign and (usual or one.isdisjoint(other))
    reasons = (reason, *judgement.reasons) if unsure else (*judgement.reasons, reason)
    found = said("unsure" if unsure else "same", judgement.score * _ALONE, *reasons)
    return replace(found, doubts=judgement.doubts, alone=True, weak=foreign or usual)


def _is_meaning_alone(agreement: Agreement, left: Profile, right: Profile) -> bool:
    """Do the names say the same in usual words of two languages, and nothing else speaks for one body?"""
    if not any(_is_translated(match) for match in agreement.matches):
        return False
    if left.record.country and right.record.country:
        return False  # one country: two would make them two bodies
    language = spoken_in(left)
    if (language and language == spoken_in(right)) or any(map(_tells, agreement.matches)):
        return False
    rare = [match for match in agreement.matches if match.left.senses & match.right.senses & rare_concepts()]
    return sum(match.left.kind == "subject" for match in rare) < _LEAST_RARE and not _have_one_acronym(left, right)


def _is_translated(match: Match) -> bool:
    return match.how == "meaning" and match.left.language != match.right.language


def _tells(match: Match) -> bool:
    """Does a word tell the body from others: a name, a place, or that it is of the world?"""
    words = (match.left, match.right)
    return any(word.kind in ("name", "region", "country") or word.senses & WORLDWIDE for word in words)


def _have_one_acronym(left: Profile, right: Profile) -> bool:
    """Is one acronym beside both names, or beside one what the first letters of the other give?"""
    for one, other in ((left, right), (right, left)):
        given = {*other.acronyms, *(letters for wording in other.wordings for letters in wording.letters)}
        if any(acronym in given and len(acronym) >= _LEAST_PROOF for acronym in one.acronyms):
            return True
    return False


def _countries(name: Profile) -> frozenset[str]:
    """Where the body may sit: what is printed, else where its language is spoken; none where it may be anywhere."""
    if name.record.country:
        return frozenset((name.record.country,))
    return homes_of(spoken_in(name) or "")


def _seat(name: Profile) -> str:
    return name.record.country or spoken_in(name) or ""
