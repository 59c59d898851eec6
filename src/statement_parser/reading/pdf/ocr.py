"""Pages without text -> a PDF that has it, by OCRmyPDF and Tesseract (extra "ocr").

They run in a process of their own: what a hostile picture does to them does not touch the caller.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources

from statement_parser.errors import DamagedDocument, EncryptedDocument, MissingTool, TimeLimit

_STAGE = "ocr"
_MODEL = re.compile(r"(?:script/)?[A-Za-z_]{3,20}")
_SECONDS, _PAGE_SECONDS = 60, 300
"""What OCR may take: to start and to write the file, and for each page."""
_MISSING, _ENCRYPTED = 3, 8
"""Exit codes of OCRmyPDF: a program or a model is missing, the PDF is encrypted."""
_HOW = "pip install 'statement-parser[ocr]', and Tesseract (Debian: apt-get install tesseract-ocr)"


def models(languages: str) -> str:
    """Names of Tesseract's models for languages.

    Args:
        languages: our codes, or Tesseract's own names, with "+" between them: "fr", "en+ar", "deu".

    Raises:
        ValueError: one of them is neither.

    >>> models("en+zh"), models("deu")
    ('eng+chi_sim+chi_tra', 'deu')
    """
    names = []
    for language in languages.split("+"):
        name = _names().get(language, language)
        if language not in _names() and _MODEL.fullmatch(language) is None:
            raise ValueError(f"language {language!r} of OCR: a code such as fr, or a name that Tesseract lists")
        names.append(name)
    return "+".join(names)


@functools.cache
def _names() -> dict[str, str]:
    path = resources.files("statement_parser.reading.pdf").joinpath("tesseract.toml")
    return tomllib.loads(path.read_text("utf-8"))


def recognise(data: bytes, pages: Sequence[int], languages: str) -> bytes:
    """The PDF with a layer of recognised text on some of its pages; their size and order stay.

    Args:
        data: a PDF.
        pages: numbers of the pages, 1-based. Whatever text they have is lost: they become pictures.
        languages: as of `models`.

    Raises:
        MissingTool: OCRmyPDF, Tesseract, or a model of a language is not installed.
        EncryptedDocument: OCRmyPDF reads no encrypted file, even where no password is needed.
        DamagedDocument: OCRmyPDF cannot read the file.
        TimeLimit: it took more than a minute, and five for each page.
    """
    seconds = _SECONDS + _PAGE_SECONDS * len(pages)
    code, read, errors = _run(_command(pages, models(languages), seconds), data, seconds)
    if code == 0:
        return read
    said = " ".join(errors.decode("utf-8", "replace").split()) or f"exit code {code}"
    if code == _MISSING:
        raise MissingTool(f"OCR: {said}", stage=_STAGE)
    if code == _ENCRYPTED:
        raise EncryptedDocument("OCR needs the PDF without encryption: save it so, then parse it again", stage=_STAGE)
    raise DamagedDocument(f"OCRmyPDF cannot read the PDF: {said}", stage=_STAGE)


def _run(command: list[str], data: bytes, seconds: float) -> tuple[int, bytes, bytes]:
    """Exit code, output and errors of a command; it and what it has started end with this function."""
    import os
    import signal
    import subprocess

    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True) as process:
        try:
            output, errors = process.communicate(data, timeout=seconds)
        except BaseException as error:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            if isinstance(error, subprocess.TimeoutExpired):
                raise TimeLimit(f"OCR took more than {seconds} seconds", stage=_STAGE) from error
            raise
    return process.returncode, output, errors


def _command(pages: Sequence[int], names: str, seconds: int) -> list[str]:
    """The command that reads a PDF from its standard input and writes one to its standard output."""
    import importlib.util
    import shutil
    import sys

    if importlib.util.find_spec("ocrmypdf") is None:
        raise MissingTool(f"OCR needs OCRmyPDF: {_HOW}", stage=_STAGE)
    if shutil.which("tesseract") is None:
        raise MissingTool(f"OCR needs the program tesseract: {_HOW}", stage=_STAGE)
    # "force" reads outlines too, and letters whose characters the font does not say: it reads what is seen.
    # The file is read once and thrown away: nothing in it is made smaller, and it need not be PDF/A.
    how = "--quiet --mode force --output-type pdf --optimize 0 --rasterizer pypdfium --invalidate-digital-signatures"
    numbers = ",".join(map(str, pages))
    # Where Tesseract runs out of time, OCRmyPDF leaves the page blank: our own limit must come first.
    timeout = f"--tesseract-timeout={seconds + _SECONDS}"
    return [sys.executable, "-m", "ocrmypdf", *how.split(), timeout, "--language", names, "--pages", numbers, "-", "-"]
