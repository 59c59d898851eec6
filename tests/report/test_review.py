"""The review server: who may write is asked; what is said in a browser is in the record of the next run."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import statement_parser as sp
from statement_parser.batch.parts import part_path
from statement_parser.cli.main import main
from statement_parser.report.desk import Desk
from statement_parser.report.review import Secrets, make_app, make_server
from tests.browser import CONTRAST, PHONE, Browser, browser, needs_chromium

__all__ = ["browser"]
pytest.importorskip("bottle", reason='REVIEW NOT TESTED: needs bottle (extra "review")')

TEXT = """Joint appeal

3 May 2019

We, the undersigned organisations, ask for peace.

We call on the city to:

- Open the archive.
- Keep it open.

Signed by:

- Elm Society
- Harbour Trust
- River Union
"""
HOST = "127.0.0.1:80"


class Client:
    """Asks a WSGI application as a browser does that is at its address."""

    def __init__(self, app: Any, known: Secrets) -> None:
        self.app, self.known = app, known
        self.base = f"/{known.address}/"
        self.usual = {"HTTP_HOST": HOST, "HTTP_ORIGIN": f"http://{HOST}", "HTTP_COOKIE": f"review={known.cookie}"}

    def get(self, path: str, **environment: str) -> tuple[int, dict[str, str], str]:
        return self._ask("GET", path, b"", environment)

    def post(self, path: str, form: dict[str, str], **environment: str) -> tuple[int, dict[str, str], str]:
        from urllib.parse import urlencode

        return self._ask("POST", path, urlencode({"token": self.known.form, **form}).encode(), environment)

    def _ask(self, method: str, path: str, body: bytes, more: dict[str, str]) -> tuple[int, dict[str, str], str]:
        import io
        from wsgiref.util import setup_testing_defaults

        environment: dict[str, Any] = {
            **self.usual,
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "wsgi.input": io.BytesIO(body),
            **more,
        }
        setup_testing_defaults(environment)
        answer: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], _: Any = None) -> None:
            answer.update(status=int(status.split()[0]), headers=dict(headers))

        page = b"".join(self.app(environment, start)).decode()
        return answer["status"], answer["headers"], page


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "corrections.jsonl"


@pytest.fixture
def client(log: Path) -> Client:
    known = Secrets()
    desk = Desk([sp.parse(TEXT)], lambda _: TEXT.encode(), log, by="Ann")
    return Client(make_app(desk, known, {HOST}), known)


TITLE = {"key": "title", "action": "change", "text": "Joint appeal for peace"}


def test_the_pages_are_there_and_send_nothing_elsewhere(client: Client) -> None:
    status, headers, index = client.get(client.base)
    assert (status, "Joint appeal" in index) == (200, True)
    assert "SameSite=strict" in headers["Set-Cookie"].replace("Strict", "strict")
    assert "HttpOnly" in headers["Set-Cookie"]
    assert headers["Cache-Control"] == "no-store"
    status, headers, page = client.get(client.base + "1")
    assert status == 200
    assert "form-action &#x27;self&#x27;" in page
    assert headers["X-Frame-Options"] == "DENY"
    assert client.get(client.base + "2")[0] == 404


@pytest.mark.parametrize(
    ("path", "environment", "status"),
    [
        ("/", {}, 404),
        ("/wrong/1", {}, 404),
        (None, {"HTTP_HOST": "evil.example"}, 403),
        (None, {"HTTP_HOST": "127.0.0.1:81"}, 403),
        (None, {"HTTP_ORIGIN": "http://evil.example"}, 403),
        (None, {"HTTP_ORIGIN": "null"}, 403),
        (None, {"HTTP_ORIGIN": ""}, 403),
        (None, {"HTTP_COOKIE": ""}, 403),
        (None, {"HTTP_COOKIE": "review=wrong"}, 403),
        (None, {"CONTENT_LENGTH": "2000001"}, 413),
    ],
)
def test_nobody_else_writes(
    client: Client, log: Path, path: str | None, environment: dict[str, str], status: int
) -> None:
    assert client.post(path or client.base + "1", TITLE, **environment)[0] == status
    assert client.post(client.base + "1", {**TITLE, "token": "wrong"})[0] == 403
    assert not log.exists()


def test_what_is_said_is_in_the_log_and_on_the_page(client: Client, log: Path) -> None:
    status, headers, _ = client.post(client.base + "1", TITLE)
    assert (status, headers["Location"]) == (303, "1#title")
    (correction,) = sp.load_corrections(log)
    assert (correction.field, correction.printed, correction.text) == ("title", "Joint appeal", TITLE["text"])
    assert (correction.by, correction.at is not None) == ("Ann", True)
    assert "Joint appeal for peace" in client.get(client.base + "1")[2]


def test_other_applications_of_the_process_keep_their_limits(client: Client) -> None:
    import bottle

    assert bottle.BaseRequest.MEMFILE_MAX < 1_000_000
    form = {"key": "paragraph+", "action": "add", "text": "Long. " * 50_000, "after": ""}
    assert client.post(client.base + "1", form)[0] == 303
    assert bottle.BaseRequest.MEMFILE_MAX < 1_000_000


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"key": "date", "action": "change", "date": "3 May"}, "That is no date"),
        ({"key": "date", "action": "change", "date": "2019-02-30"}, "That is no date"),
        ({"key": "title", "action": "change", "text": " "}, "choose Remove"),
        ({"key": "d1", "action": "change", "text": "x", "printed": "Shut it."}, "has changed since"),
        ({"key": "d9", "action": "remove", "printed": "Shut it."}, "has changed since"),
        ({"key": "d¹", "action": "remove"}, "has changed since"),
        ({"key": "s1", "action": "change", "text": "x", "printed": "Elm Society", "kind": "god"}, "who signs"),
        ({"key": "demand+", "action": "add", "text": ""}, "needs a text"),
        ({"key": "paragraph+", "action": "add", "text": " "}, "needs a text"),
        ({"key": "p1", "action": "remove", "printed": "Shut it."}, "has changed since"),
        ({"key": "title", "action": "explode"}, "what to do"),
    ],
)
def test_what_says_nothing_is_refused_with_a_reason(client: Client, log: Path, form: dict[str, str], said: str) -> None:
    status, _, page = client.post(client.base + "1", form)
    assert (status, said in page) == (422, True)
    assert not log.exists()


def test_the_right_text_is_looked_for_in_the_source(client: Client, log: Path) -> None:
    forms = [
        {"key": "s2", "action": "change", "printed": "Harbour Trust", "text": "Harbour", "kind": "organisation"},
        {"key": "demand+", "action": "add", "text": "ask for peace", "after": ""},
        {"key": "demand+", "action": "add", "text": "stands nowhere", "after": "Keep it open."},
    ]
    for form in forms:
        assert client.post(client.base + "1", form)[0] == 303
    document = sp.read(TEXT)
    log_of = sp.load_corrections(log)
    found = [[document.text(span) for span in correction.text_spans] for correction in log_of]
    assert found == [["Harbour"], ["ask for peace"], []]
    statement = sp.apply_corrections(sp.parse(TEXT), log_of)
    assert [demand.text for demand in statement.demands] == [
        "ask for peace",
        "Open the archive.",
        "Keep it open.",
        "stands nowhere",
    ]


def test_a_record_that_is_right_stands_last(client: Client, log: Path) -> None:
    assert client.post(client.base + "1", {"key": "record", "action": "accept"})[0] == 303
    assert "reviewed" in client.get(client.base)[2]
    assert "A person said that all of this is right" in client.get(client.base + "1")[2]
    client.post(client.base + "1", TITLE)
    assert "reviewed" not in client.get(client.base)[2]


def test_paragraphs_are_corrected_and_found_right_apart(client: Client, log: Path) -> None:
    old = "We, the undersigned organisations, ask for peace."
    forms = [
        {"key": "p1", "action": "change", "printed": old, "text": "ask for  peace."},
        {"key": "paragraph+", "action": "add", "text": "Long. " * 20_000, "after": "ask for peace."},
    ]
    for form in forms:
        assert client.post(client.base + "1", form)[0] == 303
    (change, add) = sp.load_corrections(log)
    assert (change.field, change.text, change.printed) == ("paragraph", "ask for peace.", old)
    assert [sp.read(TEXT).text(span) for span in change.text_spans] == ["ask for peace."]
    texts = [passage.text for passage in sp.apply_corrections(sp.parse(TEXT), (change, add)).paragraphs]
    assert texts[:2] == ["ask for peace.", ("Long. " * 20_000).strip()]
    client.post(client.base + "1", {"key": "record", "action": "accept"})
    assert not sp.load_corrections(log)[-1].paragraphs
    page = client.get(client.base + "1")[2]
    assert "nothing of the paragraphs" in page
    assert '<input type="hidden" name="paragraphs" value="too">' in page
    client.post(client.base + "1", {"key": "record", "action": "accept", "paragraphs": "too"})
    assert sp.load_corrections(log)[-1].paragraphs
    assert "all of this is right, the paragraphs too" in client.get(client.base + "1")[2]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_usage(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("")
    (tmp_path / "bad.jsonl").write_text("{}\n")
    assert run("review", tmp_path / "r.jsonl").exit_code == 2
    result = run("review", tmp_path / "r.jsonl", "--corrections", tmp_path / "bad.jsonl")
    assert (result.exit_code, "line 1" in result.stderr) == (2, True)
    assert run("review", tmp_path / "missing.jsonl", "--corrections", tmp_path / "c.jsonl").exit_code == 3
    result = run("parse", tmp_path / "r.jsonl", "--corrections", tmp_path / "missing.jsonl")
    assert (result.exit_code, "No such file" in result.stderr) == (2, True)


def test_every_run_applies_the_log(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    log = tmp_path / "c.jsonl"
    statement = sp.parse(TEXT)
    sp.append_correction(log, sp.Correction(statement=statement.id, field="title", action="change", text="Other"))
    parsed = run("parse", tmp_path / "a.txt", "--corrections", log)
    assert json.loads(parsed.stdout)["title"] == "Other"
    for _ in range(2):
        assert run("batch", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl", "--corrections", log).exit_code == 0
        assert json.loads((tmp_path / "out.jsonl").read_text())["title"] == "Other"
    # The ledger keeps what was read: without the log nothing is parsed again, and the title is that of the page.
    assert run("batch", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl").exit_code == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["title"] == "Joint appeal"
    assert run("batch", tmp_path / "a.txt", "-o", tmp_path / "p.jsonl", "--shard", "1/1").exit_code == 0
    part = part_path(tmp_path / "p.jsonl", 1, 1)
    assert run("merge", part, "-o", tmp_path / "m.jsonl", "--corrections", log).exit_code == 0
    assert json.loads((tmp_path / "m.jsonl").read_text())["title"] == "Other"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a server that runs."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    desk = Desk([sp.parse_file(path)], lambda _: path.read_bytes(), tmp_path / "c.jsonl", by="Ann")
    server, address = make_server(desk)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@needs_chromium
def test_edit_save_reload_parse_again(browser: Browser, served: str, tmp_path: Path) -> None:
    browser.requests()
    browser.open(served)
    browser.leave_by(browser.one("table.sortable a"))
    browser.one("#title details.edit summary").click()
    browser.shot("review")
    area = browser.one("#title textarea")
    area.clear()
    area.send_keys("Joint appeal for <peace>")
    browser.leave_by(browser.one("#title button[value=change]"))
    assert browser.one("#title bdi").text == "Joint appeal for <peace>"
    assert browser.js("return location.hash") == "#title"

    browser.one("#s2 details.edit summary").click()
    browser.leave_by(browser.one("#s2 button[value=remove]"))
    assert [e.text for e in browser.all("tr[id^=s] .said")] == ["Elm Society", "River Union"]

    section = browser.all("section.record > section")[1]
    section.find_element("css selector", ":scope > details.edit > summary").click()
    form = section.find_element("css selector", ":scope > details.edit > form")
    form.find_element("css selector", "textarea").send_keys("Ligue des Rives")
    browser.leave_by(form.find_element("css selector", "button"))
    browser.driver.refresh()
    assert [e.text for e in browser.all("tr[id^=s] .said")] == ["Elm Society", "River Union", "Ligue des Rives"]

    browser.one("#p1 details.edit summary").click()
    area = browser.one("#p1 textarea")
    area.clear()
    area.send_keys("ask for peace.")
    browser.leave_by(browser.one("#p1 button[value=change]"))
    assert browser.one("#p1 .said").text == "ask for peace."

    browser.one(".whole input[type=checkbox]").click()
    browser.leave_by(browser.one(".whole button"))
    assert "the paragraphs too" in browser.one(".whole").text
    assert browser.complaints() == []
    assert all(address.startswith(served) for address in browser.requests() if not address.endswith("/favicon.ico"))

    parsed = json.loads(run("parse", tmp_path / "a.txt", "--corrections", tmp_path / "c.jsonl").stdout)
    assert parsed["title"] == "Joint appeal for <peace>"
    assert parsed["paragraphs"][0]["text"] == "ask for peace."
    assert [one["raw"] for one in parsed["signatories"]] == ["Elm Society", "River Union", "Ligue des Rives"]
    assert [issue["code"] for issue in parsed["issues"]] == ["corrected"]


@needs_chromium
def test_another_site_cannot_write(browser: Browser, served: str, tmp_path: Path) -> None:
    """Even one that knows the address: its form has another origin, and the browser keeps the cookie to itself."""
    browser.open(served)
    page = f'<form method="post" action="{served}1"><input name="key" value="title"><input name="action" value="remove"><button>Win</button></form>'
    (tmp_path / "evil.html").write_text(page)
    browser.open(tmp_path / "evil.html")
    browser.leave_by(browser.one("button"))
    assert browser.one("h1").text == "Refused"
    assert not (tmp_path / "c.jsonl").exists()


@needs_chromium
def test_the_forms_can_be_read_and_fit_a_phone(browser: Browser, served: str) -> None:
    for dark in (False, True):
        browser.open(f"{served}1", PHONE, dark=dark)
        browser.js("for (const d of document.querySelectorAll('details')) d.open = true")
        assert browser.js("return document.documentElement.scrollWidth <= innerWidth")
        assert [told for ratio, wanted, told in browser.js(CONTRAST) if ratio < wanted] == []


def test_secrets_are_new_each_time() -> None:
    one, two = Secrets(), Secrets()
    known = {one.address, one.cookie, one.form, two.address, two.cookie, two.form}
    assert len(known) == 6
    assert all(re.fullmatch(r"[\w-]{40,}", secret) for secret in known)
