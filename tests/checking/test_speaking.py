"""Who is said to speak a quotation."""

from __future__ import annotations

import pytest

from footnoted.checking.content import read_content
from footnoted.checking.names import Lexicon
from footnoted.checking.speaking import find_speakers

LEXICON = Lexicon(small=frozenset(("lamps",)), capital=frozenset(("dekker", "vos", "anna")), abbreviations=())


def speakers(text: str, quoted: str) -> list[str] | None:
    start = text.index(quoted)
    found = find_speakers(read_content(text, LEXICON), start, start + len(quoted))
    return None if found is None else [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dekker told Vos that 'it burns'.", ["Dekker"]),
        ("According to Anna Dekker, 'it burns'.", ["Anna Dekker"]),
        ("'it burns', said Dekker.", ["Dekker"]),
        ("When Vos had left, Dekker called the town 'it burns'.", ["Dekker"]),
        ("The mayor, Anna Dekker, described it as 'it burns'.", ["Anna Dekker"]),
        ("Dekker made clear that 'it burns'.", ["Dekker"]),
        ("The lamps of Vos 'it burns' are old.", None),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_of_saying(text: str, who: list[str] | None) -> None:
    assert speakers(text, "'it burns'") == who
