"""The tables of names hold together."""

from __future__ import annotations

import re
from collections import Counter

from statement_parser.organisations.name_data import cities, countries, forms, heads, name_words
from statement_parser.text.fold import tokens


def test_countries_have_codes_and_names_in_many_languages() -> None:
    table = countries()
    assert len(table.names) >= 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in (*table.names, *table.adjectives, *cities()))
    assert set(table.adjectives) | set(cities()) <= set(table.names)
    for code in ("SY", "TN", "US", "UA", "CD", "MM"):
        assert len(table.names[code]) >= 15


def test_no_spelling_stands_twice_under_a_country() -> None:
    for table in (countries().names, countries().adjectives, cities()):
        for code, spellings in table.items():
            assert [x for x, count in Counter(spellings).items() if count > 1] == [], code
            assert all(spelling == " ".join(spelling.split()) and tokens(spelling) for spelling in spellings), code


def test_a_spelling_of_a_form_has_one_usual_form() -> None:
    for forms_at in (forms().end, forms().start, forms().quoted):
        spellings = ["".join(spelling.split()) for form in forms_at for spelling in dict.fromkeys(form)]
        # "z.s." and "z. s." are one spelling of one form.
        owners = {s: {form[0] for form in forms_at if s in {"".join(x.split()) for x in form}} for s in spellings}
        assert {s: usual for s, usual in owners.items() if len(usual) > 1} == {}
    assert len(forms().end) + len(forms().start) + len(forms().quoted) >= 120


def test_words_are_words() -> None:
    words = name_words()
    phrases = [*words.branches.before, *words.branches.after, *words.known_as.before, *words.notes.before]
    assert [phrase for phrase in phrases if not tokens(phrase)] == []
    assert "association" in heads()
    assert heads()["association"] >= {"en", "fr"}
