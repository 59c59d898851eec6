from __future__ import annotations

import os
from pathlib import Path

import pytest

from statement_parser.batch.items import CannotRead
from statement_parser.cli.files import read_bytes, writer
from statement_parser.errors import InputTooLarge


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    assert read_bytes(str(path), 100) == b"x" * 100
    with pytest.raises(InputTooLarge, match="more than 99 bytes"):
        read_bytes(str(path), 99)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no devices here")
def test_an_endless_file_is_too_large() -> None:
    with pytest.raises(InputTooLarge):
        read_bytes("/dev/zero", 1000)


@pytest.mark.parametrize("name", ["missing.html", "", "nul\0.html", "."])
def test_what_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotRead) as caught:
        read_bytes(name, 10)
    assert caught.value.detail
    assert caught.value.stage == "open"


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    with writer(str(path)) as write:
        write("é\n")
        assert not path.exists()
    assert path.read_bytes() == "é\n".encode()
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_run_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")

    def half() -> None:
        with writer(str(path)) as write:
            write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_run_that_writes_nothing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with writer(str(path)):
        pass
    assert path.read_text() == "old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    with writer(str(link)) as write:
        write("new")
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_text() == "new"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no devices here")
def test_a_device_is_written_not_replaced() -> None:
    with writer("/dev/null") as write:
        write("x")
    assert not Path("/dev/null").is_file()
