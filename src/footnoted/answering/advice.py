"""What a paper advises on one matter: "What does the author recommend on AUKUS?".

It owns which sentences advise; it must not know how sentences are ranked, nor lists of recommendations.
"""

from __future__ import annotations

import re

from footnoted.answer import Draft
from footnoted.answering.asking import Asked, quote_passage, stems_of, verbatim
from footnoted.countries import unify_countries
from footnoted.retrieval import Hit
from footnoted.retrieval.confidence import ENOUGH

__all__ = ["answer_advice"]

ADVISES = r"(?:recommend|advis|propos|urg|counsel)(?:e?s|ed?|ing)?"
PAPER = r"(?:(?:paper|report|author|study|document|article|publication|writer)s?|research)"
ASKS = re.compile(
    rf"^\W*(?:and\s+)?what\s+(?:(?:do|does|did)\s+(?:the\s+|this\s+)?(?:\w+\s+)?{PAPER}\s+{ADVISES}|(?:is|was|are)\s+{ADVISES}|"
    rf"(?:is|are)\s+the\s+(?:\w+[’']s\s+)?(?:policy\s+)?(?:recommendations?|advice)|"
    rf"(?:policy\s+)?(?:recommendations?|advice)\s+(?:do|does|is|are)\s+(?:the\s+|this\s+)?(?:\w+\s+)?{PAPER}\s+(?:mak|giv|offer)\w*)\s+"
    r"(?P<matter>\S.*?)\W*$",
    re.IGNORECASE,
)
# "… that Seoul do about the Quad", "… for relations with Japan".
LEADING = re.compile(
    r"^(?:that\s+)?(?:(?:[\w’'-]+\s+){1,4}?(?:do|does|should\s+do)\s+)?(?:on|for|about|to|regarding|concerning|in|with|towards?|"
    r"when\s+it\s+comes\s+to|with\s+(?:respect|regard)\s+to|in\s+respect\s+of|as\s+regards)\s+",
    re.IGNORECASE,
)
ADVISING = re.compile(
    r"\b(?:should|must|ought\s+to|needs?\s+to|recommend(?:s|ed)?|advis\w+|urg(?:es|ed))\b", re.IGNORECASE
)
MOST_SAID = 3


def answer_advice(asked: Asked) -> Draft | None:
    """Return the likeliest sentences that advise on the matter of a question; None where it is another's.

    Every word of the matter must stand in them: what is advised on other matters is no answer.
    """
    match = ASKS.match(asked.text)
    leading = LEADING.match(match["matter"]) if match else None
    if match is None or leading is None:
        return None
    matter = match["matter"][leading.end() :]
    wanted = stems_of(unify_countries(matter))
    ranking = asked.search(f"What should be done about {matter}?")
    advising = [hit for hit in ranking.hits if is_advice(hit) and wanted <= stems_of(unify_countries(hit.passage.text))]
    if not wanted or not advising:
        return None
    claims = [verbatim(quote_passage(hit.passage)) for hit in advising[:MOST_SAID]]
    return Draft(claims=tuple(claims), confidence=max(ranking.confidence, ENOUGH))


def is_advice(hit: Hit) -> bool:
    """Tell whether a sentence says what should be done."""
    return hit.passage.kind == "sentence" and ADVISING.search(hit.passage.text) is not None
