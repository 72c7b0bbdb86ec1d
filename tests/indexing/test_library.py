from __future__ import annotations

import json
import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from index_desk import PAPERS, CountingEmbedder, Desk, make_paper, split_lines

from footnoted.errors import IndexUnavailable, ModelUnavailable
from footnoted.indexing import library as library_module
from footnoted.indexing import manifest as manifest_module
from footnoted.indexing.embedding import SentenceTransformerEmbedder
from footnoted.indexing.library import open_library


def texts(library) -> list[str]:
    return [passage.text for passage in library.passages]


def check_parts_agree(library) -> None:
    assert library.matrix.shape == (len(library), 384)
    assert len(library.terms) == len(library.vectors) == len(library)
    for row, passage in enumerate(library.passages):
        assert library.passage(passage.id) is passage
        assert library.row(passage.id) == row
        assert np.allclose(library.matrix[row], library.embedder.embed_query(passage.context), atol=1e-6)
        assert library.terms.scores(passage.text).argmax() == row
        assert library.vectors.query(library.matrix[row], 1)[0][0] == passage.id


def test_first_start_builds_all_in_a_fixed_order(desk: Desk) -> None:
    with desk.open() as library:
        assert texts(library) == [line for id in ("japan", "korea") for line in PAPERS[id].split(". ")]
        check_parts_agree(library)
    assert sorted(desk.embedder.embedded) == sorted(texts(library))
    assert desk.progress[-1] == (5, 5)
    assert desk.names() == {"lock", "current", "version-000001"}


def test_second_start_embeds_nothing_and_gives_the_same(desk: Desk) -> None:
    with desk.open() as first:
        pass
    with desk.open() as second:
        assert desk.embedder.embedded == []
        assert desk.progress == []
        assert second.passages == first.passages
        assert np.allclose(second.matrix, first.matrix, atol=1e-6)
        check_parts_agree(second)
    assert desk.names() == {"lock", "current", "version-000001"}


def test_the_order_in_which_documents_are_given_does_not_matter(desk: Desk) -> None:
    desk.open().close()
    desk.papers = dict(reversed(desk.papers.items()))
    with desk.open() as library:
        assert desk.embedder.embedded == []
        check_parts_agree(library)


def test_a_changed_file_embeds_only_itself(desk: Desk) -> None:
    desk.open().close()
    desk.papers["japan"] = "Tokyo imports gas. The yen rose."
    with desk.open() as library:
        assert desk.embedder.embedded == ["Tokyo imports gas", "The yen rose."]
        assert desk.progress == [(1, 2), (2, 2)]
        check_parts_agree(library)
    assert desk.names() == {"lock", "current", "version-000002"}
    desk.open().close()
    assert desk.embedder.embedded == []


def test_an_added_file_embeds_only_itself(desk: Desk) -> None:
    desk.open().close()
    desk.papers["china"] = "Beijing exports cars."
    with desk.open() as library:
        assert desk.embedder.embedded == ["Beijing exports cars."]
        assert texts(library)[0] == "Beijing exports cars."
        check_parts_agree(library)


def test_a_removed_file_is_gone_and_embeds_nothing(desk: Desk) -> None:
    desk.open().close()
    del desk.papers["korea"]
    with desk.open() as library:
        assert desk.embedder.embedded == []
        assert {passage.document for passage in library.passages} == {"japan"}
        check_parts_agree(library)
        assert library.vectors.query(library.matrix[0], 9, documents=["korea"]) == []


def test_a_file_that_changed_only_its_bytes_counts_as_changed(desk: Desk) -> None:
    desk.open().close()
    documents = [make_paper(id, text) for id, text in desk.papers.items()]
    documents[0] = (documents[0][0], "another sha256")
    desk.embedder.embedded.clear()
    open_library(desk.folder, documents, desk.embedder, split=split_lines).close()
    assert sorted(desk.embedder.embedded) == sorted(PAPERS["korea"].split(". "))


def test_another_way_of_splitting_embeds_again(desk: Desk) -> None:
    desk.open().close()
    documents = [make_paper(id, text) for id, text in desk.papers.items()]
    desk.embedder.embedded.clear()
    with open_library(desk.folder, documents, desk.embedder, split=lambda d: split_lines(d)[:1]) as library:
        assert len(library) == 2
        assert len(desk.embedder.embedded) == 2
        check_parts_agree(library)


def test_another_model_embeds_all_again(desk: Desk) -> None:
    desk.open().close()
    desk.embedder = CountingEmbedder("counting@2")
    desk.open().close()
    assert len(desk.embedder.embedded) == 5


def test_another_schema_embeds_all_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open().close()
    monkeypatch.setattr(library_module, "SCHEMA_VERSION", manifest_module.SCHEMA_VERSION + 1)
    desk.open().close()
    assert len(desk.embedder.embedded) == 5


def test_no_documents_make_an_empty_library(desk: Desk) -> None:
    desk.papers = {}
    for _ in range(2):
        with desk.open() as library:
            assert library.passages == ()
            assert library.matrix.shape == (0, 384)
            assert library.terms.scores("anything").shape == (0,)
            assert library.vectors.query(np.ones(384, dtype=np.float32), 3) == []
    desk.papers = dict(PAPERS)
    with desk.open() as library:
        check_parts_agree(library)


def test_passages_with_the_same_id_are_refused(desk: Desk) -> None:
    twice = make_paper("korea", PAPERS["korea"])
    with pytest.raises(ValueError, match="same id"):
        open_library(desk.folder, [twice, twice], desk.embedder, split=split_lines)


def test_one_owner_at_a_time(desk: Desk) -> None:
    with desk.open(), pytest.raises(IndexUnavailable, match="Another process is using this index"):
        desk.open()
    desk.open().close()


def test_closing_twice_is_allowed_and_the_matrix_cannot_be_written(desk: Desk) -> None:
    library = desk.open()
    with pytest.raises(ValueError, match="read-only"):
        library.matrix[0] = 0
    library.close()
    library.close()


def test_a_failing_embedder_leaves_the_old_version_and_frees_the_lock(desk: Desk) -> None:
    desk.open().close()

    class Failing(CountingEmbedder):
        def embed_texts(self, texts, progress=None):
            raise ModelUnavailable("gone")

    healthy, desk.embedder = desk.embedder, Failing()
    desk.papers["china"] = "Beijing exports cars."
    with pytest.raises(ModelUnavailable):
        desk.open()
    assert desk.names() == {"lock", "current", "version-000001"}
    del desk.papers["china"]
    desk.embedder = healthy
    desk.open().close()
    assert desk.embedder.embedded == []


def test_a_folder_that_cannot_be_written_is_reported(desk: Desk) -> None:
    desk.folder.parent.mkdir(exist_ok=True)
    desk.folder.write_text("a file where the folder should be")
    with pytest.raises(IndexUnavailable, match="cannot be read or written"):
        desk.open()


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def drop_a_vector(version: Path) -> None:
    database = sqlite3.connect(version / "vectors" / "chroma.sqlite3")
    database.execute("DELETE FROM embeddings_queue WHERE seq_id = (SELECT max(seq_id) FROM embeddings_queue)")
    database.execute("DELETE FROM embeddings WHERE id = (SELECT max(id) FROM embeddings)")
    database.commit()
    database.close()


def count_wrongly(version: Path) -> None:
    manifest = json.loads((version / "manifest.json").read_text())
    manifest["documents"][0]["count"] += 1
    (version / "manifest.json").write_text(json.dumps(manifest))


def forget_to_close(version: Path) -> None:
    (version / "seal.json").unlink()


DAMAGES: dict[str, Callable[[Path], None]] = {
    "manifest cut short": lambda version: cut_short(version / "manifest.json"),
    "manifest gone": lambda version: (version / "manifest.json").unlink(),
    "manifest counts wrongly": count_wrongly,
    "store gone": lambda version: shutil.rmtree(version / "vectors"),
    "database cut short": lambda version: cut_short(version / "vectors" / "chroma.sqlite3"),
    "database of garbage": lambda version: (version / "vectors" / "chroma.sqlite3").write_bytes(b"x" * 4096),
    "vector missing": drop_a_vector,
    "terms gone": lambda version: shutil.rmtree(version / "terms"),
    "terms cut short": lambda version: cut_short(version / "terms" / "data.csc.index.npy"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("sealed", [True, False], ids=["closed in order", "crashed"])
def test_a_damaged_index_is_set_aside_and_built_anew(
    desk: Desk, damage: Callable[[Path], None], sealed: bool, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    desk.open().close()
    damage(desk.version())
    if sealed:
        # As if the file had rotted without changing its length, so that nothing warns before the opening.
        monkeypatch.setattr(library_module, "break_seal", lambda _: True)
    with caplog.at_level(logging.WARNING), desk.open() as library:
        assert len(desk.embedder.embedded) == 5
        check_parts_agree(library)
    assert "damaged and is built anew" in caplog.text
    assert desk.names() == {"lock", "current", "damaged-000001", "version-000002"}
    desk.open().close()
    assert desk.embedder.embedded == []
    assert desk.names() == {"lock", "current", "version-000002"}


def test_a_healthy_index_that_was_not_closed_is_probed_and_kept(desk: Desk) -> None:
    desk.open().close()
    forget_to_close(desk.version())
    with desk.open() as library:
        assert desk.embedder.embedded == []
        check_parts_agree(library)


def test_an_index_that_crashes_its_opener_is_built_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open().close()
    forget_to_close(desk.version())
    monkeypatch.setattr(library_module, "survives_opening", lambda _: False)
    desk.open().close()
    assert len(desk.embedder.embedded) == 5


def test_a_store_that_holds_another_passage_in_place_of_one_embeds_that_one(desk: Desk) -> None:
    desk.open().close()
    database = sqlite3.connect(desk.version() / "vectors" / "chroma.sqlite3")
    for table, column in (("embeddings", "embedding_id"), ("embeddings_queue", "id")):
        database.execute(f"UPDATE {table} SET {column} = 'other:s1' WHERE {column} = 'korea:s1'")
    database.commit()
    database.close()
    with desk.open() as library:
        assert desk.embedder.embedded == ["Beijing buys the most chips"]
        check_parts_agree(library)


def test_an_index_whose_folder_vanished_can_still_be_closed(desk: Desk) -> None:
    library = desk.open()
    shutil.rmtree(desk.version())
    library.close()
    with desk.open() as library:
        check_parts_agree(library)


def test_a_lost_pointer_builds_anew(desk: Desk) -> None:
    desk.open().close()
    (desk.index / "current").unlink()
    with desk.open() as library:
        check_parts_agree(library)
    assert desk.names() == {"lock", "current", "version-000001"}


def test_the_real_model_fills_a_library(tmp_path: Path, real_embedder: SentenceTransformerEmbedder) -> None:
    documents = [make_paper(id, text) for id, text in PAPERS.items()]
    with open_library(tmp_path, documents, real_embedder, split=split_lines) as library:
        question = real_embedder.embed_query("Which currency lost value?")
        assert library.passages[int((library.matrix @ question).argmax())].text.startswith("The yen fell")
        assert library.vectors.query(question, 1)[0][0] == "japan:s1"
