"""Questions about sources: what is asked for, what narrows them, whom they name, and what is no such question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer
from footnoted.conversation.followup import Turn

Ask = Callable[..., Answer]

LANTERNS = [
    ("Which claims rest on interviews?", [5, 7], ["interviews (fn 5 and fn 7)", "12,000", "except the clergy"]),
    ("Which claims rest on the Veere Courant?", [4, 8], ["(fn 4 and fn 8)", "riot at the draw"]),
    ("Which claims rest on works older than 1900?", [4, 8], ["from before 1900", "a third of the price"]),
    ("Which claims rest only on the Veere Courant?", [8], ["(fn 8)"]),
    ("How many notes cite the Veere Courant?", [4, 8], ["In 2 footnotes:"]),
    ("How many claims rest on interviews?", [5, 7], ["sentences and cells rest on the author's own interviews"]),
    ("How many claims rest on Terlinden?", [1, 2, 4], ["3 sentences and cells rest on Terlinden (fn 1, fn 2 and"]),
    ("How many sources are from before 2005?", [1, 2, 4, 8], ["From before 2005: 3 of the 8 works", "fn 2, fn 4"]),
    ("How many footnotes are in chapter 1?", [1, 2, 3, 4, 5], ["In 5 footnotes:"]),
    ("List the sources of chapter 2", [6, 7, 8], ["in 02 How towns paid are cited in fn 6, fn 7 and fn 8."]),
    ("What sources does the introduction use?", [1, 2, 3, 4, 5], ["01 Introduction"]),
    ("Which chapter has the most footnotes?", [1, 2, 3, 4, 5], ["01 “Introduction”: 5"]),
    ("Which chapter has the fewest footnotes?", [], ["03 “Conclusion and recommendations”: 0."]),
    ("Does the author cite Brouwer and Maas (2011)?", [3], ["cited in fn 3."]),
    ("Which notes cite Terlinden (2009)?", [4], ["cited in fn 4."]),
    ("Which sources have no link?", [5, 7], ["without an address"]),
    ("Which footnotes cite more than one source?", [4], ["Several sources are cited in fn 4."]),
    ("Which works are cited in more than one note?", [1, 2], ["cited in fn 1 and fn 2."]),
    ("Which sources were published in June 2009?", [4], ["of June 2009"]),
    ("What is the oldest source cited?", [4], ["The oldest source stands in fn 4."]),
    ("What is the earliest source in chapter 2?", [8], ["stands in fn 8."]),
    ("Who wrote what fn 3 cites?", [3], ["Brouwer, K. and Maas, L."]),
    ("Who wrote 'Moorings and money'?", [6], ["The source in fn 6 is by Maas, L."]),
    ("When was the Harbour Review article published?", [6], ["The source in fn 6 is dated 9 January 2015."]),
    ("What is the URL of the article by Maas in the Harbour Review?", [6], ["https://example.org/moorings"]),
    ("What kind of source is note 5?", [5], ["The source in fn 5 is the author's own interview."]),
    ("Is note 3 an interview?", [3], ["No: fn 3 cites"]),
    ("Is the 12,000 guilders figure from a primary source?", [5], ["Yes: it rests on fn 5", "12,000 guilders"]),
    ("Where does the figure of 12,000 guilders come from?", [5], ["12,000 guilders", "archivist of Veere"]),
    ("How many interviews did the author conduct, and when?", [5, 7], ["interviews: 2 of the 8 works", "May 2018"]),
    ("Which sources are not interviews?", [1, 2, 3, 4, 6, 8], ["Works other than interviews are cited in"]),
    ("What share of the sources are interviews?", [5, 7], ["2 of the 8 works that the footnotes cite, 25 per cent"]),
    ("What did people say in the interviews?", [5, 7], ["12,000 guilders", "except the clergy"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "numbers", "words"), LANTERNS)
def test_sources_are_found_counted_and_shown(ask: Ask, question: str, numbers: list[int], words: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    behind = {number for citation in answer.citations for number in citation.footnotes}
    shown = {note.note.number for note in answer.footnotes}
    assert shown >= set(numbers)
    assert shown <= {*numbers, *behind}
    assert all(word in answer.text for word in words), answer.text


SHARES = [
    (
        "How much of chapter 2 is asserted without a note?",
        "1 of the 3 sentences of “02 How towns paid” carry no footnote",
    ),
    ("What percentage of the sentences in chapter 2 have a footnote?", "2 of the 3 sentences"),
    ("Are there any claims in chapter 3 without a footnote?", "There is no note at all."),
]


@pytest.mark.parametrize(("question", "words"), SHARES)
def test_what_carries_a_note_is_counted(ask: Ask, question: str, words: str) -> None:
    assert words in ask(question).text


SALT = [
    ("Which claims rest on a government's own word?", [4], "oxen died of marsh fever"),
    ("Which newspaper is cited most often?", [5, 6], "The Elm Herald is cited in 2 footnotes"),
    ("Which book is cited most?", [5, 7], "The Ox and the Ledger is cited in fn 5 and fn 7."),
    ("How many notes cite Vane or the Elm Herald?", [1, 2, 5, 6, 7], "In 5 footnotes:"),
    ("Which notes cite P. Vane?", [1, 2, 5, 7], "fn 1, fn 2, fn 5 and fn 7."),
    ("Who published The Ox and the Ledger?", [5, 7], "Causeway Press"),
    ("Are there sources from before 1990?", [1, 2], "Works from before 1990 are cited in fn 1 and fn 2."),
    ("Which page does footnote 7 point to?", [7], "p. 40"),
    ("Does footnote 4 cite a government?", [4], "Yes: fn 4 cites a government's own publication."),
]


@pytest.mark.parametrize(("question", "numbers", "words"), SALT)
def test_another_paper_is_asked_the_same(ask_salt: Ask, question: str, numbers: list[int], words: str) -> None:
    answer = ask_salt(question)
    assert {note.note.number for note in answer.footnotes} >= set(numbers), answer.text
    assert words in answer.text


REFUSED = [
    ("Does the author cite Kim and Lee (2021)?", "The footnotes cite nothing of “Kim and Lee (of 2021)”."),
    ("Does the author cite Maas and Terlinden (2015)?", "The footnotes cite nothing of"),
    ("Which claims rest on The Economist?", "The footnotes cite nothing of"),
    ("Which sources are in Japanese?", "The footnotes cite no works in Japanese."),
    ("Which sources are from 1975?", "The footnotes cite no works of 1975."),
    ("What is the URL of the Guild Gazette article?", "The footnotes cite no work called “Guild Gazette”."),
    ("What does note 12 support?", "The paper has no footnote 12"),
    ("What is the source for the 13,000 guilders?", "The paper does not say."),
]


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_what_is_not_cited_is_refused_and_what_was_searched_is_said(ask: Ask, question: str, reason: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.footnotes, answer.citations) == ("not_found", (), ())
    assert reason in answer.text
    assert "8 footnotes of “Lighting the canal towns”" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What is the source of the towns' light?",
        "What did towns rely on for light?",
        "What was the primary reason for the lottery?",
        "Who wrote the paper?",
        "Which town had the oldest lamps?",
        "Which towns did not publish the price of lamps?",
        "What kind of lamps did Terlinden count?",
    ],
)
def test_what_only_sounds_like_sources_is_left_to_others(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "cited in" not in text
    assert not text.startswith("The source in")


FOLLOWUPS = [
    (["What is the oldest source cited?", "What does it support?"], [4], "a third of the price"),
    (["Which notes cite Terlinden?", "and Maas?"], [3, 6], "fn 3 and fn 6"),
    (["How many interviews are cited?", "and books?"], [3], "Books: 1 of the 8 works"),
    (["What does note 3 cite?", "and note 6?"], [6], "Moorings and money"),
    (["Who wrote what fn 6 cites?", "When was it published?"], [6], "9 January 2015"),
    (["Which claims rest on interviews?", "and on the Veere Courant?"], [4, 8], "riot at the draw"),
]


@pytest.mark.parametrize(("asked", "numbers", "words"), FOLLOWUPS)
def test_followups_stand_on_what_was_asked_before(ask: Ask, asked: list[str], numbers: list[int], words: str) -> None:
    history: list[Turn] = []
    for question in asked[:-1]:
        before = ask(question)
        history += [Turn(role="user", content=question), Turn(role="assistant", content=before.text)]
    answer = ask(asked[-1], history=tuple(history))
    assert {note.note.number for note in answer.footnotes} >= set(numbers), answer.text
    assert words in answer.text


def test_whoever_wrote_the_oldest_source_is_told(ask_salt: Ask) -> None:
    before = ask_salt("Which notes cite the Ministry of Roads?")
    turns = (
        Turn(role="user", content="Which notes cite the Ministry of Roads?"),
        Turn(role="assistant", content=before.text),
    )
    assert "4 May 2018" in ask_salt("When was it published?", history=turns).text
