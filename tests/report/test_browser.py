"""The pages as a real browser shows them, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

import statement_parser as sp
from statement_parser.report.evidence import evidence_of
from statement_parser.report.many import write_page
from tests.browser import CONTRAST, DESKTOP, PHONE, Browser, browser, needs_chromium

__all__ = ["browser"]
pytestmark = needs_chromium
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "statements"
NAMES = ["en/water-towers.html", "ar/bayan-madrasa.pdf", "ar/bayan-mushtarak-turuq.html", "en/transit-pledge-form.html"]
TAB, ENTER = "\ue004", "\ue007"
SIZES = {"desktop": DESKTOP, "phone": PHONE}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page on its own for each fixture by its stem, and "index" with all of them."""
    folder = tmp_path_factory.mktemp("pages")
    files = [FIXTURES / name for name in NAMES]
    evidence = [evidence_of(sp.parse_file(file), file.read_bytes()) for file in files]
    for file, one in zip(files, evidence, strict=True):
        write_page(folder / f"{file.stem}.html", [(1, one)])
    write_page(folder / "index.html", enumerate(evidence, 1))
    return {file.stem: file for file in folder.iterdir()}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["water-towers", "bayan-madrasa", "index"])
def test_it_fits_its_window_asks_for_nothing_and_can_be_read(
    browser: Browser, pages: dict[str, Path], name: str, size: str
) -> None:
    browser.requests()
    for dark in (False, True):
        browser.open(pages[name], SIZES[size], dark=dark)
        browser.shot(f"{name}-{size}{'-dark' if dark else ''}")
        assert browser.js("return document.documentElement.scrollWidth <= innerWidth")
        contrasts = browser.js(CONTRAST)
        assert len(contrasts) > 50
        assert [(told, round(ratio, 2)) for ratio, wanted, told in contrasts if ratio < wanted] == []
    assert set(browser.requests()) == {pages[name].as_uri()}
    assert browser.complaints() == []


def test_pictures_are_drawn_and_boxes_lie_over_their_letters(browser: Browser, pages: dict[str, Path]) -> None:
    """What is below a box is looked at on the canvas: letters are dark, and around them is paper."""
    browser.open(pages["bayan-madrasa"])
    inside = browser.js(
        """
        const svg = document.querySelector("svg");
        const image = svg.querySelector("image");
        const picture = new Image();
        picture.src = image.getAttribute("href");
        return picture.decode().then(() => {
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          const context = canvas.getContext("2d");
          context.drawImage(picture, 0, 0);
          const scale = picture.width / image.width.baseVal.value;
          return [...svg.querySelectorAll("rect")].map((rect) => {
            const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => rect[name].baseVal.value * scale);
            const pixels = context.getImageData(x, y, w, h).data;
            let dark = 0;
            for (let i = 0; i < pixels.length; i += 4) dark += pixels[i] < 128;
            return (dark * 4) / pixels.length;
          });
        });
        """
    )
    assert len(inside) > 10
    assert all(0.02 < share < 0.5 for share in inside)


def test_a_value_leads_to_its_mark_and_the_mark_back(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["water-towers"])
    browser.one("#d3 a.where").click()
    seen = browser.js(
        """
        const mark = document.querySelector(":target");
        const box = mark.getBoundingClientRect();
        return [mark.textContent, box.top >= 0 && box.bottom <= innerHeight, getComputedStyle(mark).outlineStyle];
        """
    )
    assert seen == ["Allow an independent inquiry to visit the sites and to publish what it finds;", True, "solid"]
    assert browser.js("return document.querySelector('#d3').checkVisibility()")
    browser.one("a.label.demand[href='#d4']").click()
    assert browser.js("return document.querySelector(':target').id") == "d4"


def test_the_record_and_the_source_stand_side_by_side_on_a_desk_and_below_one_another_on_a_phone(
    browser: Browser, pages: dict[str, Path]
) -> None:
    places = "return ['.record', '.source'].map((s) => { const b = document.querySelector(s).getBoundingClientRect(); return [b.left, b.top]; })"
    browser.open(pages["water-towers"], DESKTOP)
    (left, top), (other_left, other_top) = browser.js(places)
    assert left < other_left
    assert top == other_top
    browser.open(pages["water-towers"], PHONE)
    (left, top), (other_left, other_top) = browser.js(places)
    assert left == other_left
    assert top < other_top


def test_a_text_from_right_to_left_stands_so(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["bayan-mushtarak-turuq"])
    for selector in ("h1", "#d1 .said", ".text > .block p"):
        assert browser.js("return getComputedStyle(document.querySelector(arguments[0])).direction", selector) == "rtl"
    label, text = browser.js(
        "return ['.labels a', 'p mark'].map((s) => document.querySelector('.text > .block ' + s).getBoundingClientRect().right)"
    )
    assert label > text


def test_the_keyboard_alone_is_enough(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["water-towers"])
    seen = []
    for _ in range(6):
        browser.press(TAB)
        seen.append(
            browser.js(
                """
                const e = document.activeElement;
                const style = getComputedStyle(e);
                return [e.className, style.outlineStyle, parseFloat(style.outlineWidth) >= 2];
                """
            )
        )
    assert [name for name, _, _ in seen[:3]] == ["record", "where", "where"]
    assert all(outline == "solid" and wide for _, outline, wide in seen)
    browser.open(pages["bayan-madrasa"])
    browser.js("document.querySelector('.page a.box').focus()")
    browser.press(TAB)
    assert browser.js("return document.activeElement.getAttribute('class')").startswith("box ")
    browser.press(ENTER)
    assert browser.js("return document.activeElement.closest('svg') !== null || location.hash.length > 1")


def test_tables_sort_and_filter_with_the_script_and_are_whole_without(browser: Browser, pages: dict[str, Path]) -> None:
    def column(number: int) -> list[str]:
        cells = browser.all(f"table.sortable tbody tr:not([hidden]) td:nth-child({number})")
        return [cell.text for cell in cells]

    browser.open(pages["index"])
    looks = [int(look) for look in column(1)]
    assert looks == sorted(looks, reverse=True)
    assert looks[0] > 0
    (signatories,) = [head for head in browser.all("table.sortable th button") if head.text == "Signatories"]
    signatories.click()
    counts = [int(count) for count in column(6)]
    assert counts == sorted(counts, reverse=True)
    signatories.send_keys(ENTER)
    assert [int(count) for count in column(6)] == counts[::-1]
    assert browser.one("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    browser.one("input[type=search]").send_keys("night buses")
    assert len(column(1)) == 1
    browser.open(pages["index"], scripts=False)
    assert len(column(1)) == len(NAMES)
    assert browser.all("table.sortable button, input") == []
    browser.open(pages["index"])
    assert browser.complaints() == []
