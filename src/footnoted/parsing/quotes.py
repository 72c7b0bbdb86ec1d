"""Pull quotes: short paragraphs that say a stretch of the body again.

It owns how they are found, in time that grows with the length of the paper; it must not know what becomes of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from footnoted.parsing.blocks import RawBlock
from footnoted.parsing.furniture import fold_words
from footnoted.parsing.lines import is_finished

__all__ = ["find_pull_quotes"]

# A pull quote may change this many words at its start ("Such fast-paced…" becomes "Fast-paced…").
REWORDED = 5
SHORTEST_QUOTE, LONGEST_QUOTE = 8, 80
# Without a stop at the end it may be the half of a sentence: then it must be longer, and begin as the body does.
SHORTEST_OPEN_QUOTE = 10
# Two runs of this many words lie in the shortest quote: wherever it stands in the stretch that it repeats, it
# cuts one of them at most.
SEED = 4


class Index:
    """The words of the content in order, and where each run of a few words stands."""

    def __init__(self, words: Mapping[int, Sequence[str]]) -> None:
        self.words = [word for piece in words.values() for word in piece]
        self.owners = [i for i, piece in words.items() for _ in piece]
        self.places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(self.words) - SEED + 1):
            self.places[tuple(self.words[at : at + SEED])].append(at)

    def holds(self, wanted: Sequence[str], without: set[int]) -> bool:
        """Tell whether the words stand one after the other when the blocks `without` are left out."""
        for offset in (0, SEED):
            for place in self.places.get(tuple(wanted[offset : offset + SEED]), ()):
                if self.owners[place] not in without and self.runs(wanted, offset, place, without):
                    return True
        return False

    def runs(self, wanted: Sequence[str], offset: int, place: int, without: set[int]) -> bool:
        """Tell whether the wanted words run through `place`, which holds the one at `offset`."""
        return self.follows(wanted[offset:], place, 1, without) and self.follows(wanted[offset::-1], place, -1, without)

    def follows(self, wanted: Sequence[str], place: int, step: int, without: set[int]) -> bool:
        """Tell whether the wanted words stand from `place` on, going by `step`."""
        for word in wanted:
            while 0 <= place < len(self.words) and self.owners[place] in without:
                place += step
            if not 0 <= place < len(self.words) or self.words[place] != word:
                return False
            place += step
        return True


def find_pull_quotes(blocks: Sequence[RawBlock], skip: set[int]) -> set[int]:
    """Return the indexes of short paragraphs that say again, word for word, a stretch of the body.

    The first few words may differ and the end may be cut; `skip` are blocks known not to be content.
    """
    content = [i for i, b in enumerate(blocks) if b.shape in ("text", "bullet") and i not in skip]
    words = {i: fold_words(blocks[i].words) for i in content}
    index = Index(words)
    quotes: set[int] = set()
    for i in content:
        if blocks[i].shape == "text" and is_repeated(blocks[i], words[i], index, quotes | {i}):
            quotes.add(i)
    return quotes


def is_repeated(block: RawBlock, words: Sequence[str], index: Index, without: set[int]) -> bool:
    """Tell whether the words of a block, but for a few at the start, stand elsewhere."""
    if not SHORTEST_QUOTE <= len(words) <= LONGEST_QUOTE:
        return False
    if not is_finished(block.words):
        return len(words) >= SHORTEST_OPEN_QUOTE and index.holds(words, without)
    most = min(REWORDED, len(words) // 4)
    tails = (words[k:] for k in range(most + 1))
    return any(len(tail) >= SHORTEST_QUOTE and index.holds(tail, without) for tail in tails)
