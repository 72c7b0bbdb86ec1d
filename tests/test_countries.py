"""Every way of naming a country counts as the same, and words that only look like one are left alone."""

from __future__ import annotations

import pytest

from footnoted.countries import names_country, unify_countries

SAME = """
Seoul’s policy | South Korea's policy
the South Korean government | the South Korea government
US–ROK alliance | US–South Korea alliance
the Republic of Korea | the South Korea
the Democratic People's Republic of Korea | the North Korea
the Democratic People’s Republic of Korea | the North Korea
DPRK missiles | North Korea missiles
pyongyang and beijing | North Korea and China
Sino-Russian ties | China-Russia ties
S. Korea and N. Korea | South Korea and North Korea
the People's Republic of China | the China
the USA, the U.S. and Washington | the US, the US. and US
the United States of America | the US
the U.S.A. agreed | the US. agreed
Soviet aid | USSR aid
the Soviet Union | the USSR
Emirati oil | UAE oil
Czech and Danish arms | Czechia and Denmark arms
Polish tanks and Poles | Poland tanks and Poland
Ankara spoke | Turkey spoke
"""
LEFT = """
polish the lamps of the north and south poles
Korea and South Korea and North Korea
the roman road to wellington boots
Indiana and Germanic tribes
Parisian lamps
nothing at all

"""


@pytest.mark.parametrize("row", SAME.strip().splitlines())
def test_every_name_of_a_country_is_its_one_name(row: str) -> None:
    words, unified = row.split(" | ")
    assert unify_countries(words) == unified


@pytest.mark.parametrize("words", LEFT.splitlines())
def test_other_words_are_left_alone(words: str) -> None:
    assert unify_countries(words) == words


@pytest.mark.parametrize("row", SAME.strip().splitlines())
def test_one_name_stays_what_it_is(row: str) -> None:
    unified = row.split(" | ")[1]
    assert unify_countries(unified) == unified
    assert names_country(unified)


def test_a_country_is_named_by_its_own_name_alone() -> None:
    assert names_country("What does South Korea want?")
    assert not names_country("What does the south want?")


def test_a_name_may_run_over_a_line() -> None:
    assert unify_countries("the Republic of\n Korea") == "the South Korea"
