"""
How words are written, since the encoder reads lower case: a class a word, from its characters
alone.
"""

import numpy as np

from training.tokenise import Tokens

# In the order of their ids, which are part of the model's interface. OTHER is also for [CLS],
# [SEP] and padding.
CASINGS = ("other", "lower", "capitalised", "capitals", "mixed", "digit")
OTHER, LOWER, CAPITALISED, CAPITALS, MIXED, DIGIT = range(len(CASINGS))
DIGITS = set("0123456789")


def casing_of(word: str) -> int:
    """
    DIGIT: a digit 0 to 9 is in it. OTHER: no letter that has a case. LOWER: none of them is a
    capital. CAPITALISED: the first alone is, be it the only one. CAPITALS: all are. MIXED: the
    rest. A letter has a case when its lower and its upper form differ, and is a capital when it is
    not its own lower form: JavaScript's toLowerCase and toUpperCase say the same.
    """
    if not DIGITS.isdisjoint(word):
        return DIGIT
    capitals = [c.lower() != c for c in word if c.lower() != c.upper()]
    if not any(capitals):
        return LOWER if capitals else OTHER
    if not any(capitals[1:]):
        return CAPITALISED
    return CAPITALS if all(capitals) else MIXED


def casing_ids(text: str, tokens: Tokens, begins: np.ndarray) -> np.ndarray:
    """
    int32 [tokens]: for each token the class of its word. `begins` (bool [tokens]) marks the
    tokens that begin a word; a word's characters run from its first token's start to its last
    one's end.
    """
    firsts = np.nonzero(begins)[0]
    lengths = np.diff([*firsts, len(tokens.ids)])
    classes = [
        casing_of(text[tokens.offsets[first][0] : tokens.offsets[first + length - 1][1]])
        for first, length in zip(firsts, lengths)
    ]
    return np.repeat(np.array(classes, dtype=np.int32), lengths)


def in_lower_case(casing: np.ndarray) -> np.ndarray:
    """The classes of the same words, typed without capitals."""
    return np.where((casing == OTHER) | (casing == DIGIT), casing, LOWER)


def in_upper_case(casing: np.ndarray) -> np.ndarray:
    """The classes of the same words in capitals; one of a single letter counts as longer ones do."""
    return np.where((casing == OTHER) | (casing == DIGIT), casing, CAPITALS)
