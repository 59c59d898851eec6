"""The set of cross-posts is large enough, and the part that was held out is grouped as well as promised."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.loading import load

CROSS_POSTS = load(Path(__file__).resolve().parents[2] / "evaluation" / "cross_posts.py", "cross_posts")


def test_the_set_has_copies_versions_translations_and_look_alikes() -> None:
    texts = CROSS_POSTS.read_texts()
    pairs = [CROSS_POSTS._true(*pair) for pair in itertools.combinations(texts.values(), 2)]
    assert pairs.count("same") >= 60
    assert pairs.count("version") >= 15
    assert pairs.count("translation") >= 60
    for part in ("held-out", "later"):
        assert 0 < len(CROSS_POSTS.read_texts(part)) < len(texts) / 2


def test_the_part_held_out_is_grouped(capsys: pytest.CaptureFixture[str]) -> None:
    assert CROSS_POSTS.main(["--held-out"]) == 0
    assert "50 pairs of one statement" in capsys.readouterr().out
