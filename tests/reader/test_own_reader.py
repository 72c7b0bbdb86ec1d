"""The program's own reader: its file, what it makes of invented sentences, and where it points."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from footnoted.errors import ModelUnavailable
from footnoted.reader import InContext, OnnxReader
from footnoted.reader.onnx_reader import LONGEST_ANSWER, WEIGHTS_FILE, WEIGHTS_SHA256, point

LARGEST_FILE = 30_000_000
CANAL = (
    "The canal was dug by two thousand men between 1823 and 1829.",
    "Lamps along its banks burned whale oil until gas came.",
    "The lock keeper, Pieter Lamoraal, earned nine guilders a week.",
    "Trade fell by 40 per cent after the railway opened.",
    "Swans still nest below the third lock.",
)
ASKED = {
    "When was the canal dug?": 0,
    "What did the lamps burn?": 1,
    "Who kept the lock?": 2,
    "How much did the lock keeper earn?": 2,
    "By how much did trade fall after the railway opened?": 3,
    "Where do the swans nest?": 4,
}
NEVER_SAID = ("What is the population of Peru?", "Who won the 1998 World Cup?", "How deep is the canal?")


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader(threads=2)


def in_context(sentences: tuple[str, ...]) -> list[InContext]:
    return [
        InContext(sentence=sentence, before=sentences[n - 1] if n else "The old canal")
        for n, sentence in enumerate(sentences)
    ]


def test_the_weights_are_the_ones_that_the_program_expects() -> None:
    content = WEIGHTS_FILE.read_bytes()
    assert hashlib.sha256(content).hexdigest() == WEIGHTS_SHA256
    assert len(content) < LARGEST_FILE


def test_other_weights_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "reader.onnx"
    other.write_bytes(b"not a network")
    with pytest.raises(ModelUnavailable):
        OnnxReader(file=other).read("Who?", in_context(CANAL))


@pytest.mark.parametrize(("question", "place"), ASKED.items())
def test_the_sentence_that_answers_is_read_as_the_likeliest(reader: OnnxReader, question: str, place: int) -> None:
    scores = [reading.score for reading in reader.read(question, in_context(CANAL))]
    assert int(np.argmax(scores)) == place


def test_what_is_answered_scores_above_what_is_not(reader: OnnxReader) -> None:
    def read_best(question: str) -> float:
        return max(reading.score for reading in reader.read(question, in_context(CANAL)))

    answered, unsaid = sorted(map(read_best, ASKED)), sorted(map(read_best, NEVER_SAID))
    assert np.median(answered) > 0.0 > np.median(unsaid)
    assert np.median(answered) > unsaid[-1]


def test_the_answering_words_are_pointed_at(reader: OnnxReader) -> None:
    reading = reader.read("Who kept the lock?", in_context(CANAL))[2]
    assert reading.answer is not None
    assert "Lamoraal" in CANAL[2][slice(*reading.answer)]


def test_a_reading_is_the_same_alone_in_company_and_from_many_threads(reader: OnnxReader) -> None:
    together = reader.read("When was the canal dug?", in_context(CANAL))
    alone = [reader.read("When was the canal dug?", [each])[0] for each in in_context(CANAL)]
    assert [r.answer for r in together] == [r.answer for r in alone]
    assert np.allclose([r.score for r in together], [r.score for r in alone], atol=1e-5)
    with ThreadPoolExecutor(8) as pool:
        many = list(pool.map(lambda _: reader.read("When was the canal dug?", in_context(CANAL)), range(16)))
    assert all(readings == together for readings in many)


def test_odd_words_are_read_without_complaint(reader: OnnxReader) -> None:
    odd = ("", "한국의 수출은 늘었다.", "🚀" * 40, "word " * 900)
    readings = reader.read("?" * 2000, [InContext(sentence=words, before=words) for words in odd])
    assert len(readings) == len(odd)
    assert all(np.isfinite(reading.score) for reading in readings)
    for words, reading in zip(odd, readings, strict=True):
        assert reading.answer is None or 0 <= reading.answer[0] <= reading.answer[1] <= len(words)


def test_no_sentences_give_no_readings(reader: OnnxReader) -> None:
    assert reader.read("Who?", []) == []


def test_reading_loads_nothing_of_torch() -> None:
    code = (
        "import sys\nfrom footnoted.reader import InContext, OnnxReader\n"
        "OnnxReader().read('Who?', [InContext(sentence='Nobody.')])\n"
        "print(*sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_the_answer_is_pointed_at_by_its_likeliest_ends_in_order() -> None:
    offsets = [(0, 3), (4, 7), (8, 12), (13, 15)]
    edges = np.full((4, 2), -5.0, dtype=np.float32)
    edges[3, 0], edges[1, 0], edges[2, 1], edges[0, 1] = 9.0, 4.0, 6.0, 8.0
    assert point(edges, offsets) == (4, 12)


def test_an_answer_is_never_longer_than_allowed() -> None:
    size = LONGEST_ANSWER + 10
    edges = np.zeros((size, 2), dtype=np.float32)
    edges[0, 0] = edges[size - 1, 1] = 5.0
    found = point(edges, [(n, n + 1) for n in range(size)])
    assert found is not None
    assert found[1] - found[0] <= LONGEST_ANSWER


def test_nothing_to_point_at_gives_nothing() -> None:
    assert point(np.zeros((0, 2), dtype=np.float32), []) is None
