"""Countries under one name: their long and short names, their adjectives, and capitals that stand for governments.

It owns which words mean the same country in writing about politics; it must not know where they stand.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["names_country", "unify_countries"]

# One name, then the others that are written for it. A capital stands for its government.
NAMES = """
US: United States of America, United States, Americans, American, America, Washington, U.S
UK: United Kingdom, Great Britain, Britain, British, London, U.K
EU: European Union, Brussels
North Korea: North Koreans, North Korean, Pyongyang, DPRK
South Korea: South Koreans, South Korean, Seoul, ROK, Republic of Korea
Korea: Koreans, Korean
China: People's Republic of China, Chinese, Beijing, PRC, Sino
Japan: Japanese, Tokyo
Russia: Russian Federation, Russians, Russian, Moscow, Kremlin
Taiwan: Taiwanese, Taipei
India: Indians, Indian, New Delhi
Pakistan: Pakistanis, Pakistani, Islamabad
Australia: Australians, Australian, Canberra
New Zealand: New Zealanders, New Zealander, Wellington
Indonesia: Indonesians, Indonesian, Jakarta
Philippines: Filipinos, Filipino, Philippine, Manila
Vietnam: Vietnamese, Hanoi
Thailand: Thais, Thai, Bangkok
Malaysia: Malaysians, Malaysian, Kuala Lumpur
Ukraine: Ukrainians, Ukrainian, Kyiv, Kiev
Germany: Germans, German, Berlin
France: French, Paris
Italy: Italians, Italian, Rome
Spain: Spaniards, Spanish, Madrid
Poland: Poles, Polish, Warsaw
Netherlands: Dutch, The Hague
Sweden: Swedes, Swedish, Stockholm
Norway: Norwegians, Norwegian, Oslo
Turkey: Türkiye, Turks, Turkish, Ankara
Iran: Iranians, Iranian, Tehran
Iraq: Iraqis, Iraqi, Baghdad
Israel: Israelis, Israeli, Jerusalem
Egypt: Egyptians, Egyptian, Cairo
Saudi Arabia: Saudis, Saudi, Riyadh
Syria: Syrians, Syrian, Damascus
Canada: Canadians, Canadian, Ottawa
Mexico: Mexicans, Mexican
Brazil: Brazilians, Brazilian, Brasília
Argentina: Argentines, Argentinian, Buenos Aires
South Africa: South Africans, South African, Pretoria
Nigeria: Nigerians, Nigerian, Abuja
Kenya: Kenyans, Kenyan, Nairobi
""".strip()


@cache
def patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern of all other names, longest first, and the name that each stands for."""
    meaning: dict[str, str] = {}
    for line in NAMES.splitlines():
        name, _, others = line.partition(":")
        meaning.update({other.strip().casefold(): name for other in others.split(",")})
    longest_first = sorted(meaning, key=len, reverse=True)
    alternatives = "|".join(re.escape(other).replace(r"\ ", r"\s+") for other in longest_first)
    return re.compile(rf"(?<![\w])(?:{alternatives})(?![\w])\.?", re.IGNORECASE), meaning


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
