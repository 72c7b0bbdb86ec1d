"""How a question refers to notes: by number, by whom they cite, by the claim they stand behind.

It owns the phrasings; it must not know the notes of any paper.
"""

from __future__ import annotations

import re

__all__ = [
    "asks_of_notes",
    "drop_note_words",
    "list_whoms",
    "read_claim",
    "read_note_numbers",
    "read_topic",
    "wants_note_only",
    "wants_support",
]


def one_of(*phrases: str) -> str:
    """Return a pattern of alternatives in which a space is any white space."""
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + ")"


FOOTNOTE = r"(?:foot\s?-?notes?|end\s?-?notes?|fns?\b\.?|notes?)"
NOTE = rf"(?:{FOOTNOTE}|references?|refs?\b\.?|citations?)"
LIST = r"\d{1,9}(?:\s*(?:,|and|&|or|[-–—]|to)\s*\d{1,4})*"
BY_NUMBER = re.compile(rf"\b{NOTE}\s*(?:numbers?|nos?\.?|#)?\s*(?P<numbers>{LIST})\b(?!\.\d)", re.IGNORECASE)
BY_ORDINAL = re.compile(rf"\b(?P<number>\d{{1,4}})(?:st|nd|rd|th)\s+{NOTE}", re.IGNORECASE)
BY_PLACE = re.compile(rf"\b(?P<place>first|last|final)\s+{FOOTNOTE}\b", re.IGNORECASE)
BY_WORDS = re.compile(rf"\b{FOOTNOTE}\s+(?:number\s+)?(?P<words>(?:[a-z]+[\s-]?){{1,2}})", re.IGNORECASE)
BY_NEIGHBOUR = re.compile(
    rf"\b{NOTE}\b[^?\d]*?\b(?P<side>after|follow(?:s|ing)?|before|precedes?|preceding)\s+(?:{NOTE}\s*)?(?:numbers?\s*|nos?\.?\s*)?"
    r"(?P<number>\d{1,4})\W*(?:$|\s(?:cite|say|refer|contain|mention|in\s+the))|"
    rf"\b(?P<next>next|previous|preceding)\s+{FOOTNOTE}\s+(?:after|before|to|from)\s+(?:{NOTE}\s*)?(?P<of>\d{{1,4}})\b",
    re.IGNORECASE,
)
UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
TEENS = ("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELT = {word: number for number, word in enumerate(UNITS + TEENS, start=1)}
SPELT_TENS = {word: 10 * number for number, word in enumerate(TENS, start=2)}
MOST_NUMBERS = 12

ABOUT_NOTES = re.compile(rf"\b(?:{NOTE}|sources?|cite[sd]?|citing|articles?|works?|quoted?)\b", re.IGNORECASE)
CITES = re.compile(r"\bcit(?:e|es|ed|ing)\b", re.IGNORECASE)
ASKS_SUPPORT = re.compile(
    r"\b"
    + one_of(
        r"supports?|backs?|back up|behind|attached|claims?|sentences?|statements?|stands? for|hangs?|belongs?",
        r"marker|in the text|refers? to|relates? to|connected|appears?|used for|evidence for|context",
    )
    + r"\b",
    re.IGNORECASE,
)
ASKS_SOURCE = re.compile(
    r"\b(?:cites?|cited|citing|sources?|say|read|link|url|who|when|published|title|page|text|contain)\b", re.IGNORECASE
)
ASKING = one_of(
    "which", "what", "list", "show", "give me", "name", "find", "are there", "is there", "do", "does", "how many",
    "how often", "where",
)  # fmt: skip
CITING = one_of(
    "cites?", "cited", "citing", "quotes?", "quoted", "mentions?", "uses?", "from", "by", "(?:comes?|are|is) from",
    "(?:refers?|referring|points?|links?) to", "(?:rely|relies|rests?) on", "draws? on",
)  # fmt: skip
CITES_WHOM = re.compile(rf"\b{CITING}\b\s*", re.IGNORECASE)
ASKS = re.compile(rf"^\W*{ASKING}\b", re.IGNORECASE)
PASSIVE = re.compile(
    rf"^\W*(?:{one_of('how often', 'how many times')}\s+)?(?:is|are|was|were|has|have)\s+(?:there\s+)?(?P<whom>.+?)\s+"
    r"(?:been\s+|ever\s+|directly\s+)*(?:cited|quoted|referenced)\b(?:\s+(?:in|by)\s+(?:the|this)\s+\w+)?\W*$",
    re.IGNORECASE,
)
BY_WHOM = re.compile(
    r"^(?:any(?:thing|one|body)?|some(?:thing)?|an?|the|works?|papers?|articles?|books?|reports?|\s)+\s(?:by|from|of)\s+",
    re.I,
)
VIA = re.compile(r"\b(?:via|through)\s+", re.IGNORECASE)
CITES_OR_MENTIONS = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|mention(?:s|ed|ing)?|refer(?:s|ring)?\s+to)\b", re.IGNORECASE
)
# Behind these words stands what is said, not who is cited.
NO_WHOM = re.compile(r"(?:as|on|about|for|when|that|to|in|behind|after|before|with)\b", re.IGNORECASE)
# Who cites is the paper: by that word, or by its notes.
OF_PAPER = re.compile(rf"\b(?:{FOOTNOTE}|authors?|paper|report|study|writers?|article|he|she|they)\b", re.IGNORECASE)
SUBJECT = r"(?:the\s+|this\s+)?(?:authors?|paper|report|study|writers?|article)"
ON = one_of(
    "on",
    "about",
    "regarding",
    "concerning",
    "mention(?:s|ing)?",
    "discuss(?:es|ing)?",
    "deals? with",
    "relates? to",
    "speaks? of",
)
TOPIC = re.compile(
    rf"^\W*(?:(?:what|which)\s+(?:(?:{FOOTNOTE}|sources?|works?|references?|literature)\s+)?(?:do(?:es)?\s+)?{SUBJECT}\s+"
    rf"(?:cites?|uses?|quotes?|references?|draws?\s+on|give)\s+(?:as\s+sources?\s+)?{ON}|"
    rf"(?:what|which|list|show|give\s+me|find|are\s+there|name)\s+(?:me\s+)?(?:all\s+|any\s+|the\s+|of\s+the\s+)*"
    rf"(?:{FOOTNOTE}|sources?|references?|citations?)\s+(?:are\s+|is\s+|that\s+|there\s+|cited\s+|given\s+|listed\s+|which\s+)*{ON})"
    rf"\s+(?P<topic>.+?)\W*$",
    re.IGNORECASE,
)
HERE = re.compile(
    r"\b(?:in|by|of)\s+(?:this|the)\s+(?:paper|report|author)\b|\b(?:is|are|was|were)\s+cited\b", re.IGNORECASE
)

PROOF = one_of(NOTE, "sources?", "evidence", "authority")
# A question may ask after any of these for their own sake: only what they back makes it one about notes.
OUTLET = one_of(
    "newspapers?",
    "journals?",
    "outlets?",
    "books?",
    "reports?",
    "articles?",
    "publications?",
    "stud(?:y|ies)",
    "works?",
)
BACKING = one_of(
    r"do(?:es)? (?:the )?[\w.’'-]+ (?:cite|give|use|have|offer|provide|rely on)", "(?:is|are) the sources?",
    "(?:is|are) (?:cited|given|used|provided|offered|behind|for|quoted)", "supports?", "backs?(?: up)?",
    "stands? behind", "(?:is )?behind", "goes with", "documents?", "proves?",
)  # fmt: skip
WHERE_FROM = r"where\s+do(?:es)?\s+(?=[^?]*\bcomes?\s+from\b)"
LEAD = one_of(
    rf"(?:what|which|whose) (?:(?:is|are) (?:the )?)?{PROOF}\s*(?:numbers?)?\s*(?:{BACKING})?",
    rf"(?:what|which|whose) {OUTLET} {BACKING}",
    rf"(?:is|are) there (?:an?|any) {PROOF}",
    rf"on (?:what|which) {PROOF} (?:do(?:es)?|is|are|did)",
    "(?:what|where)(?: is| are|['’]s) the (?:sources?|reference|evidence|citation|footnote)",
    r"where does (?:the )?[\w.’'-]+ (?:get|take|have|find)",
    r"(?:on )?what (?:does the [\w.’'-]+ )?(?:base|rest)\w*(?: on)?",
    "(?:source|reference|citation|footnote|evidence)(?= (?:for|of|behind|on)\\b)",
)
LINK = one_of(
    "for", "of", "behind", "on", "about", "to support", "supporting", "that", "when", "saying", "stating",
    "as evidence(?: for)?", "in support of",
    "the (?:claim|statement|sentence|figure|idea|fact|assertion|argument|quote|quotation)",
)  # fmt: skip
BEHIND = re.compile(rf"^\W*(?:please\s+)?(?:{WHERE_FROM}|{LEAD})(?:\s*\b{LINK}\b|\s)*", re.IGNORECASE)
TAIL = re.compile(
    r"\s+(?:rests?|relies|rely|depends?)(?:\s+on)?$|\s+(?:claim|statement|assertion)$|\s+(?:(?:figure\s+|number\s+)?comes?\s+)?from$|\s+(?:is\s+)?based\s+on$",
    re.IGNORECASE,
)
SPEAKS_OF_SOURCE = re.compile(
    rf"{ABOUT_NOTES.pattern}|\b{PROOF}\b|\b{OUTLET}\b|\bwhere\b|\b(?:base|rest)", re.IGNORECASE
)


def read_note_numbers(question: str, last: int) -> tuple[int, ...]:
    """Return the note numbers that a question names, in or out of range; `last` is the highest there is."""
    if match := BY_NEIGHBOUR.search(question):
        step = 1 if re.match(r"after|follow|next", match["side"] or match["next"], re.IGNORECASE) else -1
        return (int(match["number"] or match["of"]) + step,)
    if match := BY_NUMBER.search(question):
        return spread_numbers(match["numbers"])
    if match := BY_ORDINAL.search(question):
        return (int(match["number"]),)
    if match := BY_PLACE.search(question):
        return (1 if match["place"].casefold() == "first" else last,)
    if match := BY_WORDS.search(question):
        number = read_number_words(match["words"])
        return (number,) if number else ()
    return ()


def spread_numbers(words: str) -> tuple[int, ...]:
    """Return the numbers of a list or range: `26, 27 and 29` or `26–29`, twelve at the most."""
    if match := re.fullmatch(r"(\d+)\s*(?:[-–—]|to)\s*(\d+)", words.strip()):
        first, last = int(match[1]), int(match[2])
        if first < last < first + MOST_NUMBERS:
            return tuple(range(first, last + 1))
    return tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", words)))[:MOST_NUMBERS]


def read_number_words(words: str) -> int | None:
    """Return the number that words such as `twenty-seven` spell; None for other words."""
    parts = re.findall(r"[a-z]+", words.casefold())
    if parts and parts[0] in SPELT_TENS:
        unit = SPELT.get(parts[1], 0) if len(parts) > 1 else 0
        return SPELT_TENS[parts[0]] + (unit if unit < 10 else 0)
    return SPELT.get(parts[0]) if parts else None


def wants_support(question: str) -> bool:
    """Tell whether a question about a note asks what the note supports, rather than what it cites."""
    return bool(ASKS_SUPPORT.search(question)) and not CITES.search(question)


def wants_note_only(question: str) -> bool:
    """Tell whether a question asks for the note's own words, and not for what it supports."""
    return bool(ASKS_SOURCE.search(question)) and not wants_support(question)


def drop_note_words(question: str) -> str:
    """Return a question without its words for notes, sources and citing."""
    return ABOUT_NOTES.sub(" ", question)


def list_whoms(question: str) -> tuple[str, ...]:
    """Return whom a question may ask the citing of, likeliest first; none where it does not ask that of notes."""
    if match := PASSIVE.match(question):
        said = [BY_WHOM.sub("", match["whom"])]
    elif ASKS.match(question) and ABOUT_NOTES.search(question):
        said = [question[match.end() :] for match in CITES_WHOM.finditer(question)]
    else:
        return ()
    said += [words[match.end() :] for words in said[:1] for match in VIA.finditer(words)]
    apart = [part for words in said for part in (words, *split_aside(words))]
    cleaned = (" ".join(HERE.sub(" ", words).split()).strip(" .?!'\"") for words in apart)
    return tuple(dict.fromkeys(words for words in cleaned if words and not NO_WHOM.match(words)))


def split_aside(words: str) -> tuple[str, ...]:
    """Return what stands before and within brackets: "Victor Cha (Cha, V. D.)" names one man twice."""
    match = re.match(r"(.+?)\s*\(([^)]+)\)", words)
    return match.groups() if match else ()


def asks_of_notes(question: str) -> bool:
    """Tell whether a question asks what the paper cites or its notes mention, and of nobody else's doing."""
    match = CITES_OR_MENTIONS.search(question)
    if match is None:
        return False
    before = question[: match.start()]
    is_citing = re.match("cit", match[0], re.IGNORECASE) is not None
    return re.search(rf"\b{FOOTNOTE}\b", before, re.I) is not None or (
        is_citing and OF_PAPER.search(before) is not None
    )


def read_topic(question: str) -> str | None:
    """Return the matter on which a question asks for notes or sources; None where it asks for none."""
    match = TOPIC.match(question)
    return match["topic"].strip(" .?!'\"") if match else None


def read_claim(question: str) -> str | None:
    """Return the claim whose source a question asks for; None where it asks for none."""
    match = BEHIND.match(question)
    if match is None or not SPEAKS_OF_SOURCE.search(match.group()):
        return None
    claim = TAIL.sub("", question[match.end() :].strip(" ?.")).strip()
    # "The source of tension" is no note; "the source of the 55.6 billion" is.
    is_origin = re.search(r"\b(?:sources?|evidence|authority)\s+of\W*$", match.group(), re.IGNORECASE)
    return None if is_origin and not re.search(r"\d|(?<!\w)[‘“'\"]\w", claim) else claim or None
