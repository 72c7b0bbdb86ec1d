"""The law of spans where it is held: what becomes a citation, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.citing import cite, verify_draft
from footnoted.document import Document, Metadata, Span, Spans
from footnoted.papers import Paper
from footnoted.parsing import parse_paper

TEXT = """A paper on lighthouses

01
Keepers and lamps

The first keeper lit the lamp on 3 May 1811 and wrote *every* hour into a book.¹ He said: ‘No ship was lost
that winter.’ The lamp’s oil cost \\$40 a month, which the harbour paid.² Nobody asked why the second keeper left.
The tower stands to this day, but the lamp is
¹ Interview with a harbour master, Ostend, 2 June 2019.
² Peeters, A. (2014), ‘The price of oil’, Harbour Review, 7 July 2014, https://example.org/oil.
electric and nobody climbs the stairs at night.

The second paragraph repeats nothing. It ends here.
"""


@pytest.fixture(scope="module")
def paper() -> Paper:
    return Paper(parse_paper(TEXT, id="lamps", metadata=Metadata(title="A paper on lighthouses")))


def find(document: Document, words: str) -> Spans:
    """Return the span of words that stand in the text in one piece."""
    start = document.text.index(words)
    return (Span(start, start + len(words)),)


def quote(paper: Paper, spans: Spans, words: str | None = None) -> Quotation:
    """Return a quotation of what stands in spans, or of other words said to stand there."""
    there = paper.document.read(spans) if words is None else words
    return Quotation(document=paper.id, passage="lamps:x", kind="sentence", spans=spans, words=there)


def is_cited(paper: Paper, spans: Spans, words: str | None = None) -> bool:
    """Tell whether a quotation becomes a citation."""
    return cite(quote(paper, spans, words), {paper.id: paper}) is not None


def sentence(paper: Paper, words: str) -> Spans:
    """Return the spans of the sentence that begins so."""
    return next(s.spans for s in paper.document.sentences if paper.document.read(s.spans).startswith(words))


def test_the_small_paper_is_what_the_tests_take_it_for(paper: Paper) -> None:
    said = [paper.document.read(s.spans) for s in paper.document.sentences]
    assert "The first keeper lit the lamp on 3 May 1811 and wrote every hour into a book." in said
    assert "The lamp’s oil cost $40 a month, which the harbour paid." in said
    assert "The tower stands to this day, but the lamp is electric and nobody climbs the stairs at night." in said
    assert len(paper.document.footnotes) == 2


def test_every_sentence_of_a_paper_can_be_cited(paper: Paper) -> None:
    for each in paper.document.sentences:
        citation = cite(quote(paper, each.spans), {paper.id: paper})
        assert citation is not None
        assert citation.quote == paper.document.read(each.spans)
        assert citation.spans == each.spans
        assert citation.footnotes == each.notes
        assert citation.number is None


def test_a_citation_says_where_it_stands_and_on_what_it_rests(paper: Paper) -> None:
    papers = {paper.id: paper}
    first = cite(quote(paper, sentence(paper, "The first keeper")), papers, number=3)
    oil = cite(quote(paper, sentence(paper, "The lamp’s oil")), papers)
    last = cite(quote(paper, sentence(paper, "Nobody asked")), papers)
    assert first is not None and oil is not None and last is not None
    assert (first.grounds, oil.grounds, last.grounds) == ("interview", "cited", "asserted")
    assert (first.footnotes, oil.footnotes, last.footnotes) == ((1,), (2,), ())
    assert (first.number, first.document, first.passage, first.kind) == (3, "lamps", "lamps:x", "sentence")
    assert first.section == ("01 Keepers and lamps",)
    assert first.url == "/read/lamps#s=" + ",".join(f"{span.start}-{span.end}" for span in first.spans)


@pytest.mark.parametrize(
    "words",
    [
        "The second paragraph repeats something.",  # altered
        "The second paragraph nothing repeats.",  # swapped
        "The second paragraph repeats",  # truncated
        "The second paragraph repeats nothing",  # its stop is missing
        "the second paragraph repeats nothing.",  # another case
        "The second paragraph repeats nothing. It ends here.",  # more than is there
        "The second paragraph repeats nothíng.",
        "",
        " ",
    ],
)
def test_words_that_are_not_there_to_the_letter_are_not_cited(paper: Paper, words: str) -> None:
    assert not is_cited(paper, sentence(paper, "The second paragraph"), words)


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        ("The second paragraph", "The  second\nparagraph\trepeats nothing. "),
        ("The lamp’s oil", "The lamp's oil cost $40 a month, which the harbour paid."),
        ("He said:", "He said: 'No ship was lost that winter.'"),
        ("He said:", "He said: “No ship was lost that winter.”".replace("“", "‘").replace("”", "’")),
    ],
)
def test_white_space_and_the_style_of_quote_marks_do_not_count(paper: Paper, begins: str, words: str) -> None:
    assert is_cited(paper, sentence(paper, begins), words)


def test_what_is_quoted_is_the_paper_in_its_own_style(paper: Paper) -> None:
    spans = sentence(paper, "The lamp’s oil")
    citation = cite(quote(paper, spans, "The lamp's oil cost $40 a month, which the harbour paid."), {paper.id: paper})
    assert citation is not None
    assert citation.quote.startswith("The lamp’s oil")


@pytest.mark.parametrize(("at_start", "at_end"), [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1)])
def test_spans_that_are_off_by_one_are_not_cited(paper: Paper, at_start: int, at_end: int) -> None:
    (span,) = find(paper.document, "oil cost")
    moved = (Span(span.start + at_start, span.end + at_end),)
    there = paper.document.text[moved[0].start : moved[0].end]
    assert is_cited(paper, moved, "oil cost") == (there.strip() == "oil cost")
    assert is_cited(paper, (span,), "oil cost")


def test_spans_beyond_the_text_are_not_cited(paper: Paper) -> None:
    end = len(paper.document.text)
    assert not is_cited(paper, (Span(end - 11, end + 1),), "ends here.")
    assert not is_cited(paper, (Span(end + 5, end + 9),), "here")


def test_spans_that_overlap_or_stand_out_of_order_are_not_cited(paper: Paper) -> None:
    (one,), (two,) = find(paper.document, "second paragraph"), find(paper.document, "repeats nothing")
    words = "second paragraph repeats nothing"
    assert is_cited(paper, (one, two), words)
    assert not is_cited(paper, (two, one), "repeats nothing second paragraph")
    assert not is_cited(paper, (two, one), words)
    assert not is_cited(paper, (one, Span(one.end - 4, two.end)), "second paragraphraph repeats nothing")
    assert not is_cited(paper, (one, one), "second paragraph second paragraph")


def test_no_spans_or_white_space_alone_are_not_cited(paper: Paper) -> None:
    assert not is_cited(paper, (), "")
    assert not is_cited(paper, (), "The second paragraph")
    gap = paper.document.text.index("\n\nThe second")
    assert not is_cited(paper, (Span(gap, gap + 2),), "")


@pytest.mark.parametrize("words", ["into a book.¹", "¹ He said", "wrote *every* hour", "cost \\$40", "¹"])
def test_spans_that_touch_a_marker_or_markup_are_not_cited(paper: Paper, words: str) -> None:
    assert not is_cited(paper, find(paper.document, words), words)


def test_another_document_is_not_cited(paper: Paper) -> None:
    spans = sentence(paper, "The second paragraph")
    other = replace(quote(paper, spans), document="elsewhere")
    assert cite(other, {paper.id: paper}) is None


def verify(paper: Paper, *claims: DraftClaim, most: int = 6) -> tuple[list[tuple[str, tuple[int, ...], str]], str]:
    """Return what is left of a draft: text, numbers and support of each claim, and the whole text."""
    made = verify_draft(Draft(claims=claims), {paper.id: paper}, max_citations=most)
    mentioned = list(dict.fromkeys(number for claim in made.claims for number in claim.citations))
    assert mentioned == [citation.number for citation in made.citations] == list(range(1, len(mentioned) + 1))
    return [(claim.text, claim.citations, claim.support) for claim in made.claims], made.text


def test_a_claim_with_a_quotation_that_is_not_there_goes_whole(paper: Paper) -> None:
    good = quote(paper, sentence(paper, "Nobody asked"))
    bad = quote(paper, sentence(paper, "The second paragraph"), "The second paragraph repeats a lot.")
    claims, text = verify(
        paper,
        DraftClaim(parts=(bad,)),
        DraftClaim(parts=("It is said: ", good, " and ", bad)),
        DraftClaim(parts=("It is shown: ", bad), cites=(good,)),
        DraftClaim(parts=(good,), cites=(good, bad)),
        DraftClaim(parts=("Words of our own.",)),
        DraftClaim(parts=(good,)),
    )
    assert claims == [(good.words, (1,), "verbatim")]
    assert text == f"{good.words} [1]"


def test_numbers_go_by_first_mention_and_the_same_words_have_one(paper: Paper) -> None:
    one, two, three = (quote(paper, sentence(paper, words)) for words in ("It ends", "Nobody asked", "He said"))
    claims, text = verify(
        paper,
        DraftClaim(parts=(one,)),
        DraftClaim(parts=("Both: ", one, " ", two)),
        DraftClaim(parts=("First the third. ", three), cites=(three, one)),
    )
    assert [numbers for _, numbers, _ in claims] == [(1,), (1, 2), (3, 1)]
    assert [support for _, _, support in claims] == ["verbatim", "composed", "composed"]
    assert text.count("[1]") == 3
    assert text.endswith("[3][1]")


def test_the_same_words_in_two_places_have_two_numbers(paper: Paper) -> None:
    text = paper.document.text
    first = text.index("keeper")
    second = text.index("keeper", first + 1)
    quotations = [quote(paper, (Span(start, start + 6),)) for start in (first, second)]
    claims, _ = verify(paper, *(DraftClaim(parts=(each,)) for each in quotations))
    assert [numbers for _, numbers, _ in claims] == [(1,), (2,)]


def test_no_more_is_cited_than_allowed(paper: Paper) -> None:
    quotations = [quote(paper, each.spans) for each in paper.document.sentences[-4:]]
    each_alone = [DraftClaim(parts=(quotation,)) for quotation in quotations]
    claims, _ = verify(paper, *each_alone, each_alone[0], most=2)
    assert [numbers for _, numbers, _ in claims] == [(1,), (2,), (1,)]
    together = DraftClaim(parts=("All of it.",), cites=tuple(quotations))
    assert verify(paper, together, most=3)[0] == [("All of it.", (1, 2, 3), "composed")]


def test_the_answering_words_stay_pointed_at_where_they_lie_in_the_text(paper: Paper) -> None:
    quotation = quote(paper, paper.document.sentences[0].spans)
    beyond = len(quotation.words) + 1
    draft = Draft(
        claims=(DraftClaim(parts=(quotation,), emphasis=(0, 4)), DraftClaim(parts=(quotation,), emphasis=(0, beyond)))
    )
    claims = verify_draft(draft, {paper.id: paper}, max_citations=6).claims
    assert [claim.emphasis for claim in claims] == [(0, 4), None]


def test_nothing_is_left_of_nothing(paper: Paper) -> None:
    assert verify(paper) == ([], "")


PAPER = Paper(parse_paper(TEXT, id="lamps", metadata=Metadata(title="A paper on lighthouses")))
SENTENCES = st.sampled_from(PAPER.document.sentences)


@given(each=SENTENCES)
def test_whatever_is_read_from_a_sentence_verifies(each: object) -> None:
    spans = each.spans  # type: ignore[attr-defined]
    assert is_cited(PAPER, spans)


@given(each=SENTENCES, data=st.data())
def test_no_single_character_can_change(each: object, data: st.DataObject) -> None:
    spans = each.spans  # type: ignore[attr-defined]
    words = PAPER.document.read(spans)
    place = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.characters(exclude_categories=("Cs",)))
    changed = data.draw(
        st.sampled_from(
            [
                words[:place] + words[place + 1 :],
                words[:place] + other + words[place + 1 :],
                words[:place] + other + words[place:],
            ]
        )
    )
    assert is_cited(PAPER, spans, changed) == (plain(changed) == plain(words))


@given(each=SENTENCES, data=st.data())
def test_every_piece_of_a_sentence_is_cited_as_itself_alone(each: object, data: st.DataObject) -> None:
    span = data.draw(st.sampled_from(each.spans))  # type: ignore[attr-defined]
    start = data.draw(st.integers(span.start, span.end - 1))
    end = data.draw(st.integers(start + 1, span.end))
    there = PAPER.document.text[start:end]
    assert is_cited(PAPER, (Span(start, end),), there) == bool(there.strip())


def plain(words: str) -> str:
    """Return words as the law compares them: quote marks of one style, no white space."""
    for curly, straight in (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("«", '"'), ("»", '"')):
        words = words.replace(curly, straight)
    return "".join(words.split())
