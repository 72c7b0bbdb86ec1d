"""Tables read both ways: ranks, comparisons, cells, rows, what a table shows, and what it does not hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer

Ask = Callable[..., Answer]

SAID = [
    ("Who ranks first for the toll on carts?", "Elm ranks 1st for Toll on carts (Table 1)."),
    ("Which town has the greatest toll on oxen?", "Harrow ranks 1st for Toll on oxen (Table 1)."),
    ("What is Low Cross's rank for the toll on oxen?", "Low Cross ranks 3rd for Toll on oxen (Table 1)."),
    (
        "Does Harrow rank above Elm for the toll on oxen?",
        "Harrow ranks 1st for Toll on oxen, above Elm, which ranks 2nd (Table 1).",
    ),
    (
        "Is Saint Ode ranked higher than Harrow for the toll on carts?",
        "Saint Ode ranks 3rd for Toll on carts, below Harrow, which ranks 2nd (Table 1).",
    ),
    (
        "Who ranks higher for the toll on salt, Harrow or North Elm?",
        "Harrow ranks 3rd for Toll on salt, above North Elm, which ranks 4th (Table 1).",
    ),
    (
        "How does Elm compare with Harrow for the toll on salt?",
        "Elm ranks 1st for Toll on salt, above Harrow, which ranks 3rd (Table 1).",
    ),
    (
        "Which towns rank below Harrow for the toll on carts?",
        "Saint Ode (3rd) and Low Cross (4th) rank below Harrow for Toll on carts (Table 1).",
    ),
    (
        "Which towns rank above Low Cross for the toll on carts?",
        "Elm (1st), Harrow (2nd) and Saint Ode (3rd) rank above Low Cross for Toll on carts (Table 1).",
    ),
    ("In which measures does Elm rank first?", "Elm ranks 1st for Toll on carts and Toll on salt (Table 1)."),
    ("When was Greta Moss master?", "Greta Moss, Years (Table 2): 1712–30."),
    ("What was Moss's cart policy?", "Greta Moss, Cart policy (Table 2): Let carts pass free in winter."),
    ("Who was master in 1735?", "Otto Lind, Years (Table 2): 1730–44."),
    ("Who was master from 1712 to 1730?", "Greta Moss, Years (Table 2): 1712–30."),
    ("Which master banned carts with iron wheels?", "Otto Lind, Cart policy (Table 2): Banned carts with iron wheels."),
]


@pytest.mark.parametrize(("question", "sentence"), SAID)
def test_a_table_is_read_in_a_plain_sentence(ask_salt: Ask, question: str, sentence: str) -> None:
    answer = ask_salt(question)
    assert [claim.text for claim in answer.claims] == [sentence]
    assert {citation.kind for citation in answer.citations} <= {"table_cell", "table_row"}


SEVERAL = [
    (
        "Which are the top two towns for the toll on carts?",
        ["Elm (1st) and Harrow (2nd) rank highest for Toll on carts"],
    ),
    ("Which towns have the bottom 2 ranks for the toll on carts?", ["Saint Ode (3rd) and Low Cross (4th) rank lowest"]),
    ("Who succeeded Greta Moss?", ["Otto Lind, Years (Table 2): 1730–44."]),
    ("Which master came before Greta Moss?", ["Jonas Pell, Years (Table 2): 1701–12."]),
    ("Which notes are in Table 2?", ["Table 2 carries fn 6.", "A tax by the sack"]),
    ("When was Table 1 made?", ["Rank of towns by toll, 1750", "Vane (1991)"]),
    ("Which masters are in Table 2?", ["Jonas Pell, Greta Moss and Otto Lind"]),
    ("How many masters were Smiths?", ["Greta Moss", "Otto Lind"]),
    ("Which measures does Table 1 use?", ["Toll on carts, Toll on oxen and Toll on salt"]),
    ("What are Harrow's ranks?", ["1st for Toll on oxen", "2nd for Toll on carts", "3rd for Toll on salt"]),
    (
        "Does Elm rank above Harrow?",
        ["Elm ranks above Harrow for Toll on carts and Toll on salt", "Harrow ranks above Elm"],
    ),
    ("What were Lind's policies?", ["Banned carts with iron wheels", "Ended the tax on salt"]),
    ("Compare Moss and Lind on salt", ["Taxed salt by the sack", "Ended the tax on salt"]),
    ("How did Greta Moss and Jonas Pell differ on carts?", ["Let carts pass free", "Doubled the toll"]),
    ("Which masters were Smiths?", ["Greta Moss", "Otto Lind"]),
    ("Which masters in Table 2 taxed salt?", ["Greta Moss, Salt policy (Table 2): Taxed salt by the sack"]),
    ("What does Table 2 say about Pell?", ["Jonas Pell", "1701–12", "Left salt alone"]),
    ("What does Table 1 say about Saint Ode?", ["2nd for Toll on salt", "4th for Toll on oxen"]),
    ("How many masters does Table 2 list?", ["3 rows: Jonas Pell, Greta Moss and Otto Lind"]),
    ("How many columns does Table 2 have?", ["5 columns: Master, Years, Guild, Cart policy and Salt policy"]),
    ("How many towns are in Table 1?", ["5 in all: Elm, Harrow, Low Cross, North Elm and Saint Ode"]),
    ("What does Table 1 show?", ["Rank of towns by toll, 1750", "Toll on oxen", "Source: Vane (1991)"]),
    ("How many tables are there?", ["The paper has 2 tables.", "Toll masters of Harrow"]),
    ("List the tables", ["Rank of towns by toll", "Toll masters of Harrow"]),
    ("Where does the ranking of towns by toll come from?", ["Source: Vane (1991), The Ox and the Ledger."]),
]


@pytest.mark.parametrize(("question", "words"), SEVERAL)
def test_rows_columns_and_the_table_itself_are_told(ask_salt: Ask, question: str, words: list[str]) -> None:
    answer = ask_salt(question)
    assert answer.status == "answered", answer.text
    assert all(word in answer.text for word in words), answer.text


REFUSED = [
    ("Who came after Otto Lind in Table 2?", "Table 2 has no row after Otto Lind"),
    ("Which notes are in Table 1?", "Table 1 carries no note"),
    (
        "Where does Dunwick rank for the toll on carts?",
        "Dunwick is not among those that Table 1 lists for Toll on carts",
    ),
    ("Where does North Elm rank for the toll on carts?", "North Elm is not among those"),
    ("Who ranks first for happiness in Table 1?", "Table 1 says nothing of “happiness”"),
    ("What does Table 1 say about Dunwick?", "Table 1 says nothing of “Dunwick”"),
    ("What does Table 2 say about Queen Maud?", "Table 2 says nothing of “Queen Maud”"),
    ("Who ranks seventh for the toll on salt?", "no rank 7"),
    ("What does Table 5 show?", "no Table 5"),
    ("Who ranked first for the toll on carts in 1760?", "Table 1 is of 1750, not of 1760"),
]


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_what_a_table_does_not_hold_is_refused_plainly(ask_salt: Ask, question: str, reason: str) -> None:
    answer = ask_salt(question)
    assert (answer.status, answer.citations) == ("not_found", ())
    assert reason in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Which town published its tolls first?",
        "What was the last flood of the marsh?",
        "Who was the first master of the guild of smiths in Elm?",
        "What did Otto Lind eat on feast days?",
        "Which town did the authors say was most important for the carters?",
        "Did Jonas Pell marry Greta Moss?",
        "Who followed Greta Moss to the flood?",
        "Who succeeded Otto Lind?",
        "What was Queen Maud's salt policy?",
        "What is the source of the marsh?",
        "How many tables stood in the guild hall?",
        "Where does Harrow rank for toll on geese?",
    ],
)
def test_what_no_table_answers_is_left_to_search(ask_salt: Ask, question: str) -> None:
    answer = ask_salt(question)
    assert answer.confidence != 0.98
    assert answer.status == "answered" or answer.text.startswith("The paper does not say.")
