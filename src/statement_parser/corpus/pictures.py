"""Pictures of a corpus, drawn with matplotlib (extra [plots])."""

from __future__ import annotations

import contextlib
import io
import os
import textwrap
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from statement_parser.corpus.extras import missing
from statement_parser.corpus.layout import laid_out
from statement_parser.language.load import codes, load

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

    from statement_parser.corpus.corpus import Corpus
    from statement_parser.corpus.network import Network
    from statement_parser.corpus.network_records import CoSignature

_MONTHS = 5
"""Years up to which a timeline is one of months."""
_LONGEST = 48
"""Characters shown of a name."""
_BLUE = "#2f6690"
_RED = "#b3261e"
_DPI = 150
_LABELS = 30
"""Organisations of a network that are named."""
_TIES = 6
"""Of an organisation that are drawn: with all of them, nothing could be told."""


class Picture:
    """A drawing: shown in a notebook, or saved; `figure` is the figure of matplotlib, to change it."""

    def __init__(self, figure: Figure, fonts: Sequence[str]) -> None:
        self.figure = figure
        self._fonts = fonts

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write it; the ending says as what: .png, .svg, .pdf."""
        # No time in the file: the same corpus gives the same picture.
        metadata: dict[str, Any] = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(Path(path).suffix, {})
        self._save(path, dpi=_DPI, metadata=metadata)

    def set_fonts(self) -> None:
        """Give all text of the figure the fonts that have its characters."""
        from matplotlib.text import Text

        for text in self.figure.findobj(Text):
            text.set_fontfamily(list(self._fonts))

    def _save(self, target: Any, **options: Any) -> None:
        from matplotlib import rc_context

        self.set_fonts()
        with rc_context({"svg.hashsalt": "statement-parser"}), _quiet():
            self.figure.savefig(target, bbox_inches="tight", **options)

    def __repr__(self) -> str:
        title = self.figure.axes[0].get_title(loc="left")
        return f"<Picture: {title}; .save(path) writes it>"

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]

    def _repr_png_(self) -> bytes:
        file = io.BytesIO()
        self._save(file, format="png", dpi=100)
        return file.getvalue()


class Pictures:
    """What can be drawn of a corpus. Names are shown in their own direction, whatever their script."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def timeline(self) -> Picture:
        """Statements by year, or by month where they are of five years or fewer; those without a date are counted."""
        years = [year for year in self._corpus.counts("year") if year is not None]
        by = self._corpus.counts("month" if len(years) <= _MONTHS else "year")
        undated = by.pop(None, 0)
        _, axes, picture = _figure((9, 3.2), ())
        axes.bar(range(len(by)), list(by.values()), color=_BLUE, width=0.9)
        step = max(1, len(by) // 12)
        axes.set_xticks(range(0, len(by), step), [str(period) for period in list(by)[::step]], fontsize=8)
        _plain(axes, f"Statements over time ({sum(by.values()):,})", "statements")
        if undated:
            axes.set_xlabel(f"{undated:,} more without a date known well enough", fontsize=8, loc="left")
        return picture

    def languages(self) -> Picture:
        """Statements by language, as bars."""
        counts = self._corpus.counts("language")
        names = [_language(code) for code in counts][::-1]
        _, axes, picture = _figure((7, 1 + 0.28 * len(names)), names)
        bars = axes.barh(names, list(counts.values())[::-1], color=_BLUE)
        axes.bar_label(bars, fmt="{:,.0f}", padding=3, fontsize=8)
        _plain(axes, f"Statements by language ({len(self._corpus):,})", None)
        axes.xaxis.set_visible(False)
        return picture

    def heat_map(self, most: int = 25, network: Network | None = None) -> Picture:
        """How many statements organisations sign in each year.

        Args:
            most: organisations shown, those with most statements.
            network: as `corpus.network()` gives it; None: made.
        """
        network = network or self._corpus.network()
        shown = network.organisations[:most]
        ids = {one.id: row for row, one in enumerate(shown)}
        cells: Counter[tuple[int, int]] = Counter()
        for signature in network.signatures():
            if signature.organisation in ids and signature.date is not None:
                cells[ids[signature.organisation], signature.date.year] += 1
        if not cells:
            raise ValueError("nothing to draw: no organisation signs a statement that has a date")
        years = range(min(year for _, year in cells), max(year for _, year in cells) + 1)
        table = [[cells[row, year] for year in years] for row in range(len(shown))]
        names = [_short(one.name) for one in shown]
        figure, axes, picture = _figure((3.5 + 0.4 * len(years), 1.2 + 0.26 * len(names)), names)
        image = axes.imshow(table, cmap="Blues", aspect="auto", vmin=0)
        axes.set_yticks(range(len(names)), names, fontsize=8)
        axes.set_xticks(range(len(years)), [str(year) for year in years], fontsize=8, rotation=90)
        highest = max(cells.values())
        ticks = range(0, highest + 1, max(1, highest // 5))
        figure.colorbar(image, ax=axes, label="statements", shrink=0.6, ticks=list(ticks))
        axes.set_title("Organisations by year", loc="left", fontsize=10)
        return picture

    def network(self, most: int = 80, network: Network | None = None) -> Picture:
        """Who signs with whom: discs as large as what one signs, lines as wide as what two sign together.

        Of each organisation the strongest ties are drawn (see `CoSignature.strength`); all of them say where it stands.

        Args:
            most: organisations shown, those with most statements.
            network: as `corpus.network()` gives it; None: made.
        """
        network = network or self._corpus.network()
        shown = network.organisations[:most]
        ties = list(network.co_signatures(among=[one.id for one in shown]))
        places = laid_out([one.id for one in shown], ties)
        names = [_short(one.name) for one in shown[:_LABELS]]
        figure, axes, picture = _figure((9, 9), names)
        ties = _strongest(ties)
        widest = max((tie.weight for tie in ties), default=1)
        for tie in ties:
            (x0, y0), (x1, y1) = places[tie.source], places[tie.target]
            share = tie.weight / widest
            axes.plot(
                [x0, x1], [y0, y1], color="#8aa6bb", linewidth=0.2 + 2.5 * share, alpha=0.15 + 0.5 * share, zorder=1
            )
        largest = max((one.statements for one in shown), default=1)
        sizes = [15 + 200 * one.statements / largest for one in shown]
        at = [places[one.id] for one in shown]
        axes.scatter([x for x, _ in at], [y for _, y in at], s=sizes, color=_BLUE, edgecolors="white", zorder=2)
        box = {"boxstyle": "round,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.7}
        style: dict[str, Any] = {"textcoords": "offset points", "ha": "center", "fontsize": 7, "zorder": 3, "bbox": box}
        labels = [
            axes.annotate(name, place, xytext=(0, size**0.5 / 2 + 2), **style)
            for name, place, size in zip(names, at, sizes, strict=False)
        ]
        axes.set_axis_off()
        axes.set_aspect("equal")
        count = len(network.organisations)
        axes.set_title(f"Who signs together: {len(shown):,} of {count:,} organisations", loc="left", fontsize=10)
        # Last: fonts, axes and title say where a label comes to stand.
        picture.set_fonts()
        _without_overlaps(figure, labels)
        return picture

    def __repr__(self) -> str:
        return "<Pictures: .timeline(), .languages(), .heat_map(), .network()>"

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_")]


def _figure(size: tuple[float, float], texts: Sequence[str]) -> tuple[Figure, Axes, Picture]:
    """A figure of its own (no state of pyplot is touched), in inches, with fonts for all of the texts."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise missing("matplotlib", "plots", "Pictures") from None
    from statement_parser.corpus.fonts import fonts_for

    figure = Figure(figsize=size, layout="tight")
    axes: Axes = figure.subplots()
    fonts = fonts_for("".join(texts))
    if fonts.lacking:
        # In the picture too: it is looked at where nobody sees the warning.
        style: dict[str, Any] = {"x": 0.01, "ha": "left", "fontsize": 8, "color": _RED}
        figure.supxlabel(textwrap.fill(fonts.lacking, int(12 * size[0])), **style)
    return figure, axes, Picture(figure, fonts.names)


def _plain(axes: Axes, title: str, count: str | None) -> None:
    axes.set_title(title, loc="left", fontsize=10)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    if count:
        axes.set_ylabel(count, fontsize=8)


def _strongest(ties: Sequence[CoSignature]) -> list[CoSignature]:
    """Those that are among the strongest of one of the two, in the order given."""
    kept: set[int] = set()
    counts: Counter[str] = Counter()
    for place in sorted(range(len(ties)), key=lambda place: (-ties[place].strength, place)):
        ends = ties[place].source, ties[place].target
        if any(counts[end] < _TIES for end in ends):
            kept.add(place)
        counts.update(ends)
    return [tie for place, tie in enumerate(ties) if place in kept]


def _without_overlaps(figure: Figure, labels: Sequence[Text]) -> None:
    """Hide each label that stands on one before it."""
    with _quiet():
        figure.draw_without_rendering()
    boxes: list[Bbox] = []
    for label in labels:
        box = label.get_window_extent()
        if any(box.overlaps(other) for other in boxes):
            label.set_visible(False)
        else:
            boxes.append(box)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without a warning for each character that no font has: `fonts_for` gives one for all."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        yield


def _language(code: str | None) -> str:
    if code is None:
        return "not known"
    return load(code).name if code in codes() else code


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
