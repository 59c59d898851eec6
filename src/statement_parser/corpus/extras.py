"""What to say where a package of an extra is not installed."""

from __future__ import annotations


class MissingExtra(ImportError):
    """A package of an extra is not installed; the message says what to install."""


def missing(package: str, extra: str, what: str) -> MissingExtra:
    """The error that says so.

    >>> str(missing("pandas", "pandas", "Frames of pandas"))
    'Frames of pandas need pandas, which is not installed: pip install "statement-parser[pandas]"'
    """
    detail = f'{what} need {package}, which is not installed: pip install "statement-parser[{extra}]"'
    return MissingExtra(detail, name=package)
