"""Search over two small papers: what is found, in what order, and how sure one is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.indexing.library import Library
from footnoted.reader import InContext, Reading
from footnoted.retrieval import Retriever
from footnoted.retrieval.confidence import READING_WEIGHTS, WEIGHTS, Signals, estimate_confidence
from footnoted.retrieval.features import FEATURES, Measures, fuse
from footnoted.retrieval.reranking import MOST_READ, Verdict, combine, count_worth_reading, weigh_readings
from footnoted.retrieval.search import BODY, NOTES, asks_for_notes

# What ends the matter wherever it is more than nothing, whatever else speaks for an answer.
DECISIVE = {"years_unknown": 0.0, "names_unknown": 0.0}
NEUTRAL = Signals(*(0.4 for _ in Signals._fields))._replace(**DECISIVE)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When did the first oil lamps burn in Oudewater?", "burned in 1669"),
        ("Who paid for the oil?", "Merchants paid"),
        ("When did gas come to Veere?", "Gas came to Veere"),
        ("Which bridge fell during a gale?", "stone bridge of Goes"),
    ],
)
def test_the_sentence_that_answers_is_found_first(retriever: Retriever, question: str, words: str) -> None:
    ranking = retriever.search(question)
    assert words in ranking.hits[0].passage.text
    assert 0.0 < ranking.confidence <= 1.0


def test_hits_come_best_first_and_no_more_than_asked_for(retriever: Retriever) -> None:
    ranking = retriever.search("the price of light in Veere", k=3)
    scores = [hit.score for hit in ranking.hits]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert len({hit.passage.id for hit in ranking.hits}) == 3
    assert [len(hit.features) for hit in ranking.hits] == [len(FEATURES)] * 3


def test_the_same_question_gets_the_same_ranking(retriever: Retriever) -> None:
    assert retriever.search("price of light") == retriever.search("price of light")


def test_notes_never_stand_among_the_body(retriever: Retriever) -> None:
    for question in ("Terlinden", "Journal of Canal Studies", "Oil lamps in Oudewater", "Gas and the price of light"):
        assert all(hit.passage.kind in BODY for hit in retriever.search(question, k=50).hits)


def test_notes_are_found_when_they_are_asked_for(retriever: Retriever) -> None:
    ranking = retriever.search("Terlinden oil lamps", kinds=NOTES)
    assert ranking.hits[0].passage.id == "lamps:fn1"
    assert {hit.passage.kind for hit in ranking.hits} == {"footnote"}


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("footnote about lamps", True),
        ("which sources mention Veere", True),
        ("fn 3", True),
        ("who is cited on gas", True),
        ("the price of gas", False),
        ("resources of the town", False),
    ],
)
def test_a_query_that_asks_for_notes_is_known(query: str, asks: bool) -> None:
    assert asks_for_notes(query) is asks


def test_only_the_named_documents_are_searched(retriever: Retriever) -> None:
    for documents in (["lamps"], ["bridges"], ["lamps", "bridges"]):
        found = retriever.search("the bridge of Veere and its lamps", k=50, documents=documents)
        assert {hit.passage.document for hit in found.hits} == set(documents)
    nothing = retriever.search("the bridge of Veere", documents=["nowhere"])
    assert (nothing.hits, nothing.confidence) == ((), 0.0)


def test_a_question_that_shares_no_word_is_less_sure(retriever: Retriever) -> None:
    known = retriever.search("When did the first oil lamps burn in Oudewater?").confidence
    assert retriever.search("Xylophone quartets zigzag").confidence < known / 2
    assert retriever.search("").confidence < known


def test_neighbours_are_those_of_the_paragraph(retriever: Retriever) -> None:
    pleased = retriever.search("This pleased nobody").hits[0].passage
    before, after = retriever.before(pleased), retriever.after(pleased)
    assert before is not None
    assert before.text == "Merchants paid for the oil."
    assert after is not None
    assert after.text.startswith("Gas came")
    assert retriever.after(after) is None
    first = retriever.search("first oil lamps in Oudewater burned").hits[0].passage
    assert retriever.before(first) is None


def test_a_passage_is_known_by_its_id(retriever: Retriever) -> None:
    hit = retriever.search("gas").hits[0]
    assert retriever.passage(hit.passage.id) is hit.passage
    with pytest.raises(KeyError):
        retriever.passage("nowhere")


def test_features_are_within_their_bounds(library: Library) -> None:
    measures = Measures(library.passages, library.matrix)
    rows = np.arange(len(library))
    question = "When did gas come to Veere?"
    terms = measures.read_query(question)
    measured = measures.measure(question, library.embedder.embed_query(question), terms, rows)
    assert measured.shape == (len(library), len(FEATURES))
    assert fuse(measured).shape == (len(library),)
    column = dict(zip(FEATURES, measured.T, strict=True))
    for name in ("cosine", "passage_cosine", "joint_cosine"):
        assert (np.abs(column[name]) <= 1.0001).all()
    for name in ("coverage", "passage_coverage"):
        assert ((column[name] >= 0) & (column[name] <= 1.0001)).all()
    assert (column["passage_coverage"] >= column["coverage"] - 1e-6).all()
    assert set(column["type_match"].tolist()) <= {-1.0, 0.0, 1.0}


def test_rare_words_weigh_more_and_unknown_words_are_counted(library: Library) -> None:
    measures = Measures(library.passages, library.matrix)
    weights = dict(zip(*measures.read_query("Oudewater bridge")[:2], strict=True))
    assert len(weights) == 2
    assert weights["oudewat"] > weights["bridg"] if "oudewat" in weights else min(weights.values()) > 0
    assert measures.read_query("xylophone").unknown == 1.0
    assert measures.read_query("Veere").unknown == 0.0
    assert measures.read_query("").stems == ()


def test_what_a_unit_lacks_is_a_share(library: Library) -> None:
    measures = Measures(library.passages, library.matrix)
    row = next(n for n, p in enumerate(library.passages) if p.text == "Merchants paid for the oil.")
    (oil,) = measures.read_query("oil").stems
    assert measures.lacks([], row) == 0.0
    assert measures.lacks([oil], row) == 0.0
    assert measures.lacks([oil, "xylophon"], row) == 0.5


SHARES = st.floats(0, 1)


VERDICTS = st.builds(Verdict, st.floats(-8, 8), st.floats(-8, 8))


@given(
    signals=st.builds(Signals, *(SHARES for _ in Signals._fields)),
    verdict=st.none() | VERDICTS,
    more=SHARES,
)
def test_confidence_is_a_probability_and_rises_and_falls_with_each_signal(
    signals: Signals, verdict: Verdict | None, more: float
) -> None:
    signals = signals._replace(unknown=signals.unknown / 3, **DECISIVE)
    sure = estimate_confidence(signals, verdict)
    assert 0.0 < sure < 1.0
    for place, weight in enumerate(WEIGHTS if verdict is None else READING_WEIGHTS):
        values = list(signals)
        if Signals._fields[place] in DECISIVE:
            continue
        values[place] += more / 2
        changed = estimate_confidence(Signals(*values), verdict)
        assert changed >= sure if weight >= 0 else changed <= sure


@given(verdict=VERDICTS, more=SHARES)
def test_the_likelier_the_reader_takes_it_the_surer(verdict: Verdict, more: float) -> None:
    likelier = Verdict(verdict.best + more, verdict.lead)
    assert estimate_confidence(NEUTRAL, likelier) >= estimate_confidence(NEUTRAL, verdict)


def test_nothing_is_answered_of_which_no_word_is_there() -> None:
    sure = NEUTRAL._replace(cosine=1.0, margin=99.0)
    assert estimate_confidence(sure) > 0.9
    assert estimate_confidence(sure._replace(unknown=1.0)) == 0.0


def test_nothing_is_answered_of_a_year_that_is_nowhere_named_or_spanned() -> None:
    sure = NEUTRAL._replace(cosine=1.0, margin=99.0)
    assert estimate_confidence(sure._replace(years_unknown=0.5), Verdict(9.0, 9.0)) == 0.0


def test_nothing_is_answered_of_a_thing_that_is_nowhere_named() -> None:
    sure = NEUTRAL._replace(cosine=1.0, margin=99.0)
    assert estimate_confidence(sure._replace(names_unknown=0.5), Verdict(9.0, 9.0)) == 0.0


def test_confidence_holds_out_at_the_ends() -> None:
    assert estimate_confidence(NEUTRAL._replace(margin=1e9)) > 0.999
    assert estimate_confidence(NEUTRAL._replace(margin=-1e9)) < 0.001


@pytest.mark.parametrize("name", [name for name in Signals._fields if name.endswith(("_missing", "unknown"))])
@pytest.mark.parametrize("verdict", [None, Verdict(0.0, 0.0)])
def test_what_is_missing_never_makes_one_surer(name: str, verdict: Verdict | None) -> None:
    lacking = NEUTRAL._replace(**{name: 0.9})
    assert estimate_confidence(lacking, verdict) <= estimate_confidence(NEUTRAL, verdict)


class ListeningReader:
    """A reader that keeps what it was given and takes the last sentence for the answer."""

    identity = "listening"
    is_calibrated = True

    def __init__(self) -> None:
        self.heard: list[str] = []

    def read(self, question: str, sentences: Sequence[InContext]) -> list[Reading]:
        self.heard = [each.sentence for each in sentences]
        return [Reading(score=20.0 if n == len(sentences) - 1 else -20.0) for n in range(len(sentences))]


def test_what_the_reader_takes_for_the_answer_comes_first(library: Library) -> None:
    reader = ListeningReader()
    hits = Retriever(library, reader).search("Who paid for the oil?").hits
    assert 1 < len(reader.heard) <= MOST_READ
    assert hits[0].passage.labelled == reader.heard[-1]


def test_notes_are_found_without_the_reader(library: Library) -> None:
    reader = ListeningReader()
    assert Retriever(library, reader).search("oil", kinds=NOTES) == Retriever(library).search("oil", kinds=NOTES)
    assert reader.heard == []


def test_the_best_few_are_read_and_the_best_always() -> None:
    assert count_worth_reading(np.zeros(60, dtype=np.float32)) == MOST_READ
    assert count_worth_reading(np.array([90.0, 0.0, -1.0], dtype=np.float32)) == 1
    assert count_worth_reading(np.array([0.0], dtype=np.float32)) == 1


def test_what_was_read_stands_before_what_was_not_and_the_reader_decides_among_equals() -> None:
    fused = np.array([2.0, 2.0, 1.9, 1.8], dtype=np.float32)
    scores = combine(fused, [Reading(score=-3.0), Reading(score=4.0)])
    assert int(scores.argmax()) == 1
    assert scores[:2].min() > scores[2:].max()
    assert scores[2] > scores[3]


def test_the_verdict_is_of_the_best_and_its_lead() -> None:
    verdict = weigh_readings([Reading(score=1.0), Reading(score=3.0)], 1)
    assert verdict == Verdict(best=3.0, lead=2.0)
    assert weigh_readings([Reading(score=-1.0)], 0) == Verdict(best=-1.0, lead=0.0)
