"""What a paper without a metadata file says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from footnoted.document import Metadata
from footnoted.parsing import parse_paper
from footnoted.reading import read_corpus

HERE = Path(__file__).parent


def metadata(text: str) -> Metadata:
    return parse_paper(text, id="paper").metadata


def test_the_real_paper_says_what_its_metadata_file_says() -> None:
    (file,) = read_corpus(HERE.parents[1] / "corpus")
    assert file.metadata is not None
    found = metadata(file.text)
    for name in ("title", "authors", "date", "doi", "isbn"):
        assert getattr(found, name) == getattr(file.metadata, name), name
    assert found.citation is not None
    assert found.citation.startswith("Howell, E. (2025), How South Korea can balance")
    assert found.rights == "Copyright © The Royal Institute of International Affairs, 2025"


@pytest.mark.parametrize(
    ("name", "title", "authors", "date"),
    [
        ("wrapped_working_paper", "Slow Water", ("Marta Oyelaran", "Iwan P. Teague"), "2023-03"),
        ("unnumbered_brief", "Who keeps the night bus running?", (), "2021-10"),
        ("markdown_note", "Seeds of doubt", ("Tomasz Wren",), "2024-06"),
        ("roman_chapters", "Annals of Minor Roads", (), None),
    ],
)
def test_synthetic_papers(name: str, title: str, authors: tuple[str, ...], date: str | None) -> None:
    found = metadata((HERE / "papers" / f"{name}.txt").read_text(encoding="utf-8"))
    assert (found.title, found.authors, found.date) == (title, authors, date)


def test_identifiers_of_the_wrapped_paper() -> None:
    found = metadata((HERE / "papers" / "wrapped_working_paper.txt").read_text(encoding="utf-8"))
    assert (found.doi, found.isbn) == ("10.99999/slow-water.14", "978 0 00 000000 2")
    assert found.rights == "© The Harbour Trust, 2023"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 March 2021", "2021-03-03"),
        ("March 3rd, 2021", "2021-03-03"),
        ("Sept. 2021", None),
        ("Sep 2021", "2021-09"),
        ("Policy brief | October 2021", "2021-10"),
        ("2021", "2021"),
        ("A town in 2021 and after", None),
    ],
)
def test_dates(line: str, date: str | None) -> None:
    assert metadata(f"The Night Bus and Its Friends\n\n{line}\n\nIntroduction\n\nIt runs.").date == date


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Crane and Bo van Wren", ("Ada Crane", "Bo van Wren")),
        ("Authors: Ada B. Crane, Bo Wren, and Élise Noir", ("Ada B. Crane", "Bo Wren", "Élise Noir")),
        ("Ada Crane", ()),
        ("By popular demand", ()),
        ("Night Bus Programme", ()),
    ],
)
def test_authors_only_where_they_are_clear(line: str, authors: tuple[str, ...]) -> None:
    assert metadata(f"The Night Bus and Its Friends\n\n{line}\n\nIntroduction\n\nIt runs.").authors == authors


def test_author_confirmed_by_the_citation() -> None:
    text = (
        "The Night Bus and Its Friends\n\nAda Crane\n\nIntroduction\n\nIt runs.\n\nAcknowledgements\n\nThanks.\n\n"
        "Suggested citation: Crane, A. (2021), The Night Bus and Its Friends, Linn: Lantern House."
    )
    found = metadata(text)
    assert (found.title, found.authors, found.date) == ("The Night Bus and Its Friends", ("Ada Crane",), "2021")


def test_authors_of_the_citation_where_the_front_names_nobody() -> None:
    text = (
        "The Night Bus and Its Friends\n\nIntroduction\n\nIt runs.\n\nAcknowledgements\n\nThanks.\n\n"
        "How to cite: Crane, A. and Wren, B. J. (2021), The Night Bus and Its Friends, https://doi.org/10.5555/bus.1."
    )
    found = metadata(text)
    assert found.authors == ("Crane, A.", "Wren, B. J.")
    assert found.doi == "10.5555/bus.1"


def test_a_doi_among_the_references_is_not_the_papers_own() -> None:
    text = (
        "The Night Bus\n\nIntroduction\n\nIt runs.\n\nReferences\n\nCrane, A. (2020), Bus, https://doi.org/10.5555/x.2."
    )
    assert metadata(text).doi is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "Untitled"),
        ("\ufeff\n\n", "Untitled"),
        ("It runs at night. Nobody knows.", "It runs at night."),
        ("# The bus\n\nIt runs.", "The bus"),
        ("¹ Only a note.", "Untitled"),
    ],
)
def test_titles_of_odd_texts(text: str, title: str) -> None:
    assert metadata(text).title == title
