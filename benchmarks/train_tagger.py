"""Train the labeller of references of any style.

Usage: python benchmarks/train_tagger.py FOLDER [WEIGHTS]

FOLDER holds AnyStyle's `core.xml` and `gold.xml`. It trains on core alone, less every reference whose letters or
title stand in gold too (one in seven does), so that gold measures what was never seen; gold is read for nothing else.
Beside each stand copies in other prints: without the spaces before volume and pages, and behind a signal (`See`), its
title in other quotation marks or its container emphasised. The training draws nothing at random, and the order is the
file's: the same data give the same weights. WEIGHTS is the file to write, the package's own by default; its sha256,
which `references/tagging/labeller.py` asks for, is printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite
from tagged_strings import TaggedString, join_parts, read_strings

from footnoted.onnx import digest_file
from footnoted.references.tagging.labeller import WEIGHTS
from footnoted.references.tagging.observations import observe
from footnoted.references.tagging.tokens import split_tokens

# Chosen on fifths of core. A word that one reference alone has tells nothing of others.
SETTINGS = {
    "c1": 0.1,
    "c2": 0.05,
    "max_iterations": 200,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
VARIATIONS = 3
SIGNALS = ("See", "See also", "Cf.", "see", "See, for example,", "E.g.", "See e.g.", "For a discussion, see")
MARKS = (("‘", "’"), ("'", "'"), ("“", "”"), ('"', '"'), ("«\u00a0", "\u00a0»"))
# A shorter title may be the same by chance.
TELLING_TITLE = 25


def select_strings(folder: Path) -> list[TaggedString]:
    """Return the references of core that gold does not hold."""
    gold = read_strings(folder / "gold.xml")
    letters = {string.letters for string in gold}
    titles = {string.title for string in gold if len(string.title) > TELLING_TITLE}
    return [s for s in read_strings(folder / "core.xml") if s.letters not in letters and s.title not in titles]


def vary(string: TaggedString, number: int) -> Iterator[TaggedString]:
    """Yield the reference in other prints, as notes and journals have it: tight, and one of the variations in turn."""
    parts = [(name, string.text[start:end]) for name, start, end in string.fields]
    tight = join_parts(parts, tight={"volume", "pages"})
    if tight != string:
        yield tight
    turn, names = number // VARIATIONS, {name for name, _ in parts}
    match number % VARIATIONS:
        case 0:
            yield join_parts([("note", SIGNALS[turn % len(SIGNALS)]), *parts])
        case 1:
            marks = MARKS[turn % len(MARKS)]
            yield join_parts([(name, wrap(text, *marks) if name == "title" else text) for name, text in parts])
        case _:
            emphasised = next((each for each in ("journal", "container") if each in names), "title")
            yield join_parts([(name, wrap(text, "*", "*") if name == emphasised else text) for name, text in parts])


def wrap(text: str, opening: str, closing: str) -> str:
    """Put marks round a text in place of those it has, its last comma or stop outside them."""
    bare = text.strip('"“”„«»‘’* ')
    stop = bare[-1:] if bare[-1:] in {",", "."} else ""
    return f"{opening}{bare.removesuffix(stop)}{closing}{stop}" if bare else text


def label_string(string: TaggedString) -> tuple[list[list[str]], list[str]]:
    """Return what is seen of the tokens and their true labels."""
    tokens = split_tokens(string.text)
    places = [next(i for i, (_, start, end) in enumerate(string.fields) if start <= t.start < end) for t in tokens]
    labels = []
    for i, at in enumerate(places):
        name = string.fields[at][0]
        is_first = i == 0 or string.fields[places[i - 1]][0] != name
        labels.append(f"{'B' if is_first else 'I'}:{name}")
    return observe(string.text, tokens), labels


def train(strings: Sequence[TaggedString], weights: Path) -> None:
    """Train on the references and write the weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for number, string in enumerate(strings):
        for each in (string, *vary(string, number)):
            trainer.append(*label_string(each))
    weights.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(weights))


def main() -> None:
    """Train, and print what was written."""
    folder = Path(sys.argv[1])
    weights = Path(sys.argv[2]) if len(sys.argv) > 2 else WEIGHTS
    strings = select_strings(folder)
    train(strings, weights)
    print(f"{len(strings)} references; {weights.stat().st_size:,} bytes; sha256 {digest_file(weights)}")


if __name__ == "__main__":
    main()
