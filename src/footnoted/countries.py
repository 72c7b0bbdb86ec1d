"""Countries under one name: their long and short names, their adjectives, and capitals that stand for governments.

It owns which words mean the same country in writing about politics; it must not know where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

__all__ = ["find_countries", "names_country", "unify_countries"]

# One name, then the others that are written for it. A capital stands for its government. A name that is also an
# English word counts as a country only with its capital, and stands behind an equals sign.
NAMES = """
US: United States of America, United States, Americans, American, America, Washington, U.S, USA, U.S.A
UK: United Kingdom, Great Britain, Britain, British, Britons, London, Westminster, U.K
EU: European Union, Brussels, E.U
North Korea: North Koreans, North Korean, Pyongyang, DPRK, Democratic People's Republic of Korea, N. Korea, N Korea
South Korea: South Koreans, South Korean, Seoul, ROK, Republic of Korea, S. Korea, S Korea
Korea: Koreans, Korean
China: People's Republic of China, Chinese, Beijing, PRC, Sino
Japan: Japanese, Tokyo
Russia: Russian Federation, Russians, Russian, Moscow, Kremlin, Russo
USSR: Soviet Union, Soviets, Soviet, U.S.S.R
Taiwan: Taiwanese, Taipei
Hong Kong: Hongkongers, Hong Kongers, Hongkong
Mongolia: Mongolians, Mongolian, Ulaanbaatar
India: Indians, Indian, New Delhi
Pakistan: Pakistanis, Pakistani, Islamabad
Bangladesh: Bangladeshis, Bangladeshi, Dhaka
Sri Lanka: Sri Lankans, Sri Lankan
Nepal: Nepalese, Nepali, Kathmandu
Afghanistan: Afghans, Afghan, Kabul
Kazakhstan: Kazakhs, Kazakh, Kazakhstani, Astana
Uzbekistan: Uzbeks, Uzbek, Tashkent
Australia: Australians, Australian, Canberra
New Zealand: New Zealanders, New Zealander, =Wellington
Indonesia: Indonesians, Indonesian, Jakarta
Philippines: Filipinos, Filipino, Philippine, Manila
Vietnam: Vietnamese, Hanoi, Viet Nam
Thailand: Thais, Thai, Bangkok
Malaysia: Malaysians, Malaysian, Kuala Lumpur
Singapore: Singaporeans, Singaporean
Cambodia: Cambodians, Cambodian, Phnom Penh
Laos: Laotians, Laotian, Vientiane
Myanmar: Burma, Burmese, Naypyidaw
Ukraine: Ukrainians, Ukrainian, Kyiv, Kiev
Belarus: Belarusians, Belarusian, Minsk
Germany: Germans, German, Berlin
France: French, Paris
Italy: Italians, Italian, =Rome
Spain: Spaniards, Spanish, Madrid
Portugal: Portuguese, Lisbon
Greece: Greeks, Greek, Athens
Poland: =Poles, =Polish, Warsaw
Netherlands: Dutch, The Hague
Belgium: Belgians, Belgian
Austria: Austrians, Austrian, Vienna
Switzerland: =Swiss, Bern
Hungary: Hungarians, Hungarian, Budapest
Czechia: Czech Republic, Czechs, Czech, Prague
Romania: Romanians, Romanian, Bucharest
Bulgaria: Bulgarians, Bulgarian
Serbia: Serbians, Serbian, Serbs, Serb, Belgrade
Sweden: Swedes, Swedish, Stockholm
Norway: Norwegians, Norwegian, Oslo
Denmark: Danes, Danish, Copenhagen
Finland: Finns, Finnish, Helsinki
Ireland: Irish, Dublin
Estonia: Estonians, Estonian
Latvia: Latvians, Latvian
Lithuania: Lithuanians, Lithuanian, Vilnius
Turkey: Türkiye, Turks, Turkish, Ankara
Iran: Iranians, Iranian, Tehran
Iraq: Iraqis, Iraqi, Baghdad
Israel: Israelis, Israeli, Jerusalem
Palestine: Palestinians, Palestinian
Egypt: Egyptians, Egyptian, Cairo
Saudi Arabia: Saudis, Saudi, Riyadh
UAE: United Arab Emirates, Emiratis, Emirati, Abu Dhabi, U.A.E
Qatar: Qataris, Qatari, Doha
Kuwait: Kuwaitis, Kuwaiti
Yemen: Yemenis, Yemeni
Jordan: Jordanians, Jordanian
Lebanon: Lebanese, Beirut
Syria: Syrians, Syrian, Damascus
Libya: Libyans, Libyan, Tripoli
Algeria: Algerians, Algerian, Algiers
Morocco: Moroccans, Moroccan
Tunisia: Tunisians, Tunisian
Canada: Canadians, Canadian, Ottawa
Mexico: Mexicans, Mexican
Cuba: Cubans, Cuban, Havana
Venezuela: Venezuelans, Venezuelan, Caracas
Colombia: Colombians, Colombian, Bogotá
Peru: Peruvians, Peruvian
Chile: Chileans, Chilean
Brazil: Brazilians, Brazilian, Brasília
Argentina: Argentines, Argentinians, Argentinian, Argentine, Buenos Aires
South Africa: South Africans, South African, Pretoria
Nigeria: Nigerians, Nigerian, Abuja
Kenya: Kenyans, Kenyan, Nairobi
Ethiopia: Ethiopians, Ethiopian, Addis Ababa
Ghana: Ghanaians, Ghanaian
Rwanda: Rwandans, Rwandan, Kigali
Sudan: Sudanese, Khartoum
""".strip()


@cache
def patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern of all other names, longest first, and the name that each stands for."""
    meaning: dict[str, str] = {}
    in_capitals: set[str] = set()
    for line in NAMES.splitlines():
        name, _, others = line.partition(":")
        for other in (each.strip() for each in others.split(",")):
            meaning[other.lstrip("=").casefold()] = name
            if other.startswith("="):
                in_capitals.add(other[1:])
    in_any_case = meaning.keys() - {other.casefold() for other in in_capitals}
    words = sorted({*in_any_case, *in_capitals}, key=lambda word: (word[0].casefold(), -len(word), word))
    # By their first letters: the whole list need not be tried at every word of a text.
    alternatives = "|".join(
        f"(?={letter})(?:{'|'.join(write_pattern(word, word in in_capitals) for word in group)})"
        for letter, group in groupby(words, key=lambda word: word[0].casefold())
    )
    return re.compile(rf"\b(?:{alternatives})(?!\w)\.?", re.IGNORECASE), meaning


def write_pattern(name: str, needs_capital: bool) -> str:
    """Return the pattern of a name with any white space between its words; where needed only with its capital."""
    spaced = re.escape(name).replace(r"\ ", r"\s+")
    return f"(?-i:{spaced})" if needs_capital else spaced


@cache
def own_names() -> re.Pattern[str]:
    """Return one pattern of the countries' own names."""
    names = "|".join(re.escape(line.partition(":")[0]) for line in NAMES.splitlines())
    return re.compile(rf"\b(?:{names})\b")


def names_country(words: str) -> bool:
    """Tell whether a country stands in words under its own name."""
    return own_names().search(words) is not None


def unify_countries(words: str) -> str:
    """Return words with every name of a country as its one name."""
    pattern, meaning = patterns()

    def name(match: re.Match[str]) -> str:
        said = " ".join(match[0].split()).casefold()
        known = meaning.get(said) or meaning[said.rstrip(".")]
        return known + ("." if said.endswith(".") and said.rstrip(".") in meaning else "")

    return pattern.sub(name, words.replace("’", "'"))


def find_countries(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield the `[start, end)` of every name of a country in words, with its one name, in reading order."""
    pattern, meaning = patterns()
    found = [(match.start(), match.end(), match[0]) for match in own_names().finditer(words)]
    for match in pattern.finditer(words.replace("’", "'")):
        said = " ".join(match[0].split()).casefold()
        name = meaning.get(said) or meaning[said.rstrip(".")]
        if not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), name))
        else:  # of two that overlap the longer names: "North Korean" is not Korea
            kept = [each for each in found if not (each[0] < match.end() and match.start() < each[1])]
            hit = [each for each in found if each not in kept]
            is_longer = match.end() - match.start() > max(end - start for start, end, _ in hit)
            found = [*kept, (match.start(), match.end(), name)] if is_longer else found
    yield from sorted(found)
