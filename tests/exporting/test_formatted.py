"""Formatted text: what the styles say, and what of citeproc-py is mended."""

from __future__ import annotations

import pytest
from csl_items import ITEMS, find

from footnoted.exporting.formatted import Formatter, StyleName
from footnoted.exporting.writing import Words, read_line


def set_entry(id: str, style: StyleName) -> str:
    return read_line(Formatter([find(id)], style).list_entry(0))


@pytest.mark.parametrize(
    ("id", "text"),
    [
        (
            "cha-2010",
            "Cha, V. (2010). Powerplay. International Security, 34(3), 158–196. "
            "https://doi.org/10.1162/isec.2010.34.3.158",
        ),
        ("page", "Some page. (n.d.). Retrieved January 2, 2025, from https://x.org/a"),
        ("ministry-2020", "Ministry of Trade, Industry and Energy (산업부). (2020). 외교백서. Smith & Sons."),
        # APA lists no personal communication.
        ("talk", ""),
    ],
)
def test_apa(id: str, text: str) -> None:
    assert set_entry(id, "apa") == text


@pytest.mark.parametrize(
    ("id", "text"),
    [
        (
            "choe-2025",
            "Choe, S-H., and D. Wakabayashi. “South Korea Says U.S. Agreed to Ease Terms.” New York Times, "
            f"October 29, 2025. {find('choe-2025')['URL']}.",
        ),
        ("ministry-2020", "Ministry of Trade, Industry and Energy (산업부). 외교백서. Seoul: Smith & Sons, 2020."),
        ("talk", "Author interview with an official, n.d."),
    ],
)
def test_chicago_bibliography(id: str, text: str) -> None:
    assert set_entry(id, "chicago") == text


def test_chicago_note() -> None:
    note = Formatter([find("cha-2010")], "chicago").write_note(0)
    assert read_line(note) == (
        "V. Cha, “Powerplay,” International Security 34, no. 3 (2010): 158–96, doi:10.1162/isec.2010.34.3.158."
    )
    assert [words.text for words in note if isinstance(words, Words) and words.style == "em"] == [
        "International Security"
    ]


def test_a_question_keeps_its_mark_and_gets_no_full_stop() -> None:
    item = {**find("page"), "title": "Who pays?"}
    assert read_line(Formatter([item], "chicago").list_entry(0)).startswith("“Who Pays?” Accessed")


def test_an_address_is_a_link() -> None:
    line = Formatter([find("choe-2025")], "apa").list_entry(0)
    assert [words.url for words in line if isinstance(words, Words) and words.url] == [find("choe-2025")["URL"]]


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_the_order_is_the_styles_and_none_is_lost(style: StyleName) -> None:
    order = Formatter(ITEMS, style).order
    assert sorted(order) == list(range(len(ITEMS)))
    by_name = [ITEMS[place]["id"] for place in order if "author" in ITEMS[place]]
    # Who comes under a particle is for the style to say.
    assert [id for id in by_name if id != "goethe-1990"] == ["cha-2010", "choe-2025", "ministry-2020", "un-2025"]
