"""Works from notes: once each, with the notes that cite them, from papers at hand and from stored answers."""

from __future__ import annotations

from copy import deepcopy

from footnoted.document import Metadata, Name, Source, Step
from footnoted.exporting.works import CitingNote, describe_paper, list_items, read_citing_notes, read_source
from footnoted.wire import describe_source
from server.schemas.examples import ANSWER, PAPER

BOOK = Source(
    text="Kim, J. (2020), A Book",
    type="book",
    authors=("Kim, J.",),
    names=(Name(family="Kim", given="J."),),
    year=2020,
    date="2020",
    title="A Book",
)
SAME = Source(
    text="Ibid., p. 7",
    type="book",
    authors=("Kim, J.",),
    names=(Name(family="Kim", given="J."),),
    year=2020,
    date="2020",
    title="A Book",
    locator="p. 7",
    resolved_from=1,
    path=(Step(kind="ibid", note=1),),
)


def test_a_work_is_listed_once_with_all_its_notes() -> None:
    notes = [
        CitingNote(document="one", number=3, sources=(BOOK,)),
        CitingNote(document="one", number=4, sources=(SAME,)),
        CitingNote(document="two", number=3, sources=(BOOK,)),
    ]
    (item,) = list_items(notes, {"one": "Paper One"})
    assert (item["id"], item["title"]) == ("kim-2020-a-book", "A Book")
    assert item["annote"] == "Cited in fn 3, fn 4 (p. 7) of Paper One; fn 3 of two"
    assert item["custom"]["cited_in"] == [
        {"document": "one", "note": 3},
        {"document": "one", "note": 4, "locator": "p. 7"},
        {"document": "two", "note": 3},
    ]


def test_a_work_without_author_and_title_stands_under_its_own_words() -> None:
    source = Source(text="Author interview with an official, July 2025", type="interview", date="2025-07")
    (item,) = list_items([CitingNote(document="one", number=1, sources=(source,))], {})
    assert item["title"] == "Author interview with an official, July 2025"


def test_no_notes_cite_no_works() -> None:
    assert list_items([], {}) == []


def test_a_source_is_read_again_as_it_was() -> None:
    assert read_source(describe_source(SAME)) == SAME


def test_a_source_that_an_older_release_stored_is_read() -> None:
    assert read_source({"text": "Kim", "authors": ["Kim, J."], "dropped": 1}) == Source(
        text="Kim", authors=("Kim, J.",)
    )


def test_an_answers_notes_are_read() -> None:
    (note,) = read_citing_notes(deepcopy(ANSWER))
    (item,) = list_items([note], {PAPER: "P"})
    assert (note.document, note.number) == (PAPER, 27)
    assert item["author"][0] == {"family": "Choe", "given": "S-H."}
    assert item["issued"] == {"date-parts": [[2025, 10, 29]]}


def test_a_paper_is_an_item_itself() -> None:
    paper = Metadata(title="T", subtitle="S", authors=("Edward Howell",), date="2025-12", doi="10.1/x")
    assert describe_paper("id", paper) == {
        "id": "id",
        "type": "report",
        "title": "T: S",
        "author": [{"literal": "Edward Howell"}],
        "issued": {"date-parts": [[2025, 12]]},
        "DOI": "10.1/x",
        "language": "en",
    }
    assert "issued" not in describe_paper("id", Metadata(title="T", date="December 2025"))
