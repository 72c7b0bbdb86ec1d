"""What kind of thing a question asks for, and whether words hold a thing of that kind.

It owns answer types (a date, a number, a name); it must not know about vectors or ranking.
"""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["AnswerType", "expected_type", "holds_type", "read_attribute", "read_figures", "read_names"]

AnswerType = Literal["date", "number", "person", "place", "other"]

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b(?:1\d\d\d|20\d\d)s?\b|\b\d{{1,2}} (?:{MONTH})\b|\b(?:{MONTH}) \d|\b\d{{1,2}}(?:st|nd|rd|th) century\b"
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|"
    r"thousand|million|billion|trillion|half|third|quarter|dozen|twice|double)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[\w,;:’'\"”)–-] )[‘“'\"(]?[A-Z][a-zA-Z]+")
ASKS_DATE = re.compile(
    r"\bwhen\b|\b(?:what|which)(?: \w+)? (?:year|date|month|day|century|decade)\b|\bhow long ago\b|\bdate of\b",
    re.IGNORECASE,
)
ASKS_NUMBER = re.compile(
    r"\bhow (?:much|many|large|big|long|far|high|tall|old|often|fast|few)\b|"
    r"\b(?:percentage|per ?cent|number of|proportion|share of|what rate|rate of|amount of|size of)\b|"
    r"\b(?:what|which)\b(?: (?:is|was|are|were))?(?: \w+){0,2} (?:population|rate|range|budget|salary|age|height|area|"
    r"cost|price|distance|length|speed|weight|temperature|gdp|income|turnout|casualties|deficit|surplus)\b",
    re.IGNORECASE,
)
ASKS_PERSON = re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)
ASKS_PLACE = re.compile(
    r"\bwhere\b|\b(?:what|which) (?:country|city|state|place|region|nation|location)\b", re.IGNORECASE
)
# "What is the population of…", "What was the result of…": what is asked of the thing named behind it.
ASKED_OF = re.compile(
    r"\b(?:what|which)(?:'s| is| was| are| were) the (?P<attribute>[\w\s-]{3,40}?) (?:of|in|for|at|between|among)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d[\d,.]*\d|\d")
# A capital that does not merely open the question: what the answer must be about.
NAMED = re.compile(r"(?<!^)\b[A-Z][\w'’.-]*")


def expected_type(question: str) -> AnswerType:
    """Return the type of thing that a question asks for."""
    if ASKS_DATE.search(question):
        return "date"
    if ASKS_NUMBER.search(question):
        return "number"
    if ASKS_PERSON.search(question):
        return "person"
    return "place" if ASKS_PLACE.search(question) else "other"


def holds_type(expected: AnswerType, words: str) -> float:
    """Return 1.0 where the words hold a thing of that type, -1.0 where not, 0.0 where none is expected."""
    if expected == "other":
        return 0.0
    pattern = {"date": DATE, "number": NUMBER, "person": NAME, "place": NAME}[expected]
    return 1.0 if pattern.search(words) else -1.0


def read_names(question: str) -> tuple[str, ...]:
    """Return the capitalised words in a question, its first word aside."""
    return tuple(NAMED.findall(question.strip()))


def read_figures(question: str) -> tuple[str, ...]:
    """Return the figures in a question: years, amounts, counts."""
    return tuple(FIGURE.findall(question))


def read_attribute(question: str) -> str:
    """Return what a question asks of a thing ("the population of…"); nothing where it asks otherwise."""
    match = ASKED_OF.search(question)
    return match["attribute"] if match else ""
