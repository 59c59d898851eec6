"""Made records for tests of exports: text in any script, with what markup and separators are made of."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

import statement_parser as sp

ID = "ab" * 32
SOURCE = sp.Source(
    kind="html",
    sha256=ID,
    size=10,
    name="a.html",
    url="https://example.org/a",
    captured=datetime.datetime(2019, 4, 5, 6, 7, 8, tzinfo=datetime.UTC),
)
LETTERS = st.text(st.sampled_from("aZ 09<>&\"'[]|;,=-+@\\{}%#—–éßعربیшя中\u200f😀"), min_size=1, max_size=20)
TEXTS = LETTERS.map(lambda text: " ".join(("x" + text).split()))
"""Never empty, one space between words, as in a record."""


def body(name: str, **more: str | None) -> sp.Signatory:
    raw = f"{name} ({more['acronym']})" if more.get("acronym") else name
    organisation = sp.OrganisationName(raw=raw, kind="organisation", name=name, key=name.casefold(), **more)
    return sp.Signatory(raw=raw, kind="organisation", name=name, organisation=organisation)


RECORD = sp.Statement(
    id=ID,
    produced_by="statement-parser 0.1.0",
    source=SOURCE,
    language="fr",
    title="Appel <commun> & clair",
    title_passage=sp.Passage(text="Appel <commun> & clair"),
    date=datetime.date(2021, 3, 9),
    date_detail=sp.StatementDate(value=datetime.date(2021, 3, 9), kind="signed", printed="9 mars 2021"),
    paragraphs=(sp.Passage(text="Nous demandons la paix."), sp.Passage(text="Nous appelons la ville à :")),
    demands=(
        sp.Demand(text="Ouvrir", marker="1.", number=1, lead_in="Nous appelons la ville à :"),
        sp.Demand(text="tout de suite", level=2, parent=0, lead_in="Nous appelons la ville à :"),
        sp.Demand(text="Garder ouvert", marker="2.", number=2, lead_in="Nous appelons la ville à :"),
    ),
    other_bullets=(sp.Bullet(text="Un fait", marker="•"),),
    signatories=(
        body("Ligue des Rives", acronym="LDR", country="TN", legal_form="e.V."),
        body("Ligue des rives"),
        sp.Signatory(
            raw="Anna Bell", kind="person", name="Anna Bell", affiliation="Université d’Oslo", group="Personnes"
        ),
        sp.Signatory(raw="=Inconnu", name="=Inconnu", group="Personnes"),
    ),
    author=sp.Passage(text="Collectif"),
    publisher=sp.Passage(text="Centre des Rives"),
    translations=(sp.Translation(language="ar", url="https://example.org/ar"),),
)
BARE = sp.Statement(id="cd" * 32, produced_by="statement-parser 0", source=sp.Source(kind="text", sha256="", size=0))
MONTH = sp.StatementDate(value=datetime.date(2021, 3, 1), precision="month", kind="published", printed="mars 2021")

statements = st.builds(
    lambda title, paragraphs, demands, names: sp.Statement(
        id=ID,
        produced_by="statement-parser 0.1.0",
        source=SOURCE,
        title=title,
        title_passage=sp.Passage(text=title),
        paragraphs=tuple(sp.Passage(text=text) for text in paragraphs),
        demands=tuple(sp.Demand(text=text) for text in demands),
        signatories=tuple(body(name) for name in names),
    ),
    TEXTS,
    st.lists(TEXTS, max_size=3),
    st.lists(TEXTS, max_size=3),
    st.lists(TEXTS, max_size=4),
)
