"""PDFium's functions without what ctypes does around each call of them.

pypdfium2 declares their arguments, so that each is checked and converted at each call. For those that are called for
each word that takes three times as long as what is called; declared anew, they take what C takes.
"""

from __future__ import annotations

import ctypes
from typing import Any


class Handle(ctypes.c_void_p):
    """What a function of PDFium gives to be handed to another one: false where there is none, `value` its address."""


class Calls:
    """The functions of pypdfium2's `raw` by their names.

    Nothing is converted: an argument is a handle, what `ctypes.byref` makes, a value of ctypes or, where C has an int,
    an int. A function that gives a pointer gives a `Handle`.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def __getattr__(self, name: str) -> Any:
        declared = getattr(self._raw, name)
        call = type(declared)(
            ctypes.cast(declared, ctypes.c_void_p).value
        )  # of its class: it calls as the library does
        call.restype = Handle if hasattr(declared.restype, "contents") else declared.restype
        setattr(self, name, call)  # it is found without this function from now on
        return call
