"""Loading of the language data."""

from __future__ import annotations

import msgspec
import pytest

from statement_parser.language.load import Language, all_languages, codes, load

CORE = {"ar", "ckb", "de", "en", "es", "fa", "fr", "he", "it", "kmr", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh"}


def test_the_core_languages_are_there() -> None:
    assert set(codes()) >= CORE
    assert list(codes()) == sorted(codes())


def test_a_file_holds_the_language_of_its_name() -> None:
    assert [language.code for language in all_languages()] == list(codes())


def test_data_are_immutable_and_shared() -> None:
    english = load("en")
    assert english is load("en")
    with pytest.raises(AttributeError):
        english.name = "other"  # type: ignore[misc]
    assert isinstance(english.headings.signatories, tuple)
    assert all(isinstance(names, tuple) for names in english.dates.months)


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"'xx'.*ckb.*en.*zh"):
        load("xx")
    with pytest.raises(KeyError):
        load("../load")


@pytest.mark.parametrize("path", ["headings.signatory", "phrases.sign", "colour"])
def test_a_misspelt_key_is_an_error(path: str) -> None:
    base: dict[str, object] = {"code": "xx", "name": "X", "endonym": "X", "script": "Latn", "direction": "ltr"}
    assert msgspec.convert(base, Language).headings.signatories == ()
    inner: object = ["word"]
    for key in reversed(path.split(".")):
        inner = {key: inner}
    assert isinstance(inner, dict)
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert(base | inner, Language)
