from __future__ import annotations

import json

from click.testing import CliRunner, Result

from statement_parser import parse_name
from statement_parser.cli.main import main


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["name", *arguments], input=stdin)


def test_one_name_is_json() -> None:
    result = run("River Watch (RW), Norway")
    assert json.loads(result.stdout) == parse_name("River Watch (RW), Norway", concepts=True).to_dict()
    assert result.stdout.startswith("{\n  ")
    assert (result.exit_code, result.stderr) == (0, "")


def test_several_names_are_lines() -> None:
    lines = run("River Watch", "نهر (RBC)").stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["River Watch", "نهر"]


def test_standard_input_has_one_a_line() -> None:
    result = run("-", stdin="\ufeffRiver Watch\r\n\r\n  Nehir e.V.\n".encode())
    assert [json.loads(line)["raw"] for line in result.stdout.splitlines()] == ["River Watch", "Nehir e.V."]
    assert run("-", stdin=b"").stdout == ""


def test_what_cannot_be_read_is_said() -> None:
    result = run("-", stdin=b"River Watch\nR\xffver\n")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert "line 2 of standard input: no UTF-8 (byte 2)" in result.stderr
    assert run(" ").exit_code == 3
    assert "only white space" in run(" ").stderr
    long = run("-", stdin=b"a" * (1 << 20) + b"bc")
    assert "line 1 of standard input: more than 1048576 bytes" in long.stderr


def test_a_terminal_obeys_nothing_in_it() -> None:
    assert "\x9b" not in run("River\x9bWatch").stdout
