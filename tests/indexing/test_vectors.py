from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from footnoted.errors import IndexUnavailable
from footnoted.indexing import vectors as vectors_module
from footnoted.indexing.vectors import VectorStore

COUNT = 60


def make_vectors(count: int = COUNT) -> NDArray[np.float32]:
    rows = np.random.default_rng(7).normal(size=(count, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def fill(store: VectorStore) -> None:
    store.add(
        [f"p{n}" for n in range(COUNT)],
        make_vectors(),
        documents=["korea" if n % 2 else "japan" for n in range(COUNT)],
        kinds=["footnote" if n % 3 == 0 else "sentence" for n in range(COUNT)],
    )


@pytest.fixture
def store(tmp_path: Path):
    store = VectorStore.create(tmp_path / "vectors")
    fill(store)
    yield store
    store.close()


def test_query_gives_the_exact_nearest_with_their_cosines(store: VectorStore) -> None:
    rows = make_vectors()
    found = store.query(rows[5], 10)
    exact = rows @ rows[5]
    assert [id for id, _ in found] == [f"p{n}" for n in np.argsort(-exact)[:10]]
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)
    for id, similarity in found:
        assert similarity == pytest.approx(float(exact[int(id[1:])]), abs=1e-5)


@pytest.mark.parametrize(
    ("kinds", "documents"),
    [
        (["footnote"], None),
        (None, ["korea"]),
        (["sentence"], ["japan"]),
        (["sentence", "footnote"], ["japan", "korea"]),
    ],
)
def test_query_keeps_to_kinds_and_documents(store: VectorStore, kinds, documents) -> None:
    found = store.query(make_vectors()[5], COUNT, kinds=kinds, documents=documents)
    expected = {
        f"p{n}"
        for n in range(COUNT)
        if (kinds is None or ("footnote" if n % 3 == 0 else "sentence") in kinds)
        and (documents is None or ("korea" if n % 2 else "japan") in documents)
    }
    assert {id for id, _ in found} == expected


def test_nothing_is_found_where_nothing_is_allowed(store: VectorStore) -> None:
    vector = make_vectors()[0]
    assert store.query(vector, 0) == []
    assert store.query(vector, 5, kinds=[]) == []
    assert store.query(vector, 5, documents=[]) == []
    assert store.query(vector, 5, documents=["unknown"]) == []


def test_read_gives_vectors_in_the_order_asked(store: VectorStore) -> None:
    assert np.allclose(store.read(["p9", "p2", "p9"]), make_vectors()[[9, 2, 9]], atol=1e-6)
    with pytest.raises(IndexUnavailable):
        store.read(["p1", "unknown"])


def test_what_was_closed_is_there_when_opened_again(tmp_path: Path, store: VectorStore) -> None:
    store.close()
    store.close()
    again = VectorStore.open(tmp_path / "vectors")
    ids, rows = again.read_all()
    assert len(again) == COUNT
    assert rows.dtype == np.float32
    order = [int(id[1:]) for id in ids]
    assert sorted(order) == list(range(COUNT))
    assert np.allclose(rows, make_vectors()[order], atol=1e-6)
    again.close()


def test_two_stores_live_side_by_side(tmp_path: Path, store: VectorStore) -> None:
    other = VectorStore.create(tmp_path / "other")
    assert len(other) == 0
    assert other.read_all()[0] == []
    other.close()
    assert len(store) == COUNT


def test_a_closed_store_says_so(store: VectorStore) -> None:
    store.close()
    with pytest.raises(IndexUnavailable):
        store.query(make_vectors()[0], 1)


def test_more_than_one_batch(store: VectorStore, tmp_path: Path) -> None:
    count = 6000
    many = VectorStore.create(tmp_path / "many")
    many.add([str(n) for n in range(count)], make_vectors(count), documents=["d"] * count, kinds=["sentence"] * count)
    assert len(many) == count
    many.close()


def test_labels_that_do_not_match_are_refused(store: VectorStore) -> None:
    with pytest.raises(ValueError, match="zip"):
        store.add(["a", "b"], make_vectors(2), documents=["d"], kinds=["sentence", "sentence"])
    with pytest.raises(IndexUnavailable):
        store.add(["a", "b"], make_vectors(2), documents=["d"], kinds=["sentence"])


def test_opening_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable):
        VectorStore.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / "empty").mkdir()
    with pytest.raises(IndexUnavailable):
        VectorStore.open(tmp_path / "empty")


def test_a_store_that_measures_otherwise_is_refused(tmp_path: Path) -> None:
    client = vectors_module.connect(tmp_path / "vectors")
    client.create_collection("passages", embedding_function=None, configuration={"hnsw": {"space": "l2"}})
    client.close()
    with pytest.raises(IndexUnavailable):
        VectorStore.open(tmp_path / "vectors")


def test_a_database_of_garbage_is_refused_and_released(tmp_path: Path, store: VectorStore) -> None:
    store.close()
    (tmp_path / "vectors" / "chroma.sqlite3").write_bytes(os.urandom(5000))
    for _ in range(2):
        with pytest.raises(IndexUnavailable):
            VectorStore.open(tmp_path / "vectors")


def test_settings_come_from_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("ANONYMIZED_TELEMETRY=true\nALLOW_RESET=true\n")
    monkeypatch.setenv("MIGRATIONS", "none")
    store = VectorStore.create(tmp_path / "vectors")
    settings = store._client.get_settings()
    assert (settings.anonymized_telemetry, settings.allow_reset, settings.migrations) == (False, False, "apply")
    store.close()


def test_threads_may_share_a_store(store: VectorStore) -> None:
    rows = make_vectors()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda row: store.query(row, 1)[0][0], rows))
    assert found == [f"p{n}" for n in range(COUNT)]
