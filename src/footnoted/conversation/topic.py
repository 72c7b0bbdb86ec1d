"""What a conversation is about: its names, in the order and the weight in which they were said.

It owns which name a pronoun or a question without a name means; it must not know how a question is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footnoted.conversation.leaning import Pronoun, find_pronoun
from footnoted.conversation.names import Name, find_names, share_word

__all__ = ["Exchange", "Subject", "find_referent", "find_subjects", "find_topic", "read_exchange"]

# What is read of a long answer: what it is about stands at its start.
LONGEST_ANSWER = 600
# An answer of at most so many words is the thing asked for and nothing else.
BARE_ANSWER = 4
# Of so many names none is what a conversation is about.
MOST_SUBJECTS = 60
# A name typed in small letters is known again from this length on.
SHORTEST_TYPED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name said in one exchange, by the user or in the answer; `place` counts the names of those words.

    `asked_for` is a name that is the whole answer to what was asked of him or her: somebody or something else.
    """

    name: Name
    exchange: int
    by_user: bool
    place: int
    asked_for: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question as understood, what was answered (nothing where nothing was), and the names in both."""

    question: str
    answer: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """One person or thing under all its names, in the order in which they were said."""

    mentions: tuple[Mention, ...]

    @property
    def name(self) -> str:
        """Return its fullest name."""
        return max((each.name.words for each in self.mentions), key=lambda words: len(words.split()))

    @property
    def is_thing(self) -> bool:
        """Tell whether more than half of its mentions look like a thing's."""
        return sum(each.name.kind == "thing" for each in self.mentions) * 2 > len(self.mentions)

    @property
    def is_person(self) -> bool:
        """Tell whether it was once called as only persons are."""
        return not self.is_thing and any(each.name.kind == "person" for each in self.mentions)

    @property
    def weight(self) -> int:
        """Return how often it was named, once more for having opened a sentence."""
        return len(self.mentions) + any(each.name.opens for each in self.mentions)

    @property
    def asked_in(self) -> int:
        """Return the number of the newest exchange in which the user named it; -1 for none."""
        return max((each.exchange for each in self.mentions if each.by_user), default=-1)

    def place_in(self, exchange: int) -> int:
        """Return at which place among the names of a question it was first named there."""
        return min(each.place for each in self.mentions if each.by_user and each.exchange == exchange)

    def suits(self, pronoun: Pronoun) -> bool:
        """Tell whether its names may be meant by a pronoun."""
        if pronoun in ("it", "they"):
            return not self.is_person
        is_asked_for = all(each.asked_for for each in self.mentions)
        return not self.is_thing and not is_asked_for and all(each.name.fits(pronoun) for each in self.mentions)


def read_exchange(number: int, question: str, answer: str) -> Exchange:
    """Return an exchange with its names; exchanges are numbered from the first."""
    asks_of_somebody = find_pronoun(question) in ("he", "she")
    is_bare = len(answer.split()) <= BARE_ANSWER
    mentions = (
        Mention(
            name=name,
            exchange=number,
            by_user=by_user,
            place=place,
            asked_for=not by_user and is_bare and asks_of_somebody,
        )
        for by_user, words in ((True, question), (False, answer[:LONGEST_ANSWER]))
        for place, name in enumerate(find_names(words))
    )
    return Exchange(question=question, answer=answer, mentions=tuple(mentions))


def find_subjects(exchanges: Sequence[Exchange]) -> tuple[Subject, ...]:
    """Return what the conversation names, in the order in which each was first named."""
    groups: list[list[Mention]] = []
    # Each wording once: in a long conversation the same few names come again and again.
    group_of: dict[str, list[Mention]] = {}
    for mention in (mention for exchange in exchanges for mention in exchange.mentions):
        words = mention.name.words
        if words not in group_of:
            alike = next((known for known in group_of if share_word(words, known)), None)
            if alike is None and len(groups) == MOST_SUBJECTS:
                continue
            group_of[words] = group_of[alike] if alike else []
            if alike is None:
                groups.append(group_of[words])
        group_of[words].append(mention)
    for number, exchange in enumerate(exchanges):
        recognise_typed(groups, number, exchange.question)
    return tuple(Subject(tuple(group)) for group in groups)


def recognise_typed(groups: Sequence[list[Mention]], number: int, question: str) -> None:
    """Add to its group each person's name that stands in a question in small letters."""
    typed = set(re.findall(r"[a-z]+", question))
    for group in groups:
        last = group[0].name.words.rsplit(maxsplit=1)[-1].casefold()
        if group[0].name.kind != "thing" and last in typed and len(last) >= SHORTEST_TYPED:
            group.append(replace(group[0], exchange=number, by_user=True))


def find_topic(subjects: Sequence[Subject]) -> Subject | None:
    """Return what the conversation is about: what the user was the last to bring up, else what was first named."""
    brought = [subject for subject in subjects if subject.mentions[0].by_user]
    return brought[-1] if brought else subjects[0] if subjects else None


def find_referent(pronoun: Pronoun, subjects: Sequence[Subject]) -> Subject | None:
    """Return whom or what a pronoun means; None where nothing named suits it, or more than one thing."""
    suitable = [subject for subject in subjects if subject.suits(pronoun)]
    if pronoun in ("he", "she"):
        return pick_asked(suitable) or pick_answered(suitable)
    # Answers name many things, and "it" may be none of them: only what the user named, where that was one.
    newest = max((subject.asked_in for subject in subjects), default=-1)
    there = [subject for subject in subjects if subject.asked_in == newest >= 0]
    return there[0] if len(there) == 1 and there[0] in suitable else None


def pick_asked(subjects: Sequence[Subject]) -> Subject | None:
    """Return what the user named in the newest question that named any, the first there; None where none did."""
    asked = [subject for subject in subjects if subject.asked_in >= 0]
    newest = max((subject.asked_in for subject in asked), default=-1)
    there = [subject for subject in asked if subject.asked_in == newest]
    return min(there, key=lambda subject: subject.place_in(newest), default=None)


def pick_answered(subjects: Sequence[Subject]) -> Subject | None:
    """Return what the answers name most, the subject of a sentence before its objects, the first among equals."""
    return max(subjects, key=lambda subject: subject.weight, default=None)
