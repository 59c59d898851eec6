"""The public names: listed, bound, documented."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

import statement_parser as sp
from statement_parser import errors

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = [name for name in sp.__all__ if name != "__version__"]


def test_the_names_are_exactly_these() -> None:
    assert sp.__all__ == sorted(sp.__all__)
    assert set(sp.__all__) == {
        *"parse parse_file read explain Options Statement Signatory Demand Bullet Passage StatementDate".split(),
        *"Translation OrganisationName Document Block Span Source Issue PageBox NodePath LineRange SourceField".split(),
        *"Explained Labelling StatementParserError InputTooLarge UnsupportedType EmptyDocument DamagedDocument".split(),
        *"EncryptedDocument DecompressionLimit StructureLimit TimeLimit MemoryLimit WorkerDied InternalError".split(),
        *"MissingTool Label Zone Role Shape Break Hint parse_many Parsed to_text to_markdown to_tei to_ris to_csl to_json_ld to_ftm __version__".split(),
        *"parse_name Alias Suggestion Report Correction load_corrections append_correction apply_corrections".split(),
        *"compare_names resolve Comparison Decision Organisation Registry".split(),
        *"ExternalId Joined Mention Relation Undecided Variant Style".split(),
        *"Change Member Listing Network CoSignature Signature SignedStatement SigningOrganisation Picture Pictures".split(),
        *"Group CannotRead NoChildren Corpus Authority AuthorityEntry load_authority load_decisions append_decision".split(),
    }


def test_the_lazy_names_are_the_public_ones() -> None:
    assert sorted([*sp._HOME_OF, "__version__"]) == sp.__all__
    assert set(sp.__all__) <= set(dir(sp))


@pytest.mark.parametrize("name", PUBLIC)
def test_each_is_bound_to_the_thing_itself_and_documented(name: str) -> None:
    thing = getattr(sp, name)
    home = importlib.import_module(f"statement_parser.{sp._HOME_OF[name]}")
    assert thing is getattr(home, name)
    assert thing is getattr(sp, name)
    assert len(inspect.getdoc(thing) or "") > 5


@pytest.mark.parametrize("name", PUBLIC)
def test_public_methods_are_documented(name: str) -> None:
    thing = getattr(sp, name)
    if inspect.isclass(thing):
        own = [(n, m) for n, m in vars(thing).items() if not n.startswith("_") and callable(getattr(m, "__func__", m))]
        undocumented = [n for n, m in own if inspect.isroutine(getattr(m, "__func__", m)) and not inspect.getdoc(m)]
        assert undocumented == []


@pytest.mark.parametrize("name", PUBLIC)
def test_what_a_record_holds_is_public(name: str) -> None:
    thing = getattr(sp, name)
    if inspect.isclass(thing) and issubclass(thing, msgspec.Struct):
        hints = get_type_hints(thing, localns={name: getattr(sp, name) for name in PUBLIC})
        held = {part for hint in hints.values() for part in parts(hint) if inspect.isclass(part)}
        assert {one.__name__ for one in held if one.__module__.startswith("statement_parser.")} <= set(PUBLIC)


def parts(hint: Any) -> Iterator[Any]:
    """A type with all types inside it."""
    yield hint
    for inner in get_args(hint):
        yield from parts(inner)


def test_every_error_is_public() -> None:
    classes = {n for n, c in vars(errors).items() if inspect.isclass(c) and issubclass(c, Exception)}
    assert classes <= set(sp.__all__)
    codes = [getattr(sp, n).code for n in classes]
    assert len(codes) == len(set(codes))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        _ = sp.parze


def test_the_version_is_in_the_changelog() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", sp.__version__)
    assert f"## {sp.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_types_are_marked_as_shipped() -> None:
    assert (ROOT / "src" / "statement_parser" / "py.typed").is_file()
