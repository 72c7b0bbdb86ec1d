from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import footnoted
from footnoted.bundled_model import WEIGHTS_SHA256, find_model
from footnoted.errors import ModelUnavailable
from footnoted.indexing.embedding import (
    DIMENSIONS,
    BundledEmbedder,
    Embedder,
    HashingEmbedder,
    Progress,
    SentenceTransformerEmbedder,
    open_embedder,
)
from footnoted.settings import Settings

TEXTS = [
    "A much longer sentence about the tariffs that Washington put on cars and steel from South Korea in 2025.",
    "Short.",
    "The president met his counterpart in Tokyo.",
    *(f"Filler number {n} with some words." for n in range(9)),
]


# Of many lengths and scripts: what a reader may type, and what no reader would.
ODD_TEXTS = [
    "",
    " ",
    "?",
    "tariffs",
    "Why did Seoul pay?",
    "한국의 수출은 2025년에 얼마나 늘었습니까?",
    "日本 🇰🇷 🚀 naïve café ﬁ Ⅻ ½",
    "[CLS] [SEP] [MASK] [PAD] #fragment ##s",
    "tab\tand\nline\u200band\u00a0space\x07",
    "x" * 400,
    *(" ".join(f"word{n} trade" for n in range(count)) for count in (5, 20, 60, 85, 86, 128, 200, 400)),
]


def embedders(folder: Path) -> list[Embedder]:
    return [HashingEmbedder(), SentenceTransformerEmbedder(), BundledEmbedder(folder)]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, real_embedder: SentenceTransformerEmbedder) -> Path:
    """A data folder with the model's ONNX file; to be copied by those who spoil it."""
    folder = tmp_path_factory.mktemp("exported")
    BundledEmbedder(folder, reference=real_embedder).embed_texts(["anything"])
    return folder


# A reference that must not be needed.
NOWHERE = SentenceTransformerEmbedder(folder=Path("nowhere"))


def test_every_embedder_of_the_model_has_its_name(tmp_path: Path) -> None:
    double, *real = embedders(tmp_path)
    assert {embedder.identity for embedder in real} == {f"all-MiniLM-L6-v2@{WEIGHTS_SHA256[:16]}"}
    assert double.identity not in {embedder.identity for embedder in real}


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


def test_no_texts_give_no_rows_and_load_nothing(tmp_path: Path) -> None:
    for embedder in embedders(tmp_path):
        assert embedder.embed_texts([]).shape == (0, DIMENSIONS)
    assert list(tmp_path.iterdir()) == []


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


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelUnavailable, match="not those of all-MiniLM-L6-v2"):
        SentenceTransformerEmbedder(folder=tmp_path).embed_query("anything")


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        SentenceTransformerEmbedder(folder=tmp_path).embed_texts(["anything"])


def test_right_weights_in_a_folder_without_the_rest_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").symlink_to(find_model() / "model.safetensors")
    with pytest.raises(ModelUnavailable, match="incomplete"):
        SentenceTransformerEmbedder(folder=tmp_path).embed_query("anything")


@pytest.mark.parametrize("threads", [1, 2])
def test_the_export_gives_the_vectors_of_the_model(
    exported: Path, real_embedder: SentenceTransformerEmbedder, threads: int
) -> None:
    embedder = BundledEmbedder(exported, query_threads=threads, reference=NOWHERE)
    vectors = np.stack([embedder.embed_query(text) for text in ODD_TEXTS])
    assert vectors.dtype == np.float32
    assert np.abs(vectors - real_embedder.embed_texts(ODD_TEXTS)).max() < 1e-5


class Counting(SentenceTransformerEmbedder):
    """The real model behind another embedder that has it loaded, counting its exports, which may fail."""

    def __init__(self, real: SentenceTransformerEmbedder, error: Exception | None = None) -> None:
        super().__init__()
        self.exports = 0
        self._real = real
        self._error = error

    def embed_query(self, text: str) -> np.ndarray:
        return self._real.embed_query(text)

    def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        return self._real.embed_texts(texts, progress)

    def export(self, file: Path) -> None:
        self.exports += 1
        if self._error:
            raise self._error
        self._real.export(file)


def test_threads_may_share_the_export(exported: Path) -> None:
    embedder = BundledEmbedder(exported, reference=NOWHERE)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(embedder.embed_query, TEXTS))
    assert np.allclose([embedder.embed_query(text) for text in TEXTS], together, atol=1e-6)


def test_settings_decide_where_the_export_is_kept(exported: Path) -> None:
    embedder = open_embedder(Settings(_env_file=None, data_dir=exported, query_threads=2))
    assert embedder.embed_query("tariffs").shape == (DIMENSIONS,)


def test_the_first_texts_bring_the_export_and_later_ones_take_it(
    tmp_path: Path, real_embedder: SentenceTransformerEmbedder
) -> None:
    reference = Counting(real_embedder)
    for _ in range(2):
        embedder = BundledEmbedder(tmp_path, reference=reference)
        embedder.embed_texts(TEXTS[:2])
        embedder.embed_query("tariffs")
    assert reference.exports == 1


def test_a_damaged_export_is_made_anew(
    tmp_path: Path, exported: Path, real_embedder: SentenceTransformerEmbedder
) -> None:
    shutil.copytree(exported, tmp_path, dirs_exist_ok=True)
    (file,) = tmp_path.rglob("*.onnx")
    os.truncate(file, file.stat().st_size // 2)
    reference = Counting(real_embedder)
    vector = BundledEmbedder(tmp_path, reference=reference).embed_query("tariffs")
    assert reference.exports == 1
    assert np.allclose(vector, real_embedder.embed_query("tariffs"), atol=1e-5)
    assert BundledEmbedder(tmp_path, reference=NOWHERE).embed_query("tariffs").shape == (DIMENSIONS,)


@pytest.mark.parametrize("error", [OSError("disk full"), ModelUnavailable("cannot be written as ONNX")])
def test_without_an_export_sentence_transformers_takes_questions_and_a_warning_says_so(
    tmp_path: Path, real_embedder: SentenceTransformerEmbedder, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    reference = Counting(real_embedder, error)
    embedder = BundledEmbedder(tmp_path, reference=reference)
    with caplog.at_level(logging.WARNING):
        vectors = [embedder.embed_query("tariffs") for _ in range(2)]
    assert np.allclose(vectors, real_embedder.embed_query("tariffs"), atol=1e-6)
    assert reference.exports == 1
    (record,) = caplog.records
    assert str(error) in record.getMessage()
    assert list(tmp_path.rglob("*.onnx")) == []


def test_a_folder_that_cannot_be_written_leaves_questions_to_sentence_transformers(
    tmp_path: Path, real_embedder: SentenceTransformerEmbedder
) -> None:
    (tmp_path / "encoder").write_text("a file where the folder should be")
    vector = BundledEmbedder(tmp_path, reference=Counting(real_embedder)).embed_query("tariffs")
    assert np.allclose(vector, real_embedder.embed_query("tariffs"), atol=1e-6)


def test_an_export_that_gives_other_vectors_is_not_kept(
    tmp_path: Path, real_embedder: SentenceTransformerEmbedder
) -> None:
    class Drifting(Counting):
        def embed_texts(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
            return super().embed_texts(texts, progress) + np.float32(1e-4)

    BundledEmbedder(tmp_path, reference=Drifting(real_embedder)).embed_query("tariffs")
    assert list(tmp_path.rglob("*.onnx")) == []


LOAD_WITHOUT_NETWORK = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("a connection was made")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from footnoted.indexing.embedding import SentenceTransformerEmbedder
assert not {"torch", "sentence_transformers", "transformers"} & set(sys.modules), "a heavy import at import"
embedder = SentenceTransformerEmbedder(threads=1)
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
