"""What is counted of an answer: small cases of every judgement, and the sums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from footnoted.answer import Answer, Citation, NoteWithSources
from footnoted.document import Footnote, Span
from footnoted.evaluation import Golden, judge, read_golden, summarize
from footnoted.evaluation.golden import SETS

TEXT = "The lamp was lit in 1811. Nobody asked why. The lamp was lit\n in 1811."
GOLDEN = Golden(
    id="g",
    kind="fact",
    question="When was the lamp lit?",
    evidence=("lit in 1811",),
    answer=("1811",),
    footnotes=(),
    history=(),
    answerable=True,
    min_evidence=1,
)


def cite(start: int, end: int, quote: str | None = None) -> Citation:
    return Citation(
        number=1,
        document="d",
        passage="d:s",
        kind="sentence",
        quote=TEXT[start:end] if quote is None else quote,
        spans=(Span(start, end),),
        section=(),
        pages=None,
        footnotes=(),
        grounds="asserted",
        url="/read/d",
    )


def answer(*citations: Citation, text: str = "In 1811. [1]", notes: tuple[int, ...] = (), **changes: Any) -> Answer:
    made = Answer(
        id="a",
        conversation_id=None,
        status="answered",
        question="?",
        standalone_question="?",
        text=text,
        claims=(),
        citations=citations,
        footnotes=tuple(
            NoteWithSources(document="d", note=Footnote(number=n, spans=()), text="", sources=(), supports=())
            for n in notes
        ),
        nearest=(),
        confidence=1.0,
        answerer="extractive",
        model=None,
        timings_ms={},
    )
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("start", "end", "cites"),
    [
        (0, 25, True),  # the whole sentence holds the evidence
        (13, 24, True),  # the evidence itself
        (13, 19, True),  # a piece of it
        (0, 14, False),  # hardly touches it
        (26, 43, False),  # another sentence
        (44, 70, False),  # the same words, but with another white space: not the raw evidence
    ],
)
def test_evidence_is_cited_where_it_is_covered(start: int, end: int, cites: bool) -> None:
    outcome = judge(GOLDEN, answer(cite(start, end)), TEXT)
    assert outcome.cites_evidence is outcome.cites_first is cites


def test_evidence_that_stands_twice_is_cited_at_either_place() -> None:
    golden = replace(GOLDEN, evidence=("The lamp was lit",))
    assert judge(golden, answer(cite(0, 16)), TEXT).cites_evidence
    assert judge(golden, answer(cite(44, 60)), TEXT).cites_evidence


def test_as_much_evidence_is_wanted_as_is_said() -> None:
    golden = replace(GOLDEN, evidence=("lit in 1811", "Nobody asked why"), min_evidence=2)
    assert not judge(golden, answer(cite(0, 25)), TEXT).cites_evidence
    both = judge(golden, answer(cite(26, 43), cite(0, 25)), TEXT)
    assert both.cites_evidence
    assert both.cites_first
    assert not judge(golden, answer(), TEXT).cites_first


def test_every_pattern_must_be_said() -> None:
    golden = replace(GOLDEN, answer=("1811", "[Ll]amp"))
    assert judge(golden, answer(cite(0, 25), text="The lamp, in 1811."), TEXT).says_answer
    assert not judge(golden, answer(cite(0, 25), text="In 1811."), TEXT).says_answer


def test_every_expected_note_must_be_shown_and_more_may_be() -> None:
    golden = replace(GOLDEN, footnotes=(2, 3))
    assert judge(golden, answer(notes=(3, 2, 9)), TEXT).shows_footnotes
    assert not judge(golden, answer(notes=(3,)), TEXT).shows_footnotes


def test_the_law_is_counted() -> None:
    assert judge(GOLDEN, answer(cite(44, 70, "The lamp was lit in 1811.")), TEXT).is_verbatim
    assert not judge(GOLDEN, answer(cite(0, 25, "The lamp was lit in 1812.")), TEXT).is_verbatim
    assert judge(GOLDEN, answer(), TEXT).is_verbatim


def test_a_refusal_is_right_where_there_is_nothing_to_find() -> None:
    refused = answer(text="The paper does not say.", status="not_found")
    nothing = replace(GOLDEN, answerable=False, evidence=(), answer=())
    assert judge(nothing, refused, TEXT).is_right
    assert not judge(nothing, answer(cite(0, 25)), TEXT).is_right
    assert not judge(GOLDEN, refused, TEXT).is_right


def test_outcomes_are_summed_over_what_they_are_out_of() -> None:
    nothing = replace(GOLDEN, answerable=False, evidence=(), answer=())
    noted = replace(GOLDEN, footnotes=(7,))
    refused = answer(text="No.", status="not_found")
    summary = summarize(
        [
            judge(GOLDEN, answer(cite(0, 25)), TEXT),
            judge(noted, answer(cite(0, 25), notes=(7,), text="In the year 1811. [1]"), TEXT),
            judge(noted, refused, TEXT),
            judge(nothing, refused, TEXT),
            judge(nothing, answer(cite(26, 43, "Nobody asked how.")), TEXT),
        ]
    )
    assert (summary.questions, summary.answerable, summary.unanswerable) == (5, 3, 2)
    assert (summary.evidence_cited, summary.evidence_first, summary.answer_found) == (2, 2, 2)
    assert (summary.footnotes_shown, summary.footnotes_expected) == (1, 2)
    assert (summary.refused_rightly, summary.refused_wrongly, summary.all_right) == (1, 1, 3)
    assert (summary.verbatim_citations, summary.citations) == (2, 3)
    assert summary.median_words == 4.0
    assert summary.answered_right == 2
    assert summary.kinds == {"fact": (3, 5)}


def test_kinds_are_counted_apart() -> None:
    nothing = replace(GOLDEN, kind="unanswerable", answerable=False, evidence=(), answer=())
    outcomes = [judge(GOLDEN, answer(cite(0, 25)), TEXT), judge(nothing, answer(cite(0, 25)), TEXT)]
    assert summarize(outcomes).kinds == {"fact": (1, 1), "unanswerable": (0, 1)}


def test_a_confidence_is_borne_out_where_the_answer_is_right() -> None:
    assert judge(GOLDEN, answer(cite(0, 25)), TEXT).is_borne_out
    assert not judge(GOLDEN, answer(cite(0, 25), text="In 1911."), TEXT).is_borne_out
    assert not judge(replace(GOLDEN, answerable=False), answer(cite(0, 25)), TEXT).is_borne_out


def test_the_confidence_of_a_refusal_is_that_of_the_nearest_passage() -> None:
    refused = answer(status="not_found", text="No.", confidence=0.3)
    near = replace(refused, nearest=(cite(0, 25),))
    assert judge(GOLDEN, near, TEXT).is_borne_out
    assert not judge(GOLDEN, near, TEXT).cites_first
    assert not judge(GOLDEN, replace(refused, nearest=(cite(26, 43), cite(0, 25))), TEXT).is_borne_out
    assert not judge(GOLDEN, refused, TEXT).is_borne_out


def test_the_calibration_error_is_over_every_stated_confidence() -> None:
    sure = judge(GOLDEN, answer(cite(0, 25), confidence=0.9), TEXT)
    wrong = judge(GOLDEN, answer(cite(26, 43), confidence=0.9), TEXT)
    assert summarize([sure, wrong]).calibration_error == pytest.approx(0.4)
    assert summarize([replace(sure, confidence=None)]).calibration_error is None


def test_nothing_sums_to_nothing() -> None:
    assert summarize([]).questions == 0
    assert summarize([]).median_words == 0.0


LEAST = [("dev", 31), ("own", 160), ("held", 190), ("sources", 55), ("sources_unseen", 55)]


@pytest.mark.parametrize(("name", "least"), LEAST)
def test_every_golden_question_is_about_the_real_paper(name: str, least: int, corpus_text: str) -> None:
    golden = read_golden(name)
    assert len(golden) >= least
    for each in golden:
        assert each.question.strip()
        assert all(evidence in corpus_text for evidence in each.evidence), each.id
        assert each.answerable == bool(each.evidence or each.footnotes or each.answer), each.id
        assert 0 <= each.min_evidence <= len(each.evidence), each.id
        assert set(each.footnotes) <= set(range(1, 62)), each.id


def test_no_golden_question_has_the_id_or_the_words_of_another() -> None:
    everything = [golden for name in SETS for golden in read_golden(name)]
    assert len({golden.id for golden in everything}) == len(everything)
    asked = [(golden.question, golden.history) for golden in everything]
    assert len(set(asked)) == len(asked)


def test_an_unknown_set_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        read_golden("nowhere")
