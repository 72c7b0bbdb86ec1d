from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from footnoted.errors import IndexUnavailable
from footnoted.indexing.terms import STOP_WORDS, TermIndex, split_terms

TEXTS = [
    "South Korea’s exports to China fell by 20 per cent.",
    "Trump agreed to halve the tariff on Korean cars.",
    "The U.S. and China trade chips; China buys the most chips.",
    "Lee Jae-myung visited Tokyo.",
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Korea’s", "Korea's"),
        ("Korea's", "Korea"),
        ("allies’ votes", "allies' vote"),
        ("‘pragmatic’ diplomacy", "pragmatic diplomacy"),
        ("20 per cent", "20%"),
        ("20 percent", "20 %"),
        ("U.S. policy", "US policy"),
        ("U.S policies", "US policy"),
        ("US$350bn", "US$350 billion"),
        ("$350m", "$350 million"),
        ("35,000 troops", "35000 troops"),
        ("Jae-myung", "Jae myung"),
        ("2017–18", "2017-18"),
        ("Schröder", "Schroder"),
        ("TARIFFS", "tariff"),
        ("R&D", "R and D"),
    ],
)
def test_spellings_of_the_same_words_are_alike(one: str, other: str) -> None:
    assert split_terms(one) == split_terms(other) != []


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("US", ["us"]),
        ("$350 billion", ["dollar", "350", "billion"]),
        ("2.5 points", ["2.5", "point"]),
        ("Smith (2022b)", ["smith", "2022b"]),
        ("1,000,000", ["1000000"]),
        ("in May 2025", ["may", "2025"]),
        ("what did the author say?", ["author", "say"]),
        ("don't", []),
        ("북한 도발", ["북한", "도발"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        (" \n…—!", []),
    ],
)
def test_stems(text: str, stems: list[str]) -> None:
    assert split_terms(text) == stems


def test_stop_words_are_as_the_splitter_sees_them() -> None:
    assert all(word == word.lower() and word.isalpha() for word in STOP_WORDS)
    assert split_terms(" ".join(sorted(STOP_WORDS))) == []


def test_scores_cover_every_text_and_rank_the_right_one_first() -> None:
    index = TermIndex.build(TEXTS)
    scores = index.scores("Who buys chips?")
    assert scores.shape == (len(TEXTS),)
    assert scores.dtype == np.float32
    assert scores.argmax() == 2
    assert scores[3] == 0.0


def test_scores_of_words_and_of_stems_are_the_same() -> None:
    index = TermIndex.build(TEXTS)
    assert np.array_equal(index.scores("China tariffs"), index.scores(index.tokens("China tariffs")))


def test_a_repeated_word_counts_once() -> None:
    index = TermIndex.build(TEXTS)
    assert np.array_equal(index.scores("China China China"), index.scores("China"))


def test_weight_mask_multiplies() -> None:
    index = TermIndex.build(TEXTS)
    mask = np.array([0, 1, 1, 1], dtype=np.float32)
    assert index.scores("China", mask)[0] == 0.0
    assert index.scores("China", mask)[2] == index.scores("China")[2]


@pytest.mark.parametrize("query", ["", "the of and", "zebra", "?!"])
def test_queries_without_known_terms_score_nothing(query: str) -> None:
    assert not TermIndex.build(TEXTS).scores(query).any()


@pytest.mark.parametrize("texts", [[], ["", "the of"]])
def test_texts_without_terms_make_an_index_all_the_same(texts: list[str], tmp_path: Path) -> None:
    TermIndex.build(texts).save(tmp_path / "terms")
    loaded = TermIndex.load(tmp_path / "terms")
    assert len(loaded) == len(texts)
    assert loaded.scores("China").tolist() == [0.0] * len(texts)
    assert loaded.document_frequency("china") == 0


def test_document_frequency() -> None:
    index = TermIndex.build(TEXTS)
    assert index.document_frequency("china") == 2
    assert index.document_frequency("tokyo") == 1
    assert index.document_frequency("zebra") == 0


def test_saved_and_loaded_is_the_same(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    index = TermIndex.build(TEXTS)
    index.save(tmp_path / "terms")
    loaded = TermIndex.load(tmp_path / "terms")
    assert len(loaded) == len(TEXTS)
    for query in ("chips for China", "tariff", "20 percent"):
        assert np.array_equal(index.scores(query), loaded.scores(query))
    assert loaded.document_frequency("china") == 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["count.json", "vocab.index.json", "data.csc.index.npy", "params.index.json"])
@pytest.mark.parametrize("damage", ["missing", "empty", "garbage"])
def test_a_damaged_folder_is_refused(tmp_path: Path, name: str, damage: str) -> None:
    TermIndex.build(TEXTS).save(tmp_path)
    file = tmp_path / name
    file.unlink()
    if damage != "missing":
        file.write_bytes(b"" if damage == "empty" else b"\x93garbage")
    with pytest.raises(IndexUnavailable):
        TermIndex.load(tmp_path)


def test_the_files_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from footnoted.indexing.terms import TermIndex;"
        "TermIndex.build(['China buys chips', 'Trump halves tariffs']).save(Path(sys.argv[1]))"
    )
    import footnoted

    source = str(Path(footnoted.__file__).parents[1])
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": source}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], env=environment, check=True)
    for file in (tmp_path / "1").iterdir():
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes()


def test_threads_may_share_the_stemmer() -> None:
    texts = TEXTS * 25
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(split_terms, texts)) == [split_terms(text) for text in texts]
