from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import statement_parser
from statement_parser import Options, Statement, api, parse
from statement_parser.cli.main import main
from statement_parser.cli.parse import KINDS
from statement_parser.errors import WorkerDied
from statement_parser.model.document import Kind
from statement_parser.model.schema import schema_text

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Joint Statement on the Court</title></head><body><nav><a href="/">Home</a></nav>
<main><h1>Joint Statement on the Court</h1><p>15 November 2018</p>
<p>We, the undersigned organisations, have watched for six years how the court has not met, and families wait for an answer.</p>
<p>We call on the court to:</p><ul><li>Meet in public before the end of the year.</li><li>Hear the families of the missing.</li></ul>
<h3>Signatories</h3><ol><li>Badael Organisation</li><li>Żółw Foundation</li></ol></main></body></html>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE.replace("Court", "Council"), encoding="utf-8")
    (tmp_path / "empty.html").write_bytes(b" \n")
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def command(*arguments: str, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    return subprocess.run(
        [sys.executable, "-c", "from statement_parser.cli.main import main; main()", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, **environment},
    )


def test_one_file_gives_its_record(folder: Path) -> None:
    result = run("parse", "a.html")
    assert (result.exit_code, result.stderr) == (0, "")
    record = json.loads(result.stdout)
    assert record == parse((folder / "a.html").read_bytes(), name="a.html").to_dict()
    assert record["source"]["name"] == "a.html"
    assert [signatory["raw"] for signatory in record["signatories"]] == ["Badael Organisation", "Żółw Foundation"]
    assert result.stdout.startswith("{\n  ")
    jsonschema.validate(record, json.loads(schema_text()))


def test_several_files_give_json_lines(folder: Path) -> None:
    result = run("parse", "a.html", "b.html")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["title"] for record in records] == ["Joint Statement on the Court", "Joint Statement on the Council"]
    assert result.exit_code == 0


def test_json_of_several_files_is_one_array(folder: Path) -> None:
    assert len(json.loads(run("parse", "--format", "json", "a.html", "empty.html", "b.html").stdout)) == 2
    assert len(json.loads(run("parse", "--format", "json", "empty.html", "b.html").stdout)) == 1


def test_one_file_as_a_json_line(folder: Path) -> None:
    assert len(run("parse", "--format", "jsonl", "a.html").stdout.splitlines()) == 1


def test_standard_input(folder: Path) -> None:
    result = run("parse", "-", stdin=PAGE.encode())
    record = json.loads(result.stdout)
    assert record["title"] == "Joint Statement on the Court"
    assert record["source"]["name"] is None


def test_no_evidence(folder: Path) -> None:
    record = run("parse", "--no-evidence", "a.html").stdout
    assert 'spans"' not in record
    assert '"score"' not in record
    assert '"spans"' in run("parse", "a.html").stdout


def test_text_and_markdown(folder: Path) -> None:
    text = run("parse", "--format", "text", "a.html", "b.html").stdout
    assert text.startswith("Joint Statement on the Court\n")
    assert "\n\n---\n\nJoint Statement on the Council\n" in text
    assert run("parse", "--format", "markdown", "a.html").stdout.startswith("# Joint Statement on the Court\n")


def test_the_given_facts_are_kept(folder: Path) -> None:
    arguments = ("--url", "https://example.org/x", "--kind", "html", "--language", "en")
    record = json.loads(run("parse", *arguments, "a.html").stdout)
    assert record["source"]["url"] == "https://example.org/x"
    assert (record["source"]["kind"], record["language"]) == ("html", "en")


def test_a_bad_file_is_one_line_and_the_others_go_on(folder: Path) -> None:
    result = run("parse", "a.html", "empty.html", "missing.html", "b.html")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("statement-parser: empty.html: empty-document: ")
    assert lines[1] == "statement-parser: missing.html: cannot-read: No such file or directory"


@pytest.mark.parametrize(
    ("name", "content", "code", "exit_code"),
    [
        ("empty.html", b" \n", "empty-document", 3),
        ("a.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "damaged-document", 3),
        ("large.txt", b"We call. " * 2_300_000, "input-too-large", 4),
        ("folder", None, "cannot-read", 3),
    ],
)
def test_exit_codes(folder: Path, name: str, content: bytes | None, code: str, exit_code: int) -> None:
    if content is None:
        (folder / name).mkdir()
    else:
        (folder / name).write_bytes(content)
    result = run("parse", name)
    assert result.exit_code == exit_code
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"statement-parser: {name}: {code}: ")
    assert run("explain", name).exit_code == exit_code


def test_a_bug_is_an_internal_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(content: bytes | str, **_: object) -> Statement:
        raise ZeroDivisionError("division by zero\nsecond line")

    monkeypatch.setattr(api, "parse", broken)
    result = run("parse", "a.html")
    assert result.exit_code == 70
    assert result.stderr == (
        "statement-parser: a.html: internal-error: ZeroDivisionError: division by zero second line; "
        "please report it with the document\n"
    )
    debug = run("parse", "--debug", "a.html").stderr
    assert debug.startswith("Traceback (most recent call last):")
    assert debug.endswith(result.stderr)


def test_a_dead_worker(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(content: bytes | str, **_: object) -> Statement:
        raise WorkerDied("signal 6", stage="parse")

    monkeypatch.setattr(api, "parse", dead)
    assert run("parse", "a.html", "b.html").exit_code == 5


def test_no_traceback_without_debug(folder: Path) -> None:
    assert "Traceback" not in run("parse", "empty.html").stderr
    assert "Traceback" in run("parse", "--debug", "empty.html").stderr


def test_json_of_several_files_that_all_fail_is_an_empty_array(folder: Path) -> None:
    result = run("parse", "--format", "json", "empty.html", "missing.html")
    assert (result.exit_code, json.loads(result.stdout)) == (3, [])
    assert len(result.stderr.splitlines()) == 2
    (folder / "old.json").write_text("[1]")
    assert run("parse", "--format", "json", "--output", "old.json", "empty.html", "missing.html").exit_code == 3
    assert (folder / "old.json").read_text() == "[1]"
    assert run("parse", "--format", "json", "empty.html").stdout == ""


def test_output_file(folder: Path) -> None:
    result = run("parse", "--output", "out.json", "a.html")
    assert (result.exit_code, result.stdout) == (0, "")
    written = (folder / "out.json").read_bytes()
    assert json.loads(written)["title"] == "Joint Statement on the Court"
    assert run("parse", "--output", "out.json", "empty.html").exit_code == 3
    assert (folder / "out.json").read_bytes() == written


def test_an_output_that_cannot_be_written(folder: Path) -> None:
    result = run("parse", "--output", "no/such/folder/out.json", "a.html")
    assert result.exit_code == 2
    assert result.stderr == "statement-parser: no/such/folder: cannot-write: there is no such folder\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse",),
        ("parse", "--format", "xml", "a.html"),
        ("parse", "--url", "https://example.org", "a.html", "b.html"),
        ("parse", "-", "-"),
        ("parse", "--output", "a.html", "a.html"),
        ("parse", "--language", "zz", "a.html"),
        ("parse", "--kind", "docx", "a.html"),
        ("explain",),
        ("no-such-command",),
    ],
)
def test_usage(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: " in result.stderr
    assert (folder / "a.html").read_text(encoding="utf-8") == PAGE


def test_explain_shows_each_block(folder: Path) -> None:
    result = run("explain", "--width", "140", "a.html")
    assert result.exit_code == 0
    document = api.read((folder / "a.html").read_bytes())
    table = result.stdout.split("\n\n", maxsplit=1)[0].splitlines()
    assert table[0].split() == ["block", "zone", "role", "score", "marker", "rules", "text"]
    assert len(table) == 1 + len(document.blocks)
    assert all(len(line) <= 140 for line in table)
    start = table[0].index("text")
    for line, block in zip(table[1:], document.blocks, strict=True):
        assert int(line.split()[0]) == block.index
        shown = line[start:].rstrip("…")
        assert shown
        assert (f"{block.key}: {block.text}" if block.key else block.text).startswith(shown)
    assert "title       Joint Statement on the Court" in result.stdout
    assert "2 demands" in result.stdout


def test_explain_without_chrome_says_so(folder: Path) -> None:
    lines = run("explain", "--content", "a.html").stdout.split("\n\n", maxsplit=1)[0].splitlines()
    zones = {line.split()[1] for line in lines[1:-1]}
    assert zones
    assert not zones & {"chrome", "meta"}
    assert lines[-1].endswith("are left out)")


def test_schema_is_the_committed_one() -> None:
    assert run("schema").stdout == schema_text()


def test_languages() -> None:
    lines = run("languages").stdout.splitlines()
    assert lines == sorted(lines)
    assert any(line.split() == ["en", "English", "Latn", "English"] for line in lines)


def test_version_and_help() -> None:
    assert statement_parser.__version__ in run("--version").stdout
    for name in ("parse", "explain", "schema", "languages"):
        assert name in run("-h").stdout
        assert run(name, "--help").stdout.startswith(f"Usage: main {name}")


def test_the_kinds_are_of_the_model() -> None:
    assert set(KINDS) <= set(Kind.__args__)  # type: ignore[attr-defined]


def test_the_limit_is_of_the_options(folder: Path) -> None:
    size = Options().max_bytes
    (folder / "large.html").write_bytes(b"<p>" + b"x" * size)
    assert "input-too-large" in run("parse", "large.html").stderr


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_output_is_utf8_whatever_the_locale(folder: Path, locale: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    first = command("parse", "a.html", **environment)
    assert "Żółw" in first.stdout.decode("utf-8")
    others = (("parse", "--format", "text", "a.html"), ("explain", "a.html"), ("languages",))
    for result in (first, *(command(*arguments, **environment) for arguments in others)):
        assert (result.returncode, result.stderr) == (0, b"")
        result.stdout.decode("utf-8")


def test_control_characters_never_reach_the_terminal(folder: Path) -> None:
    (folder / "c.txt").write_bytes(PAGE.replace("Badael", "Bad\x1b[31mael\x9b2J\x07").encode())
    evil = "e\x1b]0;x\x07.html"
    (folder / evil).write_bytes(b"")
    for arguments in (
        ("parse", "c.txt"),
        ("parse", "--format", "text", "c.txt"),
        ("explain", "c.txt"),
        ("parse", evil),
    ):
        result = run(*arguments)
        out = (result.stdout_bytes + result.stderr_bytes).decode("utf-8")
        assert out
        assert not {c for c in out if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0} - {"\n"}


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are not UTF-8")
def test_a_file_name_that_is_not_utf8(folder: Path) -> None:
    name = os.fsdecode(b"\xff.html")
    (folder / name).write_text(PAGE, encoding="utf-8")
    result = command("parse", name)
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["title"] == "Joint Statement on the Court"


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    for number in range(60):
        (folder / f"{number}.html").write_text(PAGE, encoding="utf-8")
    program = f"{sys.executable} -c 'from statement_parser.cli.main import main; main()' parse [0-9]*.html | head -n 1"
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    result = subprocess.run(
        ["bash", "-c", f"{program}; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert result.stderr == b""
    lines = result.stdout.decode().splitlines()
    assert len(lines) == 2
    assert lines[1] == "141"


def test_the_module_is_the_command(folder: Path) -> None:
    """`python -m statement_parser`, where the folder of scripts is not on the path."""
    done = subprocess.run(
        [sys.executable, "-m", "statement_parser", "parse", "a.html"], capture_output=True, check=True, text=True
    )
    assert json.loads(done.stdout)["title"] == "Joint Statement on the Court"
    wrong = subprocess.run([sys.executable, "-m", "statement_parser", "parze"], capture_output=True, text=True)
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("Usage: statement-parser ")
