"""A bar where somebody looks, and nothing elsewhere."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from statement_parser.corpus.progress import shown


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(shown([1, 2], "counting", 2)) == [1, 2]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("shell", "bar"), [(SimpleNamespace(kernel=1), True), (SimpleNamespace(), False), (None, False)]
)
def test_a_notebook_has_a_bar_and_a_shell_without_a_page_has_none(
    monkeypatch: pytest.MonkeyPatch, shell: object, bar: bool
) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    made = []

    def tqdm(items: list[int], **options: object) -> list[int]:
        made.append(options["desc"])
        return items

    monkeypatch.setitem(sys.modules, "tqdm.auto", SimpleNamespace(tqdm=tqdm))
    assert list(shown([1, 2], "counting", 2)) == [1, 2]
    assert made == (["counting"] if bar else [])
