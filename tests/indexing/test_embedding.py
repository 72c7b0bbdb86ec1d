from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import footnoted
from footnoted.errors import ModelUnavailable
from footnoted.indexing import embedding
from footnoted.indexing.embedding import DIMENSIONS, Embedder, HashingEmbedder, SentenceTransformerEmbedder

TEXTS = [
    "A much longer sentence about the tariffs that Washington put on cars and steel from South Korea in 2025.",
    "Short.",
    "The president met his counterpart in Tokyo.",
    *(f"Filler number {n} with some words." for n in range(9)),
]


def embedders() -> list[Embedder]:
    return [HashingEmbedder(), SentenceTransformerEmbedder()]


def test_both_embedders_keep_the_protocol() -> None:
    assert len({embedder.identity for embedder in embedders()}) == 2


def test_hashing_is_normalised_and_the_same_everywhere() -> None:
    vectors = HashingEmbedder().embed_texts(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-6)
    assert np.array_equal(vectors[1], HashingEmbedder().embed_query(TEXTS[1]))
    axis = int(np.abs(HashingEmbedder().embed_query("Tokyo")).argmax())
    assert axis == int(np.abs(HashingEmbedder().embed_query("tokyo’s")).argmax()) == 254


def test_hashing_puts_texts_with_common_words_nearer() -> None:
    double = HashingEmbedder()
    question = double.embed_query("Who met the president in Tokyo?")
    assert int((double.embed_texts(TEXTS) @ question).argmax()) == 2


@pytest.mark.parametrize("text", ["", "the of", "…"])
def test_hashing_gives_even_a_wordless_text_a_direction(text: str) -> None:
    assert np.linalg.norm(HashingEmbedder().embed_query(text)) == 1.0


def test_no_texts_give_no_rows() -> None:
    for embedder in embedders():
        assert embedder.embed_texts([]).shape == (0, DIMENSIONS)


def test_hashing_reports_progress() -> None:
    heard: list[tuple[int, int]] = []
    HashingEmbedder().embed_texts(["a", "b"], lambda done, total: heard.append((done, total)))
    assert heard == [(1, 2), (2, 2)]


def test_the_model_gives_normalised_vectors_in_the_order_of_the_texts(
    real_embedder: SentenceTransformerEmbedder,
) -> None:
    heard: list[tuple[int, int]] = []
    vectors = real_embedder.embed_texts(TEXTS, lambda done, total: heard.append((done, total)))
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert heard == [(8, 12), (12, 12)]
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert np.allclose(real_embedder.embed_query(text), vector, atol=1e-5)


def test_the_model_understands_other_words(real_embedder: SentenceTransformerEmbedder) -> None:
    question = real_embedder.embed_query("Duties on imported automobiles")
    assert question.shape == (DIMENSIONS,)
    assert int((real_embedder.embed_texts(TEXTS) @ question).argmax()) == 0


def test_threads_may_share_the_model(real_embedder: SentenceTransformerEmbedder) -> None:
    alone = [real_embedder.embed_query(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(real_embedder.embed_query, TEXTS))
    assert np.allclose(alone, together, atol=1e-6)


def test_the_identity_names_the_weights() -> None:
    assert SentenceTransformerEmbedder.identity == f"all-MiniLM-L6-v2@{embedding.WEIGHTS_SHA256[:16]}"


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelUnavailable, match="not those of all-MiniLM-L6-v2"):
        SentenceTransformerEmbedder(folder=tmp_path).embed_query("anything")


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        SentenceTransformerEmbedder(folder=tmp_path).embed_texts(["anything"])


def test_right_weights_in_a_folder_without_the_rest_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").symlink_to(embedding.find_model() / "model.safetensors")
    with pytest.raises(ModelUnavailable, match="incomplete"):
        SentenceTransformerEmbedder(folder=tmp_path).embed_query("anything")


LOAD_WITHOUT_NETWORK = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("a connection was made")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
import footnoted.indexing.embedding as embedding
assert not {"torch", "sentence_transformers", "transformers"} & set(sys.modules), "a heavy import at import"
embedder = embedding.SentenceTransformerEmbedder(threads=1)
assert "torch" not in sys.modules, "the constructor loaded the model"
assert embedder.embed_query("tariffs").shape == (384,)
"""


def test_the_model_loads_quietly_and_without_a_connection() -> None:
    source = str(Path(footnoted.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "HF_HUB_OFFLINE": "1"}
    child = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOAD_WITHOUT_NETWORK],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (child.returncode, child.stdout, child.stderr) == (0, "", "")
