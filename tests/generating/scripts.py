"""What scripted models say: a good one, the worst one, and each way in which one fails."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from composing import compose, split_plain
from scripted_model import Fault, Prompt, Script, stream_words
from spoiling import INVENTED, spoil

# Wrong claims in one reply of the worst model.
WRONG_A_REPLY = 8


def write_line(claim: str, keys: tuple[str, ...]) -> str:
    return " ".join((claim, *(f"[[{key}]]" for key in keys))) + "\n"


@dataclass
class Good:
    """Says right claims, the same ones to the same question; when told that some were not accepted it gives them up."""

    offered: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, prompt: Prompt) -> Iterator[str | Fault]:
        if prompt.rejected:
            yield f"[[{prompt.refusal}]]\n"
            return
        for how, claim, keys in compose(prompt.passages, crc32(prompt.question.encode())):
            self.offered.append((how, claim))
            yield from stream_words(write_line(claim, keys), size=17)


@dataclass
class Worst:
    """Says wrong claims only, in every way there is; when told so it says others."""

    tried: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, prompt: Prompt) -> Iterator[str | Fault]:
        chance = random.Random(crc32(prompt.question.encode()) + len(prompt.rejected))
        wrong = list(self._make(prompt, chance))
        for how, claim, keys in chance.sample(wrong, min(len(wrong), WRONG_A_REPLY)):
            self.tried.append((how, claim))
            yield from stream_words(write_line(claim, keys), size=17)

    def _make(self, prompt: Prompt, chance: random.Random) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        names = ("Vladimir Putin", "Angela Merkel", "Mongolia")
        keys = prompt.keys
        for key in keys[:4]:
            words = prompt.passages[key]
            sentences = split_plain(words)
            if len(sentences) != 1 or not words.endswith("."):
                continue
            yield from ((how, claim, (key,)) for how, claim in spoil(words, names) if claim != words)
            yield "uncited", words, ()
            yield "our own mark", f"{words} [1]", ()
            yield "unknown key", words, (f"{key}9",)
            yield "bare number for a key", words, ("1",)
            others = [other for other in keys if not shares_words(prompt.passages[other], words)]
            if others:
                yield "another passage's key", words, (chance.choice(others),)
            yield "invented", chance.choice(INVENTED), (key,)


def shares_words(passage: str, sentence: str) -> bool:
    """Tell whether a passage may say what a sentence of another says, because it holds the same sentence."""
    return sentence in passage or passage in sentence


def say_and(fault: Fault) -> Script:
    """Return the script of a model that says one right claim and then fails."""

    def script(prompt: Prompt) -> Iterator[str | Fault]:
        yield write_line(prompt.passages[prompt.keys[0]], prompt.keys[:1])
        yield fault

    return script


def fail(*faults: Fault) -> Script:
    """Return the script of a model that fails at once."""

    def script(prompt: Prompt) -> Iterator[str | Fault]:
        yield from faults

    return script


def babble(prompt: Prompt) -> Iterator[str | Fault]:
    """Say something that is in no form at all."""
    yield from stream_words("Sure! Here's what I think about that, in my own words.\nIt's complicated.\n")


def refuse(prompt: Prompt) -> Iterator[str | Fault]:
    """Say that the passages do not answer."""
    yield f"[[{prompt.refusal}]]"


# Each way to fail, with the code that answers tell of it.
FAILURES: dict[str, tuple[Script, str]] = {
    "no key": (fail(Fault(status=401)), "model_unauthorised"),
    "forbidden": (fail(Fault(status=403)), "model_unauthorised"),
    "too many requests": (fail(Fault(status=429)), "model_busy"),
    "too many for an hour": (fail(Fault(status=429, headers={"Retry-After": "3600"})), "model_busy"),
    "no such model": (fail(Fault(status=404)), "model_failed"),
    "server error": (fail(Fault(status=500)), "model_failed"),
    "bad gateway": (fail(Fault(status=502)), "model_failed"),
    "overloaded": (fail(Fault(status=503)), "model_busy"),
    "garbage": (fail(Fault(raw=b"data: {this is no JSON\n\n", end=True)), "model_unreadable"),
    "a page in place of events": (fail(Fault(raw=b"<html>Sign in</html>", end=True)), "model_unreadable"),
    "nothing": (fail(Fault(end=True)), "model_unreadable"),
    "silence": (fail(Fault(wait=6)), "model_slow"),
    "closed at once": (fail(Fault(close=True)), "model_broke_off"),
    "reset at once": (fail(Fault(reset=True)), "model_broke_off"),
    "closed midway": (say_and(Fault(close=True)), "model_broke_off"),
    "reset midway": (say_and(Fault(reset=True)), "model_broke_off"),
    "half a stream": (say_and(Fault(end=True)), "model_broke_off"),
    "silence midway": (say_and(Fault(wait=6)), "model_slow"),
    "babble": (babble, "model_unreadable"),
}
