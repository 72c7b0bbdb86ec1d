"""Which stretch of a sentence a marker closes: in made-up sentences, and in every note of the real paper."""

from __future__ import annotations

from itertools import pairwise

import pytest

from footnoted.document import Document, Footnote, Marker, Metadata, Paragraph, Sentence, Span
from footnoted.papers import Paper
from footnoted.parsing import parse_paper
from footnoted.stretches import find_stretch, lay_out

MARKS = {"¹": 1, "²": 2, "³": 3}


def make_document(text: str) -> Document:
    """Return a document of one sentence with the superscripts as its notes' markers."""
    holes = [at for at, char in enumerate(text) if char in MARKS]
    edges = [-1, *holes, len(text)]
    pieces = ((before + 1, after) for before, after in pairwise(edges))
    spans = tuple(Span(start, end) for start, end in pieces if text[start:end].strip())
    notes = tuple(MARKS[text[at]] for at in holes)
    return Document(
        id="made",
        text=text,
        metadata=Metadata(title="Made"),
        blocks=(Paragraph(id="p1", kind="body", sentences=(Sentence(id="s1", spans=spans, notes=notes),)),),
        footnotes=tuple(
            Footnote(number=MARKS[text[at]], spans=(), markers=(Marker(number=MARKS[text[at]], span=Span(at, at + 1)),))
            for at in holes
        ),
    )


@pytest.mark.parametrize(
    ("sentence", "stretches"),
    [
        ("Seoul kept its balance.¹", ["Seoul kept its balance."]),
        ("It sold ships,¹ and bought grain,² as before.", ["It sold ships,", "and bought grain,"]),
        ("It rose by half,¹ ² and then fell.³", ["It rose by half,", "It rose by half,", "and then fell."]),
        ("The first stayed away; the second came.¹", ["the second came."]),
        ("It closed mines; shut ports; and sold ships.¹", ["It closed mines; shut ports; and sold ships."]),
        ("It fears loss; and it fears blame.¹", ["It fears loss; and it fears blame."]),
        ("He called it ‘a start; no more’.¹", ["He called it ‘a start; no more’."]),
        ("The talks (held in Rome¹) failed.²", ["held in Rome", "failed."]),
        ("Talks (in Rome; then Oslo) failed.¹", ["Talks (in Rome; then Oslo) failed."]),
        ("It sold ships;¹ it bought grain.²", ["It sold ships;", "it bought grain."]),
        ("It sold ships; ¹ it bought grain.²", ["It sold ships;", "it bought grain."]),
        ("¹ It sold ships.", [""]),
    ],
)
def test_a_marker_closes_what_stands_before_it(sentence: str, stretches: list[str]) -> None:
    document = make_document(sentence)
    host = document.sentences[0]
    found = [document.read(find_stretch(document, host, number)) for number in host.notes]
    assert found == stretches


def test_a_note_that_is_not_carried_closes_nothing() -> None:
    document = make_document("Seoul kept its balance.¹")
    assert find_stretch(document, document.sentences[0], 2) == ()


def test_a_line_gives_back_the_spans_it_was_made_of() -> None:
    document = make_document("It sold ships,¹ and bought grain.")
    spans = document.sentences[0].spans
    line = lay_out(document, spans)
    assert line.text == document.text.replace("¹", "")
    assert document.read(line.cut(0, len(line.text))) == document.read(spans)
    assert document.read(line.cut(3, 7)) == "sold"


# The sentences of the real paper that say more than their marker closes, by the note; read by hand.
PARTIAL = {
    4: ("Irrespective of Lee's aim", "on 25 August 2025,"),
    13: ("Bolstered engagement with China", "Sunshine Policy;"),
    15: ("Lee also derided the US Forces Korea", "as an ‘occupying force’,"),
    16: ("and dismissed trilateral defensive military exercises", "as a ‘pro-Japanese act’."),
    55: ("Lee Jae-myung's national security advisor", "attended in his place."),
    59: ("While the Lee Jae-myung government", "China and Russia,"),
}


def test_every_marker_of_the_real_paper_closes_the_stretch_read_by_hand(corpus_text: str) -> None:
    paper = Paper(parse_paper(corpus_text, id="howell-2025-south-korea"))
    partial = {}
    for number in range(1, 62):
        for statement in paper.note(number).supports:
            assert statement.stretch is not None, number
            assert statement.stretch.quote in statement.quote
            if statement.stretch.quote != statement.quote:
                partial[number] = statement.stretch.quote
    assert partial.keys() == PARTIAL.keys()
    for number, (beginning, end) in PARTIAL.items():
        assert partial[number].startswith(beginning)
        assert partial[number].endswith(end)
