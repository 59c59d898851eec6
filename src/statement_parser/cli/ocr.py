"""The options of commands that can read scans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])
_FALLBACK = "en"


def ocr_options(command: _F) -> _F:
    """Adds `--ocr` and `--ocr-language` to a command; `ocr_language_of` makes one value of the two."""
    for add in (
        click.option(
            "--ocr-language",
            metavar="CODES",
            callback=_known_to_ocr,
            help='Languages of the scans ("fr", "en+ar", names of Tesseract). Default: --language, or en. Means --ocr.',
        ),
        click.option(
            "--ocr", is_flag=True, help="Read pages of a PDF that have no text by OCR. Needs statement-parser[ocr]."
        ),
    ):
        command = add(command)
    return command


def ocr_language_of(ocr: bool, ocr_language: str | None, language: str | None) -> str | None:
    """What to pass as `ocr`; None where no OCR is wanted."""
    if not ocr and ocr_language is None:
        return None
    return ocr_language or language or _FALLBACK


def _known_to_ocr(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from statement_parser.reading.pdf.ocr import models

        try:
            models(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return value
