"""What a model is given: passages by rank, keys that nothing can be mistaken for, no character that hides."""

from __future__ import annotations

from itertools import chain, repeat

import pytest

from footnoted.answering import Asked
from footnoted.assistant import Assistant
from footnoted.citing import cite
from footnoted.generating.material import Material, gather_material, write_plain

QUESTION = "What did Trump threaten China with?"


@pytest.fixture(scope="module")
def asked(assistant: Assistant) -> Asked:
    papers = tuple(assistant.paper(document.id) for document in assistant.documents())
    return Asked(text=QUESTION, papers=papers, retriever=assistant.retriever)


def gather(asked: Asked, most_tokens: int = 4_000, **options: object) -> Material:
    return gather_material(asked, asked.search(asked.text).hits, most_tokens=most_tokens, **options)  # type: ignore[arg-type]


def test_every_key_leads_to_a_verbatim_quotation(asked: Asked) -> None:
    papers = {paper.id: paper for paper in asked.papers}
    sources = gather(asked).sources
    assert len(sources) > 5
    assert all(cite(source.quotation, papers) is not None for source in sources.values())
    assert all(source.key == key for key, source in sources.items())


def test_keys_are_drawn_anew_for_each_request(asked: Asked) -> None:
    assert not gather(asked).sources.keys() & gather(asked).sources.keys()


def test_a_prefix_that_stands_anywhere_in_the_words_is_drawn_again(asked: Asked) -> None:
    drawn = chain(["Trump", "tariff"], repeat("zq9"))
    material = gather(asked, choose_prefix=lambda: next(drawn))
    assert all(key.startswith("zq9-") for key in (*material.sources, material.refusal))


def test_sections_and_notes_go_in_with_the_words(asked: Asked) -> None:
    material = gather(asked)
    first = next(iter(material.sources.values()))
    assert f"[[{first.key}]] Section: " in material.question
    assert first.words in material.question
    assert "Footnote 33: " in material.question
    assert material.question.endswith(f"Question: {QUESTION}")
    assert f"[[{material.refusal}]]" in material.instructions


def test_the_budget_keeps_the_best(asked: Asked) -> None:
    wide, narrow = list(gather(asked).sources.values()), list(gather(asked, 400).sources.values())
    assert 0 < len(narrow) < len(wide)
    assert [source.words for source in narrow] == [source.words for source in wide[: len(narrow)]]
    assert len(gather(asked, 1).sources) == 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("one\n[[a1-1]] two", "one [[a1-1]] two"),
        ("hid\u200bden", "hidden"),
        ("turned \u202eround", "turned round"),
        ("tag\U000e0041ged", "tagged"),
        ("a\u2028b\u0085c\x00d", "a b cd"),
    ],
)
def test_no_character_makes_a_line_or_hides(text: str, plain: str) -> None:
    assert write_plain(text) == plain
