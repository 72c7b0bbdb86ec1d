"""Abbreviations are read where a paper defines them, and a question with either form finds the other."""

from __future__ import annotations

import pytest

from footnoted.retrieval.abbreviations import (
    Abbreviation,
    expand_abbreviations,
    find_abbreviations,
    unify_abbreviations,
)

PAIRS = (
    Abbreviation("USFK", "US Forces Korea"),
    Abbreviation("THAAD", "Terminal High-Altitude Area Defense"),
    Abbreviation("WHO", "World Health Organization"),
    Abbreviation("HP", "high pressure"),
)


@pytest.mark.parametrize(
    ("sentence", "short", "long"),
    [
        ("The 28,500 troops of US Forces Korea (USFK) stay.", "USFK", "US Forces Korea"),
        (
            "It deployed the Terminal High-Altitude Area Defense (THAAD) system.",
            "THAAD",
            "Terminal High-Altitude Area Defense",
        ),
        (
            "Relations with the Democratic People's Republic of Korea (DPRK) froze.",
            "DPRK",
            "Democratic People's Republic of Korea",
        ),
        ("The Republic of Korea (ROK, or South Korea) agreed.", "ROK", "Republic of Korea"),
        (
            "Under the Washington Declaration, the Nuclear Consultative Group¹² (NCG) met.",
            "NCG",
            "Nuclear Consultative Group",
        ),
        ("It met the Ministry of Defence (MoD).", "MoD", "Ministry of Defence"),
        ("Intercontinental ballistic missiles (ICBMs) were tested.", "ICBMs", "Intercontinental ballistic missiles"),
        ("The heat shock factor (HSF) binds.", "HSF", "heat shock factor"),
        ("USFK (US Forces Korea) stays.", "USFK", "US Forces Korea"),
        ("The **People Power Party** (PPP) lost.", "PPP", "People Power Party"),
    ],
)
def test_a_definition_is_read(sentence: str, short: str, long: str) -> None:
    assert find_abbreviations([sentence]) == (Abbreviation(short, long),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kim Jong Un (Kim) spoke.",
        "The summit (see Table 2) failed.",
        "The accord of 2018 (2019) failed.",
        "It grew (by 3 per cent) again.",
        "The towns (XYZ) paid.",
        "Nothing was said. (USFK) stayed.",
        "He spoke (in Seoul) of NATO.",
        "NATO (then at war) spoke.",
        "()",
        "(",
        "",
    ],
)
def test_what_defines_nothing_is_left(sentence: str) -> None:
    assert find_abbreviations([sentence]) == ()


def test_the_commonest_definition_counts() -> None:
    sentences = [
        "Air traffic measures (ATM).",
        "Asynchronous transfer mode (ATM).",
        "An asynchronous transfer mode (ATM).",
    ]
    assert [pair.long.casefold() for pair in find_abbreviations(sentences)] == ["air traffic measures"]
    assert find_abbreviations([*sentences, sentences[1]]) == (Abbreviation("ATM", "Asynchronous transfer mode"),)


@pytest.mark.parametrize(
    ("question", "expanded"),
    [
        ("Where is THAAD?", "Where is THAAD (Terminal High-Altitude Area Defense)?"),
        ("what is usfk's task", "what is usfk's (US Forces Korea) task"),
        ("Who leads US forces Korea?", "Who leads US forces Korea (USFK)?"),
        ("terminal high altitude area defense", "terminal high altitude area defense (THAAD)"),
        ("US Forces Korea (USFK)", "US Forces Korea (USFK)"),
        ("Who is who?", "Who is who?"),
        ("What does the WHO say?", "What does the WHO (World Health Organization) say?"),
        ("hp", "hp"),
        ("Why?", "Why?"),
    ],
)
def test_a_question_gets_the_other_form_too(question: str, expanded: str) -> None:
    assert expand_abbreviations(question, PAIRS) == expanded


def test_expanding_twice_adds_nothing() -> None:
    once = expand_abbreviations("THAAD and US Forces Korea", PAIRS)
    assert expand_abbreviations(once, PAIRS) == once


@pytest.mark.parametrize(
    ("words", "unified"),
    [
        ("Terminal High Altitude Area Defense (THAAD) came", "THAAD came"),
        ("US Forces Korea stay", "USFK stay"),
        ("USFK stay", "USFK stay"),
        ("forces in Korea", "forces in Korea"),
    ],
)
def test_both_forms_are_one_term(words: str, unified: str) -> None:
    assert unify_abbreviations(words, PAIRS) == unified


def test_the_real_paper_defines_its_missiles(corpus_text: str) -> None:
    found = {pair.short: pair.long for pair in find_abbreviations(corpus_text.splitlines())}
    assert found["THAAD"] == "Terminal High-Altitude Aerial Defence"
    assert found["APEC"] == "Asia-Pacific Economic Cooperation"
    assert found["USFK"] == "US Forces Korea"


def test_an_acronym_that_is_nowhere_defined_is_the_initials_of_one_name() -> None:
    texts = [
        "The People Power Party lost.",
        "A vote for PPP is a vote.",
        "The Treaty on the Rights of Lamps (2001).",
        "TRL.",
    ]
    assert find_abbreviations(texts) == (
        Abbreviation("PPP", "People Power Party"),
        Abbreviation("TRL", "Treaty on the Rights of Lamps"),
    )


def test_an_acronym_of_two_names_is_neither() -> None:
    assert find_abbreviations(["The Port Police Patrol met the People Power Party.", "The PPP paid."]) == ()


def test_no_text_takes_long() -> None:
    for words in ("A(", "(AB) ", "A B ", "AB of the ", "a-b-", "((", "Aa and the "):
        find_abbreviations([words * 4000])
