"""`import statement_parser` and the help of the command load no dependency."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULE_OF = {"beautifulsoup4": "bs4", "charset-normalizer": "charset_normalizer", "pillow": "PIL"}
"""Where a package's module has another name."""


def dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {line.split(">=")[0] for line in project["dependencies"]}
    return {MODULE_OF.get(name, name) for name in names} | {"pypdfium2", "pdfminer"}


def loaded_after(code: str) -> set[str]:
    script = f"import sys\nsys.path.insert(0, {str(ROOT / 'src')!r})\n{code}\nprint('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in run.stdout.split("\n")}


def test_the_list_is_the_whole_one() -> None:
    named = (
        "lxml bs4 pdfplumber langdetect msgspec anyascii rapidfuzz click tqdm charset_normalizer pypdfium2 pdfminer PIL"
    )
    assert dependencies() == set(named.split())


def test_import_loads_no_dependency() -> None:
    assert loaded_after("import statement_parser") & dependencies() == set()


def test_version_and_dir_load_no_dependency() -> None:
    code = "import statement_parser as sp; sp.__version__; dir(sp); sp.__all__"
    assert loaded_after(code) & dependencies() == set()


def test_errors_load_no_dependency() -> None:
    assert loaded_after("from statement_parser import StatementParserError") & dependencies() == set()


def test_records_load_msgspec_alone() -> None:
    assert loaded_after("from statement_parser import Statement, Options") & dependencies() == {"msgspec"}


@pytest.mark.parametrize("library", sorted(dependencies() - {"msgspec", "lxml"}))
def test_the_help_of_the_command_loads_click_alone(library: str) -> None:
    assert (library in loaded_after("import statement_parser.cli.main")) == (library == "click")


def test_names_are_compared_without_rapidfuzz_until_letters_must_be_counted() -> None:
    code = "import statement_parser as sp; sp.parse_name('Elm Society'); sp.compare_names, sp.resolve"
    assert "rapidfuzz" not in loaded_after(code)


def test_a_page_is_parsed_without_the_reader_of_pdfs() -> None:
    script = (
        f"import sys\nsys.path.insert(0, {str(ROOT / 'src')!r})\nimport statement_parser as sp\n"
        "sp.parse('<p>We ask the city to open the archive.</p>', kind='html')\n"
        "print(*[name for name in sys.modules if name.startswith('statement_parser.reading.pdf.')])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= {"statement_parser.reading.pdf.ocr"}
