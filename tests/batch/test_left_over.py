"""What a run leaves that is killed while it writes is removed by the next one."""

from __future__ import annotations

from pathlib import Path

from statement_parser.atomic_output import remove_left_over


def test_only_what_is_left_of_the_target_is_removed(tmp_path: Path) -> None:
    for name in ("out.csv", ".out.csv.12.old", ".out.csv.13.tmp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "statements.csv").write_text("id\n")
    for name in (".out.csv.14.tmp", ".other.csv.15.tmp", ".out.csv.lock", "out.csv.16.tmp"):
        (tmp_path / name).write_text("")
    remove_left_over(tmp_path / "out.csv")
    remove_left_over(tmp_path / "nowhere" / "out.csv")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".other.csv.15.tmp", ".out.csv.lock", "out.csv", "out.csv.16.tmp"]
