"""The plain sentence that says what came of a check.

It owns its words; it must not know how anything was compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from footnoted.answer import Difference

__all__ = ["NOT_FOUND", "SUPPORTED", "word_differences"]

SUPPORTED = "The paper says this."
NOT_FOUND = "The paper does not say this."


def word_differences(differences: Sequence[Difference]) -> str:
    """Return what differs in one sentence: what the paper has, and what the claim has in its place."""
    return f"The paper differs: {'; '.join(dict.fromkeys(word_difference(each) for each in differences))}."


def word_difference(difference: Difference) -> str:
    """Return what one difference is."""
    claimed, found = f"“{difference.claimed}”", f"“{difference.found}”"
    is_there = difference.found is not None
    match difference.kind:
        case "stitched":
            said = f"the claim joins words that stand apart, {difference.found}, in one quotation"
        case "fabricated":
            said = f"its words are {found}, not {claimed}" if is_there else f"the words {claimed} do not stand in it"
        case "attribution":
            speaker = f"to {difference.found}, not " if is_there else ""
            said = f"it {'gives' if is_there else 'does not give'} the quoted words {speaker}to {difference.claimed}"
        case _:
            said = f"it has {found} where the claim has {claimed}" if is_there else f"it has no {claimed} here"
    return said
