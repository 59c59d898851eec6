"""The phrase matcher."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statement_parser.language.cues import Cue, CueMatcher, Hit, Words, matcher, phrases, split
from statement_parser.language.load import Headings, Language, NameWords, Wordings, all_languages, codes, load
from statement_parser.text.fold import tokens


def _language(code: str = "xx", prefixes: tuple[str, ...] = (), **fields: object) -> Language:
    return Language(
        code=code,
        name="Test",
        endonym="Test",
        script="Latn",
        direction="ltr",
        prefixes=prefixes,
        headings=Headings(signatories=("signed", "signed by", "signator* organi*")),
        phrases=Wordings(sign_off=("signed",), undersigned=("we the under*", "katib*")),
        names=NameWords(organisation=("network*", "ag", "peace watch"), conjunctions=("and",)),
    )


def _hits(text: str, *languages: Language, others: tuple[Language, ...] = ()) -> set[tuple[Cue, str]]:
    words = tokens(text)
    own = languages or (_language(),)
    found = CueMatcher([Words(x) for x in own], Words(*own, *others)).match(words)
    return {(hit.cue, " ".join(words[hit.start : hit.end])) for hit in found}


def test_the_longest_phrase_of_each_cue_wins() -> None:
    assert _hits("Signed by:") == {(Cue.SIGNATORY_HEADING, "signed by"), (Cue.SIGN_OFF, "signed")}
    assert _hits("Signed, twice") == {(Cue.SIGNATORY_HEADING, "signed"), (Cue.SIGN_OFF, "signed")}


def test_stems_match_any_ending_at_any_place_of_a_phrase() -> None:
    assert _hits("Signatory Organisations") == {(Cue.SIGNATORY_HEADING, "signatory organisations")}
    assert _hits("SIGNATORIES, organizing") == {(Cue.SIGNATORY_HEADING, "signatories organizing")}
    assert _hits("We, the undersigned") == {(Cue.UNDERSIGNED, "we the undersigned")}
    assert _hits("signatories of organisations") == set()
    assert _hits("Networking") == {(Cue.ORGANISATION, "networking")}


def test_a_phrase_cut_off_by_the_end_is_no_phrase() -> None:
    assert _hits("we the") == set()
    assert _hits("peace") == set()
    assert _hits("") == set()


def test_attached_particles() -> None:
    prefixed = _language(prefixes=("w", "al", "wal"))
    assert _hits("wkatibun walkatibun", prefixed) == {(Cue.UNDERSIGNED, "wkatibun"), (Cue.UNDERSIGNED, "walkatibun")}
    assert _hits("wag", prefixed) == set()  # two letters would remain
    assert _hits("wkatibun") == set()  # a language without particles


def test_particles_come_off_only_where_the_word_itself_means_nothing() -> None:
    words = ("and", "band")
    assert CueMatcher([Words(_language(prefixes=("b",)))], Words()).match(words) == (
        Hit(Cue.CONJUNCTION, 0, 1),
        Hit(Cue.CONJUNCTION, 1, 2),
    )


def test_arabic_and_hebrew_particles_in_the_real_data() -> None:
    assert Cue.ORGANISATION in {hit.cue for hit in matcher(("ar",)).match(tokens("والمنظمات"))}
    assert Cue.UNDERSIGNED in {hit.cue for hit in matcher(("he",)).match(tokens("והחתומים מטה"))}


def test_of_other_languages_only_the_words_of_names_are_found() -> None:
    assert _hits("Signed: Peace Watch, AG", load("pl"), others=(_language(),)) == {(Cue.ORGANISATION, "peace watch")}


@pytest.mark.parametrize(
    ("code", "text", "cue"),
    [
        ("en", "Signatory organisations:", Cue.SIGNATORY_HEADING),
        ("en", "If you wish to endorse this", Cue.SIGN_CALL),
        ("ar", "المنظَّمات الموقِّعة:", Cue.SIGNATORY_HEADING),
        ("ar", "نحن الموقعون ادناه", Cue.UNDERSIGNED),
        ("ckb", "ڕێکخراوە واژۆکارەکان", Cue.SIGNATORY_HEADING),
        ("kmr", "Rêxistinên îmzekar:", Cue.SIGNATORY_HEADING),
        ("tr", "İMZACI KURUMLAR", Cue.SIGNATORY_HEADING),
        ("fa", "امضا‌کنندگان", Cue.SIGNATORY_HEADING),
        ("fr", "Les organisations signataires :", Cue.SIGNATORY_HEADING),
        ("es", "ADHIEREN:", Cue.SIGNATORY_HEADING),
        ("pt", "Assinam esta nota:", Cue.SIGNATORY_HEADING),
        ("de", "Erstunterzeichner*innen", Cue.SIGNATORY_HEADING),
        ("de", "Unterzeichner:innen", Cue.SIGNATORY_HEADING),
        ("de", "UnterzeichnerInnen", Cue.SIGNATORY_HEADING),
        ("it", "Prime adesioni", Cue.SIGNATORY_HEADING),
        ("nl", "Ondertekend door:", Cue.SIGNATORY_HEADING),
        ("ru", "Обращение подписали:", Cue.SIGNATORY_HEADING),
        ("uk", "Підписанти та підписантки", Cue.SIGNATORY_HEADING),
        ("he", "הארגונים החתומים:", Cue.SIGNATORY_HEADING),
        ("sv", "Undertecknat av:", Cue.SIGNATORY_HEADING),
        ("pl", "Sygnatariusze i sygnatariuszki", Cue.SIGNATORY_HEADING),
        ("zh", "聯署團體：", Cue.SIGNATORY_HEADING),
        ("zh", "联署团体名单", Cue.SIGNATORY_HEADING),
    ],
)
def test_wordings_of_the_languages(code: str, text: str, cue: Cue) -> None:
    words = tokens(text)
    assert [hit for hit in matcher((code,)).match(words) if hit.cue is cue and hit.end == len(words)]


def test_a_matcher_is_built_once_and_answers_the_same_always() -> None:
    assert matcher(("en",)) is matcher(("en",))
    words = tokens("We, the undersigned organisations of the network, and the council, urge you to act. Signed by:")
    first = matcher(("en",)).match(words)
    assert first == matcher(("en",)).match(list(words)) == CueMatcher([Words(load("en"))], Words()).match(words)


def test_no_data_for_a_language() -> None:
    with pytest.raises(KeyError):
        matcher(("en", "xx"))


def test_split_keeps_stems() -> None:
    assert split("Unterzeichner:innen-Liste* der") == ("unterzeichner", "innen", "liste*", "der")
    with pytest.raises(ValueError, match="without a word"):
        split("& –")


EVERY = [(language.code, cue, phrase) for language in all_languages() for cue, phrase in phrases(language)]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EVERY), st.sampled_from(["", "ing", "ات"]))
def test_every_phrase_is_found_as_it_is_written(entry: tuple[str, Cue, str], ending: str) -> None:
    code, cue, phrase = entry
    words = tuple(word.replace("*", ending) for word in split(phrase))
    found = matcher((code,)).match(words)
    assert any(hit.cue is cue and hit.start == 0 and hit.end == len(words) for hit in found)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["we", "the", "undersigned", "signed", "by", "of", "and", "نحن", "و"]), max_size=12))
def test_hits_lie_inside_and_one_of_a_cue_starts_at_a_word(words: list[str]) -> None:
    found = matcher(codes()).match(words)
    assert all(0 <= hit.start < hit.end <= len(words) for hit in found)
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
    assert len({(hit.cue, hit.start) for hit in found}) == len(found)
