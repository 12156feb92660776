"""
English words that say whether somebody is a woman or a man, with their counterparts. Words that often mean something else
("count", "host", "miss") are left out, and so are those that only say it by custom ("nurse").
"""

import re

PAIRS = (
    ("she", "he"),
    ("herself", "himself"),
    ("woman", "man"),
    ("women", "men"),
    ("girl", "boy"),
    ("girls", "boys"),
    ("girlfriend", "boyfriend"),
    ("lady", "gentleman"),
    ("ladies", "gentlemen"),
    ("female", "male"),
    ("females", "males"),
    ("feminine", "masculine"),
    ("mother", "father"),
    ("mothers", "fathers"),
    ("mom", "dad"),
    ("mum", "dad"),
    ("daughter", "son"),
    ("daughters", "sons"),
    ("sister", "brother"),
    ("sisters", "brothers"),
    ("wife", "husband"),
    ("wives", "husbands"),
    ("aunt", "uncle"),
    ("aunts", "uncles"),
    ("niece", "nephew"),
    ("nieces", "nephews"),
    ("grandmother", "grandfather"),
    ("grandmothers", "grandfathers"),
    ("granddaughter", "grandson"),
    ("granddaughters", "grandsons"),
    ("stepmother", "stepfather"),
    ("bride", "groom"),
    ("widow", "widower"),
    ("queen", "king"),
    ("queens", "kings"),
    ("princess", "prince"),
    ("princesses", "princes"),
    ("duchess", "duke"),
    ("empress", "emperor"),
    ("heroine", "hero"),
    ("heroines", "heroes"),
    ("actress", "actor"),
    ("actresses", "actors"),
    ("waitress", "waiter"),
    ("waitresses", "waiters"),
    ("businesswoman", "businessman"),
    ("chairwoman", "chairman"),
    ("congresswoman", "congressman"),
    ("policewoman", "policeman"),
    ("saleswoman", "salesman"),
    ("spokeswoman", "spokesman"),
    ("nun", "monk"),
    ("nuns", "monks"),
    ("ms", "mr"),
    ("mrs", "mr"),
)

# Where a word has two counterparts, the first.
COUNTERPARTS = {
    **{man: woman for woman, man in reversed(PAIRS)},
    **dict(PAIRS),
    "him": "her",
    "hers": "his",
}
# "her" is "his" before what she owns, "him" elsewhere; "his" is "her" before what he owns, "hers" elsewhere. What is owned begins
# with a word that is none of these.
OWNING = {"her": ("his", "him"), "his": ("her", "hers")}
OWNED = re.compile(
    r" (?!(?:a|an|the|to|in|on|at|of|for|from|with|by|as|and|or|but|that|who|when|if|is|was|were|after|before|into|about|how)\b)"
    r"\w"
)
LOOK_AHEAD = 20  # characters: enough to see whether the next word is one of these


def counterpart(word: str, after: str) -> str:
    """The other gender's word, written as `word` is, or `word` itself where it has none; `after` is what follows it."""
    lowered = word.lower()
    if lowered in OWNING:
        other = OWNING[lowered][0 if OWNED.match(after) else 1]
    elif lowered in COUNTERPARTS:
        other = COUNTERPARTS[lowered]
    else:
        return word
    if word.isupper() and len(word) > 1:
        return other.upper()
    return other.capitalize() if word[0].isupper() else other
