"""The API's objects as words on a terminal."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from footnoted.terminal import write_answer, write_documents, write_note, write_results

CITATION: dict[str, Any] = {
    "number": 1,
    "document": "lamps",
    "passage": "lamps:s1",
    "kind": "sentence",
    "quote": "The lamp [sic] was lit in 1811.",
    "spans": [[0, 31]],
    "section": ["01 Keepers", "Lamps"],
    "pages": [4, 7],
    "footnotes": [2, 3],
    "grounds": "cited",
    "url": "/read/lamps#s=0-31",
}
SOURCE: dict[str, Any] = {
    "text": "Ibid.",
    "type": "book",
    "authors": ["Maas, L.", "Kok, W."],
    "year": 2015,
    "date": "2015-01-09",
    "title": "The price of [oil]",
    "container": None,
    "publisher": "Quayside Press",
    "url": "https://example.org/oil",
    "doi": None,
    "locator": None,
    "resolved_from": 1,
}
NOTE: dict[str, Any] = {
    "number": 2,
    "document": "lamps",
    "text": "Ibid.",
    "spans": [[40, 45]],
    "marker": [[31, 32]],
    "sources": [SOURCE],
    "supports": [{"quote": "The lamp was lit.", "spans": [[0, 17]], "section": []}],
}


def printed(write: Any, value: Any, **options: Any) -> str:
    """Return what is printed of a value."""
    out = io.StringIO()
    write(Console(file=out, width=200, soft_wrap=True), value, **options)
    return out.getvalue()


def test_an_answer_shows_each_citation_its_place_and_its_notes() -> None:
    answer = {"text": "The lamp. [1]", "citations": [CITATION], "footnotes": [NOTE], "nearest": []}
    words = printed(write_answer, answer)
    assert words.startswith("The lamp. [1]\n")
    assert "[1] “The lamp [sic] was lit in 1811.”" in words
    assert "01 Keepers › Lamps · pp. 4–7 · cited: fn 2, fn 3" in words
    assert "fn 2 Ibid." in words
    assert "Maas, L.; Kok, W., The price of [oil], Quayside Press, 2015-01-09, https://example.org/oil [book]" in words
    assert "(from fn 1)" in words
    assert "supports:" not in words


def test_a_refusal_shows_the_nearest_passages_as_such() -> None:
    passage = {**CITATION, "pages": [4, 4], "footnotes": [], "grounds": "asserted"}
    words = printed(write_answer, {"text": "No.", "citations": [], "footnotes": [], "nearest": [passage]})
    assert "do not answer" in words
    assert "– “The lamp [sic] was lit in 1811.”" in words


def test_a_note_shows_what_it_supports() -> None:
    assert "supports: “The lamp was lit.”" in printed(write_note, NOTE)


def test_a_note_shows_what_its_marker_closes_where_the_sentence_says_more() -> None:
    (host,) = NOTE["supports"]
    whole, part = ({"quote": words, "spans": [[0, 8]]} for words in (host["quote"], "The lamp"))
    assert "closes" not in printed(write_note, {**NOTE, "supports": [{**host, "stretch": whole}]})
    assert "marker closes: “The lamp”" in printed(write_note, {**NOTE, "supports": [{**host, "stretch": part}]})


def test_a_source_that_says_nothing_is_shown_as_printed() -> None:
    empty = {name: [] if name == "authors" else None for name in SOURCE}
    note = {**NOTE, "sources": [{**empty, "text": "See [above].", "type": "document"}]}
    assert "→ See [above]." in printed(write_note, note)


def test_results_are_shown_by_rank_with_their_scores() -> None:
    page = {**CITATION, "section": [], "pages": [4, 4], "footnotes": [], "grounds": "asserted", "score": 0.731}
    words = printed(write_results, {"query": "lamp", "results": [page, {**CITATION, "score": -1}]})
    assert " 1. The lamp [sic] was lit in 1811.\n    0.73 · sentence · p. 4 · asserted\n" in words
    assert " 2. " in words


def test_a_document_is_shown_with_what_is_known_of_it() -> None:
    document = {
        "id": "lamps",
        "title": "On [lamps]",
        "authors": [],
        "date": None,
        "counts": {"footnotes": 3},
        "attribution": "Copyright: nobody.",
    }
    words = printed(write_documents, [document])
    assert "lamps  On [lamps]" in words
    assert "    3 footnotes\n" in words
    assert "Copyright: nobody." in words
