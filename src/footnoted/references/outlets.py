"""Where works appear: the words that tell a newspaper from a journal, a magazine, a platform or a publisher.

It owns these vocabularies, general words of the trades and the largest houses; it must not know where in a
note a name stands.
"""

from __future__ import annotations

import re

__all__ = ["is_broadcaster", "is_journal", "is_magazine", "is_post_site", "is_press", "is_publisher", "is_video_site"]

# An everyday word (Sun, Post) tells a newspaper only at the end of a short name.
PRESS = re.compile(
    r"\b(?:\w*News|News Agency|\w*Times|Herald|Daily|Telegraph|Guardian|Gazette|Tribune|Chronicle|Newspaper|Ilbo"
    r"|Shinmun|Sinmun|Shimbun|Zeitung|Nachrichten|Monde|Figaro|País|Corriere|Asahi|Yomiuri|Nikkei|Xinhua|Yonhap"
    r"|Reuters|Associated Press|AFP|Agence France-Presse|Bloomberg|TASS|Interfax|Kyodo|Hankyoreh|Maeil|Politico"
    r"|Axios|Wall Street Journal|CNN|BBC|NBC|CBS|NPR|NHK|KBS|MBC|SBS|Al Jazeera|Deutsche Welle"
    r"|Radio Free \w+|Voice of America)\b"
    r"|^(?:The\s+)?(?:[A-Z][\w-]*\s+){0,4}"
    r"(?:Post|Sun|Star|Mail|Mirror|Independent|Globe|Observer|Examiner|Standard|Press|Express)$"
)
MAGAZINE = re.compile(
    r"^(?:The\s+)?(?:Foreign (?:Affairs|Policy)|Economist|Time|Newsweek|Atlantic|New Yorker|Diplomat|National Interest"
    r"|Spectator|New Statesman|Der Spiegel|Spiegel|Nation|New Republic|Prospect|Far Eastern Economic Review"
    r"|(?:London|New York) Review of Books)$|\bMagazine\b"
)
JOURNAL = re.compile(
    r"\b(?:Journal|Review|Quarterly|Studies|Perspectives?|Annals|Proceedings|Bulletin|Survey|Transactions|Archiv)\b"
)
BROADCASTER = re.compile(r"\b(?:CNN|BBC|NBC|ABC|CBS|PBS|NPR|Fox News|NHK|KBS|MBC|SBS|Sky News|Al Jazeera|C-SPAN)\b")
VIDEO_SITE = re.compile(r"\b(?:YouTube|Vimeo|TikTok|Bilibili)\b", re.I)
POST_SITE = re.compile(
    r"^(?:Twitter|X(?: \(formerly Twitter\)|/Twitter)?|Facebook|Truth Social|Telegram|Weibo|Mastodon|Bluesky|LinkedIn)$"
)
BOOK_PRESS = re.compile(r"\b(?:University|Academic|MIT) Press\b", re.I)
PUBLISHER = re.compile(
    r"\b(?:Press|Publish\w*|Books|Verso|Routledge|Norton|Springer|Palgrave|Macmillan|Wiley|Blackwell|Sage|Elsevier"
    r"|Penguin|Random House|HarperCollins|Bloomsbury|Brill|Polity|Faber|Knopf|Suhrkamp|Gallimard|Elgar|Hachette"
    r"|Simon & Schuster|Rowman|Lexington|Institut\w*|University|Foundation|Council|Centre|Center|Commission"
    r"|Corporation|Agency|Brookings|RAND|OECD|IMF|World Bank|Chatham House)\b"
)


def is_press(name: str | None) -> bool:
    """Tell whether a name is that of a newspaper, news agency or broadcaster."""
    return bool(name and PRESS.search(name) and not BOOK_PRESS.search(name) and not is_magazine(name))


def is_magazine(name: str | None) -> bool:
    """Tell whether a name is that of a magazine."""
    return bool(name and MAGAZINE.search(name))


def is_journal(name: str | None) -> bool:
    """Tell whether a name holds a word that journals are called by."""
    return bool(name and JOURNAL.search(name))


def is_broadcaster(name: str | None) -> bool:
    """Tell whether a name is that of a broadcaster, whose transcripts are of broadcasts."""
    return bool(name and BROADCASTER.search(name))


def is_video_site(name: str | None) -> bool:
    """Tell whether a name is that of a platform for video."""
    return bool(name and VIDEO_SITE.search(name))


def is_post_site(name: str | None) -> bool:
    """Tell whether a name is that of a platform for posts."""
    return bool(name and POST_SITE.search(name))


def is_publisher(name: str | None) -> bool:
    """Tell whether a name is that of a publishing house, or of an institution that may publish."""
    return bool(name and PUBLISHER.search(name))
