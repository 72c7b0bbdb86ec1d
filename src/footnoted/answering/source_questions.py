"""What is asked about sources: a list, a count, the claims that rest on them, the oldest, who is cited most.

It owns the words of asking, and which words of a question are left when they are gone; it must not know any paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from footnoted.answering.asking import stems_of
from footnoted.answering.source_filters import GAP

__all__ = [
    "FILLER",
    "Wanted",
    "Wants",
    "asks_of_sources",
    "content_of",
    "is_citing",
    "leave_over",
    "names_matter",
    "read_wants",
    "speaks_of_matter",
]

Wants = Literal["list", "count", "claims", "oldest", "newest", "most_cited", "fullest_part", "emptiest_part"]
Counted = Literal["notes", "works", "times", "sentences", "interviews"]

NOTES = r"(?:foot\s?-?notes?|end\s?-?notes?|fns?|notes?)"
WORKS = (
    r"(?:sources?|works?|references?|publications?|literature|citations?|documents?|articles?|pieces?|stud(?:y|ies)|"
    r"material)"
)
ADVERB = r"(?:\s+(?:only|solely|exclusively|entirely|mainly|mostly|largely|partly|heavily|purely))?"
RESTS = (
    rf"(?:(?:rest(?:s|ed|ing)?|rel(?:y|ies|ied|ying)|based?|depend(?:s|ed|ing)?){ADVERB}\s+(?:up)?on|"
    r"back(?:s|ed)?(?:\s+up)?\s+by|support(?:ed)?\s+by|sourced\s+(?:to|from)|taken\s+from|(?:come|comes|draw|draws|drawn)\s+from|"
    r"attributed\s+to|underpinned\s+by)"
)
CLAIMS = re.compile(
    rf"\b(?:claims?|statements?|sentences?|assertions?|passages?|points?|facts?|findings?|arguments?)\b.*\b{RESTS}|"
    rf"\bwhat\s+(?:(?:is|are)\s+(?:there\s+)?(?:in\s+the\s+(?:text|paper|report)\s+)?{RESTS}|(?:in\s+the\s+(?:text|paper|report)\s+)?{RESTS})|"
    r"\bwhat\s+do(?:es)?\s+(?:the\s+|this\s+)?(?:\w+\s+)?(?:base|rest|take|draw|rely|get)\b[^?]*?\b(?:on|from)\b",
    re.IGNORECASE,
)
COUNTS = re.compile(
    r"\b(?:how\s+many(?:\s+times)?|how\s+often|how\s+frequently|(?:the\s+)?(?:total\s+)?number\s+of|count|"
    r"(?:what|which)\s+(?:percentage|share|proportion|fraction|part)\s+of)\b",
    re.IGNORECASE,
)
TIMES = re.compile(r"\bhow\s+(?:often|frequently|many\s+times)\b", re.IGNORECASE)
OLDEST = re.compile(r"\b(?:oldest|earliest|first[\s-]published)\b", re.IGNORECASE)
NEWEST = re.compile(r"\b(?:newest|latest|most\s+recent(?:ly)?|youngest)\b(?:\s+published)?", re.IGNORECASE)
MOST = re.compile(
    r"\b(?:the\s+)?(?:most(?:\s+(?:often|frequently|times))?|more\s+(?:often\s+)?than\s+any(?:\s+other|one\s+else)?|top|biggest)\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:which|what)\s+(?:chapter|section|part)s?\b(?P<between>[^?]*?)\b(?:the\s+)?(?P<much>most|fewest|least|largest\s+number\s+of)\b",
    re.IGNORECASE,
)
# What makes a question one of sources: without any of these, it is about what the paper says.
ANCHOR = re.compile(
    rf"\b(?:{NOTES}|sources?|references?|citations?|bibliography|literature|cit(?:e|es|ed|ing)|"
    r"primary|first[\s-]hand|interview(?:s|ed|ees?)?|(?:works?|books?|articles?|journals?|newspapers?)\b.*\b(?:used?|cited|consulted|quoted|referred\s+to|refers?\s+to))\b",
    re.IGNORECASE,
)
# Another question in brackets: what is asked leans on it.
LEANING = re.compile(
    r"\((?:[^():]*:\s*)?(?:what|which|who|how|when|where|is|are|does|do)\b[^()]*\s[^()]*\s", re.IGNORECASE
)
# "What does the author note about …" asks for no note.
NOTING = re.compile(r"\b(?:do|does|did)\s+(?:[\w’']+\s+){1,4}(?:note|source|reference)\b", re.IGNORECASE)
CITING = re.compile(rf"\b(?:cit(?:e|es|ed|ing)|{NOTES}|references?|{RESTS})\b", re.IGNORECASE)
MATTER = re.compile(
    r"\b(?:on|about|regarding|concerning|mention(?:s|ing|ed)?|discuss(?:es|ing)?|deal(?:s|ing)?\s+with|relat(?:es?|ing)\s+to|"
    r"speak(?:s|ing)?\s+of|cover(?:s|ing)?|for\s+the\s+(?:topic|subject)\s+of)\s+(?=[^?]*\w)",
    re.IGNORECASE,
)
# Words of asking and citing that narrow nothing.
FILLER = stems_of(
    "footnote footnotes endnote endnotes note notes fn source sources work works reference references publication "
    "publications literature citation citations document documents article articles piece pieces study studies "
    "material cite cites cited citing quote quotes quoted refer refers referred use uses used draw draws drawn rely "
    "relies relied rest rests base based back backed backs support supports supported depend depends come comes "
    "coming take taken took attribute attributed sourced consult consulted mention mentions mentioned claim claims "
    "statement statements sentence sentences assertion assertions passage passages point points fact facts finding "
    "findings argument arguments list show give name tell find please all any some every each different distinct "
    "many number total count often frequently time times much most more single paper report author authors writer "
    "text this stand stands hold holds contain contains there anything something somebody anybody anyone someone "
    "who whom which what else only whole in made make makes appear appears published written write dated date "
    "bibliography own he she they it his her person people scholar scholars expert experts outlet outlets newspaper "
    "newspapers journal journals agency agencies institution institutions publisher publishers organisation "
    "organization media say says said stem deal deals relate relates related discuss concerning regarding entry "
    "entries item items conduct conducted carry carried held did do does ever directly once least year years full "
    "print printed present included include includes among overall altogether actually other kind kinds type types "
    "sort sorts listed can you see know me us i upon underpin underpinned news frequent recently recent newest "
    "oldest given provide provided address one ones place url urls link links doi title titles titled called page "
    "pages language languages released release posted issued came out old brought read online get access view look "
    "repeat repeats repeated solely exclusively both entirely mainly mostly largely partly heavily purely wrote "
    "authored authoring via "
)
TOKEN = re.compile(r"[^\W_]+(?:[’'.&-]+[^\W_]+)*\.?")
# A capital makes a word of asking part of a name ("Korea Times"), but not what is always in capitals.
NAMING = re.compile(r"(?!(?:URLs?|DOIs?)\b)[A-Z]")
CAPITAL = re.compile(r"\b[A-Z]\.(?:-?[A-Z]\.)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a question asks for, what it counts where it counts, and its words without those of asking."""

    wants: Wants
    counts: Counted
    rest: str


def asks_of_sources(question: str) -> bool:
    """Tell whether a question may be about what the paper cites at all."""
    if NOTING.search(question) or LEANING.search(question):
        return False
    return ANCHOR.search(question) is not None or CLAIMS.search(question) is not None


def speaks_of_works(question: str) -> bool:
    """Tell whether a question speaks of works, so that it is one of sources if it names who made some of them."""
    if LEANING.search(question):
        return False
    return re.search(rf"\b{WORKS}\b|\bbooks?\b|\breports?\b", question, re.IGNORECASE) is not None


def is_citing(question: str) -> bool:
    """Tell whether a question asks whether or where something is cited, so that "nowhere" is an answer."""
    return CITING.search(question) is not None


def read_wants(question: str) -> Wanted:
    """Return what a question asks for; its words of asking are taken out."""
    if match := PART.search(question):
        is_least = re.search(r"few|least", match["much"], re.IGNORECASE) is not None
        rest = "".join((question[: match.start()], GAP, match["between"], GAP, question[match.end() :]))
        return Wanted(wants="emptiest_part" if is_least else "fullest_part", counts="notes", rest=rest)
    if match := COUNTS.search(question):
        rest = COUNTS.sub(GAP, question)
        return Wanted(wants="count", counts=read_counted(question, match.end()), rest=rest)
    extremes: tuple[tuple[re.Pattern[str], Wants], ...] = (
        (OLDEST, "oldest"), (NEWEST, "newest"), (MOST, "most_cited"),
    )  # fmt: skip
    for pattern, wants in extremes:
        if pattern.search(question):
            return Wanted(wants=wants, counts="works", rest=pattern.sub(GAP, question))
    return Wanted(wants="claims" if CLAIMS.search(question) else "list", counts="notes", rest=question)


def read_counted(question: str, end: int) -> Counted:
    """Return what a question counts: by the first noun behind "how many"."""
    if TIMES.search(question):
        return "times"
    nouns: tuple[tuple[str, Counted], ...] = (
        (NOTES, "notes"), (r"(?:sentences?|claims?|statements?|passages?)", "sentences"), (WORKS, "works"),
    )  # fmt: skip
    found = [
        (match.start(), counted)
        for noun, counted in nouns
        if (match := re.compile(rf"\b{noun}\b", re.I).search(question, end))
    ]
    return min(found)[1] if found else "works"


def names_matter(rest: str) -> bool:
    """Tell whether what is left of a question stands behind "on" or "about": a matter, not who is cited."""
    rest = re.sub(rf"\b{RESTS}", GAP, rest, flags=re.IGNORECASE)
    match = MATTER.search(rest)
    return match is not None and bool(leave_over(rest[match.end() :]))


def speaks_of_matter(question: str) -> bool:
    """Tell whether a question asks for sources or notes on a matter."""
    return re.search(rf"\b(?:{NOTES}|{WORKS})\b[^?]*?{MATTER.pattern}", question, re.IGNORECASE) is not None


def leave_over(rest: str) -> str:
    """Return the words that are left of a question when the words of asking are gone, from the first to the last."""
    tokens = list_content(rest)
    if not tokens:
        return ""
    return " ".join(rest[tokens[0].start() : tokens[-1].end()].replace(GAP.strip(), " ").split()).strip(" ?!,;:")


def content_of(words: str) -> str:
    """Return the words that name something, without those of asking between them."""
    content = {match.span() for match in list_content(f"0 {words}")}
    tokens = [match for match in TOKEN.finditer(f"0 {words}") if match.start()]
    return " ".join(each[0] for each in tokens if each.span() in content or each[0] in ("and", "or"))


def list_content(words: str) -> list[re.Match[str]]:
    """Return the words that are none of asking; one with a capital, not the first of all, is part of a name."""
    first = re.search(r"\w", words)
    return [
        match
        for match in TOKEN.finditer(words)
        if (stems := stems_of(match[0])) - FILLER
        or CAPITAL.fullmatch(match[0])
        or (stems and NAMING.match(match[0]) and first is not None and match.start() > first.start())
    ]
