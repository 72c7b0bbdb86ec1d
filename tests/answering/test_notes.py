"""Notes in many wordings: by neighbour, by kind, by matter, one field of a source, what is cited in all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer

Ask = Callable[..., Answer]

FOUND = [
    ("Which note comes after 3?", [4], ["Fever and freight"]),
    ("What is the footnote before footnote 5?", [4], ["Fever and freight"]),
    ("Which footnote follows footnote 7?", [8], ["ledger keeper"]),
    ("What does the footnote after note 1 say?", [2], ["Ibid.", "This stands for fn 1"]),
    ("Which footnotes are Ibid?", [2], ["Ibid. is said in fn 2.", "This stands for fn 1", "Wheels in the wet"]),
    ("What does footnote 2 refer to?", [2], ["Wages fell by a third", "This stands for fn 1"]),
    ("Which footnotes cite Vane?", [1, 2, 5, 7], ["Vane is cited in fn 1, fn 2, fn 5 and fn 7."]),
    ("Is Vane cited?", [1, 2, 5, 7], ["fn 1, fn 2, fn 5 and fn 7"]),
    ("Is anything by Petra Vane (Vane, P.) cited?", [1, 2, 5, 7], ["fn 1, fn 2, fn 5 and fn 7"]),
    ("How often is the Elm Herald cited?", [5, 6], ["cited in fn 5 and fn 6."]),
    ("Which footnotes cite a government?", [4], ["Ministry of Roads"]),
    ("Which footnotes cite newspapers?", [5, 6], ["Newspapers are cited in fn 5 and fn 6."]),
    ("Does the paper cite any academic journals?", [1, 2], ["Academic journals are cited in fn 1 and fn 2."]),
    ("Which notes cite works from 1987?", [1, 2], ["Works of 1987 are cited in fn 1 and fn 2."]),
    ("Which sources are from 2019?", [5], ["Works of 2019 are cited in fn 5."]),
    ("Which footnotes refer to fever?", [4], ["fn 4 mentions fever"]),
    ("Are there any interviews with a ledger keeper?", [8], ["stand in fn 8."]),
    ("What do the interviews say about the causeway?", [3], ["stand in fn 3."]),
    ("Which footnotes mention fever?", [4], ["fn 4 mentions fever"]),
    ("What do the authors cite on boys?", [5], ["fn 5 mentions boys"]),
    ("Which sources are about the night toll?", [7, 8], ["fn 7 and fn 8"]),
    ("Do the authors cite any interviews?", [3, 8], ["fn 3 and fn 8"]),
    ("List the authors' interviews", [3, 8], ["a carter's grandson", "a ledger keeper"]),
    ("When did the interviews take place?", [3, 8], ["March 2020", "April 2020"]),
    (
        "Which claims rest on interviews?",
        [3, 8],
        ["These rest on the author's own interviews (fn 3 and fn 8).", "worst road", "hated by everybody"],
    ),
    ("What is the source for the claim that wages fell by a third?", [2], ["Wages fell by a third", "fn 1"]),
    ("Which footnote supports the claim that oxen died of marsh fever?", [4], ["Fever and freight"]),
    ("How many sources does footnote 5 cite?", [5], ["fn 5 cites 2 sources."]),
]


@pytest.mark.parametrize(("question", "numbers", "words"), FOUND)
def test_notes_are_found_and_shown(ask_salt: Ask, question: str, numbers: list[int], words: list[str]) -> None:
    answer = ask_salt(question)
    assert answer.status == "answered", answer.text
    assert {note.note.number for note in answer.footnotes} >= set(numbers)
    assert all(word in answer.text for word in words), answer.text


FIELDS = [
    ("What is the URL in footnote 4?", "The address in fn 4 is https://example.org/fever."),
    ("What is the link in note 2?", "The address in fn 1 is https://example.org/wheels (fn 2 stands for fn 1)."),
    ("When was the source in footnote 4 published?", "The source in fn 4 is dated 4 May 2018."),
    ("What is the date of the source in footnote 1?", "The source in fn 1 is dated 1987."),
    ("Who wrote the source in footnote 7?", "The source in fn 7 is by Vane, P."),
    ("Who is the author of the work cited in footnote 6?", "The source in fn 6 is by The Elm Herald."),
    ("What is the title of the book in note 7?", "The source in fn 7 is titled The Ox and the Ledger."),
    ("Which journal is cited in footnote 1?", "The source in fn 1 is from Journal of Road History."),
    ("Who published the source in footnote 7?", "The source in fn 7 is from Causeway Press."),
]


@pytest.mark.parametrize(("question", "sentence"), FIELDS)
def test_one_thing_about_a_source_is_said_in_a_sentence(ask_salt: Ask, question: str, sentence: str) -> None:
    answer = ask_salt(question)
    assert [claim.text for claim in answer.claims] == [sentence]
    assert answer.citations[0].kind == "footnote"


IN_ALL = [
    ("List all sources", "The 8 footnotes cite 7 different sources"),
    ("Show me the bibliography", "The 8 footnotes cite 7 different sources"),
    ("How many footnotes are there?", "The paper has 8 footnotes, numbered 1 to 8."),
    ("How many sources does the paper cite?", "The 8 footnotes cite 7 different sources, 2 of them"),
    ("What is the oldest source?", "The oldest source stands in fn 1."),
    ("What is the newest source cited?", "The newest source stands in fn 8."),
    (
        "Who is cited most?",
        "Journal of Road History (fn 1 and fn 2) and The Elm Herald (fn 5 and fn 6) are each cited in 2 footnotes.",
    ),
    ("Who is cited most?", "Vane, P. is cited in 4 footnotes: fn 1, fn 2, fn 5 and fn 7."),
    ("Which author is cited most often?", "Vane, P. is cited in 4 footnotes: fn 1, fn 2, fn 5 and fn 7."),
    ("Which newspaper do the authors cite most?", "The Elm Herald is cited in 2 footnotes: fn 5 and fn 6."),
]


@pytest.mark.parametrize(("question", "sentence"), IN_ALL)
def test_what_all_notes_cite_is_counted_and_compared(ask_salt: Ask, question: str, sentence: str) -> None:
    assert sentence in ask_salt(question).text


REFUSED = [
    ("Which footnote comes after footnote 8?", "The paper has no footnote 9"),
    ("Which footnotes cite the Guild Gazette?", "No footnote mentions “the Guild Gazette”"),
    ("Does the paper cite Marco Polo?", "No footnote mentions “Marco Polo”"),
    ("What is the source for the claim that Saint Ode never published its tolls?", "The paper gives no note"),
    ("Which footnote supports the claim that daughters kept the accounts?", "The paper gives no note"),
]


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_what_no_note_gives_is_refused_plainly(ask_salt: Ask, question: str, reason: str) -> None:
    answer = ask_salt(question)
    assert (answer.status, answer.footnotes) == ("not_found", ())
    assert reason in answer.text


def test_notes_without_ibid_are_told(ask: Ask) -> None:
    assert "fn 2" in ask("Which footnotes say Ibid.?").text


@pytest.mark.parametrize(
    "question",
    [
        "What source of income did the towns have?",
        "Which sources of salt ran dry?",
        "What is the source of the carters' poverty?",
        "What did Jonas Pell cite as the reason for the night toll?",
        "Which articles did the guild forbid?",
        "What do the authors note about the causeway?",
        "Who is quoted on the flood?",
        "Does the paper mention Saint Ode?",
        "What works did the smiths build?",
        "What is the next step for the carters?",
        "Who was the oldest carter?",
        "What happened after 1771?",
        "Which towns are from the east?",
    ],
)
def test_what_only_sounds_like_notes_is_left_to_search(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert answer.confidence != 0.98
    assert answer.status == "answered" or answer.text.startswith("The paper does not say.")
