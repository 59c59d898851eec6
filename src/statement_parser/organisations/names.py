"""A signatory's string -> its record."""

from __future__ import annotations

from statement_parser.model.organisation import OrganisationName
from statement_parser.organisations.normalise import normalise


def parse_name(raw: str) -> OrganisationName:
    """The record of one signatory's string, whatever list it stood in.

    Raises:
        TypeError: `raw` is no str.
        ValueError: there is no letter or digit in `raw`.
    """
    return normalise(raw)
