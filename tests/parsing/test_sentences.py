"""Sentence boundaries in scholarly prose: what stands before a stop, behind it, and around it.

Each line of a case is a paragraph with its boundaries marked by `|`. More shapes stand in `cases/sentences.txt`.
"""

from __future__ import annotations

import pytest

from footnoted.parsing import split_sentences

CITED = """
The lamps were lit by hand.[3] | Then came gas.[4][5] | Nobody asked why.[6,7] | It was over.
Oil was cheap.12 | Gas was not.3,4 | By 1850 it was (at least in Ost).10 | Prices fell by 4%.9 11 | So did wages.
Oil was cheap. [3] | Gas was not. 4, 5 | Prices fell.
Oil was cheap [3]. | Gas [4–6] was not. | Prices fell.
“We light them,” he wrote, “as we must.”7 | The gas came later.
The oil was sold by Wend Ltd. [22] . | It burned well.
See vol.3 The Lamps of Ost.
"""
LEANING = """
Authors: Vint, Ada K.; Wren, Otto B.; Strake, Jan M. and others.
We counted Lampyris spp., Luciola spp. and others. | They glow.
The lamp went out (it was late). (Which nobody had foreseen.) | It was lit again.
Ministry of Lamps of the Republic. (2020). | The rules were few.
Strake, O. Lamps of the north. | Lamp Letters. 2011;12(3):115–122.
The site is lamp.org/list.pdf?year=1811 today. | It burns.
It rained all day. 18
"""
SHORTENED = """
The gain held (p < 0.05). | The loss did not, p = 0.4. | It was small.
As in Fig. 2, it burns. | Figs. 2A and 3B differ. | The rest is in Suppl. Fig. S1. | See eq. (3) and Ref. [12] for more.
The strain has accession no. KF906251 and no other. | The answer is no. | None came.
We follow Vint et al. (2010). | So do Crane et al. | However, the lamps of Wren et al. are older.
The gate, i.e. the tower, stands. | It is old, e.g. No. 3, cf. Strake, vol. 3, pp. 4–5. | It fell, viz. by one vote.
Gas was lit vs. oil by A. B. Vint and J. K. Wren. | Dr. M. Strake came too.
It was on Sept. 3 or Oct. 4.
We met in Washington, D.C. | The lamp is in the D.C. Museum.
See Kim, J. The rise of lamps.
"""
SINGLE_LETTERS = """
This is vitamin D. | The lamp gives none. | Plan B. | Nobody liked it.
They lost 3.5 L. | She drank the rest. | It was kept at 4 °C. | Moths were counted. | They like Luciola and E. coli.
Lamp A. B. Vint made it. | K. He and S. To sold it.
"""
LOST_SPACES = """
This is the usual method.The lamp is lit.Then it burns (for a day).Nobody watches.
The list is in Table 2 .The rest is lost.
Write to Ada.Vint@lamp.org today, or see lamp.org/All.The end or www.lamp.Org now.
It burned。It died．Nobody saw.
"""
QUOTATIONS = """
She wrote, “The lamp burns. It smokes. The oil is bad,” and left. | Nobody came.
He wrote: ‘The lamps' oil is bad. It smokes. But why?’ (Strake, p. 4). | Nobody knew.
"Is it lit? 'It is.' Then we go." | They went.
The rate r", as defined, was low. | The lamps burned. | In all models it was ".
"""
LABELS = """
The steps are few: a) it is lit. | b) it burns. | c) It dies.
The steps are few. | i) it is lit; | ii) it burns.
2.3. Lighting of lamps. | We lit them.
Scheme 1 . Lamps by year
Table S2. Oil by year
It is lit (see Fig. a) in May. | It dies.
"""


def paragraphs(cases: str) -> list[str]:
    return cases.strip().splitlines()


@pytest.mark.parametrize("marked", paragraphs(CITED))
def test_numbers_of_sources_stay_with_what_they_stand_behind(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", paragraphs(LEANING))
def test_no_sentence_begins_with_what_leans_on_the_one_before(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", paragraphs(SHORTENED))
def test_the_stop_of_an_abbreviation_ends_nothing(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", paragraphs(SINGLE_LETTERS))
def test_a_single_letter_is_an_initial_or_an_end(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", paragraphs(QUOTATIONS))
def test_a_quotation_of_several_sentences_is_whole(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", paragraphs(LABELS))
def test_labels_begin_what_they_label(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("words", "expected"),
    list(
        zip(
            paragraphs(LOST_SPACES),
            [
                ["This is the usual method.", "The lamp is lit.", "Then it burns (for a day).", "Nobody watches."],
                ["The list is in Table 2 .", "The rest is lost."],
                ["Write to Ada.Vint@lamp.org today, or see lamp.org/All.The end or www.lamp.Org now."],
                ["It burned。", "It died．", "Nobody saw."],
            ],
            strict=True,
        )
    ),
)
def test_a_lost_space_hides_no_boundary(words: str, expected: list[str]) -> None:
    assert [words[a:b] for a, b in split_sentences(words)] == expected


def check(marked: str) -> None:
    """Split the words without their marks, and hold the sentences against the marked ones."""
    expected = marked.split(" | ")
    words = " ".join(expected)
    assert [words[a:b] for a, b in split_sentences(words)] == expected
