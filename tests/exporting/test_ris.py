"""RIS, read back by rispy to the same fields."""

from __future__ import annotations

from typing import Any

import pytest
import rispy
from csl_items import ITEMS, find
from hypothesis import given
from hypothesis import strategies as some

from footnoted.exporting.ris import write_ris


def read(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in rispy.loads(write_ris(items))}


@pytest.fixture(scope="module")
def entries() -> dict[str, dict[str, Any]]:
    return read(ITEMS)


def test_every_item_is_there_under_its_id(entries: dict[str, Any]) -> None:
    assert list(entries) == [item["id"] for item in ITEMS]


@pytest.mark.parametrize(
    ("id", "kind"),
    [("choe-2025", "NEWS"), ("ministry-2020", "BOOK"), ("goethe-1990", "CHAP"), ("page", "ELEC"), ("odd one", "GEN")],
)
def test_a_type_becomes_the_nearest_of_ris(entries: dict[str, Any], id: str, kind: str) -> None:
    assert entries[id]["type_of_reference"] == kind


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_words_come_back_as_they_were(entries: dict[str, Any], item: dict[str, Any]) -> None:
    names = {"title": "title", "container-title": "secondary_title", "publisher": "publisher", "DOI": "doi"}
    names |= {"publisher-place": "place_published", "volume": "volume"}
    entry = entries[item["id"]]
    assert {name: entry.get(field) for name, field in names.items()} == {name: item.get(name) for name in names}
    assert entry.get("urls") == ([item["URL"]] if "URL" in item else None)


def test_names_come_back_family_first(entries: dict[str, Any]) -> None:
    assert entries["choe-2025"]["authors"] == ["Choe, S-H.", "Wakabayashi, D."]
    assert entries["goethe-1990"]["authors"] == ["von Goethe, J. W., Jr."]
    assert entries["goethe-1990"]["secondary_authors"] == ["Bland and Co, K."]
    assert entries["ministry-2020"]["authors"] == ["Ministry of Trade, Industry and Energy (산업부)"]


def test_dates_numbers_pages_and_notes(entries: dict[str, Any]) -> None:
    assert (entries["choe-2025"]["year"], entries["choe-2025"]["date"]) == ("2025", "2025/10/29")
    assert (entries["ministry-2020"]["year"], entries["ministry-2020"].get("date")) == ("2020", None)
    assert entries["page"]["access_date"] == "2025/01/02"
    assert (entries["cha-2010"]["number"], entries["un-2025"]["number"]) == ("3", "A/HRC/60/58")
    assert (entries["goethe-1990"]["start_page"], entries["goethe-1990"]["end_page"]) == ("10", "22")
    assert entries["choe-2025"]["notes"] == [find("choe-2025")["annote"]]


@given(some.text("ab \n\r\t-ER  TY{}\\%&한;,", max_size=40))
def test_any_title_comes_back_on_one_line(title: str) -> None:
    item = {"id": "x", "type": "book", "title": f"a{title}a", "URL": "https://a.b/c"}
    assert read([item])["x"]["title"] == " ".join(f"a{title}a".split())


def test_an_empty_list_is_an_empty_file() -> None:
    assert write_ris([]) == ""
