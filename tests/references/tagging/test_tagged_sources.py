"""Tagged references as sources: each value a stretch of the text, prose and doubt left alone."""

from __future__ import annotations

import pytest

from footnoted.document import Name, Source
from footnoted.references import parse_source
from footnoted.references.tagging import read_tagged
from footnoted.references.tagging.sources import read_volume, read_when, strip_within

ARTICLE = (
    "Okafor, N., & Lindqvist, P. (2004). Salt marshes under rising tides. Journal of Coastal Ecology, 12(3), 45–67."
)


def test_an_article_becomes_a_source() -> None:
    assert read_tagged(ARTICLE) == Source(
        text=ARTICLE,
        type="article-journal",
        authors=("Okafor, N.", "Lindqvist, P."),
        names=(Name(family="Okafor", given="N."), Name(family="Lindqvist", given="P.")),
        year=2004,
        date="2004",
        title="Salt marshes under rising tides",
        container="Journal of Coastal Ecology",
        volume="12",
        issue="3",
        page="45–67",
        locator="45–67",
    )


def test_a_chapter_has_its_editors() -> None:
    text = (
        "Okafor, N. (2004). Tides and towns. In P. Lindqvist & A. Moreau (Eds.), Handbook of coastal planning"
        " (pp. 45–67). London: Routledge."
    )
    source = read_tagged(text)
    assert source is not None
    assert (source.type, source.container) == ("chapter", "Handbook of coastal planning")
    assert [(name.role, name.family) for name in source.names] == [
        ("author", "Okafor"),
        ("editor", "Lindqvist"),
        ("editor", "Moreau"),
    ]
    assert (source.publisher, source.place, source.page) == ("Routledge", "London", "45–67")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "(1990)",
        "This is only prose about things and nothing more.",
        "Moreover, the council of 1998 had asked for more than the ministry would ever give.",
        "Instead, the city is likely to keep its old habits, although they cost more every year.",
    ],
)
def test_prose_is_no_source(text: str) -> None:
    assert read_tagged(text) is None


def test_every_value_stands_in_the_text() -> None:
    text = "7.  Okafor N, Lindqvist P.  Grip strength\nin divers. Br J Sports Med. 2011;45:120–6. http://a.org/x.pdf"
    source = read_tagged(text)
    assert source is not None
    folded = " ".join(text.split())
    values = (*source.authors, source.title, source.container, source.url, source.volume, source.page)
    assert all(value in folded for value in values if value)
    assert source.title == "Grip strength in divers"


@pytest.mark.parametrize(
    ("text", "title", "container"),
    [
        (ARTICLE, "Salt marshes under rising tides", "Journal of Coastal Ecology"),
        (
            "Okafor N, Lindqvist P. Grip strength in divers. Br J Sports Med. 2011;45:120–6.",
            "Grip strength in divers",
            "Br J Sports Med.",
        ),
        (
            "N. Okafor and P. Lindqvist. Scheduling with few clocks. In Proceedings of the Third Workshop on Timing,"
            " pages 101-112, 1996.",
            "Scheduling with few clocks",
            "Proceedings of the Third Workshop on Timing",
        ),
    ],
)
def test_a_reference_that_no_layout_fits_is_read_by_its_tags(text: str, title: str, container: str) -> None:
    source = parse_source(text)
    assert (source.text, source.title, source.container) == (text, title, container)
    assert source.authors and source.year


def test_a_date_of_access_is_kept_where_tags_read_the_rest() -> None:
    source = parse_source(f"{ARTICLE} http://a.org/x (accessed 3 May 2005)")
    assert (source.title, source.accessed) == ("Salt marshes under rising tides", "2005-05-03")
    assert source.year == 2004


@pytest.mark.parametrize(
    ("printed", "volume", "issue"),
    [
        ("12(3)", "12", "3"),
        ("80 (3):", "80", "3"),
        ("vol. 26, no. 14,", "26", "14"),
        ("Vol. XII", "XII", None),
        ("no. 169", None, "169"),
        ("44:", "44", None),
        ("of Lecture Notes", None, None),
        ("", None, None),
    ],
)
def test_volume_and_issue_come_apart(printed: str, volume: str | None, issue: str | None) -> None:
    assert read_volume(printed) == (volume, issue)


def test_the_first_year_counts_and_a_day_completes_it() -> None:
    assert read_when(("2012", "4 January")) == (2012, "2012")
    assert read_when(("(2005)", "3 May 2005")) == (2005, "2005-05-03")
    assert read_when(("n.d.",)) == (None, None)
    assert read_when(()) == (None, None)


def test_the_word_before_a_container_is_no_part_of_its_name() -> None:
    assert strip_within("In Cities by the Sea") == "Cities by the Sea"
    assert strip_within("In: Cities") == "Cities"
    assert strip_within("in the Proceedings of Things") == "in the Proceedings of Things"
    assert strip_within("India Today") == "India Today"
