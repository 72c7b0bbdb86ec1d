"""Blocks of the real paper: every sentence, marker and note is shown, once, where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from footnoted.document import Document, Emphasis, Footnote, Marker, Metadata, Paragraph, Sentence, Span
from footnoted.parsing import parse_paper
from server.blocks import describe_blocks

CORPUS = Path(__file__).parents[2] / "corpus" / "howell-2025-south-korea.txt"


@pytest.fixture(scope="module")
def paper() -> Document:
    return parse_paper(CORPUS.read_bytes().decode("utf-8"), id="paper")


@pytest.fixture(scope="module")
def shown(paper: Document) -> dict[str, Any]:
    return describe_blocks(paper).model_dump(mode="json")


def flows(shown: dict[str, Any]) -> list[dict[str, Any]]:
    """Return everything that has runs."""
    found = []
    for block in shown["blocks"]:
        if block["kind"] == "table":
            cells = [cell for row in (block["header"], *block["rows"]) for cell in row]
            found.extend([*cells, *(part for part in (block["caption"], block["sources"]) if part)])
        else:
            found.append(block)
    return [*found, *shown["footnotes"]]


def read_runs(runs: list[dict[str, Any]]) -> str:
    words = (" " if "gap" in run else run.get("text", "") for run in runs)
    return " ".join("".join(words).split())


def test_there_is_a_block_for_each_block_in_order(paper: Document, shown: dict[str, Any]) -> None:
    assert [block["id"] for block in shown["blocks"]] == [block.id for block in paper.blocks]
    assert [note["number"] for note in shown["footnotes"]] == [note.number for note in paper.footnotes]
    assert len(shown["asides"]) == len(paper.asides)


def test_every_run_holds_the_text_of_its_span(paper: Document, shown: dict[str, Any]) -> None:
    for flow in flows(shown):
        for run in flow["runs"]:
            if "text" in run:
                start, end = run["span"]
                assert run["text"] == "".join(" " if c.isspace() else c for c in paper.text[start:end])


def test_runs_read_as_the_paper_reads(paper: Document, shown: dict[str, Any]) -> None:
    for block, raw in zip(shown["blocks"], paper.blocks, strict=True):
        if isinstance(raw, Paragraph):
            spans = [span for sentence in raw.sentences for span in sentence.spans]
            assert read_runs(block["runs"]) == paper.read(spans)
    for note, raw_note in zip(shown["footnotes"], paper.footnotes, strict=True):
        assert read_runs(note["runs"]) == paper.read(raw_note.spans)


def test_runs_go_forward_and_never_overlap(shown: dict[str, Any]) -> None:
    for flow in flows(shown):
        offsets = [offset for run in flow["runs"] if "span" in run for offset in run["span"]]
        assert offsets == sorted(offsets)


def test_every_word_of_every_sentence_is_in_a_run(shown: dict[str, Any]) -> None:
    for block in shown["blocks"]:
        if block["kind"] == "paragraph":
            covered = {at for run in block["runs"] if "text" in run for at in range(*run["span"])}
            for sentence in block["sentences"]:
                for start, end in sentence["spans"]:
                    assert covered.issuperset(range(start, end))


def test_every_marker_is_shown_once(paper: Document, shown: dict[str, Any]) -> None:
    markers = [(run["note"], *run["span"]) for flow in flows(shown) for run in flow["runs"] if "note" in run]
    wanted = [(m.number, m.span.start, m.span.end) for note in paper.footnotes for m in note.markers]
    assert sorted(markers) == sorted(wanted)
    assert len(markers) == 61


def test_a_page_break_inside_a_sentence_is_a_gap(paper: Document, shown: dict[str, Any]) -> None:
    gaps = [run for flow in flows(shown) for run in flow["runs"] if "gap" in run]
    assert len(gaps) >= sum(sentence.is_rejoined for sentence in paper.sentences) - 1
    broken = next(block for block in shown["blocks"] if any("gap" in run for run in block.get("runs", ())))
    at = next(index for index, run in enumerate(broken["runs"]) if "gap" in run)
    assert broken["runs"][at - 1]["text"].endswith("criticisms of the US and its Northeast")
    assert broken["runs"][at + 1]["text"].startswith("Asian alliances;")


def test_tables_have_their_cells_texts_and_markers(shown: dict[str, Any]) -> None:
    first, second = (block for block in shown["blocks"] if block["kind"] == "table")
    assert (len(first["rows"]), len(first["header"])) == (10, 9)
    assert (len(second["rows"]), len(second["header"])) == (8, 6)
    assert first["caption"]["text"].startswith("Table 1.")
    assert first["sources"]["role"] == "source"
    (cell,) = (cell for row in second["rows"] for cell in row if cell["footnotes"])
    assert cell["footnotes"] == [13]
    assert [run.get("note") for run in cell["runs"]] == [None, 13, None]


def test_emphasis_is_a_style_and_its_marks_are_not_shown(shown: dict[str, Any]) -> None:
    note = next(note for note in shown["footnotes"] if note["number"] == 27)
    styled = [run["text"] for run in note["runs"] if run.get("style") == "em"]
    assert styled == ["New York Times"]
    assert "*" not in read_runs(note["runs"])


def make_paper(text: str, spans: list[tuple[int, int]], **more: Any) -> Document:
    numbers = tuple(note.number for note in more.get("footnotes", ()))
    sentence = Sentence(id="s1", spans=tuple(Span(*span) for span in spans), notes=numbers)
    block = Paragraph(id="p1", kind="body", sentences=(sentence,))
    return Document(id="d", text=text, metadata=Metadata(title="t"), blocks=(block,), **more)


def runs_of(document: Document) -> list[dict[str, Any]]:
    return describe_blocks(document).model_dump(mode="json")["blocks"][0]["runs"]


def test_the_innermost_of_nested_styles_is_shown() -> None:
    emphases = (Emphasis(span=Span(0, 5), style="strong"), Emphasis(span=Span(2, 3), style="em"))
    runs = runs_of(make_paper("abcde", [(0, 5)], emphases=emphases))
    assert [(run["text"], run["style"]) for run in runs] == [("ab", "strong"), ("c", "em"), ("de", "strong")]


def test_a_cut_inside_a_word_is_no_gap() -> None:
    assert read_runs(runs_of(make_paper("ab|cd", [(0, 2), (3, 5)]))) == "abcd"


def test_white_space_between_spans_is_shown_with_its_place() -> None:
    runs = runs_of(make_paper("ab \ncd", [(0, 2), (4, 6)]))
    assert runs == [{"text": "ab  cd", "span": [0, 6], "style": None}]


def test_a_marker_at_the_start_of_a_flow_is_shown_first() -> None:
    note = Footnote(number=4, spans=(Span(3, 5),), markers=(Marker(number=4, span=Span(0, 1)),))
    runs = runs_of(make_paper("⁴ab no", [(1, 3)], footnotes=(note,)))
    assert [run.get("note") for run in runs] == [4, None]


def test_offsets_are_code_points_beyond_the_basic_plane() -> None:
    runs = runs_of(make_paper("\U0001d400\U0001d401 x", [(0, 2), (3, 4)]))
    assert runs == [{"text": "\U0001d400\U0001d401 x", "span": [0, 4], "style": None}]
