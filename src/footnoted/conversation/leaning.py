"""What in a question leans on what was said before: pronouns, pointing words, "else" and "next", or nothing named.

It owns the words that lean; it must not know what they lean on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from footnoted.conversation.names import find_names
from footnoted.indexing.terms import STOP_WORDS, split_terms

__all__ = [
    "PRONOUNS",
    "Pronoun",
    "asks_for_more",
    "asks_for_rest",
    "find_pronoun",
    "names_little",
    "points_back",
    "repeats_thing",
]

Pronoun = Literal["he", "she", "it", "they"]

PRONOUNS: dict[Pronoun, re.Pattern[str]] = {
    "he": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
    "they": re.compile(r"\b(?:they|them|their|thier|theirs|themselves)\b", re.IGNORECASE),
    # "It" of no thing: "does it say why", "is it true that", "how long does it take to".
    "it": re.compile(
        r"\b(?:its|itself)\b|\b(?<!does )it\b(?!\s+(?:says?|take\s+to|true\s+that|possible|clear\s+that|seems?\s+that))"
        r"|\b(?<=does )it\b(?!\s+(?:say|mention|take|state|seem|matter))",
        re.IGNORECASE,
    ),
}
# Who or what a question speaks of before its pronoun: "did the minister say that he …", "do people think their …".
OWN_ANTECEDENT: dict[Pronoun, re.Pattern[str]] = {
    "they": re.compile(
        r"\b(?!(?:was|is|has|does|this|his|its|as|thus|years?|times|besides|always|perhaps|ours)\b)(?:[a-z]{3,}(?<![su])s|people|men|"
        r"women|children|police|staff)\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\b(?:does|did|is|was|has|will|would|could|can|should)\s+(?:the|an?|each|every)\s+(?:[a-z-]+\s+)?[a-z-]+(?<!s)\s",
        re.IGNORECASE,
    ),
}
OWN_ANTECEDENT["he"] = OWN_ANTECEDENT["she"] = re.compile(
    r"\b(?:the|an?|which|what)\s+(?:[a-z-]+\s+)?(?:president|minister|chancellor|leader|king|queen|author|writer|researcher|"
    r"ambassador|envoy|diplomat|adviser|advisor|official|general|professor|candidate|spokes\w+|\w+man|\w+woman)\b",
    re.IGNORECASE,
)
# How the text at hand is spoken of: "this paper" points at no turn before.
PAPER = r"(?:paper|report|study|document|article|publication|text|author|brief|briefing|research)"
# "The evidence that Russia …" does not point at all.
POINTING = re.compile(
    rf"\b(?:this|these|those|such)\b(?!\s+(?:a\s+)?(?:[\w-]+\s+)?{PAPER}s?\b)|"
    r"\bthat\b(?=\W*$|\s+(?:is|was|are|were|has|had|will|would|compare|happen|mean|affect|change|matter|one|same)\b)|"
    r"\b(?:is|was|did|does|do|of|about|for|to|with|by|after|before|on|in|at|from|during|since|until|than|like)\s+that\b"
    r"(?!\s+(?:(?:the|an?)\b|(?-i:[A-Z])))|\b(?:that|same)\s+(?:time|year|day|period|decade|season|point)\b|"
    r"\bthe\s+(?:former|latter|same)\b|"
    r"\b(?:these|those|either|neither|both)\s+of\s+(?:them|these|those)\b",
    re.IGNORECASE,
)
# A place that was spoken of, unless one stands in the question before it; "is there" points nowhere.
THERE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\W*$", re.IGNORECASE)
PLACE_BEFORE = re.compile(
    r"\b(?:in|at|to|from|near|into|visit(?:ed|ing)?|left|reach(?:ed)?)\s+(?:the\s+)?(?-i:[A-Z])", re.IGNORECASE
)
MORE = re.compile(
    r"\b(?:else|others?|another|next|afterwards?|later\s+on|any\s*more|anymore|instead|besides\s+that|"
    r"in\s+addition|further|since\s+then|back\s+then|then\s+what|what\s+then|as\s+well|too)\b(?!\s+(?:much|many|few)\b)|"
    r"\b(?:any|anything|something|some|tell\s+\w+|know|say)\s+more\b|^\W*(?:then|so|but)\b",
    re.IGNORECASE,
)
REST = re.compile(r"\b(?:else|others|another|more|(?:an)?other\s+ones?)\W*$", re.IGNORECASE)
# Words that a question can hold and still name nothing: of happening, of judging, of asking.
LIGHT = frozenset(
    stem
    for words in (
        "happen happened occur result results outcome reason reasons cause caused effect effects impact aspect aspects",
        "important significant notable interesting successful success popular famous known know win won lose lost",
        "start started begin began end ended stop year years time date day age long old long many much name named call",
        "called thing things anything something detail details example examples react reaction response respond",
        "receive received good bad well get got go went come came take took make made say said think thought find",
        "found tell give gave mean meant change changed work worked live lived die died born problem problems issue",
        "issues exactly first last kind type sort way ways part people person did anyone anybody everyone",
    )
    for word in words.split()
    for stem in split_terms(word)
)
# A paper's own parts and makers: whoever asks for them asks of the paper, whatever was said before.
OF_THE_PAPER = re.compile(
    rf"\b(?:{PAPER}|authors?|writers?|foot\s?-?notes?|notes?|citations?|references?|sources?|chapters?|sections?|tables?|"
    r"figures?|pages?|recommendations?|recommend(?:ed|s)?|conclusions?|summary|summari[sz]e|abstract|findings?|interviews?|"
    r"interviewees?|interviewed|method(?:s|ology)?|titles?|published|publisher|isbn|doi|bibliography|arguments?|argued?|thesis)\b",
    re.IGNORECASE,
)
# What is called by its class alone is what was spoken of: "the band", "the treaty".
CLASS = re.compile(
    r"\bthe\s+(?:band|group|team|club|company|firm|film|movie|album|song|single|record|show|series|play|novel|book|poem|"
    r"country|city|town|village|party|organi[sz]ation|president|minister|mayor|governor|ambassador|leader|king|queen|war|battle|law|act|treaty|"
    r"agreement|deal|summit|meeting|event|tour|game|match|case|trial|lawsuit|attack|statement|speech|visit|couple|family)"
    r"(?:[’']?s)?\b(?!\s+(?:of|in|between|with|on|for|that|which|who)\b)",
    re.IGNORECASE,
)
DEFINITE = re.compile(r"\bthe\s+((?:[a-z][\w-]*\s+){0,2}[a-z][\w-]*)")
# Longer than this, a question without a name says enough to be searched for by itself.
LONGEST_LIGHT = 9


def find_pronoun(question: str) -> Pronoun | None:
    """Return the kind of the first pronoun with nothing of its own before it; None where there is none."""
    found = [(match.start(), kind) for kind, pattern in PRONOUNS.items() if (match := pattern.search(question))]
    for start, kind in sorted(found):
        before = find_names(question[:start])
        if not OWN_ANTECEDENT[kind].search(question[:start]) and not any(
            name.kind != "thing" or kind in ("it", "they") for name in before
        ):
            return kind
    return None


def points_back(question: str) -> bool:
    """Tell whether "this", "there" or "the latter" stands in a question with no name before it."""
    if (there := THERE.search(question)) and not PLACE_BEFORE.search(question[: there.start()]):
        return True
    match = POINTING.search(question)
    return match is not None and not find_names(question[: match.start()])


def asks_for_more(question: str) -> bool:
    """Tell whether a question asks for something else, or for what came next."""
    return MORE.search(question) is not None


def asks_for_rest(question: str) -> bool:
    """Tell whether a question asks for more of what was asked for before: "Are there any others?"."""
    return REST.search(question) is not None


def names_little(question: str) -> bool:
    """Tell whether a question without names holds only words that could be asked of anything."""
    if OF_THE_PAPER.search(question) or len(question.split()) > LONGEST_LIGHT:
        return False
    return all(stem in LIGHT for stem in split_terms(question) if not stem.isdigit())


def repeats_thing(question: str, said: Sequence[str]) -> bool:
    """Tell whether "the" stands before a thing that was spoken of before: "the album", not "the paper"."""
    if len(question.split()) > LONGEST_LIGHT:
        return False
    if CLASS.search(question):
        return True
    spoken = {stem for words in said for stem in split_terms(words)}
    for match in DEFINITE.finditer(question):
        words = [word for word in match[1].split() if word not in STOP_WORDS]
        if words and not OF_THE_PAPER.search(match[1]) and set(split_terms(" ".join(words))) & spoken:
            return True
    return False
