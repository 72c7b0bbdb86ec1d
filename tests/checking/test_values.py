"""Numbers, dates and names read from words, and when two of them say the same."""

from __future__ import annotations

import pytest

from footnoted.checking.content import Content, read_content
from footnoted.checking.dates import find_dates
from footnoted.checking.names import Lexicon
from footnoted.checking.numbers import Number, find_numbers
from footnoted.checking.words import split_words
from footnoted.retrieval.abbreviations import Abbreviation

LEXICON = Lexicon(
    small=frozenset(("exports", "herring", "lamps")),
    capital=frozenset(("veere", "dekker")),
    abbreviations=(Abbreviation("HB", "Harbour Board"),),
)


def read(text: str) -> Content:
    return read_content(text, LEXICON)


def number(text: str) -> Number:
    (found,) = find_numbers(text, split_words(text))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14,000 men", "fourteen thousand men"),
        ("20 per cent", "20%"),
        ("twenty percent", "20 per cent"),
        ("$35 billion", "35 billion dollars"),
        ("$35bn", "$35,000 million"),
        ("two hundred and six ships", "206 ships"),
        ("the thirteenth largest", "13th largest"),
        ("twenty-five boats", "25 boats"),
        ("nearly 300 boats", "300 boats"),
        ("230 metres", "230 meters"),
    ],
)
def test_numbers_that_say_the_same(one: str, other: str) -> None:
    assert number(one).equals(number(other))
    assert number(other).equals(number(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14,000 men", "1,400 men"),
        ("20 per cent", "20 men"),
        ("$35 billion", "35 billion"),
        ("six hours", "six days"),
        ("nearly 300 boats", "more than 300 boats"),
        ("3 boats", "third"),
    ],
)
def test_numbers_that_do_not(one: str, other: str) -> None:
    assert not number(one).equals(number(other))


@pytest.mark.parametrize("text", ["one of them", "Table 3", "COVID-19", "open 24/7", "no number", "5G"])
def test_what_is_no_number(text: str) -> None:
    assert list(find_numbers(text, split_words(text))) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 3 June 2025", [(2025, 6, 3)]),
        ("on June 3, 2025", [(2025, 6, 3)]),
        ("on 2025-06-03", [(2025, 6, 3)]),
        ("in June 2025", [(2025, 6, None)]),
        ("on 3rd June", [(None, 6, 3)]),
        ("in May", [(None, 5, None)]),
        ("ships may sail", []),
        ("from 1988–93", [(1988, None, None), (1993, None, None)]),
        ("in the 1970s", [(1970, None, None)]),
        ("2,000 men and $1900", []),
    ],
)
def test_dates(text: str, dates: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [(each.year, each.month, each.day) for each in find_dates(text)] == dates


@pytest.mark.parametrize(
    ("claimed", "found", "is_same"),
    [
        ("in 1871", "on 4 May 1871", True),
        ("in May 1871", "on 4 May 1871", True),
        ("on 4 May 1871", "in 1871", False),
        ("on 4 May 1871", "on 4 May", True),
        ("on 4 May 1871", "on 5 May 1871", False),
        ("in the 1870s", "in 1870", False),
    ],
)
def test_a_date_is_the_same_at_the_precision_of_the_claim(claimed: str, found: str, *, is_same: bool) -> None:
    (one,), (other,) = find_dates(claimed), find_dates(found)
    assert one.equals(other) is is_same


def test_names_are_countries_abbreviations_and_capitals() -> None:
    names = read("Seoul told the Harbour Board (HB) that President Anna Dekker’s lamps burn.").names
    assert [(each.kind, each.text) for each in names] == [
        ("country", "Seoul"),
        ("abbreviation", "Harbour Board"),
        ("abbreviation", "HB"),
        ("other", "Anna Dekker"),
    ]
    assert names[1].equals(names[2])


def test_a_surname_is_its_full_name_and_a_country_is_no_person() -> None:
    (full,), (surname,), (country,) = (
        read("So Anna Dekker wrote").names,
        read("then Dekker wrote").names,
        read("in Norway").names,
    )
    assert full.equals(surname)
    assert surname.equals(full)
    assert not full.equals(country)


def test_a_word_that_opens_a_sentence_is_a_name_only_where_the_papers_say_so() -> None:
    assert [each.text for each in read("Veere is old. Exports rose. The lamps burn.").names] == ["Veere"]


def test_what_is_no_value_is_left_as_stems() -> None:
    assert read("In 1882 Veere had 14,000 barrels of salt.").stems == {"barrel", "salt"}
