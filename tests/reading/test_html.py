from __future__ import annotations

import pytest
from lxml import etree

import statement_parser as sp
from statement_parser.model.document import Block, Hint, Shape


def blocks(html: str) -> list[Block]:
    return list(sp.read(html, kind="html").content)


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def test_blocks_and_breaks() -> None:
    assert texts("<div>one<p>two <b>three</b></p>four</div><p>five<br>Six</p>") == [
        "one",
        "two three",
        "four",
        "five",
        "Six",
    ]


def test_what_is_hidden_is_left_out() -> None:
    page = (
        "<p>seen</p><p style='display: none'>a</p><p hidden>b</p><div class='sr-only'>c</div><template><p>d</p></template>"
        "<script>e</script><style>f</style><noscript>g</noscript><!-- h --><p>se<span style='display:none'>x</span>en</p>"
        "<select><option>i</option></select><dialog><p>j</p></dialog><svg><text>k</text></svg>"
    )
    assert texts(page) == ["seen", "seen"]


@pytest.mark.parametrize(
    "control",
    [
        "<button aria-controls='names' aria-expanded='false'>All</button>",
        "<a href='#names'>All</a>",
        "<a href='#' onclick=\"show('names'); return false\">All</a>",
        "<a href=\"javascript:toggle('names')\">All</a>",
        "<button data-target='#names'>All</button>",
    ],
)
def test_what_a_control_opens_is_read(control: str) -> None:
    assert texts(f"{control}<div id='names' style='display:none'><p>a</p></div><p id='name' hidden>b</p>") == [
        "All",
        "a",
    ]


def test_a_link_to_another_page_opens_nothing() -> None:
    assert texts("<a href='/list#names'>All</a><a href='names'>All</a><div id='names' hidden>a</div>") == ["All All"]


@pytest.mark.parametrize(
    "inside",
    [
        "<p>a</p><p>b</p>",
        "<span id='body'><p>a</p><p>b</p></span>",
        "<font><span><div><p>a</p></div><p>b</p></span></font>",
        "<div><div>a<ul><li>b</li></ul></div></div>",
    ],
)
def test_a_cell_that_lays_out_a_page_is_no_cell_of_data(inside: str) -> None:
    page = blocks(f"<table><tr><td>menu</td><td>{inside}</td></tr></table>")
    assert [block.shape is Shape.CELL for block in page] == [True, False, False]


def test_a_table_of_numbers_and_texts_is_a_list() -> None:
    rows = "".join(f"<tr><td>{n}-</td><td>{text}</td></tr>" for n, text in enumerate(("a", "b", "c"), 1))
    found = blocks(f"<table>{rows}</table>")
    assert [(block.marker, block.number, block.text) for block in found] == [
        ("1-", 1, "a"),
        ("2-", 2, "b"),
        ("3-", 3, "c"),
    ]
    assert all(block.shape is Shape.ITEM and block.cell is None for block in found)
    # Counting from another number, or with a third column, it is a table.
    assert blocks(f"<table>{rows.replace('1-', '4-')}</table>")[0].cell == (0, 0)
    assert blocks(f"<table>{rows.replace('</tr>', '<td>x</td></tr>')}</table>")[0].cell == (0, 0)


def test_what_react_sends_late_is_read() -> None:
    page = "<p>a</p><div hidden id='S:0'><p>b</p></div><div hidden id='S:menu-of-all'>c</div><div hidden id='S'>d</div>"
    assert texts(page) == ["a", "b"]


def test_numbers_that_a_browser_makes() -> None:
    page = (
        "<ol start=3><li>a</li><li value=7>b</li><li>c</li></ol><ol reversed><li>d</li><li>e</li></ol>"
        "<ol type=a><li>f</li><li>g</li></ol><ul><li>h</li></ul>"
    )
    assert [(b.marker, b.number) for b in blocks(page)] == [
        ("3.", 3),
        ("7.", 7),
        ("8.", 8),
        ("2.", 2),
        ("1.", 1),
        ("a.", 1),
        ("b.", 2),
        ("•", None),
    ]


def test_an_item_of_several_blocks_has_one_marker() -> None:
    page = "<ul><li><div>Name</div><div>Post</div></li><li><p>Other</p></li></ul>"
    assert [(b.text, b.marker) for b in blocks(page)] == [("Name", "•"), ("Post", None), ("Other", "•")]


def test_nested_items_have_levels() -> None:
    page = "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"
    assert [(b.text, b.level) for b in blocks(page)] == [("a", 1), ("b", 2), ("c", 1)]


def test_cells_of_data_and_cells_that_lay_out_a_page() -> None:
    data = "<table><tr><th>No.</th><th>Name</th></tr><tr><td>1</td><td>Alder</td></tr></table>"
    assert [b.cell for b in blocks(data)] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    layout = "<table><tr><td><p>one</p><p>two</p></td><td><ul><li>three</li></ul></td></tr></table>"
    assert [b.shape for b in blocks(layout)] == [Shape.TEXT, Shape.TEXT, Shape.ITEM]


def test_neighbouring_links_are_set_apart() -> None:
    block = blocks("<div><a href=1>Alder House</a><a href=2>Birch Fund</a><a href=3>Cedar</a></div>")[0]
    assert block.text == "Alder House Birch Fund Cedar"
    assert [block.text[s:e] for s, e in block.parts] == ["Alder House", "Birch Fund", "Cedar"]
    assert block.link_share == 1.0


def test_inline_elements_without_space_are_one_word() -> None:
    assert texts("<p><span>H</span><span>ello</span> <i>you</i></p>") == ["Hello you"]


def test_text_between_two_inline_elements_that_hold_blocks() -> None:
    page = "<nav><a href=1><div>one</div></a> <a href=2>two words</a> <a href=3><div>three</div></a></nav>"
    assert texts(page) == ["one", "two words", "three"]
    assert texts("<p>a</p><b><p>one</p></b><i>two</i><b>three</b><b>four</b><i><p>five</p></i>") == [
        "a",
        "one",
        "twothreefour",
        "five",
    ]


def test_hints_of_elements_roles_and_names() -> None:
    page = "<nav>a</nav><div role='navigation'>b</div><div class='site-footer'>c</div><aside>d</aside><p>e</p>"
    assert [b.hints for b in blocks(page)] == [Hint.NAV, Hint.NAV, Hint.FOOTER, Hint.ASIDE, Hint.NONE]


def test_metadata_are_blocks_with_a_place() -> None:
    page = (
        "<html lang=en><head><title>Road</title><meta property='og:title' content='Open the Road'>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Open it", "author": {"name": "A"}}</script>'
        "</head><body><p>text</p></body></html>"
    )
    document = sp.read(page)
    found = {block.key: block.text for block in document.blocks if block.key}
    assert found == {
        "html:lang": "en",
        "title": "Road",
        "og:title": "Open the Road",
        "jsonld:headline": "Open it",
        "jsonld:author": "A",
    }
    tree = etree.fromstring(page, etree.HTMLParser())
    for block in document.blocks:
        where = document.locate(document.whole(block.index))[0]
        assert isinstance(where, sp.NodePath)
        assert len(tree.xpath(where.xpath)) == 1


def test_every_xpath_leads_to_its_text() -> None:
    page = "<div><a href=1><div>one</div></a><a href=2><div>two</div></a><o:p>three</o:p><section><p>four</p></section></div>"
    document = sp.read(page, kind="html")
    tree = etree.fromstring(page, etree.HTMLParser())
    for block in document.content:
        where = document.locate(document.whole(block.index))[0]
        assert isinstance(where, sp.NodePath)
        (element,) = tree.xpath(where.xpath)
        assert block.text in "".join(element.itertext())


def test_limits() -> None:
    with pytest.raises(sp.StructureLimit, match="elements"):
        sp.read("<p>a</p>" * 50, kind="html", options=sp.Options(max_nodes=20))
    with pytest.raises(sp.StructureLimit):
        sp.read("<div>" * 3000 + "a", kind="html")
    with pytest.raises(sp.StructureLimit, match="attributes"):
        sp.read("<p " + " ".join(f"a{n}=1" for n in range(3000)) + ">a</p>", kind="html")
    with pytest.raises(sp.StructureLimit):
        sp.read("<div>" * 1900 + "<p>a</p>" * 5000, kind="html")
    with pytest.raises(sp.InputTooLarge):
        sp.read("<p>aaaa</p>", kind="html", options=sp.Options(max_bytes=5))


def test_a_block_over_the_limit_is_cut_and_said() -> None:
    statement = sp.parse("<p>" + "word " * 100 + "</p>", kind="html", options=sp.Options(max_block_chars=60))
    assert statement.status == "partial"
    assert "block-cut" in [issue.code for issue in statement.issues]
    document = sp.read("<p>" + "word " * 100 + "</p>", kind="html", options=sp.Options(max_block_chars=60))
    assert [len(block.text) for block in document.content] == [60]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>one</p></body>two <b>more</b><p>three</p></html>",
        "<html><body><p>one</p></body></html>two <b>more</b><p>three</p>",
        "<html><body><p>one</p></body></html>\n<html><body>two <b>more</b></body></html><p>three</p>",
    ],
)
def test_text_behind_the_end_of_the_body_or_the_page(page: str) -> None:
    assert [block.text for block in sp.read(page).content] == ["one", "two more", "three"]


def test_a_title_that_is_never_closed_does_not_take_the_page_with_it() -> None:
    statement = sp.parse(
        b"<html><head><title>Open letter<body><h1>Open letter</h1><p>The well is closed, and nobody says why."
    )
    assert [passage.text for passage in statement.paragraphs] == ["The well is closed, and nobody says why."]
