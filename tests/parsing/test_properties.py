"""What holds of any text: parsing never fails, and its spans nest, keep their order and never overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnoted.document import Document, Sentence, Span
from footnoted.parsing import parse_paper, split_sentences

LINES = (
    "The gate stood where the road leaves the common, and nobody minded.",
    "The council voted for the",
    "Harbour Bill of that year, and paid.",
    "and then it rained.",
    "It rained.¹ It snowed.²,³ He said ‘it rots.’⁴ Thus, 14 km² and 10³ of them.",
    "It failed.[^1] And again.[^fire] Then [2], and <sup>3</sup> too.",
    "It rained.1 It snowed.2 It cleared.3 ‘It rots.’4 And 3.5 more.",
    "1 Almanac, p. 3.",
    "2 Ibid.",
    "3 Crane, A. (2020), Bus.",
    "¹ Almanac (2001), ‘Rain’, p. 3, <https://example.org/a_b_c>.",
    "² Ibid.",
    "¹",
    "[^1]: A note.",
    "[^fire]: A note on fire.",
    "[2] Wren, T. (2002), Banks.",
    "³ See Crane, A. (2020), *The **Bus***, ch. 2; Wren (2002).",
    "01",
    "12",
    "– 12 –",
    "12 | Annals of Roads",
    "Page 3 of 9",
    "IV",
    "Chapter 3",
    "Introduction",
    "1. Introduction",
    "1.2 Why buses run",
    "Who pays for the night bus",
    "Contents",
    "Introduction\t4",
    "1.2 Why buses run ........ 9",
    "Notes",
    "Acknowledgements",
    "- Count at night.",
    "  - Count **twice**.",
    "-",
    "1. Count at night.",
    "2. Name a payer.",
    "Town\tFare\tSince",
    "Vale\t\t1999¹",
    "\t5",
    "| Town | Fare |",
    "|---|---|",
    "Vale     3     1999",
    "Table 1. Fares in two towns²",
    "Table 2",
    "Source: councils.³",
    "# The gate",
    "### It *fell* ##",
    "======",
    "---",
    "It cost \\$4 <i>or</i> **more** _or_ less*.",
    "**The council counted the passengers",
    "in the dark** and closed the petition instead.",
    "The council counted the passengers in the dark and closed the petition instead.",
    "كانت البوابة قديمة.¹",
    "門は古い。売られた。",
    "🚪🏽 was sold.⁶¹ 🐎",
    "\ufeff\x00",
    "> A museum.",
    "ISBN 978 0 00 000000 2",
    "© The Trust, 2023",
)
BREAKS = ("\n", "\n\n", "\r\n", "\n\n\n", "\f", "\n\f", " ", "\t", "\r", "\u2028")
pieces = st.one_of(st.sampled_from(LINES), st.sampled_from(BREAKS), st.text(max_size=12))
texts = st.one_of(st.lists(pieces, max_size=40).map("".join), st.text(max_size=200))
lined = st.lists(st.sampled_from(LINES), max_size=40).map("\n\n".join)
papers = st.one_of(texts, lined)
thorough = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def parse(text: str) -> Document:
    return parse_paper(text, id="paper")


def content(document: Document) -> list[tuple[str, tuple[Span, ...]]]:
    """Return the spans of everything that is content, each with its name."""
    found = [(h.id, h.spans) for h in document.headings]
    found += [(s.id, s.spans) for s in document.sentences]
    for table in document.tables:
        found += [(cell.id, cell.spans) for cell in table.cells() if cell.spans]
        captions = [table.caption] if table.caption else []
        sources = list(table.sources.sentences) if table.sources else []
        found += [(s.id, s.spans) for s in [*captions, *sources]]
    return found


def squeeze(words: str) -> str:
    return "".join(words.split())


@thorough
@given(papers)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    document = parse(text)
    parts = [*content(document), *((f"fn{n.number}", n.spans) for n in document.footnotes)]
    parts += [(aside.kind, aside.spans) for aside in document.asides]
    for name, spans in parts:
        assert spans or name.startswith("fn"), name
        assert all(span.end <= len(text) for span in spans), name
        assert all(a.end <= b.start for a, b in pairwise(spans)), name


@thorough
@given(papers)
def test_every_character_belongs_to_one_thing_at_most(text: str) -> None:
    document = parse(text)
    owners: dict[int, str] = {}
    parts = [*content(document), *((f"fn{n.number}", n.spans) for n in document.footnotes)]
    parts += [(f"aside {i}", aside.spans) for i, aside in enumerate(document.asides)]
    for name, spans in parts:
        for span in spans:
            for offset in range(span.start, span.end):
                assert offset not in owners, (name, owners[offset], text[offset])
                owners[offset] = name


@thorough
@given(papers)
def test_content_is_free_of_markers_markup_and_notes(text: str) -> None:
    document = parse(text)
    holes = [*document.markup, *(m.span for n in document.footnotes for m in n.markers)]
    holes += [span for n in document.footnotes for span in n.spans]
    taken = {offset for hole in holes for offset in range(hole.start, hole.end)}
    for name, spans in content(document):
        assert not any(offset in taken for span in spans for offset in range(span.start, span.end)), name


@thorough
@given(papers)
def test_what_is_read_is_what_the_spans_hold(text: str) -> None:
    document = parse(text)
    for name, spans in content(document):
        assert squeeze(document.read(spans)) == squeeze("".join(text[s.start : s.end] for s in spans)), name
        assert document.read(spans), name


@thorough
@given(papers)
def test_notes_and_their_hosts_agree(text: str) -> None:
    document = parse(text)
    numbers = [note.number for note in document.footnotes]
    assert numbers == sorted(set(numbers))
    for note in document.footnotes:
        for host in document.hosts(note.number):
            assert isinstance(host, Sentence) or host.spans
        assert all(marker.number == note.number for marker in note.markers)
    named = {number for s in document.sentences for number in s.notes}
    assert named <= set(numbers)


@thorough
@given(papers)
def test_ids_are_unique_and_parsing_is_repeatable(text: str) -> None:
    document = parse(text)
    ids = [block.id for block in document.blocks] + [s.id for s in document.sentences]
    assert len(ids) == len(set(ids))
    assert parse(text) == document


@thorough
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(LINES), max_size=6).map(" ".join)))
def test_sentences_cover_their_words_once(words: str) -> None:
    bounds = split_sentences(words)
    assert all(a < b for a, b in bounds)
    assert all(a[1] <= b[0] for a, b in pairwise(bounds))
    kept = "".join(words[a:b] for a, b in bounds)
    assert squeeze(kept) == squeeze(words)
