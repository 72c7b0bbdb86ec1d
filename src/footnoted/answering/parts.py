"""A question that is several: cut into its parts, and the parts' drafts joined into one.

It owns where one question ends and the next begins, and how citations are shared; it must not know how a part is
answered, nor what a pronoun in it means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from footnoted.answer import Draft, DraftClaim, Quotation

__all__ = ["join_drafts", "read_draft", "split_parts"]

# Whoever asks more at once has the rest left to the search for the last of them.
MOST_PARTS = 4
BE = r"(?:is|are|was|were|isn[’']t|aren[’']t|wasn[’']t|weren[’']t)"
DO = r"(?:do|does|did|don[’']t|doesn[’']t|didn[’']t)"
MODAL = r"(?:can|could|will|would|shall|should|may|might|must|has|have|had|won[’']t|can[’']t)"
AUXILIARY = rf"(?:{BE}|{DO}|{MODAL})"
ADVERB_WH = r"(?:when|where|why|how)"
WH = rf"(?:who|whom|whose|what|which|{ADVERB_WH})"
PREPOSITION = r"(?:in|on|at|to|by|for|from|with|of|under|about|since|until|during|after|before)"
# "in which year", "how many of the footnotes": what is asked for, before the verb that asks.
WH_PHRASE = rf"(?:{PREPOSITION}\s+)?{WH}(?:\s+(?!{AUXILIARY}\b)[\w’'%-]+){{0,5}}?"
# A question in its own order: its verb right behind what is asked for.
INVERTED = rf"{WH_PHRASE}\s+{AUXILIARY}\b"
IMPERATIVE = (
    r"(?:tell|explain|describe|list|give|name|show|define|compare|summari[sz]e|outline|identify|state|find|cite|quote)"
)
PRONOUN = r"(?:it|he|she|they|this|that|these|those|there|we|you|i|its|his|her|their)"
OPENING = r"(?:(?:so|and|but|also|then|now|well|please|ok(?:ay)?|first|second(?:ly)?|finally|lastly|next)[\s,]+)*"
# How a question starts that can stand as the first of several: "who won", "in what year did", "is", "list".
ASKS = re.compile(
    rf"^\W*{OPENING}(?:{INVERTED}|{AUXILIARY}\s|(?:can|could|would|will)\s+you\s|{IMPERATIVE}\s|(?:who|what)\s+\w+\s|(?:which|what|how\s+many)\s+(?:[\w-]+\s+){{1,4}}[a-z]{{2,}}ed\b)",
    re.IGNORECASE,
)
# "When Lee took office, what …": a clause of time, not a question; "When did Lee …" is one.
SUBORDINATE = re.compile(
    rf"^\W*(?:when|where|while|if|although|though|because|since|as|after|before|once|given)\s+(?!{AUXILIARY}\b)",
    re.IGNORECASE,
)
# What joins the next question on: behind "and" in the order of a question, a verb and a pronoun, or a new order.
JOINED = re.compile(
    rf"(?:\s*[,;–—-]\s*|\s+)(?:and|but|or|then|also|plus)\s+(?:(?:also|then|if\s+so,?|please)\s+)*(?={INVERTED}\s|"
    rf"(?:who|what)\s+(?!{AUXILIARY}\b|(?:and|or|of|the|an?|about|if)\b|\w+\W*$)\w+\s|"
    rf"(?:{BE}|has|have|had)\s+{PRONOUN}\s|(?:{DO}|can|could|will|would|should)\s+(?:{PRONOUN}|the|an?|(?-i:[A-Z]\w+))\s|"
    rf"{IMPERATIVE}\s+(?:me\s+)?(?:the|all|an?|its|their|his|her|how|what|why|who|when|where|which|footnote|table)\b)",
    re.IGNORECASE,
)
# Without "and" only a stop between clauses joins, and only a question in its own order.
APPOSED = re.compile(rf"\s*[,;–—]\s+(?={WH}\s+{AUXILIARY}\s)", re.IGNORECASE)
# ", and why?", "and when?": asked of the same thing.
TRAILING = re.compile(
    rf"(?:\s*[,;–—-]\s*(?:and\s+|or\s+|but\s+)?|\s+(?:and|or|but)\s+)"
    rf"(?P<word>(?:(?:if\s+so,?|since|until|by|for)\s+)?(?:{ADVERB_WH}|whom)(?:\s+(?:so|exactly|not))?|"
    r"(?:by\s+)?how\s+(?:much|many|often|long|far))\W*$",
    re.IGNORECASE,
)
# Half a question: "what the paper says about how", "what Seoul should".
ENDS_OPEN = re.compile(
    rf"\b(?:{WH}|{PREPOSITION}|{AUXILIARY}|the|and|or|an?|both|says?|said|explain|know|knows)\W*$", re.IGNORECASE
)
HAS_VERB = re.compile(rf"\b(?:{AUXILIARY}|{IMPERATIVE}|[a-z]{{2,}}ed)\b|^\W*(?:who|what)\s+\w+\s+\S", re.IGNORECASE)
LEADING_WH = re.compile(rf"^\W*{OPENING}(?:{PREPOSITION}\s+)?(?P<wh>{WH})\b\s*", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=\?)[\"'”’)]*\s+(?=\S)|(?<=[\w)”\"][.!])\s+(?=[A-Z])")
IF_SO = re.compile(r"^(?:and\s+)?if\s+(?:so|not),?\s+(?:then\s+)?", re.IGNORECASE)
ENUMERATOR = re.compile(r"^\s*(?:\(?[a-h1-9]\)|[1-9]\.)\s+", re.IGNORECASE)


def split_parts(question: str) -> tuple[str, ...]:
    """Return the questions that a question is made of, in order; itself alone where it is one.

    A part may lean on one before it by a pronoun. "Why?" or "and when?" at the end is asked in the words of its clause.
    """
    sentences = join_statements(cut_sentences(question.strip()))
    parts = [part for sentence in sentences for part in split_sentence(sentence)]
    if len(parts) < 2:
        return (question,)
    rest = parts[MOST_PARTS - 1 :]
    kept = [*parts[: MOST_PARTS - 1], " ".join(rest)] if len(parts) > MOST_PARTS else parts
    return tuple(finish(part) for part in kept)


def cut_sentences(question: str) -> list[str]:
    """Return the sentences of a question; a full stop ends one only where the next asks ("St. John's" does not)."""
    cuts = [
        match.end()
        for match in SENTENCE_END.finditer(question)
        if question[: match.start()].rstrip("\"'”’)").endswith("?") or ASKS.match(question[match.end() :])
    ]
    return [question[start:end] for start, end in zip([0, *cuts], [*cuts, len(question)], strict=True)]


def join_statements(sentences: Sequence[str]) -> list[str]:
    """Return sentences with each that asks nothing put before the next that does, or behind the last."""
    joined: list[str] = []
    waiting = ""
    for sentence in (ENUMERATOR.sub("", each).strip() for each in sentences):
        if not re.search(r"\w", sentence):
            continue
        if sentence.rstrip(" \"'”’)").endswith("?") or ASKS.match(sentence):
            joined.append(f"{waiting} {sentence}".strip())
            waiting = ""
        else:
            waiting = f"{waiting} {sentence}".strip()
    if waiting:
        joined = [*joined[:-1], f"{joined[-1]} {waiting}"] if joined else [waiting]
    return joined


def split_sentence(sentence: str) -> list[str]:
    """Return the questions of one sentence."""
    trailing = TRAILING.search(sentence)
    if trailing and is_whole(sentence[: trailing.start()]):
        clauses = split_clauses(sentence[: trailing.start()])
        return [*clauses, ask_again(trailing["word"], clauses[-1])]
    return split_clauses(sentence)


def split_clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence that each ask."""
    for joint in sorted((*JOINED.finditer(sentence), *APPOSED.finditer(sentence)), key=lambda match: match.start()):
        before, after = sentence[: joint.start()], sentence[joint.end() :]
        if is_whole(before) and re.search(r"\w+\W+\w+", after) and not is_relative(before, after):
            return [before, *split_clauses(after)]
    return [sentence]


def is_whole(words: str) -> bool:
    """Tell whether words before a joint are a question with a verb of its own, not half of one."""
    if ENDS_OPEN.search(words) or SUBORDINATE.match(words):
        return False
    return ASKS.match(words) is not None and HAS_VERB.search(words) is not None


def is_relative(before: str, after: str) -> bool:
    """Tell whether a "who" or "which" behind "and" goes on with one inside the clause before it."""
    word = LEADING_WH.match(after)
    if word is None or re.match(rf"\W*{INVERTED}\s+(?:{PRONOUN}|the|an?|(?-i:[A-Z]\w+))\b", after):
        return False
    inside = re.sub(rf"^\W*{OPENING}(?:{PREPOSITION}\s+)?{WH}\b", "", before, flags=re.IGNORECASE)
    return re.search(rf"\b{word['wh']}\b", inside, re.IGNORECASE) is not None


def ask_again(word: str, clause: str) -> str:
    """Return a clause asked with another word: "Did Seoul agree" and "why" make "Why did Seoul agree"."""
    word = re.sub(r"^if\s+so\s+|\s+(?:so|exactly)$", "", word.strip(), flags=re.IGNORECASE)
    rest = LEADING_WH.sub("", clause, count=1).strip()
    if rest == clause.strip() and rest.partition(" ")[0][:1].isupper() and rest.partition(" ")[0] != "I":
        rest = rest[:1].lower() + rest[1:]
    return f"{word} {rest}"


def finish(part: str) -> str:
    """Return a part with a capital before it and a question mark behind it."""
    words = IF_SO.sub("", part.strip(" ,;–—"))
    return words[:1].upper() + words[1:] if words.endswith(("?", ".", "!")) else f"{words[:1].upper()}{words[1:]}?"


def read_draft(draft: Draft) -> str:
    """Return the words that a draft says."""
    parts = (part for claim in draft.claims for part in (*claim.parts, " "))
    return "".join(part.words if isinstance(part, Quotation) else part for part in parts).strip()


def join_drafts(drafts: Sequence[Draft | None], *, max_citations: int) -> Draft | None:
    """Return one draft that says what each part's draft says, in order and nothing twice.

    Citations are shared: each part in turn gets one more while there are some left. The joined draft is as sure as
    its least sure part. Where no part says anything, it is the first refusal with a reason of its own.
    """
    answered = [draft for draft in drafts if draft is not None and draft.claims]
    if not answered:
        return next((draft for draft in drafts if draft is not None), None)
    if len(answered) == 1:
        return answered[0]
    fresh = drop_repeated([draft.claims for draft in answered])
    shares = share([len(list_cited(claims)) for claims in fresh], max_citations)
    return Draft(
        claims=tuple(c for claims, most in zip(fresh, shares, strict=True) for c in cut_citations(claims, most)),
        notes=tuple(dict.fromkeys(note for draft in answered for note in draft.notes)),
        confidence=min(draft.confidence for draft in answered),
    )


def drop_repeated(drafted: Sequence[Sequence[DraftClaim]]) -> list[tuple[DraftClaim, ...]]:
    """Return each part's claims without those that a part before it makes in the same words."""
    said: set[tuple[str, ...]] = set()
    fresh: list[tuple[DraftClaim, ...]] = []
    for claims in drafted:
        new = [claim for claim in claims if words_of(claim) not in said]
        said.update(words_of(claim) for claim in new)
        fresh.append(tuple(new))
    return fresh


def words_of(claim: DraftClaim) -> tuple[str, ...]:
    """Return the words of a claim, part by part."""
    return tuple(part.words if isinstance(part, Quotation) else part for part in claim.parts)


def cited_by(claim: DraftClaim) -> tuple[Quotation, ...]:
    """Return the quotations of a claim that get a number."""
    return claim.cites or tuple(part for part in claim.parts if isinstance(part, Quotation))


def list_cited(claims: Sequence[DraftClaim]) -> list[Quotation]:
    """Return what claims cite, each once, in order."""
    return list(dict.fromkeys(quotation for claim in claims for quotation in cited_by(claim)))


def share(wanted: Sequence[int], most: int) -> list[int]:
    """Return how many of `most` each gets of what it wants, one at a time in turn."""
    shares = [0] * len(wanted)
    while sum(shares) < min(most, sum(wanted)):
        for place, want in enumerate(wanted):
            if shares[place] < want and sum(shares) < most:
                shares[place] += 1
    return shares


def cut_citations(claims: Sequence[DraftClaim], most: int) -> list[DraftClaim]:
    """Return claims that cite no more than `most` quotations together, the first of them."""
    allowed = set(list_cited(claims)[:most])
    kept = ((claim, tuple(q for q in cited_by(claim) if q in allowed)) for claim in claims)
    return [claim if cites == cited_by(claim) else replace(claim, cites=cites) for claim, cites in kept if cites]
