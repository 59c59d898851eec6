from __future__ import annotations

import random
from pathlib import Path

import pytest

from statement_parser import Organisation, Registry, resolve
from statement_parser.model.registry import Mention, Variant
from tests.loading import load

FOLDER = Path(__file__).resolve().parents[2] / "evaluation"
MADE = load(FOLDER / "signatories.py", "evaluation_signatories")


def test_a_corpus_has_the_size_that_was_asked_for_and_is_always_the_same() -> None:
    corpus = MADE.make_corpus(130)
    assert sum(len(statement.signatories) for statement in corpus.statements) == len(corpus.truth) == 130
    assert MADE.make_corpus(130) == corpus
    assert MADE.make_corpus(130, seed=7) != corpus


def test_bodies_are_told_apart_by_their_names() -> None:
    bodies = MADE.make_bodies(300, random.Random(3))
    assert len({body.written("en", random.Random(0)) for body in bodies}) == 300


def registry(*groups: list[int]) -> Registry:
    organisations = tuple(
        Organisation(
            id=f"org-{number}",
            name="Elm",
            variants=(Variant(text="Elm", mentions=len(group)),),
            mentions=tuple(Mention(statement="s", position=position) for position in group),
        )
        for number, group in enumerate(groups)
    )
    return Registry(organisations=organisations)


def test_figures_by_hand() -> None:
    truth = {("s", 0): 1, ("s", 1): 1, ("s", 2): 2, ("s", 3): 2}
    assert MADE.measure(registry([0, 1], [2, 3]), truth) == (1.0, 1.0, 1.0)
    # Pairs put together: 0-1, 0-2, 1-2; true are 0-1 and 2-3.
    found = MADE.measure(registry([0, 1, 2], [3]), truth)
    assert found.precision == pytest.approx(1 / 3)
    assert found.recall == pytest.approx(1 / 2)
    # B-cubed: precision (2/3 + 2/3 + 1/3 + 1) / 4, recall (1 + 1 + 1/2 + 1/2) / 4.
    assert found.b3 == pytest.approx(2 * (2 / 3) * (3 / 4) / (2 / 3 + 3 / 4))


def test_made_up_lists_are_resolved() -> None:
    corpus = MADE.make_corpus(2_000)
    found = MADE.measure(resolve(corpus.statements), corpus.truth)
    assert found.precision >= 0.99
    assert found.recall >= 0.90
    assert found.b3 >= 0.94


def test_lists_in_two_languages_add_what_no_word_says() -> None:
    corpus = MADE.make_translated(20)
    without, aligned = (MADE.measure(resolve(corpus.statements, align=align), corpus.truth) for align in (False, True))
    assert aligned.precision >= 0.98
    assert aligned.recall >= without.recall + 0.2
