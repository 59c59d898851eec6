from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statement_parser.text.fold import fold, tokens, tokens_of_each

NASTY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("İıŞß\u0307\u0301\u0654\u064e\u0640\u200c\u200d\u00adئؤأکیە١۲\u1100\u1161\u11a8가\u0345ᾳΣς"),
    )
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("État", "ETAT", "E\u0301tat"),
        ("İSTANBUL", "istanbul", "Istanbul", "ıstanbul", "i\u0307stanbul"),
        ("Straße", "STRASSE", "strasse"),
        ("ΑΘΗΝΑΣ", "Αθήνας", "αθηνασ"),
        ("Łódź", "lodz"),
        ("Ёлка", "елка"),
        ("إلى", "الي", "الى", "اِلی"),
        ("بيــان", "بَيان", "بیان"),
        ("منظمة", "منظمه", "منظمۃ"),
        ("کتاب", "كتاب"),
        ("٢٠١٨", "۲۰۱۸", "2018", "２０１８"),
        ("پاییز", "پائیز"),
        ("میشود", "می\u200cشود"),
        ("ﻻ", "لا"),
        ("5–7", "5-7", "5—7", "5−7"),
        ("l’état", "l'etat", "lʼétat"),
        ("“x”", "«x»", "„x‟", '"x"'),
        ("שָׁלוֹם", "שלום"),
        ("și", "şi", "si"),
        ("1er", "1ᵉʳ"),
    ],
)
def test_spellings_of_one_word_are_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("دە", "ده"), ("شێر", "شير"), ("کۆ", "کو"), ("мой", "мои"), ("सबा", "सब"), ("ガ", "カ")]
)
def test_letters_that_tell_words_apart_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(NASTY)
def test_fold_is_idempotent(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(NASTY)
def test_tokens_of_the_key_are_the_tokens(text: str) -> None:
    words = tokens(text)
    assert words == tokens(fold(text)) == tokens(" ".join(words))
    assert all(word and not any(c.isspace() for c in word) for word in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("We, the under-signed: 3rd", ("we", "the", "under", "signed", "3rd")),
        ("l’État d'ici", ("l", "etat", "d", "ici")),
        ("snake_case a.b@c", ("snake", "case", "a", "b", "c")),
        ("联合声明 NGO 2018年", ("联", "合", "声", "明", "ngo", "2018", "年")),
        ("共同せいメー", ("共", "同", "せ", "い", "メ", "ー")),
        ("공동 성명", ("공동", "성명")),
        ("हिन्दी भाषा।", ("हिन्दी", "भाषा")),
        ("نحن، المنظمات", ("نحن", "المنظمات")),
    ],
)
def test_tokens(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


@given(st.lists(NASTY, max_size=5))
def test_many_at_once_have_the_words_that_each_has(texts: list[str]) -> None:
    assert tokens_of_each(texts) == [tokens(text) for text in texts]
