"""Networks are checked, opened and run from their files; tokens have shapes, masks and offsets that fit the text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper, save

from footnoted.bundled_model import TOKENIZER_FILE, find_model
from footnoted.errors import ModelUnavailable
from footnoted.onnx import OnnxModel, Tokenizer, digest_file

OPENING, CLOSING, PADDING = 101, 102, 0


@pytest.fixture
def doubling(tmp_path: Path) -> Path:
    """A network that gives twice its input, and its input's shape."""
    graph = helper.make_graph(
        [helper.make_node("Add", ["x", "x"], ["twice"]), helper.make_node("Shape", ["x"], ["shape"])],
        "doubling",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n"])],
        [
            helper.make_tensor_value_info("twice", TensorProto.FLOAT, ["n"]),
            helper.make_tensor_value_info("shape", TensorProto.INT64, [1]),
        ],
    )
    opsets = [helper.make_opsetid("", 17)]
    save(helper.make_model(graph, opset_imports=opsets, ir_version=8), tmp_path / "doubling.onnx")
    return tmp_path / "doubling.onnx"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(find_model() / TOKENIZER_FILE)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_network_gives_its_outputs_in_order_and_takes_only_what_it_wants(doubling: Path, threads: int) -> None:
    model = OnnxModel(doubling, threads=threads, sha256=sha256(doubling.read_bytes()).hexdigest())
    assert model.inputs == ("x",)
    twice, shape = model.run({"x": np.array([1.0, 2.5], dtype=np.float32), "unwanted": np.zeros(1)})
    assert twice.tolist() == [2.0, 5.0]
    assert shape.tolist() == [2]


def test_threads_may_share_a_network(doubling: Path) -> None:
    model = OnnxModel(doubling)
    inputs = [{"x": np.full(n, n, dtype=np.float32)} for n in range(1, 50)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(model.run, inputs))
    assert [outputs[0].tolist() for outputs in together] == [[2.0 * n] * n for n in range(1, 50)]


def test_another_file_than_the_expected_one_is_refused(doubling: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"doubling\.onnx is missing or is not the expected one"):
        OnnxModel(doubling, sha256="0" * 64)
    with pytest.raises(ModelUnavailable, match="missing"):
        OnnxModel(doubling.with_name("none.onnx"), sha256="0" * 64)


def test_a_file_that_is_no_network_is_refused_quietly(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "half.onnx").write_bytes(b"not a network")
    for name in ("half.onnx", "none.onnx"):
        with pytest.raises(ModelUnavailable, match="cannot be opened"):
            OnnxModel(tmp_path / name)
    assert capfd.readouterr() == ("", "")


def test_a_digest_is_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    assert digest_file(tmp_path / "file") == sha256(b"abc").hexdigest()
    assert digest_file(tmp_path / "none") is None


def test_tokens_stand_between_marks_and_are_padded_at_the_end(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.encode(["Tariffs rose", "Tariffs"], longest=16)
    assert tokens.ids.shape == tokens.mask.shape == tokens.types.shape == tokens.offsets.shape[:2]
    long, short = tokens.ids.tolist()
    assert (long[0], long[-1]) == (OPENING, CLOSING)
    assert tokens.mask.tolist() == [[1] * len(long), [int(id != PADDING) for id in short]]
    assert short[: short.index(CLOSING)] == long[: short.index(CLOSING)]
    assert PADDING in short
    assert tokens.types.any() is np.False_
    assert set(tokens.inputs()) == {"input_ids", "attention_mask", "token_type_ids"}


def test_marks_may_be_left_out(tokenizer: Tokenizer) -> None:
    texts = ["Tariffs rose", "tariff " * 40, ""]
    bare = tokenizer.encode(texts, longest=16, with_marks=False)
    marked = tokenizer.encode(texts, longest=18)
    assert bare.mask.sum(axis=1).tolist() == [2, 16, 0]
    assert bare.ids[1].tolist() == marked.ids[1, 1:-1].tolist()


def test_offsets_are_characters_of_the_text(tokenizer: Tokenizer) -> None:
    text = "Séoul 🚀 naïve tariffs…"
    (offsets,) = tokenizer.encode([text], longest=64).offsets
    words = [text[start:end] for start, end in offsets]
    assert words[0] == words[-1] == ""
    assert "".join(words) == text.replace(" ", "")


def test_offsets_of_a_pair_are_each_in_its_own_text(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.encode([("Who paid?", "Seoul paid.")], longest=64)
    second = tokens.types[0] == 1
    assert ["Seoul paid."[start:end] for start, end in tokens.offsets[0][second]] == ["Seoul", "paid", ".", ""]
    assert tokens.ids[0].tolist().count(CLOSING) == 2


@pytest.mark.parametrize(
    ("pair", "counts"),
    [
        (("who paid", "tariff " * 40), (4, 12)),
        (("tariff " * 40, "who paid"), (13, 3)),
        (("a " * 40, "b " * 40), (8, 8)),
    ],
)
def test_of_a_pair_the_longer_text_is_cut(tokenizer: Tokenizer, pair: tuple[str, str], counts: tuple[int, int]) -> None:
    (types,) = tokenizer.encode([pair], longest=16).types
    assert tuple(np.bincount(types).tolist()) == counts


def test_no_texts_give_no_rows(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.encode([], longest=16)
    assert tokens.ids.shape == (0, 0)
    assert tokens.offsets.shape == (0, 0, 2)


def test_callers_may_cut_differently_at_the_same_time(tokenizer: Tokenizer) -> None:
    limits = [8, 64, 16, 128] * 50
    with ThreadPoolExecutor(8) as pool:
        lengths = list(pool.map(lambda limit: tokenizer.encode(["word " * 300], longest=limit).ids.shape[1], limits))
    assert lengths == limits


@pytest.mark.parametrize("content", [None, "", "{}"])
def test_a_file_that_is_no_tokenizer_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "tokenizer.json").write_text(content)
    with pytest.raises(ModelUnavailable, match=r"tokenizer\.json cannot be read"):
        Tokenizer(tmp_path / "tokenizer.json")
