from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.text.clean import clean

NASTY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\u200c\u200d\u00ad\u200b\ufeff\u061c\u0301\u0650 \t\u00a0\u2028\x00\x85\u064a\u0915e1\ud800"),
    )
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", ""),
        ("We, the undersigned", "We, the undersigned"),
        ("  We,\n\tthe \r\n undersigned ", "We, the undersigned"),
        ("a\x00b\x1fc\x7fd", "a b c d"),
        ("a\u0085b\u0099c", "a b c"),
        ("a\u00a0\u202f\u2007b\u3000c", "a b c"),
        ("a\u2028b\u2029c", "a b c"),
        ("e\u0301tat", "état"),
        ("e\u00ad\u0301tat", "état"),
        ("syndi\u00adcat", "syndicat"),
        ("\u202bالعربية\u202c\u200f", "العربية"),
        ("\ufeffBOM\u200b \u2060x", "BOM x"),
        ("flag\U000e0067\U000e007f", "flag"),
        ("a\ud800b", "a\ufffdb"),
        ("می\u200cشود", "می\u200cشود"),
        ("\u200cمی \u200cشود\u200d.", "می شود."),
        ("می\u200c\u200b\u200cشود", "می\u200cشود"),
        ("क्\u200dष", "क्\u200dष"),
        ("1\u200d2", "12"),
        ("\uf0b7 item", "\uf0b7 item"),
        (" \u00a0\u200b ", ""),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(NASTY)
def test_clean_is_idempotent(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(NASTY)
def test_clean_text_is_one_line_of_encodable_nfc(text: str) -> None:
    done = clean(text)
    done.encode("utf-8")
    assert unicodedata.is_normalized("NFC", done)
    assert done == " ".join(done.split())
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in done)
    assert not set(done) & set("\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202e\u2060\u2066\u2069\ufeff")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"])))
def test_letters_digits_and_punctuation_are_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)
