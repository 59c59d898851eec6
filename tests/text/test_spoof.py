from __future__ import annotations

import pytest

from statement_parser.text.spoof import spoofing_flags, unspoofed


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("River Watch", ()),
        ("شبكة الأنهار", ()),
        ("می\u200cشود", ()),
        ("River\u200bWatch", ("zero-width",)),
        ("River\u200dWatch", ("zero-width",)),
        ("\u202eRiver\u202c", ("bidi",)),
        ("R\u0456ver", ("mixed-script",)),
        ("\u0391lpha", ("mixed-script",)),
        ("центр Rivertrend", ()),
        ("Ｒiver", ("fullwidth",)),
        ("River\x07", ("control",)),
        ("R\u0456ver\u200f\u00ad", ("bidi", "mixed-script", "zero-width")),
    ],
)
def test_flags(text: str, flags: tuple[str, ...]) -> None:
    assert spoofing_flags(text) == flags


def test_a_word_of_two_alphabets_is_read_in_the_one_that_has_all_its_shapes() -> None:
    assert unspoofed("N\u0435tw\u043erk") == "Network"
    assert unspoofed("с\u0065ть") == "сеть"
    assert unspoofed("сеть Network") == "сеть Network"
    assert unspoofed("ж\u0071") == "ж\u0071"
