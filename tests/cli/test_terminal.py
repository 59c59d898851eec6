from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from statement_parser.cli.terminal import escape_controls, escape_controls_json, fit, printable, width

CONTROLS = {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0))} | set(
    "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069"
)


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert not CONTROLS & set(printable(text))
    assert not (CONTROLS - {"\n", "\t"}) & set(escape_controls(text))


@given(st.text())
def test_json_keeps_its_value(text: str) -> None:
    written = escape_controls_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(written) == {"text": text}
    assert not CONTROLS & set(written) - set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_a_cell_has_exactly_its_width(text: str, columns: int) -> None:
    assert width(fit(text, columns)) == columns


def test_text_is_cut_with_a_mark() -> None:
    assert fit("organisation", 6) == "organ…"
    assert fit("منظمة", 7) == "منظمة  "
    assert fit("声明声明", 4) == "声… "
