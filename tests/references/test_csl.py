"""Sources as CSL-JSON: valid, and with everything that the note prints."""

from __future__ import annotations

import json

import pytest
from csl_schema import ITEM
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from test_paper_sources import DEFINITIONS, LINES
from test_parse_source import ODD_TEXTS, SHAPES

from footnoted.references import describe_csl, parse_source, resolve_notes

VALIDATOR = Draft202012Validator(ITEM)


def test_the_schema_is_one_and_refuses_what_is_none() -> None:
    Draft202012Validator.check_schema(ITEM)
    for wrong in (
        {"type": "book"},
        {"id": "a", "type": "tome"},
        {"id": "a", "type": "book", "author": [{"given": "J."}]},
        {"id": "a", "type": "book", "issued": {"date-parts": [[2020, 13]]}},
        {"id": "a", "type": "book", "colour": "red"},
        {"id": "a", "type": "book", "title": ""},
    ):
        with pytest.raises(ValidationError):
            VALIDATOR.validate(wrong)


def test_every_source_of_the_paper_is_valid() -> None:
    sources = [source for each in resolve_notes(DEFINITIONS, LINES).values() for source in each]
    for count, source in enumerate(sources):
        item = describe_csl(source, f"s{count}")
        VALIDATOR.validate(json.loads(json.dumps(item)))
        assert (item.get("URL"), item.get("title"), item["type"]) == (source.url, source.title, source.type)
    assert len(sources) == 71


@pytest.mark.parametrize("text", [text for _, text, _ in SHAPES], ids=[title for title, _, _ in SHAPES])
def test_every_shape_is_valid(text: str) -> None:
    VALIDATOR.validate(describe_csl(parse_source(text), "id"))


@settings(deadline=None, max_examples=200)
@given(ODD_TEXTS)
def test_odd_text_is_valid(text: str) -> None:
    source = parse_source(text)
    if source.text:
        VALIDATOR.validate(describe_csl(source, "id"))


def test_a_chapter_in_full() -> None:
    text = (
        "Ann Roe, “The Chapter,” in The Big Book, 2nd ed., ed. John Kim (Chicago: University of Chicago Press, 2004), "
        "55–80, https://doi.org/10.1000/xyz (accessed 3 May 2021)."
    )
    assert describe_csl(parse_source(text), "roe-2004") == {
        "id": "roe-2004",
        "type": "chapter",
        "author": [{"family": "Roe", "given": "Ann"}],
        "editor": [{"family": "Kim", "given": "John"}],
        "title": "The Chapter",
        "container-title": "The Big Book",
        "page": "55–80",
        "publisher": "University of Chicago Press",
        "publisher-place": "Chicago",
        "edition": "2",
        "issued": {"date-parts": [[2004]]},
        "accessed": {"date-parts": [[2021, 5, 3]]},
        "URL": "https://doi.org/10.1000/xyz",
        "DOI": "10.1000/xyz",
    }


def test_who_is_interviewed_is_the_author_and_the_place_is_the_event_s() -> None:
    item = describe_csl(parse_source("Interview with Park Geun-hye, Seoul, 5 June 2018."), "i")
    assert item["author"] == [{"family": "Park", "given": "Geun-hye"}]
    assert (item["event-place"], item["genre"]) == ("Seoul", "Interview")


def test_what_cannot_be_read_keeps_its_wording_as_title() -> None:
    source = parse_source("National Archives, Kew, FCO 21/345.")
    assert not source.is_parsed
    assert describe_csl(source, "x") == {"id": "x", "type": "document", "title": "National Archives, Kew, FCO 21/345."}
