"""The table of issue codes has every code that the sources give, and no other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from statement_parser.model.document import ISSUE_CODES

SOURCES = sorted((Path(__file__).resolve().parents[2] / "src" / "statement_parser").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> dict[ast.AST, Function]:
    """Of each node of a module the innermost function around it."""
    around: dict[ast.AST, Function] = {}
    for function in ast.walk(tree):  # outer ones first
        if isinstance(function, Function):
            around.update(dict.fromkeys(ast.walk(function), function))
    return around


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def strings(node: ast.AST, line: str) -> Iterator[str]:
    """The strings that an argument can be: a constant, or a choice of constants."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from strings(one, line)
            yield from strings(other, line)
        case _:
            raise AssertionError(f"{line}: a code of an issue that no one can look up: {ast.unparse(node)}")


def argument(call: ast.Call, name: str, place: int) -> ast.expr | None:
    by_name = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    return by_name if by_name is not None else call.args[place] if place < len(call.args) else None


def codes(path: Path) -> Iterator[str]:
    """The codes in the calls of `Issue`, and of the functions of the module that hand one of their arguments on."""
    tree = ast.parse(path.read_text("utf-8"))
    around = functions(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in (call for call in calls if name_of(call) == "Issue"):
        code = argument(call, "code", 0)
        assert code is not None, f"{path.name}:{call.lineno}"
        own = around.get(call)
        given = [a.arg for a in own.args.args if a.arg not in ("self", "cls")] if own is not None else []
        if not (own is not None and isinstance(code, ast.Name) and code.id in given):
            yield from strings(code, f"{path.name}:{call.lineno}")
            continue
        for outer in (outer for outer in calls if name_of(outer) == own.name):
            value = argument(outer, code.id, given.index(code.id))
            assert value is not None, f"{path.name}:{outer.lineno}"
            yield from strings(value, f"{path.name}:{outer.lineno}")


def test_the_table_has_the_codes_of_the_sources() -> None:
    used = {code for path in SOURCES for code in codes(path)}
    assert len(used) > 8
    assert used == set(ISSUE_CODES)


def test_what_cuts_ends_in_cut() -> None:
    # A record with such an issue is partial.
    assert {code for code, what in ISSUE_CODES.items() if "`status` is partial" in what} == {
        code for code in ISSUE_CODES if code.endswith("-cut")
    }
