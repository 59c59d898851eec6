"""PDFium ends its process where memory is short: no `except` can hold that, and a child of its own does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from statement_parser.cli.main import main
from tests.batch.pages import page

MEMORY = 384


def doubling(levels: int) -> bytes:
    """A PDF whose page draws a form that draws the next one twice, and so on: few bytes, 2 ** levels words."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
        stream(b"/X Do"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for level in range(levels):
        inner = f"<</Font<</F 5 0 R>>/XObject<</X {7 + level} 0 R>>>>".encode()
        draws = b"/X Do /X Do" if level + 1 < levels else b"BT /F 9 Tf 50 700 Td (We call on all) Tj ET"
        objects.append(stream(draws, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources" + inner))
    numbered = (b"%d 0 obj%s endobj\n" % (number, body) for number, body in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R>>\n"


def stream(content: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def test_a_pdf_that_ends_its_process_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(page("A"))
    (tmp_path / "in" / "b.pdf").write_bytes(doubling(40))
    (tmp_path / "in" / "c.pdf").write_bytes(doubling(3))
    (tmp_path / "in" / "d.html").write_bytes(page("D"))
    out = tmp_path / "out.jsonl"
    arguments = ["batch", str(tmp_path / "in"), "-o", str(out), "--jobs", "1", "--memory", str(MEMORY)]
    assert CliRunner().invoke(main, arguments).exit_code == 1
    names = [json.loads(line)["source"]["name"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert names == ["in/a.html", "in/c.pdf", "in/d.html"]
    (failure,) = map(json.loads, (tmp_path / "out.failed.jsonl").read_text(encoding="utf-8").splitlines())
    assert (failure["name"], failure["state"], failure["code"]) == ("in/b.pdf", "quarantined", "memory-limit")
    assert failure["attempts"] == 2
    # Asked for afterwards, copies are made without parsing anything; they are no inputs of the next run.
    kept = tmp_path / "in" / "kept"
    for _ in range(2):
        assert CliRunner().invoke(main, [*arguments, "--keep-quarantined", str(kept)]).exit_code == 1
        assert {path.name: path.read_bytes() for path in kept.iterdir()} == {failure["sha256"]: doubling(40)}
        assert len(out.read_text(encoding="utf-8").splitlines()) == 3


def test_it_does_end_a_process_without_one() -> None:
    code = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY} << 20, {MEMORY} << 20))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
import statement_parser
try:
    statement_parser.parse(sys.stdin.buffer.read())
except Exception as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], input=doubling(40), capture_output=True, check=False)
    assert (run.returncode < 0, run.stdout) == (True, b"")
