"""What is replied to words that no paper can be searched for: small talk, orders, another language.

It owns the wording of these replies; it must not know what any paper says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from footnoted.answering.languages import ENGLISH, Language, identify_language
from footnoted.answering.orders import is_order
from footnoted.answering.small_talk import is_small_talk
from footnoted.papers import Paper

__all__ = ["is_aside", "reply_aside", "reply_in_language"]

PURPOSE = "I quote what {papers} to the letter, with the footnote behind it."
STANDING = "I answer questions about {papers} and do nothing else."
EXAMPLES_SHOWN = 3
# "Please ask your question in English", for those who do not read the sentence before it.
PLEAS: dict[Language, str] = {
    "Arabic": "يرجى طرح سؤالك باللغة الإنجليزية.",
    "Bengali": "অনুগ্রহ করে ইংরেজিতে প্রশ্ন করুন।",
    "Chinese": "请用英语提问。",
    "Czech": "Ptejte se prosím anglicky.",
    "Danish or Norwegian": "Spørg venligst på engelsk.",
    "Dutch": "Stel uw vraag alstublieft in het Engels.",
    "Finnish": "Kysy englanniksi, kiitos.",
    "French": "Veuillez poser votre question en anglais.",
    "German": "Bitte stellen Sie Ihre Frage auf Englisch.",
    "Greek": "Παρακαλώ ρωτήστε στα αγγλικά.",
    "Hebrew": "נא לשאול באנגלית.",
    "Hindi": "कृपया अपना प्रश्न अंग्रेज़ी में पूछें।",
    "Hungarian": "Kérem, angolul kérdezzen.",
    "Indonesian": "Silakan bertanya dalam bahasa Inggris.",
    "Italian": "Fai la tua domanda in inglese, per favore.",
    "Japanese": "英語で質問してください。",
    "Korean": "영어로 질문해 주세요.",
    "Polish": "Proszę zadać pytanie po angielsku.",
    "Portuguese": "Por favor, faça a pergunta em inglês.",
    "Romanian": "Vă rog să întrebați în engleză.",
    "Russian": "Пожалуйста, задайте вопрос на английском языке.",
    "Spanish": "Por favor, haga su pregunta en inglés.",
    "Swedish": "Ställ din fråga på engelska, tack.",
    "Tamil": "தயவுசெய்து ஆங்கிலத்தில் கேளுங்கள்.",
    "Thai": "กรุณาถามเป็นภาษาอังกฤษ",
    "Turkish": "Lütfen sorunuzu İngilizce sorun.",
    "Ukrainian": "Будь ласка, поставте запитання англійською.",
    "Vietnamese": "Vui lòng đặt câu hỏi bằng tiếng Anh.",
}


def is_aside(words: str) -> bool:
    """Tell whether words ask nothing of a paper: they greet, thank, nod, ask about the program or order it about."""
    return is_order(words) or is_small_talk(words)


def reply_aside(words: str, papers: Sequence[Paper], suggest: Callable[[Paper], Sequence[str]]) -> str | None:
    """Return what to reply to words that ask nothing of a paper; None for a question.

    `suggest` gives questions that a paper can answer; the first few for the first paper are named.
    """
    if not is_aside(words):
        return None
    names = name_papers(papers)
    said = f"{names} {'says' if len(papers) == 1 else 'say'}"
    opening = STANDING.format(papers=names) if is_order(words) else PURPOSE.format(papers=said)
    return " ".join([opening, *list_examples(suggest(papers[0]) if papers else ())])


def reply_in_language(words: str, spoken: Collection[Language]) -> str | None:
    """Return what to reply to words in a language that none of the papers is in; None where they can be searched.

    `spoken` are the languages that the papers are in; English where none of them tells its own.
    """
    language = identify_language(words)
    if language is None or language in (spoken or {ENGLISH}):
        return None
    named = " and ".join(sorted(spoken or {ENGLISH}))
    told = f"This question seems to be in {language}, and I can search in {named} only: please ask in {named}."
    return f"{told} {PLEAS[language]}" if language in PLEAS and ENGLISH in (spoken or {ENGLISH}) else told


def name_papers(papers: Sequence[Paper]) -> str:
    """Return one paper's title, or how many papers there are."""
    return f"“{papers[0].document.metadata.title}”" if len(papers) == 1 else f"{len(papers)} papers"


def list_examples(starters: Sequence[str]) -> list[str]:
    """Return a sentence with the first few of the questions that can be asked; none where there are none."""
    shown = " ".join(f"“{question}”" for question in starters[:EXAMPLES_SHOWN])
    return [f"You can ask, for instance: {shown}"] if shown else []
