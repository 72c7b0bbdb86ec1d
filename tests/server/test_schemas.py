"""The examples of the description are what the models say, and stand so in the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from server import schemas
from server.schemas import examples
from server.schemas.feedback import Feedback

CORPUS = Path(__file__).parents[2] / "corpus" / "howell-2025-south-korea.txt"


@pytest.mark.parametrize(
    ("model", "example"),
    [
        (schemas.Answer, examples.ANSWER),
        (schemas.Citation, examples.CITATION),
        (schemas.Footnote, examples.FOOTNOTE),
        (schemas.SearchResults, examples.SEARCH),
        (schemas.DocumentSummary, examples.DOCUMENT),
        (schemas.Conversation, examples.CONVERSATION),
        (schemas.Health, examples.HEALTH),
        (Feedback, examples.FEEDBACK),
    ],
)
def test_an_example_is_a_whole_reply(model: type[BaseModel], example: dict[str, object]) -> None:
    assert model.model_validate(example).model_dump(mode="json") == example


@pytest.mark.parametrize(
    ("quote", "spans"),
    [
        (examples.CITATION["quote"], examples.CITATION["spans"]),
        (examples.FOOTNOTE["text"], examples.FOOTNOTE["spans"]),
    ],
)
def test_the_quotations_of_the_examples_stand_in_the_paper(quote: str, spans: list[list[int]]) -> None:
    text = CORPUS.read_bytes().decode("utf-8")
    words = "".join(text[start:end] for start, end in spans)
    assert "".join(words.split()) == "".join(quote.split())
