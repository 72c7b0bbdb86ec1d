"""Follow-ups that choose among what the question before asked for: "and the newest?", "which of them are online?".

It owns how the question before is asked again of fewer, of how many, or of the other end; it must not know of pronouns.
"""

from __future__ import annotations

import re

__all__ = ["choose_among"]

# What opens a question for things of a kind: "which sources", "what reasons"; "what is" opens none.
OPENING = re.compile(
    r"^\W*(?:(?:which|what)(?=\s+(?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|of|about)\b)[a-z])|"
    r"(?:list|show|name)(?=\s+(?:me\s+)?(?:all\s+)?(?:the\s+)?[a-z]+s\b))",
    re.IGNORECASE,
)
LISTING = re.compile(r"^(?:list|show|name)\s+(?:me\s+)?(?:all\s+)?(?:the\s+)?", re.IGNORECASE)
DEGREE = (
    r"(?:(?:old|new|lat|earli|young|larg|small|bigg|high|low|long|short|great|strong|weak|rich|poor|few|near|clos|"
    r"cheap|dear|fast|slow|strict|wors|b)est|most(?:\s+(?!of\b)[a-z]+)?|least(?:\s+[a-z]+)?|worst)"
)
OTHER_END = re.compile(
    rf"^\W*(?:(?:and|or|but)\s+)?(?:(?:what|how)\s+about\s+)?(?:the\s+)?(?P<degree>{DEGREE})(?:\s+ones?)?\W*$",
    re.IGNORECASE,
)
DEGREES = re.compile(rf"\b{DEGREE}(?=\s)", re.IGNORECASE)
COUNTING = re.compile(
    r"^\W*(?:(?:and|so)\s+)?how\s+many(?:\s+(?:of\s+(?:them|those|these)|is\s+that|are\s+(?:they|those|these|there|that)|"
    r"were\s+(?:they|there)))*(?:\s+(?:in\s+(?:all|total)|altogether|overall))?\W*$",
    re.IGNORECASE,
)
CHOOSING = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?P<asking>which|what|how\s+many)(?:\s+ones)?\s+of\s+(?:them|those|these)\s+(?P<rest>\S.*?)\W*$",
    re.IGNORECASE,
)
# "Are from 2022" is said of sources that were called something already: "press releases from 2022".
PLACED = re.compile(
    r"^(?:is|are|was|were|come|comes|came)\s+(?=(?:from|in|by|of|on|about|before|after|since|with|without|older|newer)\b)",
    re.IGNORECASE,
)


def choose_among(question: str, asked: str) -> str | None:
    """Return the last question asked again of the other end, of how many, or of some; None for any other follow-up."""
    body = asked.rstrip(" ?.!")
    if match := OTHER_END.match(question):
        return f"{DEGREES.sub(match['degree'].lower(), body, count=1)}?" if DEGREES.search(body) else None
    opening = OPENING.match(body)
    if opening is None:
        return None
    things = LISTING.sub("", body) if LISTING.match(body) else body[opening.end() :].strip()
    if COUNTING.match(question):
        return f"How many {things}?"
    match = CHOOSING.match(question)
    if match is None:
        return None
    placed = PLACED.sub("", match["rest"])
    joined = f"{things} {placed}" if placed != match["rest"] else f"{things} and {placed}"
    return f"{match['asking'].capitalize()} {joined}?"
