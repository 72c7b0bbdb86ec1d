"""BibTeX, written with one library and read back with others to the same fields."""

from __future__ import annotations

from typing import Any

import pytest
from csl_items import AWKWARD, ITEMS, find
from hypothesis import given
from hypothesis import strategies as some
from pybtex.database import BibliographyData, Entry, parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from footnoted.exporting.bibtex import write_bibtex

CONTEXT = get_default_latex_context_db()
# LaTeX's names for braces in text, which pylatexenc does not know.
BRACES = [MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")]
CONTEXT.add_context_category("braces", prepend=True, macros=BRACES)
LATEX = LatexNodes2Text(math_mode="text", strict_latex_spaces=True, latex_context=CONTEXT)
LETTERS = some.text(AWKWARD, max_size=40)


def decode(value: str) -> str:
    """Return what LaTeX would set; pylatexenc gives the circumflex as the accent of its own."""
    return LATEX.latex_to_text(value).replace("ˆ", "^")


def read(items: list[dict[str, Any]]) -> BibliographyData:
    return parse_string(write_bibtex(items), "bibtex")


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return dict(read(ITEMS).entries)


def test_every_item_is_there_under_its_id(entries: dict[str, Entry]) -> None:
    assert list(entries) == [item["id"].replace(" ", "-") for item in ITEMS]


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("choe-2025", "article"),
        ("ministry-2020", "book"),
        ("goethe-1990", "incollection"),
        ("un-2025", "techreport"),
        ("page", "online"),
        ("talk", "misc"),
        ("odd-one", "misc"),
    ],
)
def test_a_type_becomes_bibtexs_nearest(entries: dict[str, Entry], id: str, kind: str) -> None:
    assert entries[id].type == kind


FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "publisher-place": "address",
    "volume": "volume",
    "annote": "annote",
}


@pytest.mark.parametrize("id", ["choe-2025", "ministry-2020", "goethe-1990", "cha-2010", "page", "talk"])
def test_words_come_back_as_they_were(entries: dict[str, Entry], id: str) -> None:
    item, fields = find(id), entries[id].fields
    for name, field in FIELDS.items():
        assert decode(fields[field]) == item[name] if name in item else field not in fields


@pytest.mark.parametrize(
    ("id", "field"),
    [("choe-2025", "journal"), ("cha-2010", "journal"), ("goethe-1990", "booktitle")],
)
def test_what_holds_a_work_is_named(entries: dict[str, Entry], id: str, field: str) -> None:
    assert decode(entries[id].fields[field]) == find(id)["container-title"]


def test_persons_are_taken_apart_as_they_were(entries: dict[str, Entry]) -> None:
    choe, wakabayashi = entries["choe-2025"].persons["author"]
    assert (choe.last_names, choe.first_names, choe.middle_names) == (["Choe"], ["S-H."], [])
    assert (wakabayashi.last_names, wakabayashi.first_names) == (["Wakabayashi"], ["D."])
    (goethe,) = entries["goethe-1990"].persons["author"]
    assert (goethe.prelast_names, goethe.last_names, goethe.lineage_names) == (["von"], ["Goethe"], ["Jr."])
    (editor,) = entries["goethe-1990"].persons["editor"]
    assert [decode(name) for name in editor.last_names] == ["Bland and Co"]


def test_an_institution_is_one_name(entries: dict[str, Entry]) -> None:
    (ministry,) = entries["ministry-2020"].persons["author"]
    assert [decode(name) for name in ministry.last_names] == ["Ministry of Trade, Industry and Energy (산업부)"]
    assert ministry.first_names == []


def test_dates_are_there_for_bibtex_and_biblatex(entries: dict[str, Entry]) -> None:
    told = [entries[id].fields for id in ("choe-2025", "goethe-1990", "cha-2010", "page", "talk")]
    assert [fields.get("year") for fields in told] == ["2025", "1990", "2010", None, None]
    assert [fields.get("month") for fields in told] == ["October", "May", None, None, None]
    assert [fields.get("date") for fields in told] == ["2025-10-29", "1990-05", None, None, None]
    assert entries["page"].fields["urldate"] == "2025-01-02"


def test_numbers_pages_and_addresses(entries: dict[str, Entry]) -> None:
    cha = entries["cha-2010"].fields
    assert (cha["volume"], cha["number"], cha["pages"], cha["doi"]) == ("34", "3", "158--196", find("cha-2010")["DOI"])
    assert entries["goethe-1990"].fields["pages"] == "10--22"
    assert (entries["un-2025"].fields["number"], entries["un-2025"].fields["institution"]) == ("A/HRC/60/58", "UN")
    url = find("choe-2025")["URL"].replace("{", "%7B").replace("}", "%7D")
    assert entries["choe-2025"].fields["url"] == url


@given(LETTERS, LETTERS, LETTERS)
def test_any_words_come_back(title: str, family: str, container: str) -> None:
    item = {
        "id": "x",
        "type": "article-journal",
        "title": f"a{title}a",
        "container-title": f"a{container}a",
        "author": [{"literal": f"a{family}a"}, {"family": f"b{family}b", "given": "C."}],
    }
    (entry,) = read([item]).entries.values()
    assert decode(entry.fields["title"]) == " ".join(f"a{title}a".split())
    assert decode(entry.fields["journal"]) == " ".join(f"a{container}a".split())
    authors = [decode(" ".join((*person.prelast_names, *person.last_names))) for person in entry.persons["author"]]
    assert authors == [" ".join(f"{edge}{family}{edge}".split()) for edge in "ab"]


def test_an_empty_list_is_an_empty_file() -> None:
    assert write_bibtex([]) == ""
