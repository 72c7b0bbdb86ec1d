"""Printed names taken apart, or left whole."""

from __future__ import annotations

import pytest

from footnoted.document import Name
from footnoted.references.people import read_people


@pytest.mark.parametrize(
    ("printed", "family", "given"),
    [
        ("Choe, S-H.", "Choe", "S-H."),
        ("Kim S.-Y.", "Kim", "S.-Y."),
        ("Roe J. H.", "Roe", "J. H."),
        ("Smith, John", "Smith", "John"),
        ("John Smith", "Smith", "John"),
        ("van der Berg, J. H.", "van der Berg", "J. H."),
        ("Ludwig van der Berg", "van der Berg", "Ludwig"),
        ("Park Geun-hye", "Park", "Geun-hye"),
        ("Nilsson-Wright, J.", "Nilsson-Wright", "J."),
        ("Jo, E. A.", "Jo", "E. A."),
    ],
)
def test_persons(printed: str, family: str, given: str) -> None:
    assert read_people((printed,)) == (Name(family=family, given=given),)


@pytest.mark.parametrize(
    "printed",
    [
        "The White House",
        "Reuters",
        "Statista",
        "JoongAng Daily",
        "The Korea Herald",
        "Ministry of Trade, Industry and Energy",
        "US Department of War",
        "OECD",
        "Foreign Affairs",
        "Smith",
        "former South Korean official",
    ],
)
def test_institutions_and_lone_words_stay_whole(printed: str) -> None:
    assert read_people((printed,)) == (Name(literal=printed),)


def test_suffixes_roles_and_others() -> None:
    assert read_people(("Martin King, Jr",), "editor") == (
        Name(role="editor", family="King", given="Martin", suffix="Jr"),
    )
    assert read_people(("King, Martin, Jr.",)) == (Name(family="King", given="Martin", suffix="Jr."),)
    assert read_people(("Smith", "et al.")) == (Name(family="Smith"),)
    assert read_people(("Lawder", "Shalal")) == (Name(family="Lawder"), Name(family="Shalal"))
    assert read_people(("Smith, J.", "OECD")) == (Name(family="Smith", given="J."), Name(literal="OECD"))
