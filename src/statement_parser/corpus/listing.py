"""A tuple that a notebook shows as a table, and a prompt in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, SupportsIndex, TypeVar, overload

from statement_parser.model.view import table_html

T_co = TypeVar("T_co", covariant=True)

Columns = Mapping[str, Callable[[T_co], object]]
"""Heading of a column, with what it shows of an item."""

_ROWS = 20
"""Shown in a notebook; of longer listings the first ones."""


class Listing(tuple[T_co, ...], Generic[T_co]):
    """Items with the columns that a notebook shows of them."""

    _what: str
    _columns: Columns[T_co]

    def __new__(cls, items: Iterable[T_co], what: str, columns: Columns[T_co]) -> Listing[T_co]:
        """Make one.

        Args:
            items: whatever is listed.
            what: what they are, in the plural: "organisations".
            columns: what a notebook shows.
        """
        listing = super().__new__(cls, items)
        listing._what = what
        listing._columns = columns
        return listing

    def __repr__(self) -> str:
        return f"<{len(self):,} {self._what}>"

    @overload
    def __getitem__(self, key: SupportsIndex) -> T_co: ...
    @overload
    def __getitem__(self, key: slice) -> Listing[T_co]: ...
    def __getitem__(self, key: SupportsIndex | slice) -> T_co | Listing[T_co]:
        if isinstance(key, slice):
            return Listing(super().__getitem__(key), self._what, self._columns)
        return super().__getitem__(key)

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (tuple(self),)

    def _repr_html_(self) -> str:
        cells = [[column(item) for column in self._columns.values()] for item in tuple(self)[:_ROWS]]
        return table_html(repr(self)[1:-1], list(self._columns), cells, len(self))
