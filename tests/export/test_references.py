"""CSL-JSON and RIS, as their readers read them."""

from __future__ import annotations

import json

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from msgspec.structs import replace

import statement_parser as sp
from statement_parser.export.csl import csl_item, to_csl
from statement_parser.export.ris import to_ris
from tests.export.records import BARE, MONTH, RECORD, statements


@given(statements)
def test_ris_is_read_back(statement: sp.Statement) -> None:
    (read,) = rispy.loads(to_ris(statement))
    assert read["title"] == statement.title
    assert read["urls"] == ["https://example.org/a"]
    assert all(s.raw in read["notes"][0] for s in statement.signatories)


def test_ris_of_records_of_all_kinds() -> None:
    month = replace(RECORD, date=None, date_detail=MONTH)
    full, bare, coarse = rispy.loads(to_ris(RECORD) + to_ris(BARE) + to_ris(month))
    assert (full["type_of_reference"], full["year"], full["date"]) == ("ELEC", "2021", "2021/03/09/")
    assert (full["authors"], full["publisher"], full["language"]) == (["Collectif"], "Centre des Rives", "fr")
    assert full["access_date"] == "2019/04/05/"
    assert full["notes"][0].startswith("4 signatories: Ligue des Rives (LDR); Ligue des rives; Anna Bell, Université")
    assert (bare["type_of_reference"], bare["title"]) == ("GEN", "Untitled")
    assert (coarse["year"], coarse["date"]) == ("2021", "2021/03//")


def cited(*statements: sp.Statement) -> list[str]:
    """The entries of a bibliography that citeproc makes of records, in the Harvard style that it ships."""
    items = [json.loads(to_csl(statement)) for statement in statements]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


def test_a_bibliography_is_made_of_csl() -> None:
    bare, full = sorted(cited(RECORD, BARE), key=len)
    assert "Collectif" in full
    assert "2021" in full
    assert "Appel <commun> & clair" in full
    assert "https://example.org/a" in full
    assert "Untitled" in bare


def test_csl_items() -> None:
    item = csl_item(RECORD)
    assert (item["type"], item["issued"]) == ("webpage", {"date-parts": [[2021, 3, 9]]})
    assert item["accessed"] == {"date-parts": [[2019, 4, 5]]}
    assert csl_item(replace(RECORD, date=None, date_detail=MONTH))["issued"] == {"date-parts": [[2021, 3]]}
    assert csl_item(BARE) == {
        "id": "cd" * 8,
        "type": "document",
        "title": "Untitled",
        "genre": "Joint statement",
        "note": f"sha256 {'cd' * 32}",
    }
