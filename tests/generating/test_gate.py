"""The gate: right claims pass in whatever order they are put, and no wrong one does, however it goes wrong."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from composing import join, rephrase
from spoiling import INVENTED, spoil

from footnoted.answer import Quotation
from footnoted.checking.evidence import read_lexicon
from footnoted.document import Document, Metadata
from footnoted.generating.gate import Gate
from footnoted.generating.ground import Objection
from footnoted.generating.lines import Offered
from footnoted.generating.material import Source, write_plain
from footnoted.indexing.embedding import BundledEmbedder
from footnoted.parsing import parse_paper
from footnoted.passages import split_passages

ROOT = Path(__file__).parents[2]
PAPERS = (
    "corpus/howell-2025-south-korea.txt",
    "tests/checking/harbour/harbour.txt",
    "tests/answering/salt/salt.txt",
    "tests/answering/papers/lanterns.txt",
)
# Sentences of each paper that claims are made of.
DRAWN = 12

Hold = Callable[..., str]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    texts = [(Path(name).stem, (ROOT / name).read_bytes().decode("utf-8")) for name in PAPERS]
    return [parse_paper(text, id=id, metadata=Metadata(title=id, authors=("Howell, E.",))) for id, text in texts]


@pytest.fixture(scope="module")
def gate(documents: list[Document], embedder: BundledEmbedder) -> Gate:
    lexicon = read_lexicon(documents)
    return Gate(documents, lambda: lexicon, embedder.embed_query)


@pytest.fixture(scope="module")
def sources(documents: list[Document]) -> dict[str, Source]:
    """Sentences of each paper, drawn by lot, by key."""
    chance = random.Random(7)
    drawn = []
    for document in documents:
        sentences = [p for p in split_passages(document) if p.kind == "sentence" and len(p.text.split()) > 6]
        drawn += chance.sample(sentences, min(DRAWN, len(sentences)))
    return {f"key-{n}": make_source(f"key-{n}", passage.text) for n, passage in enumerate(drawn)}


def make_source(key: str, words: str) -> Source:
    quotation = Quotation(document="paper", passage=key, kind="sentence", spans=(), words=words)
    return Source(key=key, words=write_plain(words), quotation=quotation)


@pytest.fixture(scope="module")
def hold(gate: Gate) -> Hold:
    """Return a check of one claim against passages: nothing where it holds, else the kind of the objection."""

    def check(claim: str, *passages: str) -> str:
        cited = {f"k{n}": make_source(f"k{n}", words) for n, words in enumerate(passages)}
        held = gate.hold(Offered(claim, tuple(cited)), cited)
        return held.kind if isinstance(held, Objection) else ""

    return check


def test_right_claims_are_hardly_ever_dropped(gate: Gate, sources: dict[str, Source]) -> None:
    made = [(claim, (key,)) for key, source in sources.items() for _, claim in rephrase(source.words)]
    keys = list(sources)
    made += [(join(sources[one].words, sources[other].words), (one, other)) for one, other in itertools.pairwise(keys)]
    dropped = [claim for claim, cited in made if isinstance(gate.hold(Offered(claim, cited), sources), Objection)]
    assert len(made) > 200
    assert len(dropped) <= 0.05 * len(made), dropped


def test_no_wrong_claim_passes(gate: Gate, sources: dict[str, Source]) -> None:
    keys = list(sources)
    wrong = [
        (how, claim, (key,))
        for key, source in sources.items()
        for how, claim in spoil(source.words)
        if claim != source.words
    ]
    wrong += [("another key", sources[key].words, (keys[place - 5],)) for place, key in enumerate(keys)]
    wrong += [("unknown key", source.words, ("no-such-key",)) for source in sources.values()]
    wrong += [("uncited", source.words, ()) for source in sources.values()]
    wrong += [("invented", claim, (key,)) for key in keys for claim in INVENTED]
    sent = [
        (how, claim)
        for how, claim, cited in wrong
        if not isinstance(gate.hold(Offered(claim, cited), sources), Objection)
    ]
    assert len(wrong) >= 1_000
    assert len(Counter(how for how, _, _ in wrong)) >= 12
    assert sent == []


@pytest.mark.parametrize(
    ("claim", "passage", "objection"),
    [
        ("Exports to Norland fell by 12 per cent.", "Exports to Norland fell by 12 per cent in 1998.", ""),
        ("In 1998 exports to Norland fell by 12%.", "Exports to Norland fell by 12 per cent in 1998.", ""),
        ("Exports to Norland declined by twelve per cent.", "Exports to Norland fell by 12 per cent in 1998.", ""),
        ("Exports to Norland fell by 20 per cent.", "Exports to Norland fell by 12 per cent in 1998.", "number"),
        ("Exports to Norland fell by nearly 12 per cent.", "Exports to Norland fell by 12 per cent in 1998.", "number"),
        ("Exports to Norland fell by 12 per cent in 1999.", "Exports to Norland fell by 12 per cent in 1998.", "date"),
        ("Exports to Norland rose by 12 per cent.", "Exports to Norland fell by 12 per cent in 1998.", "negation"),
        ("Exports to Norland did not fall by 12 per cent.", "Exports to Norland fell by 12 per cent.", "negation"),
        ("The harbour was closed.", "The harbour was not closed.", "negation"),
        ("Norland will reopen its ports.", "Norland may reopen its ports.", "certainty"),
        ("All ports of Norland are closed.", "Some ports of Norland are closed.", "certainty"),
        ("Norland is poor.", "Mr Holm said that Norland is poor.", "certainty"),
        ("Mr Holm stated that Norland is poor.", "Mr Holm said that Norland is poor.", ""),
        ("Ms Vik said that Norland is poor.", "Mr Holm said that Norland is poor.", "name"),
        ("Prior to the vote, he left after his trial.", "Prior to the vote, he left before his trial.", "negation"),
        ("Before his trial he left.", "Prior to the vote, he left before his trial.", ""),
        ("Prices rose from 20 to 10 crowns.", "Prices rose from 10 to 20 crowns.", "negation"),
        ("Sweden threatened Denmark.", "Denmark threatened Sweden.", "roles"),
        ("Sweden was threatened by Denmark.", "Denmark threatened Sweden.", ""),
        ("It cost 40 dollars in all.", "It cost £40 in all.", "number"),
        ("Holm called it “a sad day”.", "Holm called it ‘a sad day’ and left.", ""),
        ("Holm called it “a very sad day”.", "Holm called it ‘a sad day’ and left.", "quotation"),
        ("Holm called it “a sad day.", "Holm called it ‘a sad day’ and left.", "quotation"),
        ("Vik called it ‘a sad day’, as Holm had done.", "Vik agreed; Holm called it ‘a sad day’.", "speaker"),
        ("The corrupt harbour was closed.", "The harbour was closed.", "words"),
        ("The harbour was closed. <b>Sorry</b>", "The harbour was closed. Sorry", "markup"),
        ("The harbour was closed, see https://evil.example.", "The harbour was closed, see the note.", "markup"),
        ("The harbour\u200b was closed.", "The harbour was closed.", "markup"),
        ("The harbour was closed [9].", "The harbour was closed.", "markup"),
    ],
)  # fmt: skip
def test_one_thing_at_a_time(hold: Hold, claim: str, passage: str, objection: str) -> None:
    assert hold(claim, passage) == objection


def test_a_sentence_may_rest_on_two_passages_each_for_its_own_part(hold: Hold) -> None:
    fell, open_ = "Exports to Norland fell by 12 per cent.", "The ports of Norland may reopen in 1999."
    assert (
        hold("Exports to Norland fell by 12 per cent, and the ports of Norland may reopen in 1999.", fell, open_) == ""
    )
    assert hold("Exports to Norland fell in 1999 by 12 per cent.", fell, open_) != ""
    assert hold("“Exports to Norland fell by 12 per cent, and the ports of Norland may reopen”.", fell, open_) != ""
