from __future__ import annotations

import pytest

from statement_parser.language.cues import matcher
from statement_parser.language.name_runs import after_announcement, label_end, name_run

CUES = matcher(("en",))


def names(text: str, *, sure: bool = False) -> list[str]:
    return [text[start:end] for start, end in name_run(text, CUES, sure=sure)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alder House, Birch Fund, Cedar Union, Dock Aid.", ["Alder House", "Birch Fund", "Cedar Union", "Dock Aid"]),
        ("Alder House; Birch, Beech and Co; Cedar Union", ["Alder House", "Birch, Beech and Co", "Cedar Union"]),
        ("Alder House · Birch Fund · Cedar Union", ["Alder House", "Birch Fund", "Cedar Union"]),
        (
            "دار الأمل، شبكة النهر، اتحاد العمال، رابطة الأسر",
            ["دار الأمل", "شبكة النهر", "اتحاد العمال", "رابطة الأسر"],
        ),
        ("دار الأمل؛ شبكة النهر؛ اتحاد العمال", ["دار الأمل", "شبكة النهر", "اتحاد العمال"]),
        ("Alder House / Birch Fund / Elm Trust/ Fen Aid", ["Alder House", "Birch Fund", "Elm Trust", "Fen Aid"]),
        ("海岸观察、渔民互助会、法律中心", ["海岸观察", "渔民互助会", "法律中心"]),
    ],
)
def test_separators(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_persons_with_long_roles() -> None:
    text = (
        "Ana Reis, deputy mayor of Harbour Vale in charge of housing and of the work with those who arrive; "
        "Rui Mota, member of the council of the lower valley, vice-president of the joint board of the villages; "
        "Eva Lind, mayor of Fenwick and speaker of the network of small towns that keep their halls open in winter"
    )
    assert names(text) == text.split("; ")


def test_long_demands_run_together_are_no_names() -> None:
    text = (
        "Open the housing programme of the lower valley to those who arrive, in every village and before the winter; "
        "Pay back what the villages spent on heating the halls, in full and without another round of applications; "
        "End the clearing of camps without a place to go to, which has cost lives in each of the last three years"
    )
    assert names(text) == []


def test_a_legal_form_stays_with_its_name() -> None:
    text = "Anchor & Twine, Inc., Bluefin, LLC, Carta Box Co., Ltd., Dovetail"
    assert names(text) == ["Anchor & Twine, Inc.", "Bluefin, LLC", "Carta Box Co., Ltd.", "Dovetail"]


def test_the_last_pair() -> None:
    assert names("Alder House, Birch Fund, Cedar Union, and Dock Aid.")[-1] == "Dock Aid"
    assert names("Alder House, Birch Fund, Elm Trust, Cedar Union and Dock Aid")[-2:] == ["Cedar Union", "Dock Aid"]


def test_a_conjunction_inside_a_name_does_not_split_it() -> None:
    assert (
        names("Alder House, Birch Fund, Dock Aid, Centre for Media and Expression")[-1]
        == "Centre for Media and Expression"
    )


def test_brackets_protect_their_commas() -> None:
    text = "Alder House (Paris, Lyon), Birch Fund, Cedar Union, Dock Aid"
    assert names(text)[0] == "Alder House (Paris, Lyon)"


def test_few_pieces_are_no_run() -> None:
    for text in ("Birch Community Television, Birch VT", "Land, Water, Food and Climate Network", "Alder; Birch"):
        assert names(text) == []


def test_where_names_are_sure_fewer_pieces_are_enough() -> None:
    assert names("Alder House, Birch Fund, Cedar Union", sure=True) == ["Alder House", "Birch Fund", "Cedar Union"]
    assert names("Alder House; Birch Fund", sure=True) == ["Alder House", "Birch Fund"]


def test_prose_is_no_run() -> None:
    assert names("On Monday the road was closed, the clinic was shut, nobody was told, and we ask why.") == []


def test_an_announcement_in_front() -> None:
    text = "Signatories: Alder House, Birch Fund, Cedar Union and Dock Aid"
    assert text[after_announcement(text, CUES) :].startswith("Alder")
    assert names(text) == ["Alder House", "Birch Fund", "Cedar Union", "Dock Aid"]
    assert after_announcement("The ministry said: Alder House, Birch Fund", CUES) == 0


def test_thousands_of_names_in_one_block() -> None:
    many = [f"Name Number{n}" for n in range(5000)]
    assert names(", ".join(many)) == many


def test_brackets_in_brackets() -> None:
    text = "Alder House, Birch Fund, Cedar Union, " + "(" * 20_000 + "x" + ")" * 20_000
    assert name_run(text, CUES) == []


def test_dashes_between_names_that_are_sure() -> None:
    text = "Alder House – Birch Fund – Cedar Union – Dock Aid – Elm Trust"
    assert names(text, sure=True) == text.split(" – ")
    assert names(text) == names("Alder House – Youth – Callan", sure=True) == []


def test_labels() -> None:
    assert (
        "Chiapas: Alder House; Birch Fund"[label_end("Chiapas: Alder House; Birch Fund") :] == "Alder House; Birch Fund"
    )
    for text in (
        "Alder House; Birch Fund",
        "https://alder.example",
        "We ask: the road",
        "It was late. Then: Alder",
        "12: Alder",
    ):
        assert label_end(text) == 0
    assert label_end("北海道：海岸观察、渔民互助会") == 4


def test_a_line_that_goes_on_has_no_last_pair() -> None:
    text = "Alder House; Birch Fund; Youth House and Dock Aid;"
    assert names(text)[-1] == "Youth House and Dock Aid"
