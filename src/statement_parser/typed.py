"""Our records and plain values, JSON: every use of a type with msgspec goes through here, safe for threads.

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


def to_plain(record: msgspec.Struct) -> dict[str, Any]:
    """A record as plain dicts, lists, strings and numbers, as in JSON."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return plain


def to_json_text(value: Any, indent: int | None) -> str:
    """A record, or plain values, as JSON text; `indent=None`: on one line."""
    encoded = msgspec.json.encode(value)
    return (encoded if indent is None else msgspec.json.format(encoded, indent=indent)).decode()


@functools.cache
def _decoder(kind: Any) -> Any:
    return msgspec.json.Decoder(kind)
