"""What is no question to a paper is told from what is one, and a courtesy is taken off a question."""

from __future__ import annotations

import pytest

from footnoted.answering.small_talk import is_small_talk, strip_courtesy

SMALL = """
Hi
hello!
Hey there
Hello, how are you?
Good morning everyone.
how's it going?
Thanks
thank you very much!
Thanks, that was helpful
Many thanks for your help
OK, thanks. Bye!
ok
Great!
I see.
Got it, thanks
that's interesting
Goodbye
see you later
Who are you?
what are you
What can you do?
Hello! What can you do for me?
What can I ask?
what can I ask you about
Which questions can I ask?
What kind of questions can you answer?
how do you work?
How does this tool work?
Are you a robot?
are you a human or a bot
Are you ChatGPT?
Who made you?
What is your name?
Can you help me?
help
Help me please
I have a question.
Can I ask you something?
🙂
👍👍
?!
...
"""
QUESTIONS = """
Who is Lee?
What is this?
What can Seoul do?
What can South Korea do about the tariffs?
Who is the author?
How did this policy work?
How does the alliance work?
What does the paper say about thanks?
thanks to whom did Lee win?
Good neighbour policy
hello kitty diplomacy
help for North Korea
Can the US help?
Did Lee thank Trump?
Hi-tech exports
options
Why?
And China?
great powers
right wing parties
well-being
what are the recommendations?
What are your sources?
who created the Sunshine Policy?
Are Koreans happy?
no first use
yes or no: did Seoul agree?
12
"""


@pytest.mark.parametrize("words", SMALL.strip().splitlines())
def test_small_talk_is_told(words: str) -> None:
    assert is_small_talk(words)


@pytest.mark.parametrize("words", QUESTIONS.strip().splitlines())
def test_a_question_is_no_small_talk(words: str) -> None:
    assert not is_small_talk(words)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("Hello, who wrote this paper?", "Who wrote this paper?"),
        ("Thanks! And who ranks third?", "And who ranks third?"),
        ("Good morning. ok, why does China matter?", "Why does China matter?"),
        ("Thank you very much; what does footnote 3 cite?", "What does footnote 3 cite?"),
        ("Hi-tech exports", "Hi-tech exports"),
        ("thanks to whom did Lee win?", "thanks to whom did Lee win?"),
        ("Hello!", "Hello!"),
        ("Who is Lee? Thanks!", "Who is Lee? Thanks!"),
        ("", ""),
    ],
)
def test_a_courtesy_is_taken_off_a_question(asked: str, left: str) -> None:
    assert strip_courtesy(asked) == left
