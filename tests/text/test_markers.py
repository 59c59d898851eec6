from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.text.markers import Marker, credible_markers, find_marker, ordinal_text


def _marks(*lines: str) -> tuple[Marker | None, ...]:
    return tuple(find_marker(line) for line in lines)


def are_credible(values: Sequence[Marker | None]) -> tuple[bool, ...]:
    return tuple(marker is not None for marker in credible_markers(values))


@pytest.mark.parametrize(
    ("line", "text", "kind", "value", "style", "rest"),
    [
        ("• Release them", "•", "bullet", None, "•", "Release them"),
        ("●Release", "●", "bullet", None, "●", "Release"),
        ("\uf0b7 Release", "\uf0b7", "bullet", None, "\uf0b7", "Release"),
        ("➢ Release", "➢", "bullet", None, "➢", "Release"),
        ("✓ Release", "✓", "bullet", None, "✓", "Release"),
        ("– Release", "–", "bullet", None, "-", "Release"),
        ("-اسم", "-", "bullet", None, "-", "اسم"),
        ("* Release", "*", "bullet", None, "*", "Release"),
        ("o Release", "o", "bullet", None, "o", "Release"),
        ("• • Threats", "•", "bullet", None, "•", "• Threats"),
        ("12. Name", "12.", "number", 12, "1.", "Name"),
        ("1.Name", "1.", "number", 1, "1.", "Name"),
        ("1.«Name»", "1.", "number", 1, "1.", "«Name»"),
        ("12) Name", "12)", "number", 12, "1)", "Name"),
        ("(12) Name", "(12)", "number", 12, "(1)", "Name"),
        ("[12] Name", "[12]", "number", 12, "[1]", "Name"),
        ("12- Name", "12-", "number", 12, "1-", "Name"),
        ("12 – Name", "12 –", "number", 12, "1-", "Name"),
        ("12.- Nombre", "12.-", "number", 12, "1.-", "Nombre"),
        ("1º Nombre", "1º", "number", 1, "1°", "Nombre"),
        ("1° Nombre", "1°", "number", 1, "1°", "Nombre"),
        ("12: Name", "12:", "number", 12, "1:", "Name"),
        ("١- منظمة", "١-", "number", 1, "1-", "منظمة"),
        ("۱۲. نام", "۱۲.", "number", 12, "1.", "نام"),
        ("1、支持", "1、", "number", 1, "1、", "支持"),
        ("一、支持", "一、", "number", 1, "一、", "支持"),
        ("二十一、支持", "二十一、", "number", 21, "一、", "支持"),
        ("（十）支持", "（十）", "number", 10, "(一)", "支持"),
        ("③ 支持", "③", "number", 3, "①", "支持"),
        ("a) text", "a)", "letter", 1, "a)", "text"),
        ("(B) text", "(B)", "letter", 2, "(A)", "text"),
        ("أ- نص", "أ-", "letter", 1, "أ-", "نص"),
        ("ب-نص", "ب-", "letter", 2, "أ-", "نص"),
        ("الف) متن", "الف)", "letter", 1, "أ)", "متن"),
        ("б) текст", "б)", "letter", 2, "а)", "текст"),
        ("나. 글", "나.", "letter", 2, "가.", "글"),
        ("iv. text", "iv.", "roman", 4, "i.", "text"),
        ("(ii) text", "(ii)", "roman", 2, "(i)", "text"),
        ("XII. Text", "XII.", "roman", 12, "I.", "Text"),
        ("i. text", "i.", "roman", 1, "i.", "text"),
        ("iii.bring it back", "iii.", "roman", 3, "i.", "bring it back"),
    ],
)
def test_markers(line: str, text: str, kind: str, value: int | None, style: str, rest: str) -> None:
    marker = find_marker(line)
    assert marker is not None
    assert (marker.text, marker.kind, marker.value, marker.style) == (text, kind, value, style)
    assert line[marker.end :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Name",
        "1.5 million",
        "15.11.2018",
        "15. 11",
        "18MillionRising",
        "2b1Inc",
        "10:30",
        "10: 30",
        "350.org",
        "7amleh",
        "3D",
        "12 Name",
        "12  Name",
        "1,000 people",
        "24-7 Prayer",
        "7-eleven",
        "5 - 7 May",
        "10000. Name",
        "0. Name",
        "i.e. this",
        "xi.example.org",
        "vi.example",
        "e-mail",
        "U.S. citizens",
        "A.Smith",
        "in. x",
        "mix. x",
        "-5 degrees",
        "---",
        "- - -",
        "*Names changed",
        "o governo",
        "(1",
        "1. ",
        "•",
        "十十、x",
        "十年、x",
    ],
)
def test_no_markers(line: str) -> None:
    marker = find_marker(line)
    if line == "15. 11":
        # A day and a month look like a number and its text; only the sequence tells.
        assert are_credible([marker]) == (False,)
    else:
        assert marker is None


@pytest.mark.parametrize(("line", "value"), [("12.", 12), ("•", None), ("(3)", 3), ("١-", 1)])
def test_a_marker_alone_on_its_line(line: str, value: int | None) -> None:
    assert find_marker(line) is None
    marker = find_marker(line, alone=True)
    assert marker is not None
    assert (marker.text, marker.value, marker.end) == (line, value, len(line))


def test_alone_changes_nothing_for_lines_with_text() -> None:
    assert find_marker("1. Name", alone=True) == find_marker("1. Name")
    assert find_marker("Name", alone=True) is None
    assert find_marker("", alone=True) is None


def test_numbers_need_a_sequence() -> None:
    lines = ("15. November 2018", "Text", "1. One", "Text", "2. Two", "4. Four", "30. 08. the day", "I. Smith")
    assert are_credible(_marks(*lines)) == (False, False, True, False, True, True, False, False)


def test_a_lone_first_number_needs_a_later_one() -> None:
    assert are_credible(_marks("1. One", "Text")) == (False, False)
    assert are_credible(_marks("a) one", "b) two")) == (True, True)
    assert are_credible(_marks("1. One", "2) Two")) == (False, False)


def test_markdown_repeats_one() -> None:
    assert are_credible(_marks("1. One", "1. Two", "1. Three")) == (True, True, True)


def test_bullets_inside_a_numbered_list_do_not_part_it() -> None:
    lines = ("1. One", "• a", "• b", "• c", "• d", "2. Two")
    assert all(are_credible(_marks(*lines)))


def test_a_number_far_away_is_no_neighbour() -> None:
    lines = ("1. One", *("Text",) * 100, "2. Two")
    assert not any(are_credible(_marks(*lines)))


def test_columns_read_across() -> None:
    assert all(are_credible(_marks("1. A", "26. B", "2. C", "27. D", "3. E", "28. F")))


@pytest.mark.parametrize(
    "lines",
    [
        ["--name", "-name", "–name"],
        ["۱ ـ نص", "۲ ـ نص"],
        ["1ـ نص", "2ـ نص"],
        ["أ - نص", "ب - نص"],
        ["1/ نص", "2/ نص"],
        ["1.º texto", "2.º texto"],
        ["I.- Texto", "II.- Texto"],
        ["ü Text", "ü Text"],
        ["✅ do", "✅ do"],
        ["ـ نص", "ـ نص"],
    ],
)
def test_marks_seen_in_the_wild(lines: list[str]) -> None:
    assert all(are_credible(_marks(*lines)))
    assert not any(marker and marker.text in lines[0][marker.end :] for marker in _marks(lines[0]))


def test_a_section_of_a_law_is_no_mark() -> None:
    assert not any(are_credible(_marks("§ 4 of the act", "§ 5 of the act")))
    assert not any(are_credible(_marks("1/2 cup", "2/3 cup")))


def test_weak_bullets_need_one_of_their_kind() -> None:
    assert are_credible(_marks("-name")) == (False,)
    assert are_credible(_marks("-name", "-other")) == (True, True)
    assert are_credible(_marks("- name")) == (True,)
    assert are_credible(_marks("o Name")) == (False,)
    assert are_credible(_marks("o Name", "o Other")) == (True, True)
    assert are_credible(_marks("•name")) == (True,)


@pytest.mark.parametrize(
    ("lines", "kind", "values"),
    [
        (("g. x", "h. x", "i. x", "j. x"), "letter", (7, 8, 9, 10)),
        (("i. x", "ii. x", "iii. x", "iv. x", "v. x"), "roman", (1, 2, 3, 4, 5)),
        (("(u) x", "(v) x", "(w) x"), "letter", (21, 22, 23)),
        (("أ. x", "ب. x", "ج. x", "د. x"), "letter", (1, 2, 3, 4)),
        (("أ. x", "ب. x", "ت. x", "ث. x"), "letter", (1, 2, 3, 4)),
        (("الف) x", "ب) x", "پ) x", "ت) x"), "letter", (1, 2, 3, 4)),
        (("الف- x", "ب- x", "ج- x"), "letter", (1, 2, 3)),
    ],
)
def test_neighbours_choose_the_reading(lines: tuple[str, ...], kind: str, values: tuple[int, ...]) -> None:
    found = credible_markers(_marks(*lines))
    assert [(m.kind, m.value) for m in found if m is not None] == [(kind, value) for value in values]


@pytest.mark.parametrize(
    ("value", "type", "expected"),
    [
        (12, "1", "12."),
        (1, "a", "a."),
        (26, "A", "Z."),
        (27, "a", "aa."),
        (703, "a", "aaa."),
        (12, "i", "xii."),
        (1994, "I", "MCMXCIV."),
        (0, "a", "0."),
        (-3, "i", "-3."),
        (4000, "I", "4000."),
        (5, "disc", "5."),
    ],
)
def test_ordinal_text(value: int, type: str, expected: str) -> None:
    assert ordinal_text(value, type) == expected


@given(st.integers(1, 39), st.sampled_from(["1", "i", "I"]))
def test_what_a_browser_prints_is_found_again(value: int, type: str) -> None:
    line = f"{ordinal_text(value, type)} Name"
    marks = [find_marker(f"{ordinal_text(v, type)} Name") for v in (value, value + 1)]
    if value < 39 or type == "1":
        found = credible_markers(marks)[0]
        assert found is not None
        assert found.value == value
        assert line[found.end :] == "Name"


@given(st.lists(st.text(alphabet="1٢iIaвأ二.)(-–• oN:、①", max_size=8)))
def test_any_lines_will_do(lines: list[str]) -> None:
    found = [find_marker(line) for line in lines]
    for line, marker in zip(lines, found, strict=True):
        if marker is not None:
            assert 0 < marker.end < len(line)
            assert line.startswith(marker.text)
            assert (marker.value is None) == (marker.kind == "bullet")
    kept = credible_markers(found)
    assert len(kept) == len(found)
    assert all(found[at] is not None for at, m in enumerate(kept) if m is not None)
