"""Questions that are several are cut where one ends; others are left whole. Drafts are joined, citations shared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from footnoted.answer import Answer, Draft, DraftClaim, Quotation
from footnoted.answering.parts import join_drafts, read_draft, share, split_parts
from footnoted.document import Span

Ask = Callable[..., Answer]

SEVERAL = """
Who is Anna Roose and when did she resign? | Who is Anna Roose? | When did she resign?
Who lit the lamps? What did it cost? | Who lit the lamps? | What did it cost?
Did Veere buy the works, and why? | Did Veere buy the works? | Why did Veere buy the works?
Who won the election and by how much? | Who won the election? | By how much won the election?
who is willem kok, what did he forbid | Who is willem kok? | What did he forbid?
What does note 3 cite and what is the paper's title? | What does note 3 cite? | What is the paper's title?
What is a levy and is it still paid? | What is a levy? | Is it still paid?
Which towns joined and when did they leave? | Which towns joined? | When did they leave?
What share goes to Goes and what share is kept? | What share goes to Goes? | What share is kept?
1) Who wrote it? 2) When was it published? | Who wrote it? | When was it published?
I read that the works burned. Is that true? Who says so? | I read that the works burned. Is that true? | Who says so?
Can a lamp be lost? If so, who pays for it? | Can a lamp be lost? | Who pays for it?
List the recommendations and tell me the author | List the recommendations? | Tell me the author?
What can be done and who should do it? | What can be done? | Who should do it?
When was St. John's Cathedral lit? Who paid for it? | When was St. John's Cathedral lit? | Who paid for it?
Who lit it? Why? | Who lit it? | Why?
"""
WHOLE = """
What are Roose and Kok's policies?
What did Roose and Kok do?
In which year and in which town did the riot take place?
When and where did the riot take place?
What does the paper say about how and why towns pay?
Which town is in Zeeland and is rich?
Who leads the council and is the oldest?
Who are the men who left and who stayed?
When Roose took office, what did she say?
If gas is cheap, why did Goes refuse?
How many lamps and how many ladders were bought?
Does the author think Veere should and could do more?
To what extent and in what ways does light depend on oil?
Was it held that the rules are clear and don't require more?
Who said what and when?
Is Veere or Goes the largest town?
When was St. John's Cathedral lit?
Which case was Commission v. Cresson?
Name the mayors and their attitudes
Why?
gas and lamps
?
"""


@pytest.mark.parametrize("row", SEVERAL.strip().splitlines())
def test_several_questions_are_cut_apart(row: str) -> None:
    question, *parts = row.split(" | ")
    assert split_parts(question) == tuple(parts)


@pytest.mark.parametrize("question", WHOLE.strip().splitlines())
def test_one_question_is_left_whole(question: str) -> None:
    assert split_parts(question) == (question,)


def test_no_more_than_four_parts_are_made() -> None:
    parts = split_parts("Who is A? Who is B? Who is C? Who is D? Who is E?")
    assert parts == ("Who is A?", "Who is B?", "Who is C?", "Who is D? Who is E?")


def test_no_wording_takes_long() -> None:
    for words in ("and what is it ", "who is, ", "what ", "? why ", "and ", "A. ", "which a b c d "):
        assert split_parts(words * (2000 // len(words)))


def quote(start: int, words: str = "a lamp") -> Quotation:
    return Quotation(document="one", passage="p", kind="sentence", spans=(Span(start, start + 6),), words=words)


def draft(*starts: int, confidence: float = 0.9) -> Draft:
    claims = tuple(DraftClaim(parts=(quote(start, f"lamp {start}"),)) for start in starts)
    return Draft(claims=claims, confidence=confidence)


def test_parts_are_said_in_order_and_nothing_twice() -> None:
    joined = join_drafts([draft(1, 2), None, draft(2, 3, confidence=0.6)], max_citations=6)
    assert joined is not None
    assert read_draft(joined) == "lamp 1 lamp 2 lamp 3"
    assert joined.confidence == 0.6


def test_citations_are_shared_between_parts() -> None:
    joined = join_drafts([draft(1, 2, 3, 4), draft(5, 6)], max_citations=3)
    assert joined is not None
    assert read_draft(joined) == "lamp 1 lamp 2 lamp 5"
    assert share([4, 2], 12) == [4, 2]
    assert share([4, 1, 4], 6) == [3, 1, 2]
    assert share([2, 2], 1) == [1, 0]


def test_a_claim_that_cites_much_leaves_room_for_the_next_part() -> None:
    listed = Draft(claims=(DraftClaim(parts=("All of them.",), cites=tuple(quote(n) for n in range(5))),))
    joined = join_drafts([listed, draft(9)], max_citations=3)
    assert joined is not None
    assert [len(claim.cites or claim.parts) for claim in joined.claims] == [2, 1]


def test_a_part_alone_keeps_its_draft_and_no_part_at_all_its_reason() -> None:
    only = draft(1, 2)
    refusal = Draft(claims=(), reason="There is no footnote 99.")
    assert join_drafts([None, only, refusal], max_citations=1) is only
    assert join_drafts([None, refusal], max_citations=6) is refusal
    assert join_drafts([None, None], max_citations=6) is None


def test_each_part_is_answered(ask: Ask) -> None:
    answer = ask("What does footnote 3 cite and who wrote this paper?")
    assert answer.status == "answered"
    assert "Wages of the Night" in answer.text
    assert "Marta Vandevelde" in answer.text
    assert 3 in {note.note.number for note in answer.footnotes}


def test_a_pronoun_leans_on_the_part_before_it(ask: Ask) -> None:
    answer = ask("What was Willem Kok's attitude to gas, and what was his attitude to lotteries?")
    assert "What was Willem Kok's attitude to lotteries?" in answer.standalone_question
    assert "doubled the price" in answer.text
    assert "Forbade them" in answer.text


def test_a_part_without_an_answer_adds_nothing(ask: Ask) -> None:
    both, one = ask("What does footnote 3 cite and what does footnote 99 cite?"), ask("What does footnote 3 cite?")
    assert (both.text, both.citations) == (one.text, one.citations)


def test_where_no_part_is_answered_the_whole_is_refused(ask: Ask) -> None:
    answer = ask("What does footnote 98 cite and what does footnote 99 cite?")
    assert answer.status == "not_found"
    assert answer.citations == ()


def test_parts_share_the_citations_that_are_allowed(ask: Ask) -> None:
    answer = ask("What do footnotes 1, 2 and 3 cite and who wrote this paper?", max_citations=2)
    assert len(answer.citations) == 2
    assert "Vandevelde" in answer.text
