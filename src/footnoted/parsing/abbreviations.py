"""What a stop belongs to: the abbreviations and initials of scholarly prose, and the words that begin sentences.

It owns the word lists and the patterns made of them; it must not know how boundaries are proposed or weighed.
"""

from __future__ import annotations

import re

__all__ = [
    "ABBREVIATION",
    "BARE_INITIAL",
    "CAPITAL",
    "COUNTED",
    "INITIAL",
    "NUMERAL",
    "OPENING",
    "SAYING",
    "STARTER",
    "SURE_STARTER",
    "UNIT",
]

CAPITAL = r"[‘“'\"«(\[]?[A-ZÀ-ÖØ-Þ]"
# No boundary behind the initial of an author ("Kim, J.", "Lee J-M."), or these abbreviations, whatever follows.
INITIAL = re.compile(r"(?:,\s(?:[A-Z]\.[\s-]?)*[A-Z]|[\s,][A-Z]-[A-Z])\.$")
TITLES = "Dr|Drs|Mr|Mrs|Ms|Prof|Profs|Gen|Col|Lt|Sgt|Maj|Capt|Adm|Gov|Sen|Rep|Hon|Rev|St|Jr|Messrs"
ABBREVIATION = re.compile(
    rf"(?:(?:^|[\s(\[])(?:v|vs|cf|al|e\.g|i\.e|viz|resp|trans|approx|op|loc)|(?:^|[\s(\[.])(?:{TITLES}))\.$"
)
# These abbreviate only where a figure, a letter with a figure or a Roman numeral follows: "ch. 2", "no. KF906251",
# "eq. (3)", but "The answer is no. Next…".
COUNTED = re.compile(
    r"(?:^|[\s(\[])(?:figs?|tabs?|eqs?|eqns?|nos?|vols?|chs?|chaps?|secs?|sects?|apps?|pp?|eds?|arts?|paras?|pts?|bks?|"
    r"nn?|ff?|ca?|r|refs?|suppl?|thms?|defs?|props?|exps?|cat|col|fol|ser|ver|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$",
    re.IGNORECASE,
)
NUMERAL = re.compile(r"[(\[]?(?:[A-Z]{0,3}_?\d|[IVXLC]+\b(?!')|[Nn]os?\.\s|[Ff]igs?\.\s|[a-z]\))")
# "At 5 a.m. Mr Smith left", "Table 1. Rankings…", "2.3. Sampling…": what stands before the stop is no sentence yet.
OPENING = re.compile(
    r"(?:(?:At|By|Until|Before|After|Around|From|Since)\s\d[\d.:]*\s[ap]\.m|"
    r"(?:Table|Figure|Fig\.|Box|Chart|Map|Scheme|Plate|Panel|Step|Appendix|Algorithm)\s[A-Z]?\d+[A-Za-z]?\s?|"
    r"(?:\d{1,2}\.)*\d{1,2}|[A-Z]|[IVX]{1,4})\.$"
)
# "…?' asked Lee" goes on; a verb of saying among the next words shows it.
SAYING = re.compile(r"(?![‘“'\"«(\[])(?:\S+\s+){0,3}(?:said|says|asked|asks|added|wrote|argued|replied|told|cried)\b")
# A capitalised word that is no name and no noun: behind a stop it begins a sentence. Left out are those that are
# surnames as well ("K. He", "S. To", "B. So").
STARTER_WORDS = (
    "The|This|These|Those|That|There|Here|They|We|It|Its|Our|Their|In|However|But|Although|Though|Because|Since|While|"
    "When|Where|Whereas|Whether|If|After|Before|During|Until|For|From|With|Without|Within|Among|Between|Under|By|At|As|"
    "Thus|Therefore|Hence|Moreover|Furthermore|Finally|Instead|Indeed|Both|Each|Some|Many|Most|Several|All|Such|Only|"
    "Then|Later|Also|Another|Nobody|Nothing|None|Neither|Either|Unlike|Throughout|Across|Once|Currently|Recently|Overall|"
    "Additionally|Interestingly|Nevertheless|Nonetheless|Meanwhile|Similarly|Consequently|Yet|What|How|Why|Despite|Given|According"
)
STARTER = rf"(?:{STARTER_WORDS})\b(?!['’.-])"
SURE_STARTER = re.compile(STARTER)
# "…hepatitis C. The…", "…Washington, D.C. The…", "…et al. In…" end a sentence where a sure beginning follows; the
# initial of an author does not ("Kim, J. The rise of…").
BARE_INITIAL = re.compile(r"(?:(?:^|(?<!,)[\s(])[A-Z]|[A-Z]\.[A-Z]|(?:^|[\s(])al)\.$")
# "…a loss of 3.5 L. She…", "…at 37 °C. Cells…": a measure, not an initial.
UNIT = re.compile(r"(?:^|[\s(~<>=−-])\d{1,3}(?:\.\d+)?\s?[°º•˚]?\s?[CFKLMVWNJ]\.$")
