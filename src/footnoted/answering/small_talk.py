"""Greetings, thanks and questions about the program itself, which no paper answers.

It owns the phrases that are no question to a paper; it must not know what is replied or what the papers hold.
"""

from __future__ import annotations

import re

__all__ = ["is_small_talk", "strip_courtesy"]

GREETING = (
    r"(?:hi+|hello+|hey+|hiya|howdy|yo|greetings|salutations|welcome|"
    r"good\s+(?:morning|afternoon|evening|night|day)|(?:how\s+are\s+you|how(?:[’']s|\s+is)\s+it\s+going|what[’']?s\s+up|"
    r"how\s+do\s+you\s+do|nice\s+to\s+meet\s+you)(?:\s+(?:today|doing))?|how\s+are\s+you\s+doing)"
)
THANKS = (
    r"(?:(?:many\s+|ok(?:ay)?\s+)?thanks?(?:\s+you)?(?:\s+(?:so|very)\s+much|\s+a\s+(?:lot|million|bunch))?"
    r"(?:\s+for\s+(?:(?:your|the|all)\s+)*(?:help|answers?|time|that|everything|reply|information))?|"
    r"ty|thx|cheers|much\s+appreciated|i\s+appreciate\s+(?:it|that|your\s+help))"
)
PARTING = (
    r"(?:(?:good\s*)?bye(?:[\s-]*bye)?|farewell|so\s+long|see\s+you(?:\s+(?:later|soon|tomorrow))?|"
    r"have\s+a\s+(?:nice|good|great)\s+(?:day|evening|night|weekend|one)|take\s+care|that(?:[’']s|\s+is|\s+will\s+be)\s+all)"
)
# What is said to an answer and asks nothing.
NODDING = (
    r"(?:ok(?:ay)?|k|alright|all\s+right|fine|sure|yes|yeah|yep|no|nope|great|good|nice|cool|perfect|excellent|awesome|"
    r"wonderful|brilliant|wow|interesting|lol|haha+|hmm+|um+|uh+|oh|ah|well|right|correct|please|sorry|never\s*mind|"
    r"i\s+see|got\s+it|understood|makes\s+sense|well\s+done|good\s+(?:job|work|bot|answer)|"
    r"(?:that|this)(?:[’']s|\s+is|\s+was)\s+(?:very\s+|really\s+|so\s+)?"
    r"(?:great|good|nice|cool|perfect|helpful|interesting|useful|awesome|amazing|fine|wrong|bad))"
)
ADDRESSED = (
    r"(?:\s*,?\s*(?:there|everyone|everybody|all|again|friend|mate|bot|assistant|footnoted|sir|madam|to\s+you|you))?"
)
SAID = rf"(?:{GREETING}|{THANKS}|{PARTING}|{NODDING}){ADDRESSED}"
PHRASES = re.compile(rf"^\W*{SAID}(?:[\s,.!?;:–—-]+(?:and\s+)?{SAID}){{0,4}}\W*$", re.IGNORECASE)
TOOL = r"(?:app|tool|site|website|program|bot|thing|chat\s?bot|service|assistant|search)"
THINKING_THING = (
    r"(?:robot|bot|chat\s?bot|ai|a\.i\.|human|person|machine|program|computer|(?:large\s+)?language\s+model|llm|"
    r"chatgpt|gpt(?:-?\d)?|claude|gemini|assistant|real\s+person)"
)
# What the program is, and what it is for; "you" is the program, never the paper.
ABOUT_PROGRAM = re.compile(
    r"^\W*(?:(?:so|and|ok(?:ay)?|please)[\s,.!]+){0,2}(?:"
    r"(?:who|what)\s+(?:are|r)\s+(?:you|u)(?:\s+(?:exactly|really|called|for|made\s+of|based\s+on))?|"
    rf"what(?:[’']s|\s+is)\s+(?:your\s+(?:name|job|purpose|function|role)|this\s+{TOOL}|footnoted)(?:\s+for)?|"
    r"(?:who|what\s+company)\s+(?:made|built|created|trained|developed|designed|programmed|owns)\s+you|"
    rf"are\s+you\s+(?:there|real|(?:an?\s+)?{THINKING_THING}(?:\s+or\s+(?:an?\s+)?\w+)?)|"
    r"(?:what|which)\s+(?:(?:language\s+)?model|ai|llm|version)\s+(?:are|do)\s+you(?:\s+(?:use|run(?:\s+on)?|using))?|"
    rf"how\s+(?:do|did|does|can)\s+(?:you|this\s+{TOOL})\s+(?:work|find\s+(?:your\s+|the\s+)?answers|know(?:\s+th\w+)?)|"
    rf"how\s+(?:do|can|should)\s+i\s+use\s+(?:you|this(?:\s+{TOOL})?)|"
    r"what\s+(?:else\s+)?(?:can|could|do|should|may|will)\s+(?:you|i|we|one)\s+(?:do|ask|answer|"
    r"help(?:\s+me)?\s+with|search|look\s+up|offer)"
    r"(?:\s+(?:you|here|about|for\s+me|for|with\s+(?:you|this)|exactly|next))*|"
    r"(?:what|which)\s+(?:(?:kinds?|sorts?|types?)\s+of\s+)?(?:questions?|things?)\s+(?:can|could|may|should|do)\s+"
    r"(?:you|i|we|one)\s+(?:ask|answer)(?:\s+(?:you|here))?|"
    r"(?:can|could|will|would)\s+you\s+help(?:\s+me)?(?:\s+(?:out|please))?|"
    r"(?:can|may|could)\s+i\s+ask(?:\s+you)?\s+(?:(?:a|some|another|one)\s+questions?|something|anything)|"
    r"(?:i\s+(?:need|want)\s+|please\s+|give\s+me\s+)?help(?:\s+(?:me|please))*|"
    r"i\s+have\s+(?:a|some|another|one)\s+questions?|"
    r"(?:give|show)\s+me\s+(?:some\s+)?example\s+questions|(?:some\s+)?example\s+questions?|test(?:ing)?"
    r")\W*$",
    re.IGNORECASE,
)
# A courtesy before a question; what follows is the question.
COURTESY = re.compile(
    rf"^\W*(?:(?:{GREETING}|{THANKS}|(?:ok(?:ay)?|great|alright|sorry|excuse\s+me|i\s+have\s+a\s+question)){ADDRESSED}"
    r"\s*[,.!?;:–—]+\s*)+(?=\S)",
    re.IGNORECASE,
)
WORDLIKE = re.compile(r"[^\W_]")
LETTER_OF_ANY_SCRIPT = re.compile(r"[^\W\d_]")


def is_small_talk(words: str) -> bool:
    """Tell whether words greet, thank, nod or ask about the program, and ask nothing of a paper.

    Signs alone (an emoji, a question mark) are small talk too.
    """
    if not WORDLIKE.search(words):
        return True
    return bool(PHRASES.match(words) or ABOUT_PROGRAM.match(strip_courtesy(words)))


def strip_courtesy(question: str) -> str:
    """Return a question without the greeting or thanks before it; the same words where nothing else is left."""
    rest = COURTESY.sub("", question, count=1)
    if not LETTER_OF_ANY_SCRIPT.search(rest) or rest == question:
        return question
    return rest[:1].upper() + rest[1:]
