from __future__ import annotations

import json

import pytest

from statement_parser.model.organisation import OrganisationName
from statement_parser.organisations.names import organisation_name, parse_name

PARTS = (
    "acronym",
    "legal_form",
    "place",
    "country",
    "branch",
    "affiliation",
    "role",
    "note",
    "footnote",
    "url",
    "number",
)


def parts(record: OrganisationName) -> dict[str, object]:
    """What a record has beside the name, aliases as text."""
    found: dict[str, object] = {part: getattr(record, part) for part in PARTS if getattr(record, part) is not None}
    if record.aliases:
        found["aliases"] = [alias.text for alias in record.aliases]
    return found


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        ("12. Lantern House", "Lantern House", {"number": 12}),
        ("• Lantern House;", "Lantern House", {}),
        ("Ligue des Rives du Callan (LRC)", "Ligue des Rives du Callan", {"acronym": "LRC"}),
        ("LRC - Ligue des Rives du Callan", "Ligue des Rives du Callan", {"acronym": "LRC"}),
        ("LRC, Ligue des Rives du Callan", "Ligue des Rives du Callan", {"acronym": "LRC"}),
        ("LRC (Ligue des Rives du Callan)", "Ligue des Rives du Callan", {"acronym": "LRC"}),
        ("LRC) Ligue des Rives du Callan)", "Ligue des Rives du Callan", {"acronym": "LRC"}),
        ("Ligue des Rives du Callan-LRC", "Ligue des Rives du Callan", {"acronym": "LRC"}),
        ("Ligue des Rives du Callan LRC", "Ligue des Rives du Callan", {"acronym": "LRC"}),
        ("Callan River League (LRC) in Norhaven", "Callan River League (LRC) in Norhaven", {}),
        ("Callan River League (CRL) for Water", "Callan River League for Water", {"acronym": "CRL"}),
        ("League of Callan (XYZ)", "League of Callan", {"acronym": "XYZ", "aliases": ["XYZ"]}),
        ("League of Rivers (Nehir)", "League of Rivers", {"aliases": ["Nehir"]}),
        ("League of Rivers (Ada Berg, director)", "League of Rivers", {"note": "Ada Berg, director"}),
        ("LRCN", "LRCN", {"acronym": "LRCN"}),
        ("Nehir- River Waves", "Nehir", {"aliases": ["River Waves"]}),
        ("River Watch – Blue Boats", "River Watch", {"aliases": ["Blue Boats"]}),
        ("River Watch / Garde du fleuve", "River Watch", {"aliases": ["Garde du fleuve"]}),
        ("River Watch : Nehir Gözcüsü", "River Watch", {"aliases": ["Nehir Gözcüsü"]}),
        ("Committee for Clean Water/Drop", "Committee for Clean Water", {"aliases": ["Drop"]}),
        ("Committee for Human Rights-Nehir", "Committee for Human Rights", {"aliases": ["Nehir"]}),
        ("River Watch, formerly Boat Watch", "River Watch", {"aliases": ["Boat Watch"]}),
        ("Nehir, the Network for Clean Rivers", "Nehir", {"aliases": ["the Network for Clean Rivers"]}),
        ("Water, Peace and Rivers Network", "Water, Peace and Rivers Network", {}),
        (
            "Stichting Landelijk Rivieren Steunpunt (LRS)",
            "Landelijk Rivieren Steunpunt",
            {"acronym": "LRS", "legal_form": "Stichting"},
        ),
        ("The Callan Rivers Union (CRU)", "Callan Rivers Union", {"acronym": "CRU"}),
        ("The River After (TRA)", "The River After", {"acronym": "TRA"}),
        (
            "Callan Rivers Network (CRN-Nepal)",
            "Callan Rivers Network",
            {"acronym": "CRN", "place": "Nepal", "country": "NP"},
        ),
        ("Plataforma dos Rios das ONGD", "Plataforma dos Rios das ONGD", {}),
        ("River Watch Россия", "River Watch", {"place": "Россия", "country": "RU"}),
        (
            "Nehir Sen Ankara 2 No'lu Şubesi",
            "Nehir Sen",
            {"branch": "Ankara 2 No'lu Şubesi", "place": "Ankara", "country": "TR"},
        ),
        ("شبكة الأنهار (نهر)", "شبكة الأنهار", {"aliases": ["نهر"]}),
        ("River Watch مراقبة النهر", "River Watch", {"aliases": ["مراقبة النهر"]}),
        ("центр чистой воды Rivertrend", "центр чистой воды Rivertrend", {"aliases": ["Rivertrend"]}),
        ("Flussfreunde e. V.*", "Flussfreunde", {"legal_form": "e.V.", "footnote": "*"}),
        ("Flussfreunde e.V in Hamburg", "Flussfreunde", {"legal_form": "e.V.", "place": "Hamburg", "country": "DE"}),
        ("Přátelé řek, z.s.", "Přátelé řek", {"legal_form": "z. s."}),
        ("РОО «Чистая вода»", "Чистая вода", {"legal_form": "РОО"}),
        ("Общественное объединение «Чистая вода»", "Чистая вода", {"legal_form": "Общественное объединение"}),
        ("Центр «Чистая вода»", "Центр «Чистая вода»", {}),
        ("River Watch (Norway)", "River Watch", {"place": "Norway", "country": "NO"}),
        ("River Watch, Oslo, Norway", "River Watch", {"place": "Oslo, Norway", "country": "NO"}),
        ("River Watch (RW), Norveç", "River Watch", {"acronym": "RW", "place": "Norveç", "country": "NO"}),
        ("River Watch -NL", "River Watch", {"place": "NL", "country": "NL"}),
        ("River Watch – France, Europe", "River Watch", {"place": "France, Europe", "country": "FR"}),
        ("شبكة الأنهار، تونس", "شبكة الأنهار", {"place": "تونس", "country": "TN"}),
        ("River Network in Norway", "River Network in Norway", {}),
        ("Сдружение на „Реката“, България", "Сдружение на „Реката“", {"place": "България", "country": "BG"}),
        ("Union “River, Lake” (Norway)", "Union “River, Lake”", {"place": "Norway", "country": "NO"}),
        ("River League Sfax Branch", "River League", {"branch": "Sfax Branch", "place": "Sfax", "country": "TN"}),
        ("River Trust (with reservations on point 3)", "River Trust", {"note": "with reservations on point 3"}),
        ("River Trust [2]", "River Trust", {"footnote": "[2]"}),
        ("River Trust - www.example.org", "River Trust", {"url": "www.example.org"}),
        ("L’Association des rives;", "Association des rives", {}),
        ("Les Amis du fleuve", "Les Amis du fleuve", {}),
        ("die Blaue Gesellschaft", "Blaue Gesellschaft", {}),
        ("The Blue Boat", "The Blue Boat", {}),
        ("#منظمة_النهر_الأزرق", "منظمة النهر الأزرق", {}),
        ("Cedar Union; and", "Cedar Union", {}),
    ],
)
def test_what_stands_beside_a_name(raw: str, name: str, expected: dict[str, object]) -> None:
    record = parse_name(raw)
    assert record.raw == raw
    assert (record.name, parts(record)) == (name, expected)
    assert parse_name(record.name).name == record.name


@pytest.mark.parametrize("raw", ["Ltd.", "e.V.", "(SCM)", "Norway", "…", "*", "_", "()", "3D", "350.org"])
def test_a_name_is_never_taken_away_whole(raw: str) -> None:
    assert parse_name(raw).name == raw


@pytest.mark.parametrize("raw", ["", "  \n", "\u200b\ufeff"])
def test_nothing_is_no_name(raw: str) -> None:
    with pytest.raises(ValueError, match="no name in"):
        parse_name(raw)


def test_only_text_is_a_name() -> None:
    with pytest.raises(TypeError, match="must be str, not bytes"):
        parse_name(b"River Watch")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "how"),
    [
        ("Ligue des Rives du Callan (LRC)", "initials"),
        ("Instituto de Defesa do Rio (Iderio)", "letters"),
        ("River Watch / Garde du fleuve (GDF)", "other-language"),
        ("River Watch (XYZ)", "shape"),
        ("XYZ", "alone"),
    ],
)
def test_what_speaks_for_an_acronym(raw: str, how: str) -> None:
    assert parse_name(raw).acronym_how == how


def test_how_aliases_stand_and_what_they_are_written_in() -> None:
    record = parse_name("River Watch (شبكة الأنهار في العالم) / Réseau des rives")
    assert [(a.text, a.how, a.script, a.language) for a in record.aliases] == [
        ("شبكة الأنهار في العالم", "brackets", "Arab", "ar"),
        ("Réseau des rives", "slash", "Latn", "fr"),
    ]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("River Watch Association", "organisation"),
        ("Nehir e.V.", "organisation"),
        ("Nehir", "unknown"),
        ("Dr. Ada Berg", "person"),
        ("Ada Berg, director of the River House", "person"),
        ("River House (on behalf of its members)", "organisation"),
    ],
)
def test_kind(raw: str, kind: str) -> None:
    assert parse_name(raw).kind == kind


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        ("Ada Berg, director of the River House, Oslo", "Ada Berg", ("director", "River House", "Oslo")),
        ("Ada Berg, River House Director", "Ada Berg", ("Director", "River House", None)),
        ("Ada Berg, Professor, University of Norhaven", "Ada Berg", ("Professor", "University of Norhaven", None)),
        (
            "Ada Berg, Professor of Law, University of Norhaven, Norway",
            "Ada Berg",
            ("Professor of Law", "University of Norhaven", "Norway"),
        ),
        (
            "Ada Berg, professeure de droit à l'Université de Norhaven",
            "Ada Berg",
            ("professeure de droit", "Université de Norhaven", None),
        ),
        (
            "Ada Berg, Professor at the Institute of Law, University of Norhaven",
            "Ada Berg",
            ("Professor", "Institute of Law, University of Norhaven", None),
        ),
        ("Ada Berg — a water engineer", "Ada Berg", ("a water engineer", None, None)),
        ("Ada Berg, presidente dell'Associazione Fiumi", "Ada Berg", ("presidente", "Associazione Fiumi", None)),
        ("Prof. Ada Berg (Norway)", "Prof. Ada Berg", (None, None, "Norway")),
    ],
)
def test_persons(raw: str, name: str, expected: tuple[str | None, ...]) -> None:
    record = parse_name(raw)
    assert (record.kind, record.name) == ("person", name)
    assert (record.role, record.affiliation, record.place) == expected


def test_where_a_name_speaks_of_a_country_it_need_not_sit_there() -> None:
    record = parse_name("Syrian River Archive (Germany)")
    assert (record.country, record.country_hint) == ("DE", "SY")
    assert parse_name("Syrian and Lebanese River Archive").country_hint is None


def test_the_language_of_a_name_where_it_tells() -> None:
    told = {"Réseau des rives": "fr", "River Watch for Callan": "en", "شبكة الأنهار في العالم": "ar", "Nehir": None}
    assert {name: parse_name(name).language for name in told} == told


def test_keys_are_equal_where_only_the_spelling_differs() -> None:
    keys = {
        parse_name(raw).key
        for raw in ("Réseau « des » RIVES", "reseau des rives", "Ré\u200bseau des Rives.", "Rés\u0435au des rives")
    }
    assert keys == {"reseau des rives"}


def test_names_that_say_the_same_in_several_languages_have_one_loose_key() -> None:
    names = ("Syrian Network for Human Rights", "Réseau syrien des droits de l’homme", "الشبكة السورية لحقوق الإنسان")
    assert {parse_name(name, concepts=True).concept_key for name in names} == {"SY human_rights network"}
    assert parse_name(names[0]).concept_key == ""


def test_flags() -> None:
    assert parse_name("R\u0456ver \u202eWatch\u200b").flags == ("bidi", "mixed-script", "zero-width")
    assert parse_name("Ｒiver Watch").flags == ("fullwidth",)
    assert parse_name("سازمان می\u200cشود").flags == ()


def test_a_likely_misprint_is_suggested_and_not_mended() -> None:
    record = parse_name("Callan Fmilies Association")
    assert record.name == "Callan Fmilies Association"
    (found,) = record.suggestions
    assert (found.printed, found.meant) == ("Fmilies", "Families")
    assert "missing" in found.evidence


def test_a_record_as_json() -> None:
    record = parse_name("River Watch (RW)")
    assert json.loads(record.to_json()) == record.to_dict()
    assert "\n" not in record.to_json(indent=None)
    assert json.loads(parse_name("River \ud800Watch").to_json())["raw"] == "River \ufffdWatch"


def test_a_text_that_is_no_name_is_left_whole() -> None:
    text = "We call on all (SCM), Norway, " * 40
    record = organisation_name(text, "unknown")
    assert (record.name, record.place) == (text, None)
