"""Which kinds words name, and which sources are of them."""

from __future__ import annotations

import pytest

from footnoted.answering.source_kinds import KINDS, makers_of
from footnoted.source import Source

AGENCY = Source(text="Xinhua (2020), ‘Lamps’.", type="article-newspaper", authors=("Xinhua",))
RELEASE = Source(text="Town of Veere (2020), ‘Lamps’, press release.", type="webpage", authors=("Town of Veere",))
COURANT = Source(text="Veere Courant (1838), ‘Gas’.", type="article-newspaper", authors=("Veere Courant",))


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("state media", [AGENCY]),
        ("state-owned media", [AGENCY]),
        ("state sources", [AGENCY]),
        ("press releases", [RELEASE]),
        ("newspapers", [AGENCY, COURANT]),
    ],
)
def test_words_name_a_kind_and_the_kind_holds_its_sources(words: str, held: list[Source]) -> None:
    kind = next(kind for kind in KINDS if kind.words.fullmatch(words))
    assert [source for source in (AGENCY, RELEASE, COURANT) if kind.holds(source)] == held


def test_news_of_a_state_is_called_by_its_country_too() -> None:
    assert "China" in makers_of(AGENCY)
    assert "China" not in makers_of(COURANT)
