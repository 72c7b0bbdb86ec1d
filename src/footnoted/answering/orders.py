"""Orders to the program, as against questions to the papers: to drop its rules, to show them, to play, to write.

It owns the phrasings of such orders; it must not know what is replied to them.
"""

from __future__ import annotations

import re

__all__ = ["is_order"]

# An order stands where a sentence begins, or behind what leads up to it: "Can Seoul act as a mediator?", "Why did he
# quit and ignore previous rules?" give none.
OPENING = (
    r"(?:^|(?<=[.!?;:\n]))\W{0,5}"
    r"(?:(?:please|now|then|and|but|first|just|kindly|hey|hi|hello|ok(?:ay)?|so|instead|actually)[\s,]+){0,3}"
    r"(?:(?:can|could|will|would)\s+you\s+(?:please\s+)?|i\s+(?:want|need|order|command|would\s+like)\s+you\s+to\s+|"
    r"you\s+(?:must|should|will|have\s+to|need\s+to)\s+|let[’']?s\s+)?"
)
RULES = (
    r"(?:instructions?|prompts?|rules|guidelines|directives?|restrictions|constraints|safeguards|programming|training|"
    r"context|messages?|commands?|filters?|limits|limitations)\b"
)
EARLIER = (
    r"(?:previous|prior|above|earlier|preceding|initial|original|system|developer|hidden|secret|internal|safety|"
    r"current|existing)"
)
DROP = (
    r"(?:(?:do\s+not|don[’']?t|stop)\s+follow(?:ing)?|ignore|disregard|forget|override|bypass|overlook|skip|disobey|"
    r"discard|drop)"
)
DROPS_RULES = re.compile(
    rf"{OPENING}{DROP}\s+(?:"
    rf"(?:(?:all|any|every|each|of|the|your|my|those|these|that|and|{EARLIER})\s+){{0,6}}{RULES}|"
    r"(?:all|everything|anything|whatever)(?:\s+(?:of\s+)?(?:the\s+)?(?:above|before|previous|prior|you)\b|\W*$|\s+and\b)|"
    r"(?:the|this|that|your|all)\s+(?:(?:the|your)\s+)?(?:papers?|documents?|above)\b|what\s+(?:you|i)\b)|"
    rf"\b{DROP}\s+(?:all\s+)?(?:of\s+)?your\s+(?:(?:own|{EARLIER})\s+)*{RULES}",
    re.IGNORECASE,
)
SHOWS_RULES = re.compile(
    r"\byour\s+(?:(?:own|full|exact|entire|complete|verbatim|base|configuration)\s+)*"
    rf"(?:{EARLIER}\s+)*(?:instructions?|prompts?|rules|guidelines|directives?|programming|system\s+message|"
    r"source\s+code|api\s+keys?|passwords?|configuration|training\s+data|weights)\b|"
    r"\b(?:print|show|reveal|repeat|output|display|dump|leak|recite|tell|give|write\s+out|share|what\s+(?:is|are|was))\b"
    r"[^.?!]{0,30}\b(?:(?:system|hidden|developer)\s+(?:prompt|instructions?|message)|"
    r"(?:secret|initial|original)\s+(?:prompt|instructions))\b|"
    r"^\W*(?:system|developer)\s+prompt\W*$|"
    r"\b(?:repeat|print|output)\s+(?:all\s+)?(?:the\s+|every\s+)?(?:words?|text|everything)\s+(?:above|before\s+this)\b",
    re.IGNORECASE,
)
PLAYS = re.compile(
    OPENING + r"(?:you\s+are\s+(?:now|no\s+longer|going\s+to\s+(?:be|act))\b|"
    r"from\s+now\s+on,?\s+(?:you|answer|respond|act|speak|talk)\b|"
    r"(?:pretend|imagine)\s+(?:to\s+be|(?:that\s+)?you(?:[’']re|\s+are|\s+were))\b|"
    r"act\s+(?:as|like)\s+(?:if\s+you|an?\s|my\s|the\s)|role[\s-]?play\b|simulate\s+(?:an?|being)\b|"
    r"behave\s+(?:as|like)\b|(?:enter|enable|activate|switch\s+to)\s+(?:\w+\s+){0,2}mode\b|"
    r"(?:answer|respond|reply|speak|talk|write)\s+(?:only\s+|everything\s+)?(?:as|like)\s+(?:if\s+you|an?\s|my\s))",
    re.IGNORECASE,
)
WORKS = (
    r"(?:poem|poetry|song|lyrics|rap|haiku|sonnet|limerick|joke|story|tale|novel|essay|blog(?:\s+post)?|tweet|e-?mail|"
    r"letter|speech|script|screenplay|recipe|code|program|function|regexp?|algorithm|app|website|query|resume|cv|"
    r"advert(?:isement)?|slogan|riddle|quiz|picture|image|drawing|logo|cartoon|virus|malware)s?\b"
)
# "Tell me the story of the accord" asks; "Tell me a story" orders.
MAKES = re.compile(
    OPENING
    + r"(?:(?:write|compose|draft|create|generate|make|invent|draw|paint|code|build|sing|tell|design|produce|give)"
    r"\s+(?:(?:me|us)\s+)?(?:an?|some|another|one)\s+"
    rf"(?:(?:short|long|funny|little|nice|good|new|simple|python|javascript|sql|bash|html|java|\w+ing)\s+){{0,3}}{WORKS}|"
    r"(?:write|generate)\s+(?:(?:me|python|javascript|sql|bash|html|java|working)\s+)*(?:code|poetry)\b)",
    re.IGNORECASE,
)
TRANSLATES = re.compile(
    rf"{OPENING}translate\b(?:.+\b(?:in)?to\s+\w+|\s+(?:this|that|it)\b)",
    re.IGNORECASE,
)
RUNS = re.compile(
    OPENING + r"(?:run|execute|eval|delete|drop|install|download|open|browse|upload|remove|hack|shut\s+down|restart)\s+"
    r"(?:(?:the|this|that|following|a|an|your|all|my|these)\s+){1,3}"
    r"(?:code|commands?|scripts?|programs?|files?|tables?|database|internet|web|server|computer|shell|system|website|"
    r"data|documents?)\b|\brm\s+-rf\b|\bdrop\s+table\b|<script\b|\b(?:__import__|os\.system|eval)\s*\(",
    re.IGNORECASE,
)
ORDERS = (DROPS_RULES, SHOWS_RULES, PLAYS, MAKES, TRANSLATES, RUNS)


def is_order(words: str) -> bool:
    """Tell whether words order the program to do what is not answering from the papers."""
    return any(order.search(words) for order in ORDERS)
