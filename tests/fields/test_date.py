"""Which of the dates on a page is taken, by pages made here: one thing differs from case to case."""

from __future__ import annotations

import datetime
import sys

import pytest

from statement_parser import parse
from statement_parser.model.statement import Statement

_TEXT = (
    "The undersigned organisations are deeply concerned about the closure of the three public reading rooms in the "
    "harbour district, which serve more than four thousand families and were closed without notice to their staff."
)
_MORE = (
    "For eleven years these rooms have been the only places in the district where children can do their homework, "
    "where newcomers find help with letters from the authorities, and where the elderly come to read the papers."
)
_LAST = (
    "We remind the council that it promised in writing to keep all three rooms open until a new building is ready, "
    "and that the money for their upkeep has already been paid by the province for the whole of the coming year."
)
_SIGNED = "<h2>Signatories</h2><ul><li>Harbour Readers Union</li><li>Centre for Open Libraries</li></ul>"


def _page(
    *, head: str = "", above: str = "", under: str = "", inside: str = "", foot: str = "", lang: str = "en"
) -> Statement:
    text = _TEXT.replace("The undersigned organisations are", "Readers in the harbour district are")
    body = f"{above}<h1>Keep the Reading Rooms Open</h1>{under}<p>{text}</p>{inside}<p>{_MORE}</p><p>{_LAST}</p>{foot}"
    title = "<title>Keep the Reading Rooms Open</title>"
    page = f"<html lang='{lang}'><head>{title}{head}</head><body><article>{body}</article></body></html>"
    return parse(page)


def _codes(statement: Statement) -> set[str]:
    return {issue.code for issue in statement.issues if issue.field == "date"}


@pytest.mark.parametrize(
    "page",
    [
        {"under": "<p>March 3, 2024</p>"},
        {"under": "<p>Published on March 3, 2024</p>"},
        {"under": "<div class='meta'>Mar 3, 2024 · 5 min read</div>"},
        {"under": "<div>Mar 3, 2024 • Kim Roe in Press releases</div>"},
        {"under": "<h4>Published</h4><div class='box'>March 3, 2024</div>"},
        {"under": "<p>By: The secretariat on March 3, 2024</p>"},
        {"under": "<p>Originally published March 3, 2024. Updated April 9, 2025</p>"},
        {"above": "<div>Press release March 3, 2024</div>"},
        {"above": "<h2 class='date-header'>Sunday, March 3, 2024</h2>"},
        {"foot": "<p>Port Callan, 3 March 2024</p>"},
        {"head": "<meta property='article:published_time' content='2024-03-03T10:00:00Z'>"},
        {"head": "<link rel='canonical' href='https://rooms.example/2024/03/03/open/'>"},
        {"under": "<p>Posted <time datetime='2024-03-03T09:00'>two years ago</time></p>"},
        {"under": "<p>Harbour, 3rd of March 2024</p>"},
        {"head": "<meta itemprop='datePublished' content='2024-03-03T10:00'>"},
        {
            "foot": "<footer class='entry-footer'>Kim <time datetime='2024-03-03T09:00'>March 3, 2024</time>"
            "<time class='updated' datetime='2024-03-05T09:00'>March 5, 2024</time></footer>"
        },
    ],
    ids=str,
)
def test_the_date_is_found_wherever_it_stands(page: dict[str, str]) -> None:
    assert _page(**page).date == datetime.date(2024, 3, 3)


@pytest.mark.parametrize(
    "page",
    [
        {"inside": "<p>Data as of 20 December 2025.</p>"},
        {"inside": "<p>The rooms will be shut for good on 5 May 2025.</p>"},
        {"under": "<p>Join us on 4 May 2025 at the town hall!</p>"},
        {"under": "<p>Sign before 30 November 2025</p>"},
        {"above": "<p>Today is October 13, 2019</p>"},
        {"under": "<p>Update 16/04/2026</p>"},
        {"foot": "<p>Last updated: 15.06.2021, 22:06:07</p>"},
        {"under": "<p>Last updated: 15.06.2021, 22:06:07</p>"},
        {"under": "<p>13-19 January 2025</p>"},
        {"above": "<nav><p>Monday, 4 March 2024</p></nav>"},
        {"foot": "<aside><p>Jan 5, 2025</p></aside>"},
        {
            "foot": f"{f'<p>{_MORE}</p>' * 3}</article><footer>Printed <time datetime='2025-01-05'>Jan 5, 2025</time></footer>"
        },
        {
            "foot": "".join(
                f"<div class='card'><h3>Another post about the rooms</h3><span class='when'>Jan {day}, 2025</span></div>"
                for day in (4, 9, 17)
            )
        },
    ],
    ids=lambda page: str(page)[:60],
)
def test_other_dates_of_a_page_are_not_its_own(page: dict[str, str]) -> None:
    statement = _page(**page)
    assert statement.date is None
    assert _codes(statement) == {"no-date"}


def test_the_texts_own_date_comes_before_that_of_the_page() -> None:
    head = "<meta property='article:published_time' content='2024-03-09'>"
    statement = _page(head=head, foot="<p>Port Callan, 3 March 2024</p>")
    assert statement.date == datetime.date(2024, 3, 3)
    assert statement.date_detail is not None
    assert statement.date_detail.kind == "signed"
    assert _page(head=head).date_detail.kind == "published"  # type: ignore[union-attr]


def test_the_printed_date_comes_before_that_of_the_metadata() -> None:
    head = "<meta property='article:published_time' content='2024-03-04T01:00:00Z'>"
    assert _page(head=head, under="<p>Published March 3, 2024</p>").date == datetime.date(2024, 3, 3)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({"lang": "en-GB"}, "2019-04-03"),
        ({"lang": "en-US"}, "2019-03-04"),
        ({"head": "<meta property='og:locale' content='en_US'>"}, "2019-03-04"),
        ({"lang": "en-GB", "head": "<meta property='og:locale' content='en_US'>"}, None),
        ({}, None),
        ({"inside": "<p>See the minutes (11/25/2018)</p>"}, "2019-03-04"),
        ({"inside": "<p>See the minutes (25/11/2018)</p>"}, "2019-04-03"),
        ({"inside": "<p>See the minutes (25/11/2018) and (11/25/2018)</p>"}, None),
        ({"head": "<meta property='article:modified_time' content='2019-03-04T10:00'>"}, "2019-03-04"),
        ({"head": "<link rel='canonical' href='https://rooms.example/2019/04/open/'>"}, "2019-04-03"),
    ],
    ids=str,
)
def test_what_settles_the_order_of_day_and_month(page: dict[str, str], expected: str | None) -> None:
    statement = _page(under="<p>Port Callan, 03/04/2019</p>", **page)
    assert (str(statement.date) if statement.date else None) == expected
    assert ("ambiguous-date" in _codes(statement)) == (expected is None)


def test_a_year_of_two_digits_needs_another_date_of_the_page() -> None:
    assert _page(foot="<p>Port Callan, 24.11.17</p>").date is None
    head = "<meta property='article:modified_time' content='2017-11-24T10:00'>"
    assert _page(foot="<p>Port Callan, 24.11.17</p>", head=head).date == datetime.date(2017, 11, 24)


def test_the_day_of_a_change_is_said_and_dates_nothing() -> None:
    under = "<p>By Kim Roe • Updated 5 May 2021</p>"
    changed = _page(under=under)
    assert changed.date is None
    assert _codes(changed) == {"revised-date"}


def test_an_article_inside_an_aside_is_read_as_any_other() -> None:
    page = f"<body><aside><h1>Keep the Reading Rooms Open</h1><p>by Kim on Jan 22, 2025</p><p>{_MORE}</p><p>{_LAST}</p>"
    assert parse(page + "</aside></body>").date == datetime.date(2025, 1, 22)


_ARABIC = (
    "نحن المنظمات الموقعة أدناه نعبر عن قلقنا العميق إزاء إغلاق قاعات القراءة الثلاث في حي الميناء، وهي قاعات تخدم "
    "آلاف العائلات منذ سنوات طويلة، وقد أغلقت من دون إخطار العاملين فيها ومن دون أي بديل للأطفال وكبار السن."
)


def _arabic(foot: str) -> Statement:
    return parse(f"<html lang='ar'><body><h1>بيان بشأن قاعات القراءة</h1><p>{_ARABIC}</p><p>{_ARABIC}</p>{foot}</body>")


def test_a_lunar_date_is_converted_and_said_to_be() -> None:
    pytest.importorskip("hijridate")
    statement = _arabic("<p>15 رمضان 1440</p>")
    assert statement.date == datetime.date(2019, 5, 20)
    assert _codes(statement) == {"hijri-date"}


def test_a_lunar_date_without_the_extra_is_an_issue_with_its_printed_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hijridate", None)
    statement = _arabic("<p>15 رمضان 1440</p>")
    assert statement.date is None
    (issue,) = [i for i in statement.issues if i.field == "date"]
    assert issue.code == "hijri-date"
    assert "15 رمضان 1440" in issue.detail
    assert "[hijri]" in issue.detail


def test_the_western_date_beside_a_lunar_one_is_the_date() -> None:
    statement = _arabic("<p>16 رمضان 1440 الموافق 20 أيار 2019</p>")
    assert statement.date == datetime.date(2019, 5, 20)
    assert "hijri-date" not in _codes(statement)


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ({"above": "<p>Embargoed until 00:01 on 5 May 2021</p>"}, "2021-05-05"),
        ({"above": "<p>Press release · Strictly embargoed until 5 May 2021, 6 a.m.</p>"}, "2021-05-05"),
        ({"above": "<p>Embargo until</p><p>5 May 2021</p>"}, "2021-05-05"),
        ({"under": "<p>Embargo until 31 December 2027</p>"}, None),
        ({"under": "<p>Embargo until</p><p>31 December 2027</p>"}, None),
        ({"under": "<p>3 May 2021 | Embargo until 31 December 2027</p>"}, "2021-05-03"),
        ({"above": "<p>The embargo until 5 May 2021 is said to hold for arms and for all that is needed to make arms</p>"}, None),
    ],
    ids=str,
)  # fmt: skip
def test_the_end_of_an_embargo_is_the_day_of_publication_only_over_the_title(
    page: dict[str, str], day: str | None
) -> None:
    statement = _page(**page)
    assert (str(statement.date) if statement.date else None) == day
