"""Who stands behind a source."""

from __future__ import annotations

import pytest

from footnoted.auditing.outlets import is_official, name_outlets
from footnoted.source import Name, Source


def signed(*names: str, **fields: str) -> Source:
    return Source(text="as printed", names=tuple(Name(literal=name) for name in names), **fields)


@pytest.mark.parametrize(
    ("source", "outlets"),
    [
        (signed("Reuters"), ("Reuters",)),
        (signed(container="The Times", publisher="News UK"), ("The Times", "News UK")),
        (signed("The Korea Herald", container="Korea Herald"), ("Korea Herald",)),
        (signed(type="chapter", container="A Book of Ports", publisher="Reef Press"), ("Reef Press",)),
        (signed("Ministry of Ports", via="KCNAWatch"), ("KCNAWatch", "Ministry of Ports")),
        (Source(text="x", names=(Name(family="Smith", given="J."),)), ()),
        (Source(text="x", names=(Name(role="interviewee", literal="an official"),)), ()),
    ],
)
def test_a_source_goes_by_its_outlets(source: Source, outlets: tuple[str, ...]) -> None:
    assert name_outlets(source) == outlets


@pytest.mark.parametrize(
    "source",
    [
        signed("The White House"),
        signed("US Department of War"),
        signed("Ministry of Foreign Affairs of Japan"),
        signed(publisher="Prime Minister’s Office"),
        signed(url="https://www.mofa.go.kr/eng/brd/view.do?seq=1"),
        signed(url="https://www.gov.uk/guidance"),
        signed(url="https://fas.usda.gov/data"),
    ],
)
def test_a_government_speaks_itself(source: Source) -> None:
    assert is_official(source)


@pytest.mark.parametrize(
    "source",
    [
        signed("Reuters", url="https://www.reuters.com/world/white-house"),
        signed("United Nations Human Rights Council"),
        signed("Department of History, University of Oslo"),
        signed("UN Department of Economic and Social Affairs"),
        signed(title="The Ministry of Foreign Affairs in crisis", container="The Times"),
        signed(url="https://gov.example.com/page"),
        signed(url="https://[broken"),
        Source(text="x", names=(Name(role="interviewee", literal="Ministry of Defence official"),)),
    ],
)
def test_others_speak_about_governments(source: Source) -> None:
    assert not is_official(source)
