"""Measure how well the fields of tagged reference strings are read: by layouts, by labels, and by both.

Usage: python benchmarks/reference_fields.py FOLDER [--folds | --rough]

FOLDER holds AnyStyle's `core.xml`, `gold.xml`, `bad.xml` and `ugly.xml`. Printed are precision, recall and F1 of every
field and of all together on gold, the share of right tokens, and for every file whether a reference crashed or lost a
character. `--folds` measures on fifths of core instead, each labelled by weights trained on the others; `--rough` on
bad and ugly, less what core or gold hold too: their tags are rough, so the figures are lower than the reading is.

A value is right if it equals the tagged one: case kept, white space folded, punctuation and quotation marks round it
dropped. Of a date the first year counts; of authors the words in order, without punctuation and the words that join
names (so that a list of names and its print compare); of a container not the `In` before it; of an address or DOI the
DOI where it holds one, else the address without its protocol. Each value of a reference counts once.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

import pycrfsuite
from tagged_strings import TaggedString, read_strings
from train_tagger import select_strings, train

from footnoted.document import Source
from footnoted.references.dates import YEAR
from footnoted.references.links import DOI, trim
from footnoted.references.parse import parse_source, read_layouts
from footnoted.references.tagging.labeller import label_with
from footnoted.references.tagging.sources import read_tagged, strip_within
from footnoted.references.tagging.tagged import Tagged, tag_reference
from footnoted.references.tagging.tokens import split_tokens

FIELDS = ("author", "title", "year", "container", "link")
COUNTED_AS = {
    "author": "author",
    "title": "title",
    "date": "year",
    "journal": "container",
    "container": "container",
    "url": "link",
    "doi": "link",
}
OUTER = re.compile(r"^[\W_]+|[\W_]+$")
JOINING = {"and", "und", "et", "y", "e", "al", "others"}
FOLDS = 5
CONFIDENCES = (0.0, 0.5, 0.8, 0.9, 0.97, 1.01)
LABELS = "labels, as stretches"
WAYS = ("layouts alone", "labels alone, where they are sure", LABELS, "joined, as parse_source reads")
Values = set[tuple[str, str]]


@dataclass
class Counts:
    """Right, wrong and missed values of every field, and right tokens of all."""

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    tokens: int = 0
    right_tokens: int = 0
    strings: int = 0
    whole: int = 0

    def add(self, found: Values, gold: Values) -> None:
        """Count one reference."""
        self.right.update(name for name, _ in found & gold)
        self.given.update(name for name, _ in found)
        self.wanted.update(name for name, _ in gold)
        self.strings += 1
        self.whole += found == gold

    def score(self, names: Iterable[str]) -> tuple[float, float, float]:
        """Return precision, recall and F1 over some fields."""
        right, given, wanted = (sum(each[name] for name in names) for each in (self.right, self.given, self.wanted))
        return right / max(1, given), right / max(1, wanted), 2 * right / max(1, given + wanted)


def normalise(name: str, printed: str) -> str:
    """Return a value as it is compared; empty where nothing is left."""
    printed = " ".join(printed.split())
    if name == "year":
        match = re.search(rf"(?<!\d){YEAR}(?!\d)", printed)
        return match.group() if match else ""
    if name == "link":
        bare = "".join(printed.split())
        doi = DOI.search(bare)
        return (
            trim(doi.group())
            if doi
            else OUTER.sub("", re.sub(r"^.*?(?:https?|ftp)://|^\W*urls?:?", "", bare, flags=re.I))
        )
    if name == "author":
        return " ".join(word for word in re.findall(r"\w+", printed) if word.lower() not in JOINING)
    return OUTER.sub("", strip_within(printed) if name == "container" else printed)


def collect(pairs: Iterable[tuple[str, str]]) -> Values:
    """Return the values of the counted fields."""
    values = {(COUNTED_AS[name], normalise(COUNTED_AS[name], text)) for name, text in pairs if name in COUNTED_AS}
    return {(name, value) for name, value in values if value}


def values_of_string(string: TaggedString) -> Values:
    """Return the true values; the stretches of one field that stand apart are values of their own."""
    return collect((name, string.text[start:end]) for name, start, end in string.fields)


def values_of_tagged(tagged: Tagged) -> Values:
    """Return the values that the labels give."""
    return collect((each.field, tagged.read(each)) for each in tagged.stretches)


def values_of_source(source: Source) -> Values:
    """Return the values that a source holds."""
    fields = {
        "author": " ".join(source.authors),
        "title": source.title,
        "date": str(source.year or ""),
        "container": source.container,
        "url": source.url,
        "doi": source.doi,
    }
    return collect((name, text) for name, text in fields.items() if text)


def count_tokens(counts: Counts, string: TaggedString, tagged: Tagged) -> None:
    """Count the tokens whose first letter or digit stands in the right field."""
    found = {i: each.field for each in tagged.stretches for i in range(each.start, each.end)}
    gold = {i: name for name, start, end in string.fields for i in range(start, end)}
    same = {"doi": "url"}
    for token in split_tokens(string.text):
        at = next((i for i in range(token.start, token.end) if string.text[i].isalnum()), None)
        if at is not None:
            counts.tokens += 1
            told, true = found.get(at, "note"), gold.get(at, "note")
            counts.right_tokens += same.get(told, told) == same.get(true, true)


def measure(strings: list[TaggedString]) -> dict[str, Counts]:
    """Return the counts of every way of reading."""
    counts = {name: Counts() for name in WAYS}
    for string in strings:
        gold, tagged = values_of_string(string), tag_reference(string.text)
        sources = (read_layouts(string.text), read_tagged(string.text) or Source(text=string.text))
        found = (*map(values_of_source, sources), values_of_tagged(tagged), values_of_source(parse_source(string.text)))
        for way, values in zip(WAYS, found, strict=True):
            counts[way].add(values, gold)
        count_tokens(counts[LABELS], string, tagged)
    return counts


def print_counts(counts: dict[str, Counts]) -> None:
    """Print the figures, a block for each way of reading."""
    for way, each in counts.items():
        print(f"\n{way} ({each.strings} references, {each.whole / each.strings:.3f} right in every field)")
        print("  field      precision  recall      F1  values")
        for name in (*FIELDS, "overall"):
            names = FIELDS if name == "overall" else (name,)
            precision, recall, f1 = each.score(names)
            print(f"  {name:10} {precision:9.3f} {recall:7.3f} {f1:7.3f} {sum(each.wanted[n] for n in names):7}")
        if each.tokens:
            print(f"  tokens in the right field: {each.right_tokens / each.tokens:.3f} of {each.tokens}")


def measure_folds(folder: Path) -> dict[str, Counts]:
    """Label each fifth of core by weights trained on the rest; print how right fields of which confidence are."""
    strings, total = select_strings(folder), Counts()
    verdicts: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as place:
            weights = Path(place) / "tagger.crfsuite"
            train([s for i, s in enumerate(strings) if i % FOLDS != fold], weights)
            tagger = pycrfsuite.Tagger()
            tagger.open(str(weights))
            tag = partial(tag_reference, label=partial(label_with, tagger))
            for string in strings[fold::FOLDS]:
                tagged = tag(string.text)
                total.add(values_of_tagged(tagged), values_of_string(string))
                count_tokens(total, string, tagged)
                verdicts.extend(judge_fields(string, tagged))
    for low, high in pairwise(CONFIDENCES):
        right = [is_right for confidence, is_right in verdicts if low <= confidence < high]
        print(f"confidence {low:.2f}-{high:.2f}: {len(right):5} fields, {sum(right) / max(1, len(right)):.3f} right")
    return {"labels, fifths of core": total}


def judge_fields(string: TaggedString, tagged: Tagged) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of every labelled field that is counted, and whether its value is right."""
    gold = values_of_string(string)
    for each in tagged.stretches:
        values = collect([(each.field, tagged.read(each))]) if each.field not in {"url", "doi"} else set()
        if values:
            yield each.confidence, values <= gold


def check_whole(strings: list[TaggedString]) -> tuple[int, int]:
    """Return how many references crashed, and how many came back with other characters than they went in with."""
    crashed = changed = 0
    for string in strings:
        try:
            tagged, source = tag_reference(string.text), parse_source(string.text)
        except Exception as error:  # noqa: BLE001 - that nothing is raised at all is what is measured
            crashed += 1
            print(f"  {type(error).__name__}: {error} in {string.text!r}")
            continue
        changed += "".join(part for _, part in tagged.parts()) != string.text or source.text != string.text.strip()
    return crashed, changed


def select_rough(folder: Path, name: str) -> list[TaggedString]:
    """Return the references of a file of rough tags that neither core nor gold holds."""
    known = [string for each in ("core", "gold") for string in read_strings(folder / f"{each}.xml")]
    letters, titles = {string.letters for string in known}, {string.title for string in known}
    return [s for s in read_strings(folder / f"{name}.xml") if s.letters not in letters and s.title not in titles]


def main() -> None:
    """Print the figures asked for."""
    folder, options = Path(sys.argv[1]), sys.argv[2:]
    if "--folds" in options:
        print_counts(measure_folds(folder))
    elif "--rough" in options:
        for name in ("bad", "ugly"):
            print(f"\n== {name}")
            print_counts(measure(select_rough(folder, name)))
    else:
        print_counts(measure(read_strings(folder / "gold.xml")))
        print()
        for name in ("gold", "core", "bad", "ugly"):
            strings = read_strings(folder / f"{name}.xml")
            crashed, changed = check_whole(strings)
            print(f"{name}: {len(strings)} references, {crashed} crashed, {changed} lost or changed a character")


if __name__ == "__main__":
    main()
