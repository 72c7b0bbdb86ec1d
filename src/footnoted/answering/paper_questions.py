"""How a question asks about the paper itself: its author, date, identifiers, imprint.

It owns the words of such questions; it must not know any paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from footnoted.answering.wording import Wording, asks

__all__ = [
    "ABOUT",
    "ABOUT_AUTHOR",
    "ACKNOWLEDGES",
    "AUTHOR",
    "DATED",
    "DATE_LINE",
    "FUNDED",
    "FUNDING_WORDS",
    "HOW_TO_CITE",
    "IDENTIFIERS",
    "LINES",
    "MOST_ABOUT",
    "PAGES",
    "PUBLISHER",
    "RIGHTS",
    "SERIES",
    "SPEAKS_OF_ITSELF",
    "TITLE",
    "Kind",
]


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives, case aside, in which a space is any white space."""
    return re.compile("|".join(pattern.replace(" ", r"\s+") for pattern in patterns), re.IGNORECASE)


KIND = "(?:paper|report|publication|study|document|article|text|brief(?:ing)?)"
PAPER = rf"(?:(?:this|the) (?:research |policy |working )?{KIND}|it)"
MATTERS = "research policy working brief briefing full exact printed official cover"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: the words it is made of, and the form that it has beside them."""

    wording: Wording
    form: re.Pattern[str]

    def matches(self, question: str, *, aside: str = "") -> bool:
        """Tell whether a question is of this kind and says nothing else, words `aside` not counted."""
        return self.form.search(question) is not None and self.wording.matches(question, aside=aside)


def kind(needs: str, *, may: str = "", form: str = "") -> Kind:
    """Return the kind of question that needs one of some words, may have others and has a form."""
    return Kind(asks(needs, may=f"{may} {MATTERS}"), any_of(form))


AUTHOR = kind(
    "wrote write author authors authored penned writer written behind",
    may="name names many number",
    form=r"\bwhom?\b|\bwhose\b|\bnames?\b|^\W*(?:the )?authors?\W*$|\bhow many authors\b|\bauthors (?:are|of)\b",
)
ABOUT_AUTHOR = kind(
    "background affiliation affiliations affiliated biography bio position job institution employer credentials "
    "profile teach teaches role expertise career university employed work works author authors",
    may="current academic professional hold holds have",
    form=r"\bauthors?[’']?s?[’']? (?:\w+ )?(?:background|affiliations?|biography|bio|position|job|institution|employer|"
    r"credentials|profile|role|expertise|career|university)\b|\bwho is (?:the author\b)|\babout the author\b|"
    r"\b(?:background|biography|affiliations?|profile) of the author\b|"
    r"\bwhere (?:does|is|do) the authors? (?:work|teach|affiliated|employed)",
)
DATED = kind(
    "published publication publish released release issued issue date dated written appear year month come came",
    may="day old which",
    form=r"\bwhen\b|\bdates?d?\b|\byear\b|\bmonth\b|\bhow old (?:is|are|was|were) (?:the|this|that|these|it)\b",
)
HOW_TO_CITE = kind(
    "cite citation cited citing reference quote",
    may="suggested recommended preferred correct format style way properly use bibliographic academic apa harvard i me",
    form=r"\bhow\b|\bcitation\b|\breference\b|\b(?:way|format)\b|\bcite (?:this|the) paper\b",
)
FUNDED = kind(
    "fund funded funds funding funder funders sponsor sponsored sponsors financed finance paid pay support supported "
    "supports grant grants",
    may="fellowship body organisation organization foundation institution money financially project generous",
    form=rf"\b(?:fund|sponsor|financ|grant)\w*\b|\b{PAPER}\b|\b(?:research|author|fellowship|publication)\b",
)
PUBLISHER = kind(
    "publisher publishers published publishes publish released issued",
    may="institute institution think tank thinktank organisation organization house body",
    form=r"\b(?:who|which|what|where)\b|\bpublishers?\b",
)
TITLE = kind(
    "title titled subtitle called name",
    may="main",
    form=rf"\b(?:sub)?title\b|\b{PAPER}\b.*\bcalled\b|\bname of {PAPER}\b",
)
RIGHTS = kind(
    "copyright copyrighted rights reproduce republish reuse redistribute photocopy licence license permission reprint",
    may="own owns hold holds holder reserved part parts without asking all allowed free material under need may",
    form=r"",
)
ACKNOWLEDGES = kind(
    "acknowledge acknowledges acknowledgement acknowledgements acknowledgments thank thanks thanked grateful",
    may="section say help",
    form=rf"\backnowledge?ments?\b|\b{PAPER}\b|\bauthors?\b",
)
SERIES = kind(
    "series programme program type kind",
    may="part belong belongs published publish appear research",
    form=rf"\b{PAPER}\b|\bpublication\b|\bseries\b",
)
PAGES = kind("pages page long", may="many number total last", form=r"\bhow (?:many pages|long)\b|\bnumber of pages\b")
# The main argument, in the sentences in which a paper says what it does.
ABOUT = any_of(
    r"\b(?:main|central|core|key|overall|important) (?:argument|thesis|claim|message|finding|point|conclusion)s?\b"
    r"(?! (?:on|about|for|against))",
)
SPEAKS_OF_ITSELF = any_of(
    rf"\b(?:this|the) (?:research |policy |working )?{KIND}(?: has)? "
    r"(?:argue[sd]?|examine[sd]?|show[sn]?|explore[sd]?|analyse[sd]?|find|finds|found|contend(?:s|ed)?|propose[sd]?)\b"
)
MOST_ABOUT = 3
IDENTIFIERS = {name: kind(name, may="number code have", form=rf"\b{name}\b") for name in ("isbn", "doi", "issn")}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_LINE = re.compile(rf"^(?:\d{{1,2}}\s+)?(?:{MONTHS})\s+\d{{4}}$")
FUNDING_WORDS = any_of(r"\b(?:support(?:ed)?|fund(?:ed|ing)|grant|sponsor(?:ed|ship)?|fellowship|generous|financed)\b")
STREET = r"\b\d+[A-Za-z]? (?:[\w’'.]+ ){1,3}(?:Street|St|Square|Road|Rd|Avenue|Ave|Lane|Place|Boulevard|Way)\b"
POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
imprint = partial(kind, form=r"")
# Lines of an imprint: how one is asked for, and what it looks like.
LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        imprint("address street located headquarters postcode", may="postal publisher office"),
        re.compile(f"{STREET}|{POSTCODE}"),
    ),
    (
        imprint("phone telephone", may="number publisher call"),
        re.compile(r"^(?:T|Tel|Telephone|Phone)\b[.:]?\s*[+\d(]"),
    ),
    (imprint("email mail", may="address publisher contact e"), re.compile(r"\S@\S")),
    (
        imprint("website homepage web", may="site address publisher url page"),
        re.compile(r"\b[\w-]+\.(?:org|com|net|edu|eu|int|info)\b"),
    ),
    (imprint("charity", may="number registration registered publisher"), re.compile(r"\bcharity\b", re.IGNORECASE)),
    (
        imprint(
            "cover photo photograph photographer picture",
            may="image credit credited took taken shown depict depicted person man front show",
        ),
        re.compile(r"^(?:cover|photo|image)\b", re.IGNORECASE),
    ),
)
