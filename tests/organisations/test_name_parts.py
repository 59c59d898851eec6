"""Acronyms, places, branches, legal forms, articles, misprints: each by itself."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.organisations.acronyms import begins_as, is_acronym_shaped, proof
from statement_parser.organisations.articles import without_article
from statement_parser.organisations.branches import last_branch, read_branch
from statement_parser.organisations.ends import is_bare, without_end, without_start
from statement_parser.organisations.legal_forms import legal_form, unquoted, without_first_form, without_last_form
from statement_parser.organisations.places import country_hint, read_place
from statement_parser.organisations.scripts_apart import last_word_apart, other_script
from statement_parser.organisations.typos import suggestions
from statement_parser.text.fold import tokens
from statement_parser.text.markers import find_marker

_TELLING = (
    "Ltd",
    "eV",
    "Inc",
    "Stichting",
    "Section",
    "Branch",
    "Tunis",
    "Suisse",
    "The",
    "La",
    "o",
    "iv",
    "12",
    "AHR",
    "in",
)
_WORDS = st.one_of(st.sampled_from(_TELLING), st.text(string.ascii_letters, min_size=1, max_size=9))


@given(st.lists(_WORDS, min_size=1, max_size=6).map(" ".join))
def test_from_a_bare_name_nothing_can_be_taken_off(name: str) -> None:
    if is_bare(name):
        steps = without_end(name), without_start(name), other_script(name), find_marker(name)
        assert steps == (None, None, None, None)
        assert without_article(name) == name


@pytest.mark.parametrize(
    ("acronym", "name", "how"),
    [
        ("LRC", "Ligue des Rives du Callan", "initials"),
        ("İHD", "İnsan Hakları Derneği", "initials"),
        ("УГСПЛ", "Українська Гельсінська спілка з прав людини", "initials"),
        ("LRC", "La Ligue des Rives du Callan", "initials"),
        ("Ribawa", "River Bank Water", "letters"),
        ("RIBAX", "River Bank Box", "letters"),
        ("CCDDRR", "Comité Callan de Derechos Ribereños", "letters"),
        ("RBCO", "Northern River Bank Council", "letters"),
        ("RB.org", "River Bank", "initials"),
        ("RBC", "Council of the Bank of the River", None),
        ("River", "River Bank", None),
        ("Bank", "River Bank", None),
        ("Nehir", "River Bank", None),
        ("R", "River", None),
    ],
)
def test_what_proves_an_acronym(acronym: str, name: str, how: str | None) -> None:
    assert proof(acronym, name) == how


def test_shapes_of_acronyms() -> None:
    assert [is_acronym_shaped(x) for x in ("RBC", "LdH", "RBC-NL", "R.B.C.")] == [True] * 4
    assert [is_acronym_shaped(x) for x in ("Nehir", "R", "RBC Callan", "RBC/NHR", "نهر", "2018")] == [False] * 6


def test_the_first_two_letters_of_capitals_behind_a_name() -> None:
    assert begins_as("RBX", "River bank and boats")
    assert not begins_as("XRB", "River bank and boats")
    assert not begins_as("RB", "River bank and boats")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Norway", "NO"),
        ("Norveç", "NO"),
        ("النرويج", "NO"),
        ("Норвегія", "NO"),
        ("İsveç", "SE"),
        ("ABD", "US"),
        ("U.S.A.", "US"),
        ("Burma", "MM"),
        ("Sfax", "TN"),
        ("صفاقس", "TN"),
        ("Northern Iraq", "IQ"),
        ("in Oslo", "NO"),
        ("Oslo, Norway", "NO"),
        ("Zorgville, Norway", "NO"),
        ("Tripoli, Lebanon", "LB"),
        ("Springfield, VT", "US"),
        ("UK/Europe", "GB"),
        ("Tripoli", None),
        ("Port Zorg", None),
        ("г. Зоргск", None),
        ("Europe", None),
        ("Norway and Sweden", None),
        ("Oslo, Stockholm", None),
    ],
)
def test_places(text: str, country: str | None) -> None:
    place = read_place(text)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    "text", ["Women", "us", "usa", "Peace and Norway", "Women's Council, Norway", "x" * 200, "CH", ""]
)
def test_no_places(text: str) -> None:
    assert read_place(text) is None


def test_codes_of_countries_only_where_asked() -> None:
    place = read_place("CH", codes=True)
    assert place is not None
    assert place.country == "CH"
    assert read_place("ZZ", codes=True) is None


def test_the_country_that_a_name_speaks_of() -> None:
    hints = {
        "Syrian Archive": "SY",
        "شبكة المرأة السورية": "SY",
        "South Sudan Human Rights Defenders": "SS",
        "Réseau tunisien": "TN",
        "Norwegian and Swedish Council": None,
        "River Watch": None,
    }
    assert {name: country_hint(tokens(name)) for name in hints} == hints


def test_branches() -> None:
    found = [read_branch(x) for x in ("Sfax Branch", "Section d'Oran", "فرع تعز", "Şam Temsilciliği", "Youth Section")]
    assert [(b.place, b.country) for b in found if b] == [
        ("Sfax", "TN"),
        ("Oran", "DZ"),
        ("تعز", "YE"),
        ("Şam", "SY"),
        (None, None),
    ]
    assert read_branch("Branch") is None
    assert read_branch("Council for the Study of Every Kind of Section") is None


def test_a_branch_without_a_sign_needs_a_known_place() -> None:
    branch = last_branch("River League Sfax Branch")
    assert branch is not None
    assert (branch.text, branch.place) == ("Sfax Branch", "Sfax")
    assert last_branch("River League Youth Branch") is None
    assert last_branch("Council of the Sfax Branch") is None


@pytest.mark.parametrize(
    ("name", "rest", "form"),
    [
        ("Flussfreunde e. V.", "Flussfreunde", "e.V."),
        ("Flussfreunde eV", "Flussfreunde", "e.V."),
        ("Amis du fleuve, a.s.b.l.", "Amis du fleuve", "ASBL"),
        ("River Pte Ltd", "River", "Pte Ltd"),
        ("Amigos del Río, A. C.", "Amigos del Río", "A.C."),
    ],
)
def test_forms_behind_a_name(name: str, rest: str, form: str) -> None:
    cut = without_last_form(name)
    assert cut is not None
    assert tuple(cut) == (rest, form)


@pytest.mark.parametrize("name", ["Women in", "Work is", "Ltd.", "River", "Amis ac"])
def test_small_words_are_no_forms(name: str) -> None:
    assert without_last_form(name) is None


def test_forms_before_a_name() -> None:
    found = [
        without_first_form(x)
        for x in (
            "Stichting Rivier",
            "ГО «Ріка»",
            "общественная организация «Река»",
            "特定非営利活動法人川",
            "사단법인 강",
        )
    ]
    assert [tuple(cut) for cut in found if cut] == [
        ("Rivier", "Stichting"),
        ("Ріка", "ГО"),
        ("Река", "Общественная организация"),
        ("川", "特定非営利活動法人"),
        ("강", "사단법인"),
    ]
    assert without_first_form("Общественная организация Реки") is None
    assert without_first_form("Stichting") is None


def test_a_form_by_itself() -> None:
    assert [legal_form(x) for x in ("e. V.", "ONLUS", "in", "ac")] == ["e.V.", "ONLUS", None, None]


def test_quotation_marks_around_all() -> None:
    assert [unquoted(x) for x in ("«River»", '"River"', "“River” and “Sea”", "River")] == [
        "River",
        "River",
        "“River” and “Sea”",
        "River",
    ]


def test_articles() -> None:
    names = [
        "La Ligue du fleuve",
        "L'Union",
        "der Verein",
        "the River",
        "Les Amis",
        "La Rivière",
        "El Comité",
        "de Balie",
    ]
    assert [without_article(name) for name in names] == [
        "Ligue du fleuve",
        "Union",
        "Verein",
        "River",
        "Les Amis",
        "La Rivière",
        "Comité",
        "de Balie",
    ]


def test_two_scripts() -> None:
    step = other_script("شبكة الأنهار River Network")
    assert step is not None
    assert (step.name, step.found.alias) == ("شبكة الأنهار", "River Network")
    assert other_script("شبكة River الأنهار Network") is None
    assert other_script("River Network") is None
    assert last_word_apart("центр воды Rivertrend") == "Rivertrend"
    assert last_word_apart("River центр") is None


def test_misprints() -> None:
    printed = {
        "Assocation of Rivers": ["Association"],
        "Syrain Network for Rivers": ["Syrian"],
        "Documenttation Centre": ["Documentation"],
        "Réseau de documentation": [],
        "Institut für Gewässer": [],
        "Zamanwatt Network": [],
    }
    assert {name: [s.meant for s in suggestions(name)] for name in printed} == printed
