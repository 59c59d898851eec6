"""What two names of organisations are to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from msgspec.structs import replace

from statement_parser.model.organisation import OrganisationName
from statement_parser.model.registry import Comparison, Verdict
from statement_parser.organisations.concepts import Word
from statement_parser.organisations.places import read_place
from statement_parser.resolution.agreement import (
    Agreement,
    Weigh,
    agree,
    sounds_alike,
    weight_by_kind,
    with_cognates,
    without,
)
from statement_parser.resolution.judgement import Judgement, said
from statement_parser.resolution.meaning import unless_meaning_alone
from statement_parser.resolution.profile import Profile, Wording, make_profile, profile_of, spoken_in
from statement_parser.resolution.seats import WORLDWIDE, placed

_RANKS: dict[Verdict, int] = {"different": 0, "unsure": 1, "related": 2, "same": 3}
_PART_HEADS = frozenset(("division", "office", "delegation"))
"""Heads of what is a part of another body."""
_PLACES = ("country", "region")
_LEAST_PROOF = 3
"""Letters of an acronym that proves anything."""
_ANY_BODY = frozenset(("organisation", "association", "institution"))
"""Heads that say least."""
_NO_BODIES = frozenset(("friends", "volunteers"))
"""Heads that do not say what a body is."""
_EXCHANGED = frozenset(("association", "centre", "foundation", "institute", "institution", "organisation", "society"))
"""Heads that translators put for each other."""
_LIGHT = frozenset(("affairs", "defence", "promotion", "against", "resistance"))
"""What is added or left out in translation: "Ligue des droits" and "League for the defence of rights"."""
_FILLERS = frozenset(("people", "persons", "policy", "rights", "cause", "system", "action"))
"""The same where enough else agrees: "people affected by dams", "afetados por barragens"."""
_TELLING = 2.8
"""Weight of words that agree from which one more of little weight makes no other body: a name, or three subjects."""
_TELLING_TWICE = 1.9
"""The same for two subjects."""
_TELLING_NAME = 4.7
"""The same for a name with two subjects, or with a head and a subject."""
_ALIKE = 0.8


def compare_names(left: str | OrganisationName, right: str | OrganisationName) -> Comparison:
    """What two names, as printed or as `parse_name` took them apart, are to each other.

    Raises:
        ValueError: a name has no letter or digit.
        TypeError: a name is neither str nor OrganisationName.

    >>> compare_names("Syrian Network for Human Rights", "الشبكة السورية لحقوق الإنسان").verdict
    'same'
    >>> compare_names("Network of Women Journalists", "Observatory of Women Journalists").reasons
    ('another kind of body: network, observatory',)
    """
    judgement = compare_profiles(_profile(left), _profile(right))
    return Comparison(verdict=judgement.verdict, score=judgement.score, reasons=judgement.reasons)


def _profile(name: str | OrganisationName) -> Profile:
    return make_profile(name) if isinstance(name, OrganisationName) else profile_of(name)


def compare_profiles(left: Profile, right: Profile, weigh: Weigh = weight_by_kind) -> Judgement:
    """As `compare_names`, of names made ready before."""
    if left.only_acronym or right.only_acronym:
        return _acronyms_alone(left, right)
    best = first = _compare_wordings(left.wordings[0], right.wordings[0], left, right, weigh)
    told: tuple[str, ...] = ()
    for one, other in islice(product(left.wordings, right.wordings), 1, None):
        judgement = _compare_wordings(one, other, left, right, weigh)
        if _rank(judgement) > _rank(best):
            best, told = judgement, tuple(wording.told for wording in (one, other) if wording.told)
    if told and best.verdict != "different":
        best = replace(best, reasons=(*told, *best.reasons))
    if best.verdict == "same" and first.veto and best is not first:
        return said("unsure", best.score, f"an alias agrees, but {first.reasons[0]}", veto=True)
    if best.verdict in ("unsure", "different"):
        return _with_acronyms(best, left, right)
    return best


def _rank(judgement: Judgement) -> tuple[int, float]:
    return _RANKS[judgement.verdict], judgement.score


# ---- acronyms


def _acronyms_alone(left: Profile, right: Profile) -> Judgement:
    """One of the names is an acronym and nothing else."""
    shared = _both(left.acronyms, right.acronyms)
    longest = max((*left.acronyms, *right.acronyms), key=len, default="")
    if shared:
        acronym = max(shared, key=len)
        if left.only_acronym and right.only_acronym:
            return said("same", 0.9, f"both are the acronym {acronym.upper()}")
        return placed(said("same", 0.9, f"the acronym {acronym.upper()} is printed beside the name"), left, right)
    if left.only_acronym and right.only_acronym:
        return said("different", 0.1, "different acronyms")
    short, long = (left, right) if left.only_acronym else (right, left)
    if any(wording.text_key.replace(" ", "") in short.acronyms for wording in long.wordings):
        return placed(said("same", 0.97, f"the same word, in other capitals: {longest}"), left, right)
    for wording in long.wordings:
        if proof := _both(short.acronyms, wording.letters):
            acronym = max(proof, key=len)
            if len(acronym) < _LEAST_PROOF or long.acronyms:
                return said("unsure", 0.6, f"first letters give {acronym.upper()}, which is weak proof")
            return placed(said("same", 0.8, f"first letters of the name give {acronym.upper()}"), left, right)
    longest = max(short.acronyms, key=len)
    first, *more = long.wordings[0].words
    if first.text in short.acronyms and more and len(first.text) >= _LEAST_PROOF:
        if _only(tuple(more), *_PLACES):  # "PEN" and "PEN Norge"
            return said("related", 0.75, f"one speaks of a place: {_texts((tuple(more),))}")
        return said("unsure", 0.6, f"the other name begins with {longest.upper()}")
    return said("different", 0.1, f"nothing proves {longest.upper()} to be the acronym of the name")


def _both(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """What stands in both."""
    return [text for text in left if text in right] if left and right else []


def _with_acronyms(comparison: Judgement, left: Profile, right: Profile) -> Judgement:
    """A doubtful comparison in the light of acronyms printed beside both names."""
    shared = [acronym for acronym in _both(left.acronyms, right.acronyms) if len(acronym) >= _LEAST_PROOF]
    if shared and comparison.score >= 0.5:
        reason = f"one acronym beside both: {max(shared, key=len).upper()}"
        return said("unsure", comparison.score, reason, *comparison.reasons, veto=comparison.veto)
    return comparison


# ---- words


def _compare_wordings(one: Wording, other: Wording, left: Profile, right: Profile, weigh: Weigh) -> Judgement:
    agreement = agree(one.once, other.once, weigh)
    if agreement.left or agreement.right:
        if sounds_alike(one.text, other.text):
            return placed(said("same", 0.85, "the same sound in another script"), left, right)
        agreement = without(agreement, (left.places, right.places))
        if agreement.left and agreement.right and _speak_differently(left, right):
            agreement = with_cognates(agreement, weigh)
    if not agreement.matches:
        return said("different", 0.0, "no word in common")
    judgement = _unless_near(_judge(agreement, one, other, left, right), agreement, left, right)
    return unless_meaning_alone(judgement, agreement, left, right)


def _unless_near(judgement: Judgement, agreement: Agreement, left: Profile, right: Profile) -> Judgement:
    """The judgement, in doubt where it rests on two words of one language that mean alike."""
    near = [f"{match.left.text}, {match.right.text}" for match in agreement.matches if match.how == "near"]
    if not near or judgement.verdict == "different" or _speak_differently(left, right):
        return judgement
    reasons = (f"words that may mean the same: {'; '.join(near)}", *judgement.reasons)
    return replace(judgement, verdict="unsure", reasons=reasons)


def _judge(agreement: Agreement, one: Wording, other: Wording, left: Profile, right: Profile) -> Judgement:
    """The judgement of names of which some words agree."""
    if agreement.left and agreement.right:
        exchanged = _are_translations(left, right) and _is_loosely_translated(agreement)
        across = _in_two_languages(agreement, left, right)
        return _both_left_over(agreement, (one, other), across=across, exchanged=exchanged)
    if agreement.left or agreement.right:
        return _one_left_over(agreement, one, other, left, right)
    whole = placed(_whole(agreement, one, other), left, right, generic=_is_generic(agreement))
    return replace(whole, doubts=_doubts(agreement))


def _whole(agreement: Agreement, one: Wording, other: Wording) -> Judgement:
    """Every word of both names agrees."""
    if all(match.how == "equal" for match in agreement.matches):
        ordered = [word.text for word in one.words] == [word.text for word in other.words]
        reason = "the same words" if ordered else "the same words in another order"
        return said("same", 1.0 if ordered else 0.97, reason)
    return said("same", agreement.score, *_how(agreement))


def _how(agreement: Agreement) -> Iterator[str]:
    """How the words agree that are not equal."""
    told = {"meaning": "the same in meaning", "sound": "the same sound", "misprint": "a likely misprint"}
    for how, words in told.items():
        pairs = [f"{match.left.text} = {match.right.text}" for match in agreement.matches if match.how == how]
        if pairs:
            yield f"{words}: {', '.join(pairs)}"


def _doubts(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """Pairs of words of one script that are taken for one word misprinted, or written by ear."""
    return tuple(
        (match.left.text, match.right.text)
        for match in agreement.matches
        if match.how in ("sound", "misprint") and match.left.text.isascii() == match.right.text.isascii()
    )


def _is_generic(agreement: Agreement) -> bool:
    """Could bodies of several countries bear the name: nothing in it but "association" and "rights", in other words?"""
    if all(match.how == "equal" for match in agreement.matches):
        return False
    return agreement.weight < _TELLING_TWICE


def _both_left_over(
    agreement: Agreement, wordings: tuple[Wording, Wording], *, across: bool, exchanged: bool
) -> Judgement:
    """Each name has words that the other has not."""
    heads = _of_kind(agreement.left, "head"), _of_kind(agreement.right, "head")
    places = _of_kind(agreement.left, *_PLACES), _of_kind(agreement.right, *_PLACES)
    shown = _texts((agreement.left, agreement.right))
    if all(places):
        rest = len(agreement.left) - len(places[0]) + len(agreement.right) - len(places[1])
        if not rest and (_is_worldwide(agreement) or _are_chapters(agreement, wordings)):
            return said("related", agreement.score, f"chapters in two places: {shown}")
        return said("different", agreement.score * 0.5, f"two places: {_texts(places)}", veto=True)
    if any(places) and all(_only_place_or_world(words) for words in (agreement.left, agreement.right)):
        return said("related", agreement.score, f"one is of a place: {shown}")
    sure = across and agreement.weight >= _TELLING and len(agreement.left) == len(agreement.right) == 1
    if all(heads):
        # A translator may make a centre of an institute; in one language nobody does.
        if sure and exchanged:
            return said("same", agreement.score, f"a kind of body that translations exchange: {shown}")
        if sure:
            return said("unsure", agreement.score * 0.9, f"another kind of body, in two languages: {shown}")
        return said("different", agreement.score * 0.5, f"another kind of body: {_texts(heads)}", veto=True)
    unknown = any(word.kind == "name" for word in (*agreement.left, *agreement.right))
    if sure and unknown:
        return said("unsure", agreement.score * 0.9, f"words that may be one in two languages: {shown}")
    return said("different", agreement.score * 0.7, f"other words: {shown}")


def _are_chapters(agreement: Agreement, wordings: tuple[Wording, Wording]) -> bool:
    """Does one name that says no kind of body stand before two places: "Friends of the Earth Nigeria"?"""
    for wording, more in zip(wordings, (agreement.left, agreement.right), strict=True):
        last = wording.words[-1]
        apposed = len(wording.words) > 1 and f" {wording.words[-2].text} {last.text} " in wording.text_key
        if more != (last,) or not apposed or read_place(last.text) is None:
            return False
    return all(match.left.kind != "head" or match.left.senses & _NO_BODIES for match in agreement.matches)


def _is_loosely_translated(agreement: Agreement) -> bool:
    """May a translator have made a centre of the institute? Where a country is named, there may be one of each."""
    if not all(word.senses & _EXCHANGED for word in (*agreement.left, *agreement.right)):
        return False
    kinds = [match.left.kind for match in agreement.matches]
    return "name" in kinds or "country" not in kinds


def _one_left_over(agreement: Agreement, one: Wording, other: Wording, left: Profile, right: Profile) -> Judgement:
    """One name has words more than the other."""
    more = agreement.left or agreement.right
    shown = ", ".join(word.text for word in more)
    short, long, profile = (other, one, left) if agreement.left else (one, other, right)
    if any(word.senses & _PART_HEADS for word in more):
        return said("related", agreement.score, f"a part of the body: {shown}")
    if profile.record.country is None and _says_elsewhere(more, right if agreement.left else left):
        return said("related", agreement.score, f"one is of a country, the other {shown}", veto=True)
    if len(more) == 1 and more[0].text in (left if profile is right else right).acronyms:
        return placed(said("same", agreement.score, f"its acronym is a word of the other name: {shown}"), left, right)
    if _only(more, *_PLACES):
        if _both(profile.acronyms, short.letters):
            return placed(said("same", agreement.score, f"its acronym leaves out the place: {shown}"), left, right)
        return said("related", agreement.score, f"one speaks of a place: {shown}")
    across = _in_two_languages(agreement, left, right)
    if reason := _says_little(agreement, more, (short, long), across=across):
        judged = placed(said("same", agreement.score, f"{reason}: {shown}", *_how(agreement)), left, right)
        return replace(judged, doubts=_doubts(agreement))
    if agreement.score >= _ALIKE:
        return said("unsure", agreement.score, f"one has more words: {shown}")
    return said("different", agreement.score * 0.8, f"one has more words: {shown}")


def _says_elsewhere(more: tuple[Word, ...], other: Profile) -> bool:
    """Does one name call itself worldwide, and the other stand beside a country: "Greenpeace (Russia)"?"""
    return other.record.country is not None and all(word.senses & WORLDWIDE for word in more)


def _says_little(
    agreement: Agreement, more: tuple[Word, ...], wordings: tuple[Wording, Wording], *, across: bool
) -> str | None:
    """Why the words that one name has more do not make it another; None where they may."""
    weight = agreement.weight
    short, long = wordings
    if _only(more, "head"):
        enough = _TELLING_TWICE if all(word.senses & _ANY_BODY for word in more) else _TELLING
        if weight >= enough or (" " in short.text and short.text_key in long.text_key):
            return "only the kind of body more"
    light = _LIGHT | _FILLERS if weight >= _TELLING else _LIGHT
    if across and all(word.senses & light for word in more):
        return "a word more that translations add"
    named = any(match.left.kind == "name" and match.how == "equal" for match in agreement.matches)
    if named and weight >= _TELLING_NAME and _only(more, "subject", "head"):
        return "the name and most words agree"
    return None


def _are_translations(left: Profile, right: Profile) -> bool:
    """Does each name say by itself which language it is in, and are they two?"""
    one, other = left.record.language, right.record.language
    return bool(one and other and one != other)


def _speak_differently(left: Profile, right: Profile) -> bool:
    """Are both names in a known language, and not in one?"""
    one, other = spoken_in(left), spoken_in(right)
    return bool(one and other and one != other)


def _in_two_languages(agreement: Agreement, left: Profile, right: Profile) -> bool:
    """Are the names in two languages, or do most words agree in meaning or sound, and not in letters?"""
    one, other = spoken_in(left), spoken_in(right)
    if one and other:
        return one != other
    return sum(match.how in ("meaning", "sound") for match in agreement.matches) * 2 > len(agreement.matches)


def _only(words: tuple[Word, ...], *kinds: str) -> bool:
    return all(word.kind in kinds for word in words)


def _only_place_or_world(words: tuple[Word, ...]) -> bool:
    return all(word.kind in ("head", *_PLACES) or word.senses & WORLDWIDE for word in words)


def _of_kind(words: tuple[Word, ...], *kinds: str) -> tuple[Word, ...]:
    return tuple(word for word in words if word.kind in kinds)


def _texts(sides: tuple[tuple[Word, ...], ...]) -> str:
    return ", ".join(word.text for words in sides for word in words)


def _is_worldwide(agreement: Agreement) -> bool:
    return any((match.left.senses | match.right.senses) & WORLDWIDE for match in agreement.matches)
