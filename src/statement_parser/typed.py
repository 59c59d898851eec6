"""Values of other programs as our types: all that asks msgspec for a type goes through here.

What msgspec learns of a type it keeps in the type, from the first use on, and lets other threads see it while it is
half made: two threads that parsed their first documents at once crashed the interpreter (msgspec 0.22). Here the
first use of a type is made by one thread alone.
"""

from __future__ import annotations

import functools
import threading
from typing import Any, TypeVar

import msgspec

_T = TypeVar("_T")

_alone = threading.Lock()


def convert(value: Any, kind: type[_T]) -> _T:
    """A value of plain types (dict, list, str ...) as `kind`.

    Raises:
        msgspec.ValidationError: it is none; the message names the field.
    """
    json_decoder(kind)
    return msgspec.convert(value, kind)


def from_json(data: bytes | bytearray | str, kind: type[_T]) -> _T:
    """JSON as `kind`.

    Raises:
        msgspec.ValidationError: it is none; the message names the field.
        msgspec.DecodeError: it is no JSON.
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
