from __future__ import annotations

import gzip
import os
import struct
import zipfile
from pathlib import Path

import pytest

from statement_parser.batch.items import DEFAULT_LIMITS, Found, Item, ReadLimits, Unread
from statement_parser.batch.sources import InputFile, documents, input_files
from tests.batch.pages import page, tarred, zipped

PAGE = page()


def in_file(path: Path, content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> list[Found]:
    path.write_bytes(content)
    return list(documents(InputFile(str(path), path.name), limits))


def shown(found: list[Found]) -> list[tuple[str, bytes | str]]:
    """(name, bytes) of what was read, (name, code) of what was not."""
    told: list[tuple[str, bytes | str]] = []
    for one in found:
        assert isinstance(one, Item | Unread)
        told.append((one.name, one.data if isinstance(one, Item) else one.error.code))
    return told


def code_of(found: list[Found]) -> str:
    (only,) = found
    assert isinstance(only, Unread)
    return only.error.code


def names(inputs: list[str], leave_out: list[Path] | None = None) -> list[str]:
    return [file.name for file in input_files(inputs, leave_out=leave_out or [])]


def test_a_folder_is_all_files_below_it_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "2019/z.html", "2019/.hidden/x.html", ".DS_Store", "2019/deep/er/y.txt"):
        (tmp_path / "download" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "download" / name).write_bytes(PAGE)
    expected = ["download/2019/deep/er/y.txt", "download/2019/z.html", "download/a.html", "download/b.html"]
    assert names([str(tmp_path / "download")]) == expected
    assert names([str(tmp_path / "download") + "/"]) == expected


def test_the_present_folder_adds_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    monkeypatch.chdir(tmp_path)
    assert names(["."]) == ["a.html"]
    assert names(["a.html"]) == ["a.html"]


def test_outputs_of_the_run_are_no_inputs(tmp_path: Path) -> None:
    for name in ("a.html", "out.jsonl"):
        (tmp_path / name).write_bytes(PAGE)
    assert names([str(tmp_path)], [tmp_path / "out.jsonl"]) == [f"{tmp_path.name}/a.html"]


def test_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("2.html", "1.html", "1.txt", "[odd].html"):
        Path(name).write_bytes(PAGE)
    assert names(["*.html"]) == ["1.html", "2.html", "[odd].html"]
    assert names(["[odd].html"]) == ["[odd].html"]


def test_a_pattern_may_stand_for_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for year in ("2018", "2019"):
        Path(year).mkdir()
        (Path(year) / "a.html").write_bytes(PAGE)
    for pattern in ("20*", "**", "**/*.html"):
        assert names([pattern]) == ["2018/a.html", "2019/a.html"]


def test_a_link_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gone.html").symlink_to(tmp_path / "nowhere")
    (file,) = input_files([str(tmp_path / "in")])
    assert code_of(list(documents(file))) == "cannot-read"


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(PAGE)
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    assert names([str(tmp_path / "in")]) == ["in/a.html"]


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    (file,) = input_files([str(tmp_path / "none.html")])
    assert code_of(list(documents(file))) == "cannot-read"
    (nothing,) = input_files([str(tmp_path / "*.html")])
    assert code_of(list(documents(nothing))) == "cannot-read"
    assert code_of(list(documents(InputFile("a\0b", "a\0b")))) == "cannot-read"


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    assert shown(in_file(tmp_path / "a.html", PAGE)) == [("a.html", PAGE)]
    assert shown(in_file(tmp_path / "empty.html", b"")) == [("empty.html", b"")]


@pytest.mark.parametrize("name", ["a.css", "a.JS", "a.js.download"])
def test_what_is_saved_beside_a_page_is_named(tmp_path: Path, name: str) -> None:
    assert code_of(in_file(tmp_path / name, b"p { color: red }")) == "unsupported-type"
    assert shown(in_file(tmp_path / "x.zip", zipped({name: b"p {}", "a.html": PAGE}))) == [
        (f"x.zip!{name}", "unsupported-type"),
        ("x.zip!a.html", PAGE),
    ]
    assert shown(in_file(tmp_path / name, PAGE)) == [(name, PAGE)]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    assert code_of(in_file(tmp_path / "a.html", b"x" * 101, ReadLimits(max_unpacked=100))) == "input-too-large"
    assert shown(in_file(tmp_path / "a.html", b"x" * 100, ReadLimits(max_unpacked=100))) == [("a.html", b"x" * 100)]


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.html")
    path.write_bytes(PAGE)
    (found,) = documents(InputFile(str(path), path.name))
    assert found.name == "\ufffd.html"


@pytest.mark.parametrize("pack", [zipped, tarred, lambda m: gzip.compress(tarred(m))], ids=["zip", "tar", "tar.gz"])
def test_archives_are_their_files(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    archive = pack({"2019/a.html": PAGE, "b.txt": b"We call.", ".hidden/c.html": PAGE, "__MACOSX/d.html": PAGE})
    found = in_file(tmp_path / "all.bin", archive)
    assert shown(found) == [("all.bin!2019/a.html", PAGE), ("all.bin!b.txt", b"We call.")]


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_a_path_in_an_archive_is_a_name_and_no_more(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    inside = tmp_path / "in"
    inside.mkdir()
    found = in_file(inside / "slip.bin", pack({"../../escaped.html": PAGE, "/etc/absolute.html": PAGE}))
    assert [one.name for one in found] == ["slip.bin!../../escaped.html", "slip.bin!/etc/absolute.html"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "slip.bin"]


def test_a_packed_page(tmp_path: Path) -> None:
    assert shown(in_file(tmp_path / "a.html.gz", gzip.compress(PAGE))) == [("a.html", PAGE)]
    two = gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:]) + b"\0" * 20
    assert shown(in_file(tmp_path / "a.html.gz", two)) == [("a.html", PAGE)]


@pytest.mark.parametrize("cut", [5, 15, 100, -4])
def test_packed_data_that_end_early(tmp_path: Path, cut: int) -> None:
    assert code_of(in_file(tmp_path / "a.html.gz", gzip.compress(PAGE)[:cut])) == "damaged-document"


def test_a_gzip_bomb_is_told_before_it_is_unpacked(tmp_path: Path) -> None:
    assert code_of(in_file(tmp_path / "bomb.gz", gzip.compress(b"\0" * 5_000_000))) == "decompression-limit"
    fits = b"".join(struct.pack("<I", n * 2_654_435_761 % 2**32) for n in range(1_000))
    above = ReadLimits(max_unpacked=1_000)
    assert code_of(in_file(tmp_path / "large.gz", gzip.compress(fits), above)) == "decompression-limit"


def test_a_bomb_in_a_zip_is_that_member_only(tmp_path: Path) -> None:
    found = in_file(tmp_path / "x.zip", zipped({"bomb.html": b"\0" * 5_000_000, "a.html": PAGE}))
    assert shown(found) == [("x.zip!bomb.html", "decompression-limit"), ("x.zip!a.html", PAGE)]


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    archive = zipped({"a.html": PAGE})
    size = struct.pack("<I", len(PAGE))
    found = in_file(tmp_path / "x.zip", archive.replace(size, struct.pack("<I", 10)))
    assert shown(found) == [("x.zip!a.html", "damaged-document")]


def test_a_member_with_a_password(tmp_path: Path) -> None:
    archive = bytearray(zipped({"a.html": PAGE, "b.html": PAGE}))
    central = archive.index(b"PK\x01\x02")
    archive[central + 8] |= 1
    found = in_file(tmp_path / "x.zip", bytes(archive))
    assert shown(found) == [("x.zip!a.html", "encrypted-document"), ("x.zip!b.html", PAGE)]


def test_other_ways_of_packing_are_named(tmp_path: Path) -> None:
    found = in_file(tmp_path / "x.zip", zipped({"a.html": PAGE}, zipfile.ZIP_LZMA))
    assert shown(found) == [("x.zip!a.html", "unsupported-type")]


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_too_many_members(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    archive = pack({f"{n}.html": b"x" for n in range(5)})
    assert shown(in_file(tmp_path / "x", archive, ReadLimits(max_entries=5)))[-1] == ("x!4.html", b"x")
    assert shown(in_file(tmp_path / "x", archive, ReadLimits(max_entries=4)))[-1] == ("x", "structure-limit")


@pytest.mark.parametrize("damage", [lambda z: z[:-10], lambda z: z[:50] + b"\xff" * 60 + z[110:]], ids=["cut", "hit"])
def test_a_damaged_zip(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    assert code_of(in_file(tmp_path / "x.zip", damage(zipped({"a.html": PAGE})))) == "damaged-document"


def test_a_damaged_tar_gives_what_stands_before(tmp_path: Path) -> None:
    archive = tarred({"a.html": PAGE, "b.html": PAGE * 20})
    found = shown(in_file(tmp_path / "x.tar", archive[:4_000]))
    assert found == [("x.tar!a.html", PAGE), ("x.tar", "damaged-document")]


def test_a_document_that_is_a_zip_stays_one(tmp_path: Path) -> None:
    docx = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert shown(in_file(tmp_path / "a.docx", docx)) == [("a.docx", docx)]


def test_an_archive_in_an_archive_is_one_document(tmp_path: Path) -> None:
    inner = zipped({"a.html": PAGE})
    assert shown(in_file(tmp_path / "x.zip", zipped({"inner.zip": inner}))) == [("x.zip!inner.zip", inner)]


def test_an_archive_without_documents_says_so(tmp_path: Path) -> None:
    for archive in (zipped({}), zipped({".hidden": b"x"}), tarred({".x": b"x"})):
        assert code_of(in_file(tmp_path / "x.bin", archive)) == "empty-document"
    assert code_of(in_file(tmp_path / "x.warc.gz", b"\x1f\x8b\x08")) == "empty-document"
