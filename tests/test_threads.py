"""The library in several threads: the first use, in which all data are loaded, and the engine of PDFs."""

from __future__ import annotations

import ast
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import statement_parser as sp

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "statement_parser"
PDFS = sorted((ROOT / "fixtures" / "statements").glob("*/*.pdf"))[::24]

FIRST_USE = """
import sys, threading
import statement_parser as sp
sys.setswitchinterval(1e-5)
ready = threading.Barrier(4)
records = []
def work():
    ready.wait()
    records.append(sp.parse("Joint appeal\\n\\nWe call on the city to:\\n\\n- Open it.\\n- Keep it.").to_json())
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(records) == 4 and len(set(records)) == 1
"""


def test_the_first_use_may_be_by_several_threads_at_once() -> None:
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", FIRST_USE], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_msgspec_is_asked_for_a_type_in_one_place() -> None:
    """What it learns of a type is seen by other threads while it is half made."""
    asking = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("msgspec.", "json.")):
                what = ast.unparse(node.func).rsplit(".", 1)[1]
                typed = what == "decode" and any(keyword.arg == "type" for keyword in node.keywords)
                if typed or what in ("convert", "Decoder"):
                    asking.add(path.relative_to(SRC).as_posix())
    assert asking == {"typed.py"}


def test_pdfs_may_be_read_in_several_threads() -> None:
    alone = [sp.parse_file(path).to_json() for path in PDFS]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda path: sp.parse_file(path).to_json(), PDFS * 3))
    assert together == alone * 3
