from __future__ import annotations

import pytest

from statement_parser import errors
from statement_parser.batch.items import CannotRead
from statement_parser.cli.failures import exit_code, exit_code_of_run, own_errors

EXPECTED = {
    errors.InputTooLarge: 4,
    errors.UnsupportedType: 3,
    errors.EmptyDocument: 3,
    errors.DamagedDocument: 3,
    errors.EncryptedDocument: 3,
    errors.MissingTool: 3,
    errors.DecompressionLimit: 4,
    errors.StructureLimit: 4,
    errors.TimeLimit: 4,
    errors.MemoryLimit: 4,
    errors.WorkerDied: 5,
    errors.InternalError: 70,
    CannotRead: 3,
}


def test_every_error_has_an_exit_code() -> None:
    assert set(errors.StatementParserError.__subclasses__()) == set(EXPECTED)
    for cls, code in EXPECTED.items():
        assert exit_code(cls("x", stage="parse")) == code


@pytest.mark.parametrize(
    ("succeeded", "codes", "expected"), [(3, [], 0), (1, [3], 1), (5, [70, 3], 1), (0, [3], 3), (0, [3, 70, 4], 70)]
)
def test_the_exit_code_of_a_run(succeeded: int, codes: list[int], expected: int) -> None:
    assert exit_code_of_run(succeeded, codes) == expected


def test_a_foreign_exception_becomes_an_internal_error() -> None:
    with pytest.raises(errors.InternalError, match="KeyError: 'x'; please report") as caught, own_errors("a.html"):
        raise KeyError("x")
    assert isinstance(caught.value.__cause__, KeyError)
    assert caught.value.document == "a.html"


def test_our_own_errors_pass() -> None:
    error = errors.EmptyDocument("nothing", stage="read")
    with pytest.raises(errors.EmptyDocument) as caught, own_errors("a.html"):
        raise error
    assert caught.value is error


def test_out_of_memory_is_a_limit() -> None:
    with pytest.raises(errors.MemoryLimit), own_errors("a.html"):
        raise MemoryError


def test_an_interrupt_passes() -> None:
    with pytest.raises(KeyboardInterrupt), own_errors("a.html"):
        raise KeyboardInterrupt
