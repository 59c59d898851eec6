"""Lists of people and bodies who do not sign. A false signatory is worse than a missed one."""

from __future__ import annotations

import pytest

import statement_parser as sp

TEXT = (
    "<p>The river authority decided last week to close the lower gates, and the organisations that work there say that "
    "they were not heard before the decision was taken.</p>"
)
JOINT = "<p>We, the undersigned organisations, ask for the gates to be opened again before the winter comes.</p>"
BODIES = ["Alder House", "Birch Fund Association", "Cedar Union", "Dock Aid Network", "Elm Institute", "Fir Foundation"]
PERSONS = ["Ada Berg", "Ben Castro", "Cleo Diaz", "Dan Eker", "Eva Frank"]


def items(texts: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


def entries(persons: list[str]) -> str:
    return "".join(f"<p>{person}<br>Professor of Law<br>University of Callan</p>" for person in persons)


POSTS = [f"{person}, Professor of Law, University of Callan" for person in PERSONS]
HEADLINES = ["Strike at Port of Callan", "Elections in Alder", "Floods in Birch Valley", "Summit in Cedar City"]
PLAYERS = (
    "Callan Chamber Choir, Nora Lind, The Tidewater Trio, Alder Brass Band, Maeve Quinn, Hugh Moss, Ruth Vance and "
    "Friends, Owen Price Quartet, Quay Kitchen Orchestra"
)
QUOTED = f"<p>“{JOINT[3:-4]}” the letter says, and the authority would not comment on it when asked.</p>"

PAGES = {
    "partners": f"{TEXT}{TEXT}<h2>Our partners</h2>{items(BODIES)}",
    "board members": f"{TEXT}<h3>Board of directors</h3>{items([f'{p}, Treasurer' for p in PERSONS])}",
    "the detained": f"{JOINT}<p>We call for the release of:</p>{items(PERSONS)}{TEXT}",
    "a form": f"{JOINT}{TEXT}<h2>Signatories</h2><form><label>Name</label><input><button>Sign</button></form>",
    "a footer's members": f"{JOINT}{TEXT}<footer><h4>Members</h4>{items(BODIES)}</footer>",
    "candidates": "<h1>Co-option</h1><p>The undersigned returning officer gives notice that these stand for the harbour "
    f"board, and that the poll is open to all members.</p>{''.join(f'<p>{post}.</p>' for post in POSTS)}",
    "those present": "<h1>Minutes of the board</h1><p>Callan, 4 May 2024</p><p>The minutes were taken by the undersigned "
    f"secretary. Present were:</p>{''.join(f'<p>{post}.</p>' for post in POSTS)}{TEXT}",
    "running text": f"{TEXT}<p>The appeal was signed by {', '.join(BODIES)} and others, who asked for the gates to open.</p>",
    "the foot of a letter": f"{TEXT}<p>Kind regards,</p><p>Ada Berg<br>Director<br>Alder House<br>12 River Street</p>",
    "addressees": f"<p>To:</p>{items([f'{p}, Minister' for p in PERSONS])}<p>Dear Ministers,</p>{JOINT}{TEXT}",
    "speakers": f"{TEXT}<h2>Speakers</h2>{items([f'Dr. {p}, University of Callan' for p in PERSONS])}",
    "other posts": f"{JOINT}{TEXT}<h2>Read also</h2>" + items([f"<a href=/>Statement of the {b}</a>" for b in BODIES]),
    "references": f"{JOINT}{TEXT}<h2>References</h2>" + items([f"{b}, Annual Report, 2019" for b in BODIES]),
    "those spoken of": f"{TEXT}<p>The organisations that were closed last year are:</p>{items(BODIES)}{TEXT}",
    "lecturers in a letter": f"<p>Dear friends,</p>{TEXT}<p>The lectures will be given by:</p>{entries(PERSONS)}",
    "those elected": f"<p>Dear neighbours,</p>{TEXT}<p>Elected were:</p>{entries(PERSONS)}",
    "headlines below": f"{JOINT}{TEXT}<p>International</p>{items(HEADLINES)}",
    "papers that wrote of it": f"{JOINT}<p>Media</p>{items(['Callan Gazette', 'Radio Alder', 'Northern Post'])}",
    "who reported a letter": f"{TEXT}{QUOTED}<p>Journalists</p>{items(POSTS)}",
    "groups of a house": f"<p>Dear neighbours,</p>{TEXT}<h2>Community groups</h2>{items([f'{b}, Mondays' for b in BODIES])}",
    "a programme": f"<p>Press release</p>{TEXT}{TEXT}<p>{', '.join([*BODIES, *PERSONS])}</p>",
    "players below the news": f"<h2>Petition handed over</h2>{TEXT}{TEXT}<p>{PLAYERS}</p>",
    "new fellows": f"<p>Dear fellows,</p>{TEXT}<p>We are happy to welcome those who have joined us as new fellows since "
    f"the autumn, and thank all who made the day what it was.</p>{''.join(f'<p>{p}.</p>' for p in 2 * POSTS)}",
    "experts for the press": f"{JOINT}{TEXT}<p>Experts (available for interviews)</p>{items(POSTS)}",
    "funders": f"{JOINT}{TEXT}<p>This project is funded by:</p>{items(BODIES)}",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_no_signatories(page: str) -> None:
    statement = sp.parse(f"<h1>On the Lower Gates</h1>{page}", kind="html")
    assert statement.signatories == ()
    assert {"no-signatories", "no-list-of-signatories"} & {issue.code for issue in statement.issues}


def test_names_after_a_call_are_no_demands() -> None:
    statement = sp.parse(f"<h1>On the Lower Gates</h1>{PAGES['the detained']}", kind="html")
    assert statement.demands == ()
    assert [bullet.text for bullet in statement.other_bullets] == PERSONS


@pytest.mark.parametrize(
    "line",
    [
        "(Signatures of 318 tenants attached)",
        "[214 households of the Lower Gates]",
        "(names withheld on request)",
        "Signatures of 318 tenants attached",
    ],
)
def test_a_line_that_stands_for_signatures_is_none(line: str) -> None:
    page = f"<h1>On the Lower Gates</h1>{JOINT}{TEXT}<p>Respectfully,</p><p>The undersigned</p><p>{line}</p>"
    assert sp.parse(page, kind="html").signatories == ()


@pytest.mark.parametrize(
    "below",
    [
        "<p>Dear friends, please share this statement!</p>",
        f"<p>Sehr geehrte Frau Ministerin,</p>{TEXT}",  # a translation
    ],
)
def test_bodies_below_a_text_sign_it_though_somebody_is_addressed_below_them(below: str) -> None:
    page = f"<h1>On the Lower Gates</h1>{TEXT}{JOINT}{items(BODIES)}{below}"
    assert [s.raw for s in sp.parse(page, kind="html").signatories] == BODIES


def test_a_text_that_opens_as_a_line_of_subject_does_is_one() -> None:
    page = f"<h1>On the Lower Gates</h1><p>Re: the lower gates. {JOINT[3:]}{items(BODIES)}"
    assert [s.raw for s in sp.parse(page, kind="html").signatories] == BODIES


def test_a_letter_to_several_is_signed_by_none_of_them() -> None:
    subject = "<p>Subject: the lower gates, which are closed this winter as they were in the winter before.</p>"
    page = f"<h1>On the Lower Gates</h1>{subject}{items(BODIES)}<p>Dear all,</p>{TEXT}{JOINT}"
    assert sp.parse(page, kind="html").signatories == ()


def test_an_abbreviation_with_a_mark_in_it_quotes_nobody() -> None:
    bodies = ["עמותת ידידי הנמל", "ארגון הדייגים", "איגוד השכנים", "עמותת הים הפתוח"]
    text = '<p>אנו, החתומים מטה, תושבי העיר וחברי אגודת התושבים בע"מ, קוראים למועצה לפתוח את הרציף לפני הקיץ.</p>'
    page = f"<h1>הצהרה משותפת</h1>{text}<p>ארגונים</p>{items(bodies)}"
    assert [s.raw for s in sp.parse(page, kind="html").signatories] == bodies
