"""Branches and places printed beside two names, and what they say of the two."""

from __future__ import annotations

from statement_parser.model.organisation import OrganisationName
from statement_parser.model.registry import Verdict
from statement_parser.resolution.judgement import Judgement, said
from statement_parser.resolution.profile import Profile

WORLDWIDE = frozenset(("international", "world", "without"))
"""Concepts of names that bodies in several countries share: what differs by a country only is a chapter."""


def placed(comparison: Judgement, left: Profile, right: Profile, *, generic: bool = False) -> Judgement:
    """A comparison of two names in the light of branches and places printed beside them."""
    one, other = left.record, right.record
    if one.branch or other.branch:
        if one.branch and other.branch and left.record.branch == right.record.branch:
            return comparison
        branches = ", ".join(branch for branch in (one.branch, other.branch) if branch)
        return said("related", comparison.score * 0.95, f"a branch: {branches}", *comparison.reasons)
    if one.country and other.country and one.country != other.country:
        verdict: Verdict = "related" if _names_worldwide(left) or _names_worldwide(right) else "different"
        return said(verdict, comparison.score * 0.6, f"two countries: {one.country}, {other.country}", veto=True)
    if bool(one.country) != bool(other.country):
        country = one.country or other.country
        if country in (one.country_hint, other.country_hint):
            return comparison
        if _names_worldwide(left) or _names_worldwide(right) or _of_chapter(one) or _of_chapter(other):
            return said("related", comparison.score * 0.9, f"one sits in {country}", *comparison.reasons)
        if generic:
            reason = f"one sits in {country}, and many bodies may bear the name"
            return said("unsure", comparison.score * 0.9, reason, *comparison.reasons)
    return comparison


def _names_worldwide(profile: Profile) -> bool:
    return any(word.senses & WORLDWIDE for wording in profile.wordings for word in wording.words)


def _of_chapter(record: OrganisationName) -> bool:
    """Does the place stand as a chapter's does: "Jesuit Refugee Service/USA", "Greenpeace Россия"?"""
    if record.place is None:
        return False
    before = record.raw.partition(record.place)[0].rstrip()
    return before.endswith(("/", record.name))
