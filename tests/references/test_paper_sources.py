"""All sources of the real paper: counts, addresses, chains, and every field of all 61 notes."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from footnoted.document import Source, Step
from footnoted.references import resolve_line, resolve_notes, split_sources

TEXT = (Path(__file__).parents[2] / "corpus" / "howell-2025-south-korea.txt").read_text("utf-8")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DEFINITIONS = {
    int(match[1].translate(DIGITS)): match[2].replace("*", "")
    for match in re.finditer(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+) (.+)$", TEXT, re.M)
}
LINES = [match.replace("*", "") for match in re.findall(r"^Sources?: .+$", TEXT, re.M)]
SEVERAL = {2: 3, 7: 2, 26: 2, 37: 2, 44: 2, 48: 3, 54: 3}
# Read note by note, by hand; a field that is not in it is empty.
GOLDEN: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("howell-2025-sources.json").read_text("utf-8")
)


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


@pytest.mark.parametrize("number", range(1, 62))
def test_every_field_of_every_note(number: int, resolved: dict[int, tuple[Source, ...]]) -> None:
    assert [list_known(source) for source in resolved[number]] == GOLDEN[str(number)]


def test_nothing_is_in_a_field_that_the_note_does_not_print(resolved: dict[int, tuple[Source, ...]]) -> None:
    words = ("title", "container", "volume", "issue", "page", "publisher", "place", "genre", "medium", "via", "locator")
    for number, sources in resolved.items():
        for source in sources:
            printed = DEFINITIONS[source.resolved_from or number]
            found = [value for field in words if (value := getattr(source, field))]
            found += [part for name in source.names for part in (name.family, name.given, name.literal) if part]
            assert all(part in printed for value in found for part in value.rstrip("]").split(" ["))


def test_a_step_leads_from_each_ibid_to_its_note(resolved: dict[int, tuple[Source, ...]]) -> None:
    paths = {number: [source.path for source in sources if source.path] for number, sources in resolved.items()}
    assert {number: path for number, path in paths.items() if path} == {
        20: [(Step(kind="ibid", note=19),)],
        35: [(Step(kind="ibid", note=34),)],
    }


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


def list_known(source: Source) -> dict[str, object]:
    """Return the fields of a source that are known, as JSON holds them."""
    return {"type": source.type, **drop_empty(json.loads(json.dumps(asdict(source))))}


def drop_empty(value: Any) -> Any:
    """Leave empty fields out, those of names and steps too."""
    if isinstance(value, dict):
        return {key: drop_empty(each) for key, each in value.items() if each not in (None, [])}
    return [drop_empty(each) for each in value] if isinstance(value, list) else value
