"""What kind of thing a question asks for, and whether words hold a thing of that kind.

It owns answer types (a date, a number, a name); it must not know about vectors or ranking.
"""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["AnswerType", "expected_type", "holds_type", "read_names"]

AnswerType = Literal["date", "number", "person", "place", "other"]

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b(?:1\d\d\d|20\d\d)s?\b|\b\d{{1,2}} (?:{MONTH})\b|\b(?:{MONTH}) \d|\b\d{{1,2}}(?:st|nd|rd|th) century\b")
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|"
    r"thousand|million|billion|trillion|half|third|quarter|dozen|twice|double)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[\w,;:’'\"”)–-] )[‘“'\"(]?[A-Z][a-zA-Z]+")
ASKS_DATE = re.compile(
    r"\bwhen\b|\b(?:what|which)(?: \w+)? (?:year|date|month|day|century|decade)\b|\bhow long ago\b|\bdate of\b", re.IGNORECASE
)
ASKS_NUMBER = re.compile(
    r"\bhow (?:much|many|large|big|long|far|high|tall|old|often|fast|few)\b|"
    r"\b(?:percentage|per ?cent|number of|proportion|share of|what rate|rate of|amount of|size of)\b",
    re.IGNORECASE,
)
ASKS_PERSON = re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)
ASKS_PLACE = re.compile(r"\bwhere\b|\b(?:what|which) (?:country|city|state|place|region|nation|location)\b", re.IGNORECASE)
# A capital that does not merely open the question, or a figure: what the answer must be about.
NAMED = re.compile(r"(?<!^)\b(?:[A-Z][\w'’.-]*|\d[\d,.]*)")


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
    """Return the names and figures in a question, its first word aside."""
    return tuple(NAMED.findall(question.strip()))
