"""Wrong claims made of right ones, in as many ways as a bad model goes wrong: what the worst model writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from footnoted.countries import find_countries
from footnoted.indexing.terms import STOP_WORDS

NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "ten", "twelve", "twenty")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NAMES = (
    "Vladimir Putin", "Angela Merkel", "Emmanuel Macron", "Brazil", "Mongolia", "Canada", "Margaret Okafor", "UNESCO",
)  # fmt: skip
AUXILIARY = re.compile(
    r"\b(is|was|are|were|has|have|had|will|would|can|could|may|might|should|did|does|do)\b(?! not\b)"
)
PAST = re.compile(r"\b(\w{3,}ed)\b")
OPPOSITES = (
    ("increase", "decrease"), ("increased", "decreased"), ("rise", "fall"), ("rose", "fell"), ("higher", "lower"),
    ("more", "less"), ("support", "oppose"), ("supported", "opposed"), ("accept", "reject"), ("strengthen", "weaken"),
    ("largest", "smallest"), ("before", "after"), ("agreed", "refused"), ("first", "last"), ("positive", "negative"),
    ("stronger", "weaker"), ("export", "import"), ("exports", "imports"), ("North", "South"), ("success", "failure"),
    ("won", "lost"), ("begin", "end"), ("progressive", "conservative"), ("majority", "minority"), ("highest", "lowest"),
)  # fmt: skip
HEDGES = (
    ("may", "will"),
    ("might", "will"),
    ("could", "will"),
    ("some", "all"),
    ("often", "always"),
    ("likely", "certain"),
)
TAILS = (
    ", which was a disgrace", ", to the delight of Vladimir Putin", ", for the first time since 1875",
    ", according to secret documents", ", and this cost 42 lives", ", as every expert agrees",
)  # fmt: skip
INVENTED = (
    "The paper concludes that the policy was a complete failure.",
    "The author recommends that the government should resign at once.",
    "Experts everywhere praised the plan as visionary.",
    "It was decided to move the capital to another city.",
    "The president was arrested for corruption and fled abroad.",
)
ADJECTIVES = ("disastrous", "secret", "brilliant", "corrupt")
QUOTES = ("“a historic betrayal”", "“we will never surrender”", "'the end of an era'", "“nobody told me”")


def spoil(words: str, other_names: tuple[str, ...] = NAMES) -> Iterator[tuple[str, str]]:
    """Yield claims that a sentence's passage does not say, with the name of what was done to it."""
    bare = words.rstrip(".")
    yield from spoil_figures(words)
    yield from spoil_dates(words)
    yield from spoil_names(words, other_names)
    yield from spoil_denials(words)
    for old, new in OPPOSITES:
        for one, other in ((old, new), (new, old)):
            if re.search(rf"\b{one}\b", words):
                yield "opposite", re.sub(rf"\b{one}\b", other, words, count=1)
    for old, new in HEDGES:
        if re.search(rf"\b{old}\b", words):
            yield "certainty", re.sub(rf"\b{old}\b", new, words, count=1)
    for tail in TAILS:
        yield "addition", f"{bare}{tail}."
    for quote in QUOTES:
        yield "quotation", f"{bare}, called {quote}."
    yield from spoil_quotation(words)
    yield from exchange_roles(words)
    yield from exchange_things(words)


def exchange_things(words: str) -> Iterator[tuple[str, str]]:
    for word in ADJECTIVES:
        if found := re.search(r"\b(?:the|a|an) (?=[a-z])", words):
            yield "addition", f"{words[: found.end()]}{word} {words[found.end() :]}"
    for match in list(re.finditer(r"\b(?:the|a|of|for|with) ([a-z]{5,})\b", words))[:2]:
        yield (
            "another thing",
            f"{words[: match.start(1)]}{'bananas' if match[1].endswith('s') else 'banana'}{words[match.end(1) :]}",
        )
        yield (
            "another thing",
            f"{words[: match.start(1)]}{'tariffs' if match[1].endswith('s') else 'treaty'}{words[match.end(1) :]}",
        )
    for match in list(PAST.finditer(words))[:2]:
        for verb in ("destroyed", "ignored", "celebrated", "invented"):
            if match[1] != verb:
                yield "another deed", words[: match.start()] + verb + words[match.end() :]


def is_name(words: str) -> bool:
    return all(word.casefold() not in STOP_WORDS and word not in MONTHS for word in words.split())


def is_same(one: str, two: str) -> bool:
    """Tell whether two names mean the same, so that it does not matter which of them stands where."""
    countries = [{country for _, _, country in find_countries(name)} for name in (one, two)]
    return bool(countries[0] & countries[1]) or bool({*one.split()} & {*two.split()})


def exchange_roles(words: str) -> Iterator[tuple[str, str]]:
    named = list(re.finditer(r"(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z-]+)*(?!\w)", words))
    for one, two in pairwise(named):
        middle = words[one.end() : two.start()]
        if not is_name(one[0]) or not is_name(two[0]) or is_same(one[0], two[0]):
            continue
        if re.search(r"\b\w{3,}(?:ed|es)\b", middle) and " by " not in middle:
            yield "roles", words[: one.start()] + two[0] + middle + one[0] + words[two.end() :]


def spoil_figures(words: str) -> Iterator[tuple[str, str]]:
    figures = [match for match in re.finditer(r"(?<![\d.,])\d+(?:\.\d+)?(?![\d,])", words) if not is_year(match[0])]
    for match in figures:
        for new in (str(round(float(match[0]) + 7)), str(round(float(match[0]) * 10 + 3))):
            yield "number", words[: match.start()] + new + words[match.end() :]
        yield "bound", words[: match.start()] + "more than " + words[match.start() :]
    if len(figures) > 1 and figures[0][0] != figures[1][0]:
        one, two = figures[:2]
        middle = words[one.end() : two.start()]
        yield "numbers exchanged", words[: one.start()] + two[0] + middle + one[0] + words[two.end() :]
    for match in re.finditer(rf"\b({'|'.join(NUMBER_WORDS)})\b", words):
        yield "number", words[: match.start()] + ("nine" if match[0] != "nine" else "four") + words[match.end() :]


def is_year(figure: str) -> bool:
    return bool(re.fullmatch(r"(?:1\d|20)\d\d", figure))


def spoil_dates(words: str) -> Iterator[tuple[str, str]]:
    years = list(re.finditer(r"\b(?:1\d|20)\d\d\b", words))
    for match in years:
        yield "date", words[: match.start()] + str(int(match[0]) - 3) + words[match.end() :]
    if len(years) > 1 and years[0][0] != years[1][0]:
        one, two = years[:2]
        middle = words[one.end() : two.start()]
        yield "dates exchanged", words[: one.start()] + two[0] + middle + one[0] + words[two.end() :]
    for match in re.finditer(rf"\b({'|'.join(MONTHS)})\b(?= \d|,)", words):
        new = MONTHS[(MONTHS.index(match[0]) + 5) % 12]
        yield "date", words[: match.start()] + new + words[match.end() :]
    for match in re.finditer(rf"\b(\d{{1,2}}) (?={'|'.join(MONTHS)})", words):
        yield "date", words[: match.start(1)] + str((int(match[1]) + 3) % 28 + 1) + words[match.end(1) :]
    if not years:
        yield "date", f"In 1987, {words}"


def spoil_names(words: str, other_names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    named = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z-]+)*", words))
    for match in named[:3]:
        for name in other_names[:3]:
            if name not in words:
                yield "name", words[: match.start()] + name + words[match.end() :]


def spoil_denials(words: str) -> Iterator[tuple[str, str]]:
    for match in list(AUXILIARY.finditer(words))[:3]:
        yield "negation", f"{words[: match.end()]} not{words[match.end() :]}"
    for match in list(re.finditer(r"\b(?:not|never|no) ", words))[:2]:
        yield "negation", words[: match.start()] + words[match.end() :]
    if found := PAST.search(words):
        yield "negation", f"{words[: found.start()]}never {words[found.start() :]}"


def spoil_quotation(words: str) -> Iterator[tuple[str, str]]:
    for match in list(re.finditer(r"[“‘'\"]([^“”‘’'\"]{8,})[”’'\"]", words))[:1]:
        inner = match[1].split()
        changed = " ".join([*inner[:-1], "banana"])
        yield "quotation", words[: match.start(1)] + changed + words[match.end(1) :]
    inner = words.split()
    if len(inner) > 8:
        yield "quotation", f"The paper writes “{' '.join(inner[2:5])} {' '.join(inner[6:8])}”."
