"""Papers that a user added: kept whole in the data folder, read beside the corpus, removed again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footnoted.errors import UnknownDocument, UnreadableCorpus, UnsuitableRequest
from footnoted.reading import add_papers, read_papers, remove_paper


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "b.txt").write_text("Of boats.", encoding="utf-8")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def write(folder: Path, name: str, text: str, title: str | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode())
    if title:
        path.with_suffix(".json").write_text(json.dumps({"title": title}), encoding="utf-8")
    return path


def test_an_added_paper_is_read_beside_the_corpus_to_the_letter(corpus: Path, data: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "A paper (2).txt", "Of \ufeffants.\r\n", title="Ants")
    (added,) = add_papers([path], corpus, data)
    path.unlink()
    papers = read_papers(corpus, data)
    assert [paper.id for paper in papers] == [added.id, "b"]
    assert papers[0].text == "Of \ufeffants.\r\n"
    assert papers[0].metadata is not None
    assert papers[0].metadata.title == "Ants"


def test_a_folder_stands_for_its_papers_and_adding_again_replaces(corpus: Path, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    write(folder, "c.txt", "Of cats.", title="Cats")
    write(folder, "d.txt", "Of dogs.")
    add_papers([folder], corpus, data)
    (folder / "c.json").unlink()
    add_papers([write(folder, "c.txt", "Of cows.")], corpus, data)
    by_id = {paper.id: paper for paper in read_papers(corpus, data)}
    assert {id: paper.text for id, paper in by_id.items()} == {"b": "Of boats.", "c": "Of cows.", "d": "Of dogs."}
    assert by_id["c"].metadata is None


@pytest.mark.parametrize(
    ("name", "text"), [("b.txt", "Another b."), ("e.pdf", "%PDF"), ("empty.txt", " \n"), ("missing.txt", None)]
)
def test_what_cannot_be_added_is_refused_and_nothing_is_kept(
    corpus: Path, data: Path, tmp_path: Path, name: str, text: str | None
) -> None:
    good = write(tmp_path / "in", "good.txt", "Of geese.")
    bad = tmp_path / "in" / name if text is None else write(tmp_path / "in", name, text)
    with pytest.raises((UnsuitableRequest, UnreadableCorpus)):
        add_papers([good, bad], corpus, data)
    assert [paper.id for paper in read_papers(corpus, data)] == ["b"]


def test_bytes_that_are_no_text_are_refused(corpus: Path, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(UnreadableCorpus, match="UTF-8"):
        add_papers([path], corpus, data)


def test_a_removed_paper_is_gone_and_one_of_the_corpus_is_left(corpus: Path, data: Path, tmp_path: Path) -> None:
    add_papers([write(tmp_path, "f.txt", "Of frogs.", title="Frogs")], corpus, data)
    remove_paper("f", corpus, data)
    assert [paper.id for paper in read_papers(corpus, data)] == ["b"]
    assert list((data / "papers").iterdir()) == []
    with pytest.raises(UnknownDocument):
        remove_paper("f", corpus, data)
    with pytest.raises(UnsuitableRequest):
        remove_paper("b", corpus, data)


def test_a_paper_put_into_both_folders_is_told(corpus: Path, data: Path, tmp_path: Path) -> None:
    add_papers([write(tmp_path, "g.txt", "Of goats.")], corpus, data)
    write(corpus, "g.txt", "Of gulls.")
    with pytest.raises(UnreadableCorpus, match="Two papers"):
        read_papers(corpus, data)
