"""Conversion of foreign values to our types, safe for threads: every use of a type with msgspec goes through here.

On the first use of a type msgspec stores what it learns in the type itself, and other threads can see that half made:
two threads that parsed their first documents at once crashed the interpreter (msgspec 0.22). Here a lock makes sure
that only one thread makes the first use of a type.
"""

from __future__ import annotations

import functools
import threading
from typing import Any, TypeVar

import msgspec

_T = TypeVar("_T")

_alone = threading.Lock()


def convert(value: Any, kind: type[_T]) -> _T:
    """Convert a value of plain types (dict, list, str ...) to `kind`.

    Raises:
        msgspec.ValidationError: it does not fit; the message names the field.
    """
    json_decoder(kind)
    return msgspec.convert(value, kind)


def from_json(data: bytes | bytearray | str, kind: type[_T]) -> _T:
    """Decode JSON to `kind`.

    Raises:
        msgspec.ValidationError: it does not fit; the message names the field.
        msgspec.DecodeError: it is not JSON.
    """
    return json_decoder(kind).decode(data)


def json_decoder(kind: type[_T]) -> msgspec.json.Decoder[_T]:
    """What decodes JSON to `kind`; it may be shared by threads.

    >>> json_decoder(list[int]).decode(b"[1, 2]")
    [1, 2]
    """
    with _alone:
        return _decoder(kind)  # type: ignore[no-any-return, arg-type]  # types are hashable


@functools.cache
def _decoder(kind: Any) -> Any:
    return msgspec.json.Decoder(kind)
