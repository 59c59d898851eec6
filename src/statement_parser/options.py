"""The limits of one call, in one frozen object."""

from __future__ import annotations

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Limits; the defaults pass every one of 3,522 real pages measured, with room.

    A limit that trips is an error (`StructureLimit`, `InputTooLarge`) or an issue in a partial
    record, as said at each field; never a silent loss.
    """

    max_bytes: int = 20_000_000
    """Bytes of HTML or text; above: `InputTooLarge`."""
    max_pdf_bytes: int = 64_000_000
    """Bytes of a PDF, which may hold scans; above: `InputTooLarge`."""
    max_nodes: int = 500_000
    """Elements of a page; above: `StructureLimit`."""
    max_depth: int = 2_000
    """Elements inside one another; above: `StructureLimit`, as where the depths of all blocks add up to 4,000,000."""
    max_tag_attributes: int = 2_000
    """Attributes of one tag (libxml2 is quadratic in them); above: `StructureLimit`."""
    max_pages: int = 1_000
    """Pages of a PDF; the rest is left out with an issue."""
    max_page_chars: int = 100_000
    """Characters of a page of a PDF; a page with more is left out with an issue."""
    max_text_chars: int = 10_000_000
    """Characters of the text of a document; the rest is left out with an issue."""
    max_block_chars: int = 100_000
    """Characters of one block; the rest is left out with an issue."""
    max_signatories: int = 200_000
    """Signatories of one record; the rest is left out with an issue."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if not isinstance(value, int) or value < 1:
                raise ValueError(f"Options.{name} is {value!r}; it must be a whole number of 1 or more")

    @property
    def most_bytes(self) -> int:
        """Bytes above which no input is read, whatever it is."""
        return max(self.max_bytes, self.max_pdf_bytes)


def check_options(options: object) -> None:
    """Check that `options` is an `Options`.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(options, Options):
        raise TypeError(f"options must be an Options(...), not {type(options).__name__}")


DEFAULT = Options()
