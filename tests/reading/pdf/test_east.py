"""Chinese on paper: lines break between any two characters, signs do not begin one and may hang over the edge."""

from __future__ import annotations

import io

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import statement_parser as sp

TEXT = [
    "老街的茶馆开了六十年，三代人在这里下棋、听书、说话。去年冬天，一张告示贴在门上，写着月底以前必须搬走。没有人来问过我们，"
    "也没有人来看看门口的那棵树和树下的人。我们问过三次，都没有回答。",
    "茶馆不是一间空房子。它是老人的客厅，也是孩子放学以后等父母的地方。我们写信给区政府，得到的“答复”只有一句话：请等通知。"
    "我们已经等了一整年，还要等多久呢？",
]
NAMES = "老街棋社、南门听书会、城北读书小组、树下茶友会、巷口修鞋合作社、东河摄影学会、钟楼居民代表会、桥头孩子阅览室"


def wrapped(text: str, first: int, most: int = 22) -> list[str]:
    """The lines of a paragraph: a sign hangs behind the last character of one, an opening one goes to the next."""
    lines = []
    size = first
    while text:
        end = size + (text[size : size + 1] in tuple("，。、：？”"))
        end -= text[end - 1 : end] == "“"
        lines.append(text[:end])
        text, size = text[end:], most
    return lines


def page() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(420.0, 595.0), invariant=1)
    canvas.setFont("STSong-Light", 18)
    canvas.drawString(100.0, 540.0, "请留下老街的茶馆")
    canvas.setFont("STSong-Light", 12)
    lines = [(x, line) for text in TEXT for x, line in zip((84.0, *[60.0] * 9), wrapped(text, 20), strict=False)]
    lines += [(60.0, line) for line in ("联署团体：", *wrapped(NAMES, 22))]
    for number, (x, line) in enumerate(lines):
        canvas.drawString(x, 500.0 - 18.0 * number, line)
    canvas.setFont("STSong-Light", 9)
    canvas.drawString(186.0, 30.0, "第1页，共1页")
    canvas.save()
    return data.getvalue()


def test_paragraphs_and_names_go_on_over_the_ends_of_lines() -> None:
    statement = sp.parse(page())
    assert [paragraph.text for paragraph in statement.paragraphs] == TEXT
    assert [name.raw for name in statement.signatories] == NAMES.split("、")
