from __future__ import annotations

import pytest

import statement_parser as sp
from statement_parser.language.addressees import find_addressee


@pytest.mark.parametrize(
    ("code", "lead", "name"),
    [
        ("en", "The wells are dry. We therefore call on the Ministry of Water to:", "the Ministry of Water"),
        ("en", "We call on all parties to the conflict, and on the states that arm them, to:", None),
        ("en", "We urge the parties to the conflict to:", "the parties to the conflict"),
        ("en", "We call on the council to act and to:", "the council"),
        ("en", "We urge you to:", None),
        ("en", "We demand the following:", None),
        ("en", "The council and the port office must:", "The council and the port office"),
        ("en", "At a minimum, meaningful safeguards should:", None),
        ("en", "To the Government of Norland:", "Government of Norland"),
        ("en", "To end the drought we need:", None),
        ("fr", "Nous appelons les gouvernements du fleuve à :", "les gouvernements du fleuve"),
        ("fr", "Les associations demandent à l’État et à la Région :", "l’État et à la Région"),
        ("es", "Por ello, exigimos al Gobierno nacional y a las autoridades:", "Gobierno nacional y a las autoridades"),
        ("es", "Por todo ello exigimos:", None),
        ("pt", "Diante disso, exigimos da Assembleia Legislativa:", "Assembleia Legislativa"),
        ("it", "Chiediamo alla Regione di:", "Regione"),
        ("de", "Wir fordern die Bundesregierung deshalb auf,", "die Bundesregierung"),
        ("de", "Wir bitten Sie, den Entwurf zu ändern:", None),
        ("nl", "Wij roepen het kabinet op om:", "het kabinet"),
        ("ar", "ولذلك نطالب وزارة الفلاحة بما يلي:", "وزارة الفلاحة"),
        ("ar", "وعليه تدعو المنظمات الموقعة إلى:", None),
    ],
)
def test_who_is_asked(code: str, lead: str, name: str | None) -> None:
    found = find_addressee(lead, (code,))
    assert (None if found is None else lead[slice(*found)]) == name


def test_a_record_says_of_whom_and_where() -> None:
    text = "Open letter\n\nWe call on the council of Eastport to:\n\n1. Open the archive.\n2. Keep it open.\n"
    document, statement = sp.read(text), sp.parse(text)
    assert [demand.addressee for demand in statement.demands] == ["the council of Eastport"] * 2
    for demand in statement.demands:
        (span,) = demand.addressee_spans
        assert document.text(span) == demand.addressee
