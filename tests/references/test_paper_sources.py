"""All sources of the real paper: counts, addresses, chains, and every field of all 61 notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footnoted.document import Source
from footnoted.references import resolve_line, resolve_notes, split_sources

TEXT = (Path(__file__).parents[2] / "corpus" / "howell-2025-south-korea.txt").read_text("utf-8")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DEFINITIONS = {
    int(match[1].translate(DIGITS)): match[2].replace("*", "")
    for match in re.finditer(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+) (.+)$", TEXT, re.M)
}
LINES = [match.replace("*", "") for match in re.findall(r"^Sources?: .+$", TEXT, re.M)]
SEVERAL = {2: 3, 7: 2, 26: 2, 37: 2, 44: 2, 48: 3, 54: 3}
GOLDEN = Path(__file__).with_name("howell-2025-sources.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def resolved() -> dict[int, tuple[Source, ...]]:
    return resolve_notes(DEFINITIONS, LINES)


def test_every_note_is_read_into_the_number_of_sources_it_holds(resolved: dict[int, tuple[Source, ...]]) -> None:
    assert list(DEFINITIONS) == list(range(1, 62))
    assert {number: len(sources) for number, sources in resolved.items()} == dict.fromkeys(range(1, 62), 1) | SEVERAL


def test_every_address_is_whole(resolved: dict[int, tuple[Source, ...]]) -> None:
    printed = {
        number: [url.rstrip(".") for url in re.findall(r"https?://[^\s<>;]+", text)]
        for number, text in DEFINITIONS.items()
        if "://" in text
    }
    read = {
        number: [source.url for source in sources if source.url]
        for number, sources in resolved.items()
        if any(source.url and source.resolved_from is None for source in sources)
    }
    assert len(printed) == 54
    assert read == printed
    assert sum(map(len, read.values())) == 64


def test_ibid_leads_to_the_note_before(resolved: dict[int, tuple[Source, ...]]) -> None:
    chained = {n: s.resolved_from for n, sources in resolved.items() for s in sources if s.resolved_from}
    assert chained == {20: 19, 35: 34}
    assert resolved[20][0].url == resolved[19][0].url == "https://www.koreaherald.com/article/10554719"
    assert resolved[35][0].authors == ("Yeo, H-K.",)


def test_only_three_notes_are_interviews(resolved: dict[int, tuple[Source, ...]]) -> None:
    assert [n for n, sources in resolved.items() if sources[0].type == "interview"] == [23, 28, 53]


def test_every_field_of_every_note(resolved: dict[int, tuple[Source, ...]]) -> None:
    assert [write_source(*key) for key in number_sources(resolved)] == [
        f"## {b.strip()}" for b in GOLDEN.split("## ")[1:]
    ]


def test_splitting_a_note_keeps_every_piece_as_printed() -> None:
    for text in DEFINITIONS.values():
        assert "; ".join(split_sources(text)) == text


def test_addresses_without_angle_brackets_read_alike(resolved: dict[int, tuple[Source, ...]]) -> None:
    bare = resolve_notes({n: re.sub(r"[<>]", "", text) for n, text in DEFINITIONS.items()})
    for number, sources in resolved.items():
        assert [(s.url, s.title, s.date, s.type) for s in bare[number]] == [
            (s.url, s.title, s.date, s.type) for s in sources
        ]


def test_the_lines_under_the_tables_resolve() -> None:
    (index,) = resolve_line(LINES[0], DEFINITIONS)
    assert (index.authors, index.publisher, index.type) == (
        ("Patton, S.", "Sato, J.", "Lemahieu, H."),
        "Lowy Institute",
        "report",
    )
    assert index.title == "Asia Power Index: 2024 Key Findings Report"
    sources = resolve_line(LINES[1], DEFINITIONS)
    assert [(s.authors[0], s.year, s.resolved_from) for s in sources] == [
        ("Nilsson-Wright, J.", 2022, 8),
        ("Chung, J. H.", 2006, None),
        ("Suh, J. J.", 2009, None),
        ("Snyder, S. A.", 2018, None),
    ]
    assert sources[0].text == "Nilsson-Wright (2022), Contested Politics in South Korea"
    assert (sources[0].url, sources[0].locator) == ("https://doi.org/10.55317/9781784135300", None)
    assert sources[1].date == "2006-10-18"
    assert sources[3].publisher == "Columbia University Press"


def number_sources(resolved: dict[int, tuple[Source, ...]]) -> list[tuple[str, Source]]:
    """Return every source under `note.place`, as the golden file does."""
    return [(f"{n}.{i}", source) for n, sources in resolved.items() for i, source in enumerate(sources, start=1)]


def write_source(key: str, source: Source) -> str:
    """Write a source in the golden file's form, unknown fields left out."""
    names = (
        "type",
        "authors",
        "year",
        "date",
        "title",
        "container",
        "publisher",
        "url",
        "doi",
        "locator",
        "resolved_from",
    )
    values = ((name, getattr(source, name)) for name in names)
    lines = (f"{name}: {' | '.join(value) if isinstance(value, tuple) else value}" for name, value in values if value)
    return "\n".join((f"## {key}", source.text, *lines))
