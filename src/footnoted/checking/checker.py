"""From a claim to what the papers say to it.

It owns the order of the steps and the verdict; it must not know how a finding is cited or shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from footnoted.answer import Difference, Quotation, Verdict
from footnoted.checking.alignment import Alignment, align
from footnoted.checking.attribution import Speaking, judge_speaker
from footnoted.checking.framing import blank_framing
from footnoted.checking.gathering import Archive
from footnoted.checking.names import Lexicon
from footnoted.checking.quoting import Quoted, look_up, read_quotations
from footnoted.checking.tables import look_up_table
from footnoted.document import Document
from footnoted.passages import Passage
from footnoted.retrieval import Retriever

__all__ = ["Checker", "Finding"]

# A claim is supported where so much of its words and values is found; less will do where the sentence is very like it.
ENOUGH = 0.6
LIKE_ENOUGH = 0.45
VERY_LIKE = 0.62
# The matter is the same where so much is found beside what differs.
SAME_MATTER = 0.5
SAME_LIKENESS = 0.4
# A value for which nothing stands in its place differs only where nearly all else is found.
NEARLY_ALL = 0.7
LOOKED_UP = 0.98
# Places of a quotation that are cited, and compared.
MOST_PLACES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict on a claim with what differs, what it rests on, and what is nearest where nothing does."""

    claim: str
    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    nearest: tuple[Quotation, ...] = ()
    confidence: float = 0.0


class Checker:
    """Holds claims against papers; safe to use from several threads."""

    def __init__(self, retriever: Retriever, documents: Iterable[Document]) -> None:
        self._archive = Archive(retriever, documents)

    @property
    def lexicon(self) -> Lexicon:
        """What the papers tell of words."""
        return self._archive.lexicon

    def check(self, claim: str, ids: Sequence[str]) -> Finding:
        """Return what the papers of these ids say to a claim. Raises IndexUnavailable."""
        documents = self._archive.documents(ids)
        bare = blank_framing(claim, documents)
        content = self._archive.read(bare)
        standing = look_up_table(content, documents, self._archive.lexicon)
        if standing is not None:
            return Finding(
                claim=claim,
                verdict="differs" if standing.differences else "supported",
                differences=standing.differences,
                quotations=standing.quotations,
                confidence=LOOKED_UP,
            )
        quoted = [look_up(bare, each, self._archive.concordances(ids)) for each in read_quotations(bare)]
        places = [unit for each in quoted for unit in each.units[: 2 * MOST_PLACES]]
        gathered = self._archive.gather(" ".join(bare.split()), ids, places)
        speaking = [judge_speaker(content, each, self._archive.evidence_of) for each in quoted]
        aside = [place for each in quoted if each.state == "stitched" for place in [(each.start, each.end)]]
        aside += [(name.start, name.end) for each in speaking if each is not None for name in each.settled]
        aligned = [align(content, each, aside=aside) for each in gathered.evidence]
        finding = judge(claim, aligned, quoted, speaking)
        nearest = tuple(quote(each) for each in gathered.nearest)
        return finding or Finding(claim=claim, verdict="not_found", nearest=nearest)


def judge(
    claim: str, aligned: Sequence[Alignment], quoted: Sequence[Quoted], speaking: Sequence[Speaking | None]
) -> Finding | None:
    """Return the verdict that alignments and quotations give; None where the papers say nothing of the matter."""
    told = [each for n, found in enumerate(quoted) for each in tell_quotation(found, speaking[n])]
    best = max(aligned, key=rank, default=None)
    if told:
        return judge_quotations(claim, told, quoted, best)
    supporting = max((each for each in aligned if is_supporting(each)), key=rank, default=None)
    against = max((each for each in aligned if each.is_contradicted and is_same_matter(each)), key=rank, default=None)
    if supporting is not None and (against is None or rank(supporting) >= rank(against)):
        cited = (quote(each) for each in (supporting.evidence.passage, *supporting.lent))
        quotations = tuple(dict.fromkeys(cited))
        return Finding(claim=claim, verdict="supported", quotations=quotations, confidence=supporting.covered)
    best = against or best
    if best is None or best.is_clean or not is_same_matter(best):
        return None
    return Finding(
        claim=claim,
        verdict="differs",
        differences=best.differences,
        quotations=(quote(best.evidence.passage),),
        confidence=best.covered_else,
    )


def judge_quotations(
    claim: str, told: Sequence[Difference], quoted: Sequence[Quoted], best: Alignment | None
) -> Finding | None:
    """Return the finding that quotations are not the paper's; None where it says nothing of the matter either."""
    is_same = best is not None and is_same_matter(best)
    if not is_same and all(each.found is None and each.kind == "fabricated" for each in told):
        return None
    sources = [unit.quote(each.document) for each in quoted for unit in each.units[:MOST_PLACES]]
    if best is not None and (is_same or not sources):
        sources.append(quote(best.evidence.passage))
    values = [each for each in best.differences if each.kind != "name" and each.found] if best and is_same else []
    return Finding(
        claim=claim,
        verdict="differs",
        differences=(*told, *values),
        quotations=tuple(dict.fromkeys(sources)),
        confidence=LOOKED_UP,
    )


def rank(alignment: Alignment) -> float:
    """Return how much speaks for evidence as that which a claim is about; what only stands around it does not count."""
    return alignment.own + alignment.evidence.likeness


def is_supporting(alignment: Alignment) -> bool:
    """Tell whether evidence says all that a claim does."""
    enough = LIKE_ENOUGH if alignment.evidence.likeness >= VERY_LIKE else ENOUGH
    return alignment.is_clean and alignment.covered >= enough


def is_same_matter(alignment: Alignment) -> bool:
    """Tell whether evidence is about the matter of a claim, what differs aside."""
    needed = SAME_MATTER if alignment.is_contradicted else NEARLY_ALL
    return alignment.covered_else >= needed and alignment.evidence.likeness >= SAME_LIKENESS


def tell_quotation(quoted: Quoted, speaking: Speaking | None) -> Iterable[Difference]:
    """Yield what is wrong with a quotation: its words, or who is said to have spoken them."""
    place = (quoted.start, quoted.end)
    if quoted.state == "stitched":
        yield Difference(kind="stitched", claimed=quoted.words, found=quoted.found, claimed_at=place)
    elif quoted.state in ("altered", "absent"):
        yield Difference(kind="fabricated", claimed=quoted.words, found=quoted.found, claimed_at=place)
    elif speaking is not None and not speaking.is_right:
        first, last = speaking.claimed[0], speaking.claimed[-1]
        claimed = ", ".join(name.text for name in speaking.claimed)
        found = ", ".join(dict.fromkeys(name.text for name in speaking.found)) or None
        yield Difference(kind="attribution", claimed=claimed, found=found, claimed_at=(first.start, last.end))


def quote(passage: Passage) -> Quotation:
    """Return the quotation of a passage."""
    kind = "sentence" if passage.kind == "passage" else passage.kind
    return Quotation(document=passage.document, passage=passage.id, kind=kind, spans=passage.spans, words=passage.text)
