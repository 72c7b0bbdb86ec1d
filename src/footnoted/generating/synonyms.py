"""Words that a claim may bring though its passage lacks them: those of no matter of their own, and of the same meaning.

It owns the two lists; it must not know how words are looked for.
"""

from __future__ import annotations

from footnoted.checking.words import stem_of

__all__ = ["GROUP_OF", "LIGHT"]

# Words that join, point or tell who says it.
JOINING_WORDS = (
    "however although though despite nevertheless moreover furthermore meanwhile additionally therefore hence thereby",
    "respectively accordingly similarly including included also well instead still yet even since namely whose upon",
    "according paper author report study text article passage section chapter page states state said says say",
    "regarding concerning towards toward amid among amongst within across along alongside per via while one two",
    "take took taken place happen happened occur occurred become became make made give given get got",
    "use used using following follow followed part way case example fact point view part context time",
    "further indeed rather example instance named called known mean means meant like related",
)
LIGHT = frozenset(stem for line in JOINING_WORDS for word in line.split() if (stem := stem_of(word)))
# Words that mean the same whatever they are said of, one group a line or half of one.
GROUPS = (
    *("agree consent", "buy purchase acquire", "begin start commence", "end finish conclude", "large big"),
    *("threaten warn", "send dispatch deploy", "soldier troop", "remove oust", "elect choose"),
    *("show demonstrate reveal", "help assist aid", "reach hit attain", "seek want aim try attempt"),
    *("deal agreement accord pact", "talk negotiation", "visit travel", "meet meeting", "country nation"),
    *("important significant crucial key", "citizen people public", "tax levy", "penalty fine", "vote ballot"),
    *("assembly parliament", "chief head leader", "create establish found", "build construct"),
    *("cut reduce lower decrease", "rise increase grow climb", "fall decline drop decrease", "kill slay"),
    *("publish issue release", "difficult hard", "quick rapid fast swift", "strong robust", "mention cite refer"),
    *("maintain keep preserve retain", "need require", "allow permit let", "stop halt cease"),
    *("describe call characterise characterize dub label", "emphasise emphasize stress underline underscore"),
    *("focus concentrate", "tie link relation relationship", "cooperate cooperation collaborate collaboration"),
    *("pledge promise vow undertake", "reject refuse", "support back endorse", "oppose object resist"),
    *("company firm business", "job employment work", "war conflict", "aim goal objective"),
    *("result outcome consequence", "cause lead prompt", "percent percentage", "annual yearly year"),
    *("view opinion", "concern worry", "change shift alter", "expand enlarge extend", "receive get obtain"),
    *("approximate roughly about around near",),
)
GROUP_OF = {stem_of(word): number for number, group in enumerate(GROUPS) for word in group.split() if stem_of(word)}
