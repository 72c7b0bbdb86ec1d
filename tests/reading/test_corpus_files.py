"""Corpus files: decoded to the letter, named by their file, described by the file beside them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from footnoted.errors import UnreadableCorpus
from footnoted.reading import read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_corpus_is_the_paper_to_the_letter() -> None:
    (file,) = read_corpus(CORPUS)
    content = (CORPUS / "howell-2025-south-korea.txt").read_bytes()
    assert file.id == "howell-2025-south-korea"
    assert file.text.encode() == content
    assert hashlib.sha256(content).hexdigest() == "4570df36e78af980df8b4ae71994bbe0eb385edc3112d3f82bfe3b14f703e6c6"
    assert file.metadata is not None
    assert file.metadata.authors == ("Edward Howell",)
    assert file.metadata.doi == "10.55317/9781784136420"


def test_newlines_and_byte_order_mark_are_untouched(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffone\r\ntwo\rthree\n".encode())
    (file,) = read_corpus(tmp_path)
    assert file.text == "\ufeffone\r\ntwo\rthree\n"
    assert file.metadata is None


def test_papers_come_by_name_and_other_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.txt", "LICENSE.txt", "notes.md", "a.json.bak"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    assert [file.id for file in read_corpus(tmp_path)] == ["a", "b"]


def test_a_name_becomes_an_id_that_an_address_can_hold(tmp_path: Path) -> None:
    (tmp_path / "Müller & Söhne (2020).txt").write_text("words", encoding="utf-8")
    (tmp_path / "門.txt").write_text("words", encoding="utf-8")
    assert [file.id for file in read_corpus(tmp_path)] == ["M-ller-S-hne-2020", "paper"]


def test_metadata_takes_known_fields_and_leaves_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    described = {"title": "The Gate", "authors": ["Ada Crane", "Bo Wren"], "date": "2021", "colour": "red"}
    (tmp_path / "a.json").write_text(json.dumps(described), encoding="utf-8")
    (file,) = read_corpus(tmp_path)
    assert file.metadata is not None
    assert (file.metadata.title, file.metadata.authors, file.metadata.date) == (
        "The Gate",
        ("Ada Crane", "Bo Wren"),
        "2021",
    )


def test_the_digest_changes_with_text_and_with_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (first,) = read_corpus(tmp_path)
    (tmp_path / "a.json").write_text('{"title": "The Gate"}', encoding="utf-8")
    (second,) = read_corpus(tmp_path)
    (tmp_path / "a.txt").write_text("other words", encoding="utf-8")
    (third,) = read_corpus(tmp_path)
    assert len({first.sha256, second.sha256, third.sha256}) == 3


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCorpus, match="nowhere"):
        read_corpus(tmp_path / "nowhere")


def test_an_empty_folder_holds_no_papers(tmp_path: Path) -> None:
    assert read_corpus(tmp_path) == ()


def test_a_file_that_is_not_utf8_is_named_with_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(UnreadableCorpus, match=r"a\.txt is not UTF-8 text \(byte 3\)"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    "described",
    ["{", "[]", '"words"', "{}", '{"title": 3}', '{"title": ""}', '{"title": "x", "authors": 3}', "null"],
)
def test_a_broken_metadata_file_is_named(tmp_path: Path, described: str) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (tmp_path / "a.json").write_text(described, encoding="utf-8")
    with pytest.raises(UnreadableCorpus, match=r"a\.json"):
        read_corpus(tmp_path)


def test_a_metadata_field_of_the_wrong_type_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"title": "x", "authors": "Ada Crane", "date": 2021}', encoding="utf-8")
    with pytest.raises(UnreadableCorpus, match=r"a\.json"):
        read_corpus(tmp_path)
