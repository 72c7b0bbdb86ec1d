"""How a question asks about the paper itself: its author, date, identifiers, recommendations, build.

It owns the phrasings; it must not know any paper.
"""

from __future__ import annotations

import re

__all__ = [
    "ABOUT",
    "ABOUT_AUTHOR",
    "AUTHOR",
    "CHAPTERS",
    "CHAPTER_WORDS",
    "DATED",
    "DATE_LINE",
    "FUNDED",
    "FUNDING_WORDS",
    "HOW_TO_CITE",
    "IDENTIFIERS",
    "MOST_ABOUT",
    "PAGE",
    "PUBLISHER",
    "RECOMMENDING_WORDS",
    "RECOMMENDS",
    "RIGHTS",
    "SPEAKS_OF_ITSELF",
    "TITLE",
]


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives, case aside, in which a space is any white space."""
    return re.compile("|".join(pattern.replace(" ", r"\s+") for pattern in patterns), re.IGNORECASE)


KIND = "(?:paper|report|publication|study|document|article|text|brief(?:ing)?)"
PAPER = rf"(?:(?:this|the) (?:research |policy |working )?{KIND}|it)"
AUTHOR = any_of(
    r"\bwho (?:wrote|authored|penned|is the (?:author|writer)|are the authors?|is behind)\b",
    r"\bauthors? (?:of|name)\b",
    r"\bname of the author\b",
    rf"\b(?:by whom|whose) (?:was )?{PAPER}",
    r"\bwritten by who",
    r"^\W*(?:the )?authors?\W*$",
)
NAME = r"(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*)"
ABOUT_AUTHOR = re.compile(
    rf"\b[Ww]ho\s+is\s+(?:the\s+author\b|{NAME})\W*$|\b[Tt]ell\s+me\s+about\s+the\s+author\b|"
    r"\bauthor(?:'s|’s)?\s+(?:background|affiliations?|biography|bio|position|job|institution|employer|credentials|profile)|"
    r"\b[Ww]here\s+does\s+the\s+author\s+(?:work|teach)"
)
DATED = any_of(
    rf"\b(?:when|what (?:date|year|month))\b.*\b{PAPER}\b.*\b(?:published|released|written|issued|out|appear|dated)\b",
    r"\b(?:publication|release|issue) date\b",
    rf"\bdate of (?:publication|{PAPER})",
    rf"\b{PAPER}\b.*\b(?:dated|how old)\b",
)
HOW_TO_CITE = any_of(
    rf"\b(?:how|way|format)\b.*\b(?:cite|reference|quote)\b.*\b{PAPER}\b",
    r"\b(?:suggested|recommended|preferred|full|correct) (?:citation|reference)\b",
    r"\bcite (?:this|the) paper\b",
    rf"\bcitation (?:for|of) {PAPER}",
)
GIVING = r"(?:fund(?:ed|s|ing|er)?|sponsor(?:ed|s)?|financed|paid for|support(?:ed|s))"
FUNDED = any_of(
    rf"\b(?:who|which|what)\b.*\b{GIVING}\b.*\b(?:{PAPER}|research|author|publication|fellowship)\b",
    rf"\bfund(?:er|ers|ing|ed)\b.*\b{PAPER}",
    r"\b(?:funders?|funding|sponsors?)\b\W*$",
    r"\b(?:funder|funding|sponsor)s? of\b",
)
PUBLISHER = any_of(
    r"\bwho (?:published|publishes|is the publisher|released|issued)\b",
    r"\bpublisher\b",
    r"\b(?:which|what) (?:institut\w+|organi[sz]ation|think ?-?tank) (?:published|released|issued)\b",
)
TITLE = any_of(
    rf"\b(?:what is|what's|give|state)\b.*\b(?:title|called|name)\b.*\b{PAPER}\b",
    rf"\b{PAPER}(?:'s|’s)? (?:full )?title\b",
    rf"\bwhat is {PAPER} called\b",
)
ABOUT = any_of(
    rf"\b(?:what is|what's) {PAPER} about\b",
    rf"^\W*(?:please )?(?:summari[sz]e|sum up)\b.*\b{KIND}\b",
    rf"\bsummary of {PAPER}",
    r"\b(?:main|central|core|key|overall) (?:argument|thesis|claim|message|finding|point|conclusion)s?\b"
    r"(?! (?:on|about|for|against))",
)
# The sentences in which a paper says what it does.
SPEAKS_OF_ITSELF = any_of(
    rf"\b(?:this|the) (?:research |policy |working )?{KIND}(?: has)? "
    r"(?:argue[sd]?|examine[sd]?|show[sn]?|explore[sd]?|analyse[sd]?|find|finds|found|contend(?:s|ed)?|propose[sd]?)\b"
)
MOST_ABOUT = 3
RIGHTS = any_of(
    r"\bcopyrights?\b",
    r"\b(?:owns|holds) (?:the )?rights\b",
    r"\brights (?:holder|reserved)",
    r"\b(?:reproduce|republish|reuse|redistribute|photocopy)\b",
)
IDENTIFIERS = {name: any_of(rf"\b{name}\b") for name in ("isbn", "doi", "issn")}
RECOMMENDS = any_of(r"\brecommend(?:s|ed|ations?|ing)?\b")
RECOMMENDING_WORDS = (
    "recommend recommendation policy paper report author main key list five make many whole all full give offer end "
    "conclude final what set overall summary"
)
CHAPTERS = any_of(r"\b(?:chapters?|sections?|contents|outline|structure|parts?|headings?|organi[sz]ed|structured)\b")
CHAPTER_WORDS = (
    "chapter section content outline structure part heading organise organize structured table list many paper report "
    "what title name called start page begin cover main"
)
PAGE = any_of(r"\bpages?\b")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_LINE = re.compile(rf"^(?:\d{{1,2}}\s+)?(?:{MONTHS})\s+\d{{4}}$")
FUNDING_WORDS = any_of(r"\b(?:support(?:ed)?|fund(?:ed|ing)|grant|sponsor(?:ed|ship)?|fellowship|generous|financed)\b")
