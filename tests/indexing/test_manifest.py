from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from footnoted.document import Span
from footnoted.errors import IndexUnavailable
from footnoted.indexing.manifest import Entry, Manifest, digest_passages
from footnoted.passages import Passage

ONE = Entry(document="one", file="a1", passages="b1", count=3)
TWO = Entry(document="two", file="a2", passages="b2", count=4)
BOTH = Manifest(schema_version=1, model="m", documents=(ONE, TWO))
PASSAGE = Passage(id="d:s1", document="d", kind="sentence", spans=(Span(0, 4),), text="text", context="context")


def changed(entry: Entry, **fields: object) -> Manifest:
    return BOTH.model_copy(update={"documents": (entry.model_copy(update=fields), TWO)})


def test_written_and_read_is_the_same(tmp_path: Path) -> None:
    BOTH.write(tmp_path)
    assert Manifest.read(tmp_path) == BOTH
    assert BOTH.count == 7


@pytest.mark.parametrize("content", [None, b"", b"{", b"{}", b'{"schema_version": 1, "model": "m", "documents": 3}'])
def test_an_unreadable_manifest_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(IndexUnavailable):
        Manifest.read(tmp_path)


@pytest.mark.parametrize("fields", [{"file": "x"}, {"passages": "x"}, {"count": 9}])
def test_a_changed_document_alone_is_stale(fields: dict[str, object]) -> None:
    assert BOTH.unchanged(changed(ONE, **fields)) == {"two"}


@pytest.mark.parametrize("fields", [{"model": "other"}, {"schema_version": 2}])
def test_another_model_or_schema_makes_all_stale(fields: dict[str, object]) -> None:
    assert BOTH.unchanged(BOTH.model_copy(update=fields)) == set()


def test_documents_that_stay_while_others_go_and_come() -> None:
    three = Entry(document="three", file="a3", passages="b3", count=1)
    assert BOTH.unchanged(Manifest(schema_version=1, model="m", documents=(TWO, three))) == {"two"}


@pytest.mark.parametrize(
    "fields", [{"id": "d:s2"}, {"document": "e"}, {"kind": "footnote"}, {"text": "x"}, {"context": "x"}]
)
def test_the_digest_covers_all_that_is_indexed(fields: dict[str, str]) -> None:
    assert digest_passages([PASSAGE]) != digest_passages([replace(PASSAGE, **fields)])


def test_the_digest_does_not_cover_where_the_words_stand() -> None:
    assert digest_passages([PASSAGE]) == digest_passages([replace(PASSAGE, spans=(Span(5, 9),))])
