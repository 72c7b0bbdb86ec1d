"""Questions for a whole list: the recommendations, the factors, the steps; or for one of them by its place.

It owns how a question asks for a list and how a list is said; it must not know how a paper enumerates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import LOOKED_UP, Asked, quote_heading, quote_sentence, refuse, stems_of, verbatim
from footnoted.answering.enumerations import Enumeration, find_enumerations
from footnoted.answering.sections import path_of
from footnoted.answering.wording import NUMBERS, ORDINALS, read_count, read_ordinal
from footnoted.countries import unify_countries
from footnoted.document import Heading
from footnoted.papers import Paper

__all__ = ["answer_from_lists", "spell"]

RECOMMENDS = re.compile(r"\brecommend(?:s|ed|ations?|ing)?\b", re.IGNORECASE)
RECOMMENDING_WORDS = (
    "recommend recommendation policy paper report author main key list many whole full give offer end make set number "
    "conclude what overall summary summarise summarize specific number every say tell show me name contain research "
    f"{' '.join(NUMBERS)} {' '.join(ORDINALS)} last final"
)
# "What did the US recommend?" asks of others than the paper.
OTHERS = re.compile(r"\b(?:did|has|have|had|was|were)\b.*\brecommend", re.IGNORECASE)
OWN = re.compile(r"\b(?:paper|report|author|study|document|article|publication|research|it)\b", re.IGNORECASE)
LISTS = re.compile(
    r"^\W*(?:please\s+|can\s+you\s+|could\s+you\s+)*(?:what|which|list|name|enumerate|give|identify|state|outline|tell|"
    r"by\s+(?:what|which)|how\s+many|the)\b",
    re.IGNORECASE,
)
LISTING_WORDS = (
    "what which list name enumerate give identify state outline tell many main principal key major important different "
    f"core paper report author mention say set point follow follows following {' '.join(NUMBERS)} {' '.join(ORDINALS)} "
    "last final interlinked overall"
)
STRETCH = re.compile(rf"\b(?P<end>first|last)\s+(?P<number>{'|'.join(NUMBERS[1:])}|\d+|few)\b", re.IGNORECASE)
COUNTS = re.compile(r"\bhow\s+many\b|\bnumber\s+of\b", re.IGNORECASE)
# How much of the question must stand in the enumeration, and of what is enumerated in a question without its number.
COVERED = 0.7
NAMED = 0.5
# Behind more items than this their number is said first: an answer may have room for fewer.
FEW = 5


def answer_from_lists(asked: Asked) -> Draft | None:
    """Return the list that a question asks for, whole, or the item that it asks for; None where it asks for none."""
    for paper in asked.papers:
        answer = answer_recommendations if RECOMMENDS.search(asked.text) else answer_enumeration
        draft = answer(paper, asked.text)
        if draft is not None:
            return draft
    return None


def answer_recommendations(paper: Paper, question: str) -> Draft | None:
    """Return the recommendations: all, those on a topic, one by its place, or how many there are."""
    if OTHERS.search(question) and not OWN.search(question):
        return None
    topic = stems_of(question) - stems_of(RECOMMENDING_WORDS) - frozenset(re.findall(r"\d+\w*", question))
    topic -= stems_of(paper.document.metadata.title) | stems_of(" ".join(paper.document.metadata.authors))
    titles = [heading for heading in paper.document.headings if is_recommendation(paper, heading)]
    quoted = [quote_heading(paper, title) for title in titles] or quote_recommended(paper)
    if topic:
        # Asked of one matter: answered where titles say of which they are, else left to search.
        named = [quotation for quotation in quoted if titles and topic <= stems_of(quotation.words)]
        return draft_items(named) if named else None
    place = read_place(question, r"(?:policy\s+)?recommendations?")
    if not quoted:
        return None
    if place is not None and not is_stretch(question):
        return answer_place(paper, titles, quoted, place)
    lead = f"The paper makes {spell(len(quoted))} recommendation{'s' if len(quoted) > 1 else ''}."
    is_long = COUNTS.search(question) or len(quoted) > FEW
    return draft_items(cut_stretch(question, quoted), lead=lead if is_long and not is_stretch(question) else None)


def read_place(question: str, noun: str) -> int | None:
    """Return the place that a question gives a thing: "the third recommendation", "recommendation 3"."""
    before = rf"(?:{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)|last|final)"
    if match := re.search(rf"\b(?P<place>{before})\s+(?:[a-z-]+\s+){{0,2}}?{noun}\b", question, re.IGNORECASE):
        return read_ordinal(match["place"])
    match = re.search(
        rf"\b{noun}\s+(?:number\s+|no\.?\s*|#\s*)?(?P<place>\d{{1,2}}|{'|'.join(NUMBERS)})\b", question, re.I
    )
    if match is None:
        return None
    said = match["place"].casefold()
    return int(said) if said.isdigit() else NUMBERS.index(said) + 1


def is_stretch(question: str) -> bool:
    """Tell whether a question asks for the first or last few of a list, and not for one of it."""
    return STRETCH.search(question) is not None


def cut_stretch(question: str, quoted: Sequence[Quotation]) -> list[Quotation]:
    """Return the first or last few items where a question asks for so many; else all."""
    match = STRETCH.search(question)
    number = read_count(match["number"]) if match else None
    if match is None or number is None:
        return list(quoted)
    return list(quoted[:number] if match["end"].casefold() == "first" else quoted[-number:])


def answer_place(paper: Paper, titles: Sequence[Heading], quoted: Sequence[Quotation], place: int) -> Draft:
    """Return the recommendation at a place, -1 being the last, with the first sentence under it."""
    index = place - 1 if place > 0 else len(quoted) - 1
    if not 0 <= index < len(quoted):
        return refuse(f"The paper makes {spell(len(quoted))} recommendations; there is no number {place}.")
    if not titles:
        return draft_items(quoted[index : index + 1])
    under = [p for p in paper.document.paragraphs if titles[index] in p.section][:1]
    sentences = [quote_sentence(paper, paragraph.sentences[0]) for paragraph in under]
    claims = (end_with_stop(quoted[index]), *map(verbatim, sentences))
    return Draft(claims=claims, confidence=LOOKED_UP)


def is_recommendation(paper: Paper, heading: Heading) -> bool:
    """Tell whether a title stands under a section of recommendations."""
    above = (h for h in path_of(paper, heading) if 1 < h.level < heading.level)
    return any(RECOMMENDS.search(h.title) for h in above)


def quote_recommended(paper: Paper) -> list[Quotation]:
    """Return the bullets under words that recommend, else the first sentences in a section of recommendations."""
    for enumeration in find_enumerations(paper):
        if enumeration.items and any(RECOMMENDS.search(quotation.words) for quotation in enumeration.lead):
            return list(enumeration.items)
    inside = [p for p in paper.document.paragraphs if any(RECOMMENDS.search(h.title) for h in p.section)]
    bullets = [paragraph for paragraph in inside if paragraph.kind == "bullet"]
    return [quote_sentence(paper, paragraph.sentences[0]) for paragraph in bullets or inside]


def answer_enumeration(paper: Paper, question: str) -> Draft | None:
    """Return the enumeration that a question asks for, or its item by place; None where it asks for none."""
    if not LISTS.match(question):
        return None
    asked = stems_of(unify_countries(question))
    found = [(weigh(question, asked, e), e) for e in find_enumerations(paper) if e.nouns & asked]
    weight, chosen = max(found, key=lambda pair: pair[0], default=(0.0, None))
    if chosen is None or weight <= 0:
        return None
    place = read_place(question, name_noun(question, chosen))
    if place is not None and not is_stretch(question) and chosen.number is not None:
        if place > chosen.number:
            return refuse(f"The paper names {spell(chosen.number)} of them; there is no number {place}.")
        if chosen.items:
            return draft_items(choose_item(chosen, place))
    claims = [verbatim(quotation) for quotation in chosen.lead]
    if len(chosen.items) > FEW:
        claims[-1] = DraftClaim(parts=(f"{spell(len(chosen.items)).capitalize()} in all. ", chosen.lead[-1]))
    return Draft(claims=(*claims, *(end_with_stop(item) for item in chosen.items)), confidence=LOOKED_UP)


def choose_item(enumeration: Enumeration, place: int) -> tuple[Quotation, ...]:
    """Return the item at a place, -1 being the last; those not set out stand in what announces them."""
    if place < 0:
        return enumeration.items[-1:]
    held = max(0, (enumeration.number or 0) - len(enumeration.items))
    return enumeration.lead if place <= held else enumeration.items[place - held - 1 : place - held]


def weigh(question: str, asked: frozenset[str], enumeration: Enumeration) -> float:
    """Return how well an enumeration fits a question: the share of the question that it holds; 0 for no fit.

    The noun is asked for in the plural, or singular by its place. A number must be its own; without one,
    the question must name what is enumerated of what.
    """
    noun = name_noun(question, enumeration)
    place = read_place(question, noun)
    if not re.search(rf"\b{noun}\b", question, re.IGNORECASE) or (
        place is None and not has_plural(question, enumeration)
    ):
        return 0.0
    number = None if place is not None else read_count(question)
    rest = asked - enumeration.nouns - stems_of(LISTING_WORDS) - frozenset(re.findall(r"\d+", question))
    if number is not None and number != enumeration.number:
        return 0.0
    covered = len(rest & enumeration.context) / len(rest) if rest else 1.0
    is_named = bool(rest) and len(rest & enumeration.before) >= NAMED * len(enumeration.before)
    if covered < COVERED or not (number is not None or place is not None or is_named):
        return 0.0
    # Of several alike the one that carries its items out, and says their number.
    return covered + 0.01 * bool(enumeration.items) + 0.01 * (enumeration.number is not None)


def name_noun(question: str, enumeration: Enumeration) -> str:
    """Return the pattern of the question's words that name what is enumerated."""
    words = [word for word in re.findall(r"[a-z]+", question.casefold()) if stems_of(word) & enumeration.nouns]
    return rf"(?:{'|'.join(sorted(set(words)))})" if words else r"(?!)"


def has_plural(question: str, enumeration: Enumeration) -> bool:
    """Tell whether a question names what is enumerated in the plural."""
    words = re.findall(r"\b[a-z]+s\b", question.casefold())
    return any(stems_of(word) & enumeration.nouns for word in words)


def draft_items(quoted: Sequence[Quotation], *, lead: str | None = None) -> Draft:
    """Return a draft of one claim for each item, behind a fixed sentence that rests on them all."""
    opening = (DraftClaim(parts=(lead,), cites=tuple(quoted)),) if lead else ()
    return Draft(claims=(*opening, *(end_with_stop(quotation) for quotation in quoted)), confidence=LOOKED_UP)


def end_with_stop(quotation: Quotation) -> DraftClaim:
    """Return a quotation as a claim, a full stop behind it where it ends in none."""
    if quotation.words.endswith((".", "!", "?", ";", ":", "’", "”")):
        return verbatim(quotation)
    return DraftClaim(parts=(quotation, "."), cites=(quotation,))


def spell(number: int) -> str:
    """Return a small number as a word."""
    return NUMBERS[number - 1] if 0 < number <= len(NUMBERS) else str(number)
