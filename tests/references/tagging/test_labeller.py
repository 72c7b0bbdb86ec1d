"""The weights: exactly the expected ones or none, and one door that threads share."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from footnoted.errors import ModelUnavailable
from footnoted.onnx import digest_file
from footnoted.references.tagging import tag_reference
from footnoted.references.tagging.labeller import WEIGHTS, WEIGHTS_SHA256, open_tagger
from footnoted.references.tagging.observations import observe
from footnoted.references.tagging.tokens import split_tokens

TEXTS = [
    "Moreau, Claire. Les ports oubliés. Paris: Gallimard, 1987.",
    "Okafor N, Lindqvist P. Grip strength in divers. Br J Sports Med. 2011;45:120–6.",
    "N. Okafor. Scheduling with few clocks. In Proceedings of the Third Workshop on Timing, pages 101-112, 1996.",
]


def test_the_weights_are_small_and_the_card_names_them() -> None:
    card = (WEIGHTS.parent / "MODEL_CARD.md").read_text("utf-8")
    assert digest_file(WEIGHTS) == WEIGHTS_SHA256
    assert WEIGHTS_SHA256 in card
    assert WEIGHTS.stat().st_size < 2_000_000


def test_other_weights_are_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "tagger.crfsuite"
    damaged.write_bytes(WEIGHTS.read_bytes()[:-1])
    with pytest.raises(ModelUnavailable):
        open_tagger(damaged)
    with pytest.raises(ModelUnavailable):
        open_tagger(tmp_path / "missing")


def test_threads_do_not_mix_their_references() -> None:
    alone = [tag_reference(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(tag_reference, TEXTS * 40))
    assert together == alone * 40


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("80(3):449-458.", ["80", "(3):", "449-458."]),
        ("Roe,J.(1990)Title", ["Roe,", "J.", "(1990)", "Title"]),
        ("Oxford:Clarendon", ["Oxford:", "Clarendon"]),
        ("1,514 http://a.b/c(d):e;f doi:10.1/a(b)c", ["1,514", "http://a.b/c(d):e;f", "doi:10.1/a(b)c"]),
        ("O’Neil's U.S.A. e-mail", ["O’Neil's", "U.S.A.", "e-mail"]),
    ],
)
def test_fields_that_no_space_divides_are_tokens_of_their_own(text: str, tokens: list[str]) -> None:
    assert [token.text for token in split_tokens(text)] == tokens


def test_what_is_seen_is_as_long_as_the_tokens() -> None:
    for text in (*TEXTS, "", ".", "‘’ “", "(" * 20):
        tokens = split_tokens(text)
        assert len(observe(text, tokens)) == len(tokens)
