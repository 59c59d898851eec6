"""Pictures: drawn from the right numbers, with letters of every script joined and in order."""

from __future__ import annotations

import builtins
import io
import itertools
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from matplotlib import ft2font
from matplotlib.text import Text

from statement_parser import Corpus
from statement_parser.corpus import fonts
from statement_parser.corpus.extras import MissingExtra
from statement_parser.corpus.fonts import fonts_for
from statement_parser.corpus.layout import MOST, laid_out
from statement_parser.corpus.network_records import CoSignature
from tests.corpus.records import record

ARABIC, HEBREW = "رابطة محامي الساحل", "האגודה לזכויות האדם"
OTHER = ["A text on quite another matter, in words that the first one does not have anywhere."] * 3


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.read(
        [
            record(names=[ARABIC, HEBREW, "Harbour Watch"], date="2014-05-03"),
            record(OTHER, names=[ARABIC, HEBREW], date="2020-01-01", language="ar"),
            record(
                ["The third of them speaks of the weather."],
                names=["Elm Society", "Ash Society"],
                date=None,
                language="xx",
            ),
        ]
    )


def test_each_picture_is_drawn(corpus: Corpus, tmp_path: Path) -> None:
    pictures = {name: getattr(corpus.plot, name)() for name in ("timeline", "languages", "heat_map", "network")}
    timeline, languages, heat_map, network = (picture.figure.axes[0] for picture in pictures.values())
    assert [bar.get_height() for bar in timeline.patches] == [1, 0, 0, 0, 0, 0, 1]
    assert "1 more without a date" in timeline.get_xlabel()
    assert {label.get_text() for label in languages.get_yticklabels()} == {"English", "Arabic", "xx"}
    assert ARABIC in {label.get_text() for label in heat_map.get_yticklabels()}
    assert heat_map.images[0].get_array().sum() == 5
    assert {ARABIC, HEBREW} <= {text.get_text() for text in network.texts}
    assert pictures["network"]._repr_png_().startswith(b"\x89PNG")
    for ending in ("svg", "pdf"):
        for number in (1, 2):
            corpus.plot.timeline().save(tmp_path / f"{number}.{ending}")
        assert (tmp_path / f"1.{ending}").read_bytes() == (tmp_path / f"2.{ending}").read_bytes()
    assert "Statements over time" in repr(pictures["timeline"])


def test_arabic_and_hebrew_are_shaped_by_matplotlib_itself() -> None:
    assert ft2font.__libraqm_version__
    font = ft2font.FT2Font(fonts_path("DejaVu Sans"))

    def glyphs(text: str) -> list[int]:
        return [item.glyph_index for item in font._layout(text, ft2font.LoadFlags.NO_HINTING)]

    # A letter alone has another form than one inside a word, and the first letter is drawn last.
    alone, inside = glyphs("ع"), glyphs("عع")
    assert len(inside) == 2
    assert alone[0] not in inside
    assert glyphs("אב") == [font.get_char_index(ord("ב")), font.get_char_index(ord("א"))]


def fonts_path(name: str) -> str:
    from matplotlib import font_manager

    return font_manager.findfont(name)


def test_what_comes_with_matplotlib_has_arabic_and_hebrew() -> None:
    assert fonts_for(ARABIC + HEBREW + "Ķ") == (("DejaVu Sans",), "")


@pytest.fixture
def few_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, frozenset[int]]]:
    """Fonts have the letters of ASCII, those of this dict the ones that it says; none is there but matplotlib's."""
    from matplotlib import font_manager

    has: dict[str, frozenset[int]] = {}
    monkeypatch.setattr(fonts, "_characters", lambda path: has.get(path, frozenset(range(128))))
    monkeypatch.setattr(font_manager.fontManager, "ttflist", list(font_manager.fontManager.ttflist))
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: list(has))
    fonts._fonts_for.cache_clear()
    yield has
    fonts._fonts_for.cache_clear()


def test_a_script_without_a_font_is_said_once(few_letters: dict[str, frozenset[int]]) -> None:
    with pytest.warns(UserWarning, match="no installed font has: CJK, Hangul, U\\+270A\\.") as said:
        found = fonts_for("평화연대 国 Elm \u270a")
    assert found.names == ("DejaVu Sans",)
    assert len(said) == 1


def test_a_picture_says_itself_what_boxes_stand_for(corpus: Corpus, few_letters: dict[str, frozenset[int]]) -> None:
    with pytest.warns(UserWarning, match="Install one, such as those of Noto") as said:
        picture = corpus.plot.heat_map()
    assert said[0].filename == __file__
    (note,) = [text for text in picture.figure.findobj(Text) if text.get_text().startswith("Boxes stand for")]
    assert note.get_text().replace("\n", " ").endswith(": Arabic, Hebrew")
    assert corpus.plot.timeline().figure.get_supxlabel() == ""


def test_a_font_is_found_that_was_installed_after_matplotlib_made_its_list(
    few_letters: dict[str, frozenset[int]], tmp_path: Path
) -> None:
    new = tmp_path / "New.ttf"
    shutil.copy(fonts_path("DejaVu Serif"), new)
    few_letters |= {str(tmp_path / "gone.ttf"): frozenset(map(ord, "평")), str(new): frozenset(map(ord, "평화"))}
    assert fonts_for("평화 Elm") == (("DejaVu Sans", "DejaVu Serif"), "")


def test_no_name_of_a_network_stands_on_another() -> None:
    names = [
        [f"Association of the {kind} of the Upper Valley {n}" for n in range(9)] for kind in ("Friends", "Schools")
    ]
    texts = [OTHER, ["The third of them speaks of the weather."]]
    figure = Corpus.read([record(t, names=n) for t, n in zip(texts, names, strict=True)]).plot.network().figure
    figure.savefig(io.BytesIO(), bbox_inches="tight")
    boxes = [text.get_window_extent() for text in figure.axes[0].texts if text.get_visible()]
    assert len(boxes) > 2
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))


def test_letters_without_a_font_do_not_warn_one_by_one(corpus: Corpus) -> None:
    picture = corpus.plot.timeline()
    picture.figure.axes[0].set_title("\U0002ffff")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture._repr_png_()


def test_the_same_network_has_the_same_places(corpus: Corpus) -> None:
    network = corpus.network()
    ids = [one.id for one in network.organisations]
    first = laid_out(ids, network.co_signatures())
    assert first == laid_out(ids, network.co_signatures())
    assert set(first) == set(ids)
    assert laid_out([], []) == {}
    with pytest.raises(ValueError, match="Gephi"):
        laid_out([str(n) for n in range(MOST + 1)], [])


def test_nothing_to_draw_is_said() -> None:
    empty = Corpus.read([record(date=None)])
    with pytest.raises(ValueError, match="nothing to draw"):
        empty.plot.heat_map()
    assert Corpus.read([]).plot.timeline().figure


def test_what_is_not_installed_is_said(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    network, whole = corpus.network(), builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.split(".")[0] in ("matplotlib", "networkx"):
            raise ImportError(name)
        return whole(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"statement-parser\[plots\]"):
        corpus.plot.timeline()
    with pytest.raises(MissingExtra, match=r"statement-parser\[plots\]"):
        laid_out(["a"], [])
    with pytest.raises(MissingExtra, match=r"statement-parser\[network\]"):
        network.to_networkx()


def test_places_do_not_go_by_the_hash_of_an_id() -> None:
    def places(letter: str) -> list[tuple[float, float]]:
        ids = [f"{letter}{number}" for number in range(30)]
        ends = [(ids[n], ids[n + 1]) for n in range(29) if n % 10 < 9]
        ties = [CoSignature(source=a, target=b, weight=1, strength=1.0, first=None, last=None) for a, b in ends]
        found = laid_out(ids, ties)
        return [found[one] for one in ids]

    assert places("a") == places("b")
