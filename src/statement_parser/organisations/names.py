"""A signatory's string -> its record."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from msgspec.structs import replace

from statement_parser.language.cues import CueMatcher, matcher
from statement_parser.language.last_names import is_conjunction, loose_end
from statement_parser.language.load import codes
from statement_parser.model.organisation import AcronymHow, Alias, AliasHow, OrganisationName, SignatoryKind
from statement_parser.organisations.acronyms import is_acronym_shaped, proof
from statement_parser.organisations.articles import without_article, without_passed_over
from statement_parser.organisations.concepts import read_words
from statement_parser.organisations.ends import Step, is_bare, tidy, without_end, without_start
from statement_parser.organisations.kind import read_entry
from statement_parser.organisations.name_language import language_of
from statement_parser.organisations.persons import read_person
from statement_parser.organisations.pieces import Found, is_note
from statement_parser.organisations.places import country_hint
from statement_parser.organisations.scripts_apart import last_word_apart, other_script
from statement_parser.organisations.typos import suggestions
from statement_parser.text.clean import clean
from statement_parser.text.fold import tokens
from statement_parser.text.markers import find_marker
from statement_parser.text.scripts import main_script
from statement_parser.text.spoof import spoofing_flags, unspoofed

_MOST_STEPS = 24
_NOTHING = Found()
_MOST_MARKERS = 3
_REMEMBERED_CHARS = 160
_LONGEST = 400
"""Characters from which a string is no name but a text, and nothing is taken off but its marker."""


def parse_name(raw: str, *, concepts: bool = False) -> OrganisationName:
    """The record of one signatory's string, whatever list it stood in.

    `parse_name(record.name)` has the same name. It is never empty: "Ltd." is a name where nothing else is there.

    Args:
        raw: as printed, with or without the marker of its list.
        concepts: work out `concept_key` too; it takes as long as all the rest.

    Raises:
        TypeError: `raw` is no str.
        ValueError: there is nothing to read in `raw`: no character, or only white space and invisible ones.

    >>> record = parse_name("3. Alder House for Refugees e. V. (AHR), Tunis")
    >>> record.name, record.acronym, record.legal_form, record.place, record.country, record.number
    ('Alder House for Refugees', 'AHR', 'e.V.', 'Tunis', 'TN', 3)
    """
    if not isinstance(raw, str):
        raise TypeError(f"a name must be str, not {type(raw).__name__}")
    raw = _without_surrogates(raw)
    text = clean(raw)
    if not text:
        raise ValueError(f"no name in {raw!r}: only white space or invisible characters")
    number, text = _without_markers(_without_conjunction(text))
    record = _record(raw, text, number)
    for _ in range(_MOST_MARKERS):
        if record.name == text:
            break
        text = _without_markers(_without_conjunction(record.name))[
            1
        ]  # what was taken off may have hidden that more stands beside it
        more = _record(text, text, None)
        record = replace(record, name=more.name, script=more.script, language=more.language, key=more.key)
    return replace(record, concept_key=_concept_key(record.name)) if concepts else record


def _concept_key(name: str) -> str:
    """The concepts of the words, and the words that stand for none, sorted."""
    return " ".join(sorted(min(word.senses, default=word.text) for word in read_words(name)))


def _record(raw: str, text: str, number: int | None) -> OrganisationName:
    if len(text) > _LONGEST:
        return organisation_name(raw, "unknown", text=text, number=number)
    entry = read_entry(text, _cues())
    rest = None if entry.rest is None else text[slice(*entry.rest)]
    if entry.kind == "person" and not (rest and is_note(rest)):  # "Alder (on behalf of its members)"
        return read_person(raw, text[slice(*entry.name)], rest, number, _cues())
    return organisation_name(raw, "unknown" if entry.kind == "person" else entry.kind, text=text, number=number)


@functools.cache
def _cues() -> CueMatcher:
    return matcher(codes())


def organisation_name(
    raw: str, kind: SignatoryKind, *, text: str | None = None, number: int | None = None
) -> OrganisationName:
    """The record of a string that is known to name no person.

    Args:
        raw: as printed, with a letter or digit.
        kind: what is known of it.
        text: `raw` in clean form and without its marker; None where `raw` is that.
        number: what the marker counted.
    """
    short = len(raw) <= _REMEMBERED_CHARS
    return (_remembered if short else _of_body)(raw, kind, raw if text is None else text, number)


def _of_body(raw: str, kind: SignatoryKind, text: str, number: int | None) -> OrganisationName:
    name, found = _taken_apart(text)
    if found:
        found = [_proved(one, name) for one in found]
        for one in found:
            if one.acronym and one.acronym_how == "initials":
                name = without_passed_over(name, one.acronym)
    words = tokens(unspoofed(name))
    script = main_script(name)
    language = language_of(name, words, script)
    acronym, how = _acronym(name, found) if found or " " not in name else (None, None)
    beside = _beside(found) if found else {}
    if kind == "unknown" and (acronym or "legal_form" in beside or "branch" in beside):
        kind = "organisation"
    record = OrganisationName(
        raw=raw,
        kind=kind,
        name=name,
        aliases=_aliases(name, found, acronym, how) if found or not name.isascii() else (),
        acronym=acronym,
        acronym_how=how,
        country_hint=country_hint(words),
        number=number,
        language=language,
        script=script,
        key=" ".join(words),
        suggestions=() if kind == "unknown" and language is None else suggestions(name),
        flags=spoofing_flags(raw),
    )
    return replace(record, **beside) if beside else record


_remembered = functools.lru_cache(maxsize=4096)(_of_body)
"""Bodies sign many statements, and one statement in several languages."""


def _proved(one: Found, name: str) -> Found:
    """An acronym that the name proves once the rest is taken off: "Stichting Landelijk Steunpunt (LS)"."""
    if one.acronym_how != "shape" or one.acronym is None:
        return one
    how = proof(one.acronym, name)
    return one._replace(acronym_how=how, alias_how=None) if how else one


def _beside(found: Sequence[Found]) -> dict[str, str]:
    """The fields of the record that are printed beside the name, without those that are not there."""
    fields = {field: _first(found, field) for field in ("legal_form", "branch", "url")}
    fields["place"] = ", ".join(dict.fromkeys(one.place for one in found if one.place))
    fields["country"] = _country(found)
    fields["note"] = "; ".join(one.note for one in found if one.note)
    fields["footnote"] = "".join(one.footnote for one in found if one.footnote)
    return {field: value for field, value in fields.items() if value}


def _without_conjunction(text: str) -> str:
    """`text` without what joins it to the next of a list: "Cedar Union; and"."""
    for _ in range(_MOST_MARKERS):
        loose = loose_end(text)
        if loose is None or not loose.start() or not is_conjunction(loose[1], _cues()):
            break
        text = text[: loose.start()]
    return text


def _without_surrogates(raw: str) -> str:
    """`raw` with U+FFFD for halves of characters, which no JSON can hold."""
    return raw if raw.isascii() else raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _without_markers(text: str) -> tuple[int | None, str]:
    """The number printed before a name, and the name without it and other marks of lists."""
    number = None
    for _ in range(_MOST_MARKERS):
        marker = find_marker(text)
        if marker is None or marker.kind not in ("bullet", "number"):
            break
        if not any(map(str.isalnum, text[marker.end :])):
            break
        if marker.kind == "number" and number is None:
            number = marker.value
        text = text[marker.end :].strip()
    return number, text


def _taken_apart(text: str) -> tuple[str, list[Found]]:
    """The name, and what stood around it in the order of print; what is left when nothing can be taken off any more."""
    if len(text) > _LONGEST:
        return text, []
    name = _shown(text)
    if is_bare(name):
        return name, []
    before: list[Found] = []
    behind: list[Found] = []
    for _ in range(_MOST_STEPS):
        step = without_end(name) or without_start(name) or other_script(name)
        if step is None:
            step = Step(_without_markers(without_article(name))[1], _NOTHING)
        rest = name if step.name == name else _shown(step.name)
        if rest == name or not any(map(str.isalnum, rest)):
            break
        (behind if name.startswith(step.name) else before).append(step.found)
        name = rest
    return name, [*before, *reversed(behind)]


def _shown(text: str) -> str:
    """`text` as a name: clean, without stray marks at its ends, and without the joints of a hash tag."""
    text = clean(text)
    if "_" in text and " " not in text:
        text = clean(text.replace("_", " ")) or text
    return tidy(text)


def _first(found: Sequence[Found], field: str) -> str | None:
    return next((value for one in found if (value := getattr(one, field)) is not None), None)


def _country(found: Sequence[Found]) -> str | None:
    told = {one.country for one in found if one.country}
    return told.pop() if len(told) == 1 else None


def _acronym(name: str, found: Sequence[Found]) -> tuple[str | None, AcronymHow | None]:
    """The acronym that most speaks for, and what does."""
    candidates = [one for one in found if one.acronym]
    for one in candidates:
        if one.acronym_how != "shape":
            return one.acronym, one.acronym_how
    for one in candidates:
        if any(other.alias and proof(one.acronym or "", other.alias) for other in found):
            return one.acronym, "other-language"
    if candidates:
        return candidates[0].acronym, "shape"
    alone = is_acronym_shaped(name) and not any(one.alias for one in found) and not any(map(str.isdigit, name))
    return (name, "alone") if alone else (None, None)


def _aliases(name: str, found: Sequence[Found], acronym: str | None, how: AcronymHow | None) -> tuple[Alias, ...]:
    """The other names, an acronym that nothing proves, and any second one among them."""
    aliases = []
    for one in found:
        doubtful = one.acronym if one.acronym_how == "shape" and (one.acronym != acronym or how == "shape") else None
        text = one.alias or doubtful
        if text is not None and one.alias_how is not None:
            aliases.append(_alias(text, one.alias_how))
    apart = last_word_apart(name)
    return (*aliases, _alias(apart, "other-script")) if apart else tuple(aliases)


def _alias(text: str, how: AliasHow) -> Alias:
    script = main_script(text)
    return Alias(text=text, language=language_of(text, tokens(text), script), script=script, how=how)
