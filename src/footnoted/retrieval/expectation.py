"""What kind of thing a question asks for, and whether words hold a thing of that kind.

It owns answer types (a date, a number, a name); it must not know about vectors or ranking.
"""

from __future__ import annotations

import re
from typing import Literal

__all__ = [
    "AnswerType",
    "expected_type",
    "holds_type",
    "reach_years",
    "read_attribute",
    "read_counted",
    "read_figures",
    "read_heads",
    "read_names",
    "read_years",
    "strip_framing",
]

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
# Numbers that count nothing: dates, years, ordinals, the numbers of tables and chapters.
UNCOUNTED = re.compile(
    rf"\b\d{{1,2}} (?:{MONTH})(?: \d{{4}})?\b|\b(?:{MONTH}) \d{{1,4}}(?:, \d{{4}})?\b|"
    r"\b(?:1\d\d\d|20\d\d)(?:s|[–-]\d{2,4})?\b|\b\d+(?:st|nd|rd|th)\b|"
    r"\b(?:Table|Figure|Chapter|Section|No\.?) \d+|\bone of\b",
)
NAME = re.compile(r"(?<=[\w,;:’'\"”)–-] )[‘“'\"(]?[A-Z][a-zA-Z]+")
AUXILIARY = r"(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)"
ASKS_DATE = re.compile(
    rf"\bwhen\s+{AUXILIARY}\b|\bwhen\W*$|\b(?:what|which)(?: \w+)? (?:year|date|month|day|century|decade)\b|"
    r"\bhow long ago\b|\bdate of\b|\bdates?\W*$",
    re.IGNORECASE,
)
QUANTITY = (
    "percentage|per ?cent|proportion|share|fraction|number|amount|rate|population|range|budget|salary|age|height|"
    "cost|price|distance|length|speed|weight|temperature|gdp|income|turnout|deficit|surplus"
)
ASKS_NUMBER = re.compile(
    r"\bhow (?:much|many|large|big|far|high|tall|old|often|fast|few)\b|"
    rf"\b(?:what|which) (?:{QUANTITY})\b|"
    rf"\bwhat(?:'s| is| was| are| were) the (?:\w+ ){{0,2}}(?:{QUANTITY}|size|area)\b",
    re.IGNORECASE,
)
ASKS_PERSON = re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)
ASKS_PLACE = re.compile(
    r"\bwhere\b|\b(?:what|which) (?:country|city|state|place|region|nation|location)\b", re.IGNORECASE
)
# "What is the population of Seoul?", "What is Seoul's population?", "How large is Seoul's population?", "What is the
# name of Seoul's mayor?": what is asked of the thing named.
OWNER = r"(?:[\w.-]+ ){0,3}[\w.-]+['’]s "
ASKED_OF = re.compile(
    r"\b(?:what(?:'s| is| was| are| were) the )?(?:name|identity|title|number|size|amount) of (?:the )?"
    rf"{OWNER}(?P<named>[\w\s-]{{3,40}}?)\W*$|"
    rf"\bhow \w+ (?:is|are|was|were) {OWNER}(?P<sized>[\w\s-]{{3,40}}?)\W*$|"
    r"\b(?:what|which)(?:'s| is| was| are| were) the (?P<attribute>[\w\s-]{3,40}?) (?:of|in|for|at|between|among)\b|"
    rf"\b(?:what|who)(?:'s| is| was| are| were) {OWNER}(?P<owned>[\w\s-]{{3,40}}?)\W*$",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\bhow (?:many|much)\s+(?P<counted>[\w\s-]{3,40}?)\s+"
    r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|went|go|live|take|took|make|made)\b",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d[\d,.]*\d|\d")
YEAR = re.compile(r"(?<![\d.,$£€])(?:1\d|20)\d\d(?![\d%]|[.,]\d)")
YEARS = re.compile(r"\b((?:1\d|20)\d\d)\s?(?:[–—-]|to|until)\s?((?:1\d|20)?\d\d)\b")
DECADE = re.compile(r"\b((?:1\d|20)\d0)s\b")
# A span of more years is two numbers that happen to stand side by side.
LONGEST_SPAN = 120
# A capital that does not merely open the question: what the answer must be about.
NAMED = re.compile(r"(?<!^)\b[A-Z][\w'’.-]*")
# Several such words in a row are one name, and its last word says what is named: the World Cup is a cup.
NAMED_WHOLE = re.compile(rf"{NAMED.pattern}(?:\s+[A-Z][\w'’.-]*)*")


WRITER = r"(?:the\s+|this\s+)?(?:research\s+)?(?:author|paper|report|writer|text|document|article|study)"
SAYS = (
    r"(?:say|argue|claim|think|write|state|mention|suggest|conclude|describe|explain|note|tell\s+us|discuss|believe)s?"
)
# "What does the author argue about X?" asks about X: how the paper is spoken of says nothing of what it says.
FRAMING = re.compile(
    rf"\b(?:do|does|did)\s+{WRITER}\s+{SAYS}\b(?:\s+(?:about|on|of|that))?|"
    rf"\b(?:according\s+to|in)\s+(?:the|this)\s+(?:research\s+)?(?:author|paper|report|article|study)\b",
    re.IGNORECASE,
)


def strip_framing(question: str) -> str:
    """Return a question without the words that only speak of the paper or its author."""
    stripped = " ".join(FRAMING.sub(" ", question).split())
    return stripped if re.search(r"\w{4,}", stripped.partition(" ")[2]) else question


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
    if expected == "number":
        words = UNCOUNTED.sub(" ", words)
    pattern = {"date": DATE, "number": NUMBER, "person": NAME, "place": NAME}[expected]
    return 1.0 if pattern.search(words) else -1.0


def read_names(question: str) -> tuple[str, ...]:
    """Return the capitalised words in a question, its first word aside."""
    return tuple(NAMED.findall(question.strip()))


def read_heads(question: str) -> tuple[str, ...]:
    """Return the last word of each name in a question; nothing where most words have a capital, which then tells none.

    A name of one letter, or of figures alone, names nothing that could be known.
    """
    words = question.split()
    if 2 * sum(word[:1].isupper() for word in words) > len(words) + 1:
        return ()
    heads = (name.split()[-1] for name in NAMED_WHOLE.findall(question.strip()))
    return tuple(head for head in heads if len(head) > 1)


def read_figures(question: str) -> tuple[str, ...]:
    """Return the figures in a question: years, amounts, counts."""
    return tuple(FIGURE.findall(question))


def read_years(question: str) -> tuple[int, ...]:
    """Return the years that a question names, from 1000 to 2099."""
    return tuple(int(year) for year in YEAR.findall(question))


def reach_years(words: str) -> set[int]:
    """Return the years that words name or span: those of "2017–22" and "the 1970s", every one."""
    found = set(read_years(words))
    for first, last in YEARS.findall(words):
        end = int(first[: len(first) - len(last)] + last)
        found.update(range(int(first), min(end, int(first) + LONGEST_SPAN) + 1))
    for decade in DECADE.findall(words):
        found.update(range(int(decade), int(decade) + 10))
    return found


def read_attribute(question: str) -> str:
    """Return what a question asks of a thing ("the population of…", "…'s population"), or nothing."""
    match = ASKED_OF.search(question)
    return next((words for words in match.groupdict().values() if words), "") if match else ""


def read_counted(question: str) -> str:
    """Return what a question wants counted ("how many troops…"); nothing where it counts nothing."""
    match = COUNTED.search(question)
    return match["counted"] if match else ""
