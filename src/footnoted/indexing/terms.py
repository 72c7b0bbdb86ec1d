"""Words as terms: how a text is cut into stems, and BM25 over all passages.

It owns what counts as the same word and how terms are weighed, and must not know of vectors or of documents.
"""

# Heavy libraries are imported on first use: a command that needs no index must not wait for them.
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import Stemmer
from numpy.typing import NDArray

from footnoted.errors import IndexUnavailable

__all__ = ["STOP_WORDS", "TermIndex", "split_terms"]

Scores = NDArray[np.float32]

# Passages are sentences and rows: a word rarely comes twice, so its count saturates early.
K1 = 1.2
B = 0.75
COUNT_FILE = "count.json"

# Words of grammar and of asking. "us" is not among them: it is the country more often than the pronoun.
STOP_WORDS = frozenset(
    word
    for line in (
        "a about after again all also am an and any are as at be because been before being both but by can",
        "cannot could did do does doing done during each eg else for from further had has have having he her",
        "here hers him his how i ie if in into is it its itself just let me might must my no nor not of off on",
        "once only or other our ours out over own please same shall she should so some such than that the",
        "their theirs them themselves then there therefore these they this those through thus to too under",
        "until up upon very was we were what when where whether which while who whom whose why will with would",
        "you your yours dont doesnt didnt isnt arent wasnt werent wont cant couldnt shouldnt wouldnt hasnt",
        "havent hadnt im ive youre theyre weve http https www",
    )
    for word in line.split()
)

APOSTROPHES = re.compile("[’‘ʼ`´′]")
POSSESSIVE = re.compile(r"'s\b")
INITIALS = re.compile(r"\b[a-z](?:\.[a-z])+\b")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
# A lone `m` or `b` is a scale only in a sum of money: "2022b" is a year with its letter.
SCALED = re.compile(r"(\d)\s?(bn|mn|tn|trn)\b|((?<=[$£€¥₩])[\d.]*\d)(b|m)\b")
SCALES = {
    "bn": "billion",
    "b": "billion",
    "mn": "million",
    "m": "million",
    "tn": "trillion",
    "trn": "trillion",
}
SYMBOLS = {"%": " percent ", "$": " dollar ", "£": " pound ", "€": " euro ", "¥": " yen ", "₩": " won ", "&": " and "}
WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")


def split_terms(text: str) -> list[str]:
    """Return the stems of a text in order, stop words left out.

    Curly and straight quotes, possessives, hyphens and accents make no difference; `U.S.` is `us`; `%`,
    `percent` and `per cent` are one word, as are `$350bn` and `350 billion dollars`.
    """
    words = [word for word in WORD.findall(normalise_words(text)) if word not in STOP_WORDS]
    stemmer, lock = load_stemmer()
    with lock:
        stems: list[str] = stemmer.stemWords(words)
    return stems


def normalise_words(text: str) -> str:
    """Return the text in lower case with every spelling of the same word made alike."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
    words = APOSTROPHES.sub("'", unicodedata.normalize("NFC", bare))
    words = POSSESSIVE.sub("", words).replace("'", "")
    words = INITIALS.sub(lambda match: match[0].replace(".", ""), words)
    words = SCALED.sub(lambda match: f"{match[1] or match[3]} {SCALES[match[2] or match[4]]}", THOUSANDS.sub("", words))
    for symbol, name in SYMBOLS.items():
        words = words.replace(symbol, name)
    return re.sub(r"\bper\s+cent\b", "percent", words)


@cache
def load_stemmer() -> tuple[Any, Lock]:
    """Return the English stemmer and the lock to hold while using it: it is not safe between threads."""
    return Stemmer.Stemmer("english"), Lock()


class TermIndex:
    """BM25 over a fixed sequence of texts; rows are in the order of the texts."""

    def __init__(self, ranker: Any, count: int) -> None:
        # No ranker where no text holds a term: there is nothing to weigh, and bm25s refuses such a corpus.
        self._ranker = ranker
        self._count = count

    def __len__(self) -> int:
        return self._count

    @classmethod
    def build(cls, texts: Iterable[str]) -> TermIndex:
        """Index the texts in their order; the same texts give the same index."""
        from bm25s import BM25

        rows = [split_terms(text) for text in texts]
        vocabulary = {stem: place for place, stem in enumerate(sorted({stem for row in rows for stem in row}))}
        if not vocabulary:
            return cls(None, len(rows))
        ranker = BM25(k1=K1, b=B, method="lucene", backend="numpy")
        numbered = [[vocabulary[stem] for stem in row] for row in rows]
        ranker.index((numbered, vocabulary), create_empty_token=False, show_progress=False)
        return cls(ranker, len(rows))

    def save(self, folder: Path) -> None:
        """Write the index into a folder, made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        if self._ranker is not None:
            self._ranker.save(folder, show_progress=False)
        summary = {"texts": self._count, "ranked": self._ranker is not None}
        (folder / COUNT_FILE).write_text(json.dumps(summary), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TermIndex:
        """Read an index from its folder into memory. Raises IndexUnavailable."""
        from bm25s import BM25

        try:
            summary = json.loads((folder / COUNT_FILE).read_text(encoding="utf-8"))
            # Not mapped: the arrays are small, and a mapped file cannot be removed on every platform.
            ranker = BM25.load(folder, mmap=False, show_progress=False) if summary["ranked"] else None
            count = int(summary["texts"])
            if ranker is not None and int(ranker.scores["num_docs"]) != count:
                raise ValueError("the number of texts differs")
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise IndexUnavailable("The index of terms cannot be read.") from error
        return cls(ranker, count)

    def tokens(self, text: str) -> list[str]:
        """Return the stems of a text as this index sees them, stop words left out."""
        return split_terms(text)

    def scores(self, query: str | Sequence[str], weight_mask: Scores | None = None) -> Scores:
        """Return the BM25 score of every text, shape (n,), for a query in words or in stems.

        A stem that the query repeats counts once. `weight_mask`, shape (n,), multiplies the scores.
        """
        stems = self.tokens(query) if isinstance(query, str) else query
        known = [stem for stem in dict.fromkeys(stems) if self.document_frequency(stem)]
        if not known:
            return np.zeros(self._count, dtype=np.float32)
        scores: Scores = self._ranker.get_scores(known, weight_mask=weight_mask)
        return scores

    def document_frequency(self, stem: str) -> int:
        """Return in how many texts a stem stands."""
        if self._ranker is None or stem not in self._ranker.vocab_dict:
            return 0
        column = self._ranker.vocab_dict[stem]
        ends = self._ranker.scores["indptr"]
        return int(ends[column + 1] - ends[column])
