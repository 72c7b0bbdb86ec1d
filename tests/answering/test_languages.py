"""The language of a question: named where it tells itself, and never another's for English with odd names in it."""

from __future__ import annotations

import pytest

from footnoted.answering.languages import identify_language

FOREIGN = """
German | Wer ist Lee Jae-myung?
German | Was ist Juche?
German | Welche Empfehlungen gibt das Papier?
German | Warum ist China für Südkorea wichtig?
German | Wann wurde Yoon abgesetzt?
German | Nenne die wichtigsten Handelspartner von Südkorea.
German | Worum geht es in diesem Bericht?
German | Wie viele Fußnoten gibt es?
French | Qui est Lee Jae-myung ?
French | Qu'est-ce que le juche ?
French | Pourquoi la Chine est-elle importante pour la Corée du Sud ?
French | Quelles sont les recommandations du rapport ?
French | Que dit la note 5 ?
French | Quel est le titre de cet article ?
Spanish | ¿Quién es Lee Jae-myung?
Spanish | ¿Qué recomienda el informe?
Spanish | Por qué es importante China para Corea del Sur
Spanish | cuando fue destituido Yoon
Spanish | ¿Cuántas notas hay?
Spanish | ¿Qué dice la nota 5?
Portuguese | Quem é Lee Jae-myung?
Portuguese | O que é juche?
Portuguese | Por que a China é importante para a Coreia do Sul?
Portuguese | Quais são as recomendações?
Italian | Chi è Lee Jae-myung?
Italian | Che cosa dice il documento sulla Cina?
Italian | Perché la Cina è importante per la Corea del Sud?
Italian | Quali sono le raccomandazioni?
Dutch | Wie is Lee Jae-myung?
Dutch | Wat zegt het rapport over China?
Dutch | Waarom is China belangrijk voor Zuid-Korea?
Dutch | Wat is juche?
Danish or Norwegian | Hvem er Lee Jae-myung?
Danish or Norwegian | Hvorfor er Kina vigtig for Sydkorea?
Swedish | Vad är juche?
Swedish | Vad säger rapporten om Kina?
Polish | Kto jest prezydentem Korei?
Polish | Co to jest juche?
Polish | Dlaczego Chiny są ważne dla Korei Południowej?
Czech | Kdo je Lee Jae-myung?
Czech | Co je juche?
Czech | Proč je Čína důležitá?
Turkish | Juche nedir ve neden önemli?
Turkish | Güney Kore için Çin ne kadar önemli?
Indonesian | Siapa yang menulis laporan ini?
Indonesian | Apa itu juche dan mengapa penting?
Vietnamese | Ai là tổng thống của Hàn Quốc?
Vietnamese | Tại sao Trung Quốc có vai trò quan trọng?
Romanian | Cine este Lee Jae-myung?
Romanian | De ce este importantă China?
Finnish | Kuka on Lee Jae-myung?
Finnish | Mikä on juche?
Hungarian | Ki volt az elnök és mikor?
Hungarian | Mi az a juche és miért fontos?
Korean | 이재명은 누구입니까?
Korean | 주체란 무엇인가?
Korean | 한국의 외교 정책
Japanese | 李在明とは誰ですか？
Japanese | なぜ中国は韓国にとって重要なのか
Chinese | 谁是李在明？
Chinese | 为什么中国对韩国很重要？
Russian | Кто такой Ли Чжэ Мён?
Russian | Почему Китай важен?
Ukrainian | Хто такий Лі Чже Мьон?
Ukrainian | Чому Китай важливий для Південної Кореї?
Arabic | من هو لي جاي ميونغ؟
Hebrew | מי הוא נשיא קוריאה?
Greek | Ποιος είναι ο πρόεδρος;
Thai | ใครคือประธานาธิบดี
Hindi | ली जे-म्युंग कौन है?
"""
ENGLISH = """
What does Nordpolitik mean?
Who is Wi Sung-lac?
What is juche?
Nordpolitik
juche ideology
Was Juche abandoned?
Was ist Juche abandoned by Kim?
Who was Charles de Gaulle?
Luiz Inácio Lula da Silva tariffs
What did Der Spiegel report?
Le Monde
Le Monde and El País on Korea
La Nación de Buenos Aires
Los Angeles de facto sister city
Kim et al. 2021
Kim et al
What does “Wer ist das” mean?
What is the title of "Les Misérables de la mer"?
How does Realpolitik differ from Ostpolitik?
Ostpolitik vis-à-vis Nordpolitik
What is chaebol reform?
jeong han hallyu
Hallyu
Is hallyu soft power?
Who sang Gangnam Style?
Did Abe Shinzo visit Yasukuni?
Taepodong missile
Moon Jae-in
Yoon Suk Yeol martial law
Who led Chosŏn?
What is kimjang?
Which Länder back the AfD?
Is Die Linke in the Bundestag?
Das Kapital
Die Zeit 2023
What is the Quai d'Orsay?
Who is Emmanuel Macron?
coup d'état
What is a fait accompli?
Is this a quid pro quo?
What is laissez-faire?
Does the Sunshine Policy resemble détente?
What does the paper say about São Paulo?
Chaebols and zaibatsu
Who is Xi Jinping?
What does zhongguo mean?
What does 주체 mean?
Which note cites 한겨레 신문?
What does the author say about guanxi (关系)?
Did Nguyễn Phú Trọng visit Seoul?
Who is Recep Tayyip Erdoğan?
What is Türkiye's stance?
Is Viktor Orbán mentioned?
Who is Andrzej Duda?
Ho Chi Minh
Van der Waals
what is ASEAN+3
THAAD
US
why
and China?
Who won?
Who ranks 3rd?
footnote 12
fn 12
Table 1
Paris on the Seine in May
in an era
I am a man
die hard in war
no son of Kim
per se
Ai Weiwei on la Biennale
Le Mans 24 hours
El Niño
¿
...
12,5
"""


def read_rows(rows: str) -> list[str]:
    return rows.strip().splitlines()


@pytest.mark.parametrize("row", read_rows(FOREIGN))
def test_a_question_in_another_language_is_told(row: str) -> None:
    language, _, question = row.partition(" | ")
    assert identify_language(question) == language


@pytest.mark.parametrize("question", read_rows(ENGLISH))
def test_odd_names_make_no_question_foreign(question: str) -> None:
    assert identify_language(question) in (None, "English")


@pytest.mark.parametrize("question", ["What does Nordpolitik mean?", "Who is the author of this paper?"])
def test_english_is_told_by_its_grammar(question: str) -> None:
    assert identify_language(question) == "English"


@pytest.mark.parametrize("question", ["", "Hallyu", "THAAD 2017", "?!", "🙂"])
def test_names_and_signs_tell_no_language(question: str) -> None:
    assert identify_language(question) is None


def test_all_capitals_are_words_like_any_other() -> None:
    assert identify_language("WER IST DER PRÄSIDENT?") == "German"


def test_a_long_text_is_told_by_what_it_has_most_of() -> None:
    text = "The lamps of the town were lit by those who lived there. «Qui est là ?», said the man. "
    assert identify_language(text * 20) == "English"
