"""The language that a question is asked in, told by its script and its words of grammar.

It owns which words and letters tell a language; it must not know what is asked or what languages the papers are in.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Literal

__all__ = ["ENGLISH", "Language", "identify_language"]

Language = Literal[
    "Arabic",
    "Bengali",
    "Chinese",
    "Czech",
    "Danish or Norwegian",
    "Dutch",
    "English",
    "Finnish",
    "French",
    "German",
    "Greek",
    "Hebrew",
    "Hindi",
    "Hungarian",
    "Indonesian",
    "Italian",
    "Japanese",
    "Korean",
    "Polish",
    "Portuguese",
    "Romanian",
    "Russian",
    "Spanish",
    "Swedish",
    "Tamil",
    "Thai",
    "Turkish",
    "Ukrainian",
    "Vietnamese",
]
ENGLISH: Language = "English"

# What Unicode calls the letters of a script, at the start of each letter's name.
SCRIPTS: dict[str, Language] = {
    "HANGUL": "Korean",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "CJK": "Chinese",
    "CYRILLIC": "Russian",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "THAI": "Thai",
    "DEVANAGARI": "Hindi",
    "BENGALI": "Bengali",
    "TAMIL": "Tamil",
}
# Letters that Ukrainian has and Russian has not.
UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
# Words of grammar that tell a language: its questions, its verbs of being, its pronouns and conjunctions.
TELLING: dict[Language, str] = {
    "English": (
        "what which who whom whose when where why how is are was were does did do has have had the of and to about "
        "that this these with from for by between it its their his her not should would could can will tell me give "
        "list explain describe mean means say says according there than"
    ),
    "German": (
        "was wer wen wem wann wo warum wieso weshalb worum wie welche welcher welches welchen wessen ist sind "
        "waren haben wird werden wurde wurden kann können soll sollte und oder nicht auch laut über für gegen "
        "zwischen dass sagt gibt bitte bedeutet empfiehlt mir erkläre nenne"
    ),
    "French": (
        "qui que quoi quel quelle quels quelles quand où pourquoi comment combien est-ce est sont était étaient "
        "sera ont avait peut doit c'est qu'est-ce ou ne avec sur dans selon entre cette ces dit donne "
        "signifie recommande moi explique"
    ),
    "Spanish": (
        "qué que quién quiénes cuál cuáles cuándo cuando dónde cómo cuánto cuántos cuántas es fue fueron está "
        "están han había puede debe por según sobre entre para y pero dice significa recomienda explica dime"
    ),
    "Portuguese": (
        "que quê quem qual quais quando onde porquê porque quanto quantos quantas é foi foram está estão "
        "tem pode deve não sobre entre para segundo e mas diz significa recomenda explique"
    ),
    "Italian": (
        "che cosa cos'è qual quale quali quando perché quanto quanti quante è sono fu hanno può "
        "deve non sulla sul secondo tra e ma dice significa raccomanda spiega dimmi"
    ),
    "Dutch": (
        "wat wie wanneer waar waarom hoe hoeveel welke welk is zijn was waren heeft hebben wordt werd werden kan moet "
        "en of niet ook volgens over tussen voor dat zegt betekent beveelt"
    ),
    "Swedish": ("vad vem när var varför hur vilken vilket vilka är blev har och inte enligt om mellan säger betyder"),
    "Danish or Norwegian": (
        "hva hvad hvem hvorfor hvordan hvilken hvilket hvilke hvornår når er var blev har og ikke ifølge om mellom "
        "mellem sier siger betyr betyder"
    ),
    "Polish": (
        "kto kogo kiedy gdzie dlaczego jak jaki jaka jakie ile który która które jest są był była było czy nie "
        "oraz według między dla mówi oznacza zaleca"
    ),
    "Czech": (
        "kdo kdy kde proč jak jaký jaká jaké kolik který která které je jsou byl byla bylo není podle mezi pro říká "
        "znamená doporučuje"
    ),
    "Turkish": (
        "ne nedir neden niçin nasıl kimdir kaç hangi nerede zaman mı mi mu mü ve ile için göre arasında hakkında "
        "değil olan olarak diyor öneriyor"
    ),
    "Indonesian": (
        "apa apakah siapa siapakah kapan mengapa kenapa bagaimana berapa mana adalah yang dan tidak dengan untuk "
        "menurut tentang antara dari ini itu oleh"
    ),
    "Vietnamese": "gì nào đâu khi tại sao như thế là có không và của với theo về giữa được những các bao nhiêu",
    "Romanian": (
        "ce cine când unde cum cât câte este sunt era fost are au poate trebuie și nu cu despre între pentru "
        "spune înseamnă recomandă"
    ),
    "Finnish": (
        "mikä mitä mitkä kuka ketkä milloin missä miksi miten kuinka montako ovat oli olivat ja ei että mukaan "
        "välillä sanoo tarkoittaa"
    ),
    "Hungarian": (
        "mi mit ki kit mikor hol miért hogyan mennyi hány melyik van volt voltak és nem hogy szerint között mond "
        "jelent ajánl"
    ),
}
# Articles, prepositions and words that English spells alike stand in names and loans as well ("Charles de Gaulle", "et
# al."): they tell a language only beside a word that tells it by itself.
HELPING: dict[Language, str] = {
    "English": "a an in on at as or be",
    "German": "der die das es den dem des ein eine einen von vom zu zum zur im in mit auf an aus bei nach war hat",
    "French": "le la les l un une de du des d à au aux en il elle on se par et pas pour",
    "Spanish": "el la los las un una de del en al se a lo su era con son ha",
    "Portuguese": "o a os as um uma de do da dos das no na nos nas em se por era são com",
    "Italian": "il lo la i gli le un una di del della dei delle in nel nella a al si da era con ha come chi dove per",
    "Dutch": "de het een van in op te aan bij met",
    "Swedish": "en ett det den de i på av för till som",
    "Danish or Norwegian": "en et det den de i på av af for til som",
    "Polish": "w we z na do i o to się co",
    "Czech": "v ve z na do a i o to se s co",
    "Turkish": "bir bu da de kim",
    "Indonesian": "di ke para itu",
    "Vietnamese": "ở cho trong này ai",
    "Romanian": "un o de la în din pe a al ale care",
    "Finnish": "se tämä on",
    "Hungarian": "a az egy",
}
# A question holds at least this many words of a language's grammar, one of them telling and not English too.
LEAST_WORDS = 2
# A foreign title in an English question brings words of its own; English in a foreign one is a title.
OUTWEIGHS = 3
OPENING_MARKS = re.compile("[¿¡]")
QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def identify_language(words: str) -> Language | None:
    """Return the language that words are asked in; None where they do not tell, as names and keywords do not.

    Another language than English is named only where nothing speaks for English: a name, a title or a loan word in a
    question never makes it foreign.
    """
    words = unicodedata.normalize("NFC", words)
    letters = Counter(script_of(letter) for letter in words if letter.isalpha())
    if sum(letters.values()) and letters["LATIN"] * 2 < sum(letters.values()):
        return read_script(words, letters)
    return read_grammar(QUOTED.sub(" ", words))


def read_script(words: str, letters: Counter[str]) -> Language | None:
    """Return the language of words of which most letters are of another script than Latin."""
    # Japanese is written with Chinese characters too, never without kana.
    if letters["HIRAGANA"] + letters["KATAKANA"]:
        return "Japanese"
    most = max((script for script in SCRIPTS if letters[script]), key=lambda script: letters[script], default="")
    language = SCRIPTS.get(most)
    return "Ukrainian" if language == "Russian" and UKRAINIAN.search(words) else language


def read_grammar(words: str) -> Language | None:
    """Return the language whose grammar words in Latin letters hold most of; None where too few tell."""
    said = [match for match in WORD.finditer(words) if counts_as_grammar(match, words)]
    tokens = [match[0].casefold().replace("’", "'") for match in said]
    telling, helping = lexicon()
    best: tuple[int, Language] | None = None
    for language in telling:
        own = [token for token in tokens if token in telling[language]]
        shared = [token for token in tokens if token in helping[language]]
        total = len(own) + len(shared) + (language == "Spanish" and bool(OPENING_MARKS.search(words)))
        its_own = {*own, *shared}
        against = sum(token in telling[ENGLISH] and token not in its_own for token in tokens)
        foreign = [token for token in own if language == ENGLISH or token not in telling[ENGLISH]]
        if foreign and total >= LEAST_WORDS and total > OUTWEIGHS * against and (best is None or total > best[0]):
            best = (total, language)
    return best[1] if best else None


def counts_as_grammar(match: re.Match[str], words: str) -> bool:
    """Tell whether a word can be one of grammar: a capital within a sentence is a name's ("Le Monde")."""
    if match[0].islower() or words.isupper():
        return True
    return not words[: match.start()].strip(" ¿¡\"“«'(") or bool(re.search(r"[.!?:]\s+[¿¡]?$", words[: match.start()]))


def script_of(letter: str) -> str:
    """Return the first word of a letter's Unicode name, which is that of its script."""
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def lexicon() -> tuple[dict[Language, frozenset[str]], dict[Language, frozenset[str]]]:
    """Return the telling and the helping words of each language in Latin letters."""
    return split_lists(TELLING.items()), split_lists(HELPING.items())


def split_lists(lists: Iterable[tuple[Language, str]]) -> dict[Language, frozenset[str]]:
    """Return each language with its words."""
    return {language: frozenset(words.split()) for language, words in lists}
