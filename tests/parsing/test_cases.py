"""The plain-text fixtures: one shape a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed_lines import Case, agree, describe, read_cases

from footnoted.parsing import parse_paper, split_sentences

CASES = Path(__file__).parent / "cases"
SHAPES = [(path.stem, case) for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]
SENTENCES = [case for stem, case in SHAPES if stem == "sentences"]
BLOCKS = [case for stem, case in SHAPES if stem != "sentences"]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case.title)
def test_sentences(case: Case) -> None:
    assert [case.text[a:b] for a, b in split_sentences(case.text)] == list(case.expected)


@pytest.mark.parametrize("case", BLOCKS, ids=lambda case: case.title)
def test_shapes(case: Case) -> None:
    found = describe(parse_paper(case.text, id="case"))
    if not agree(case.expected, found):
        assert found == list(case.expected)
