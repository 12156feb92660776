"""The parts of a passage that are embedded beside the whole of it: its sentences."""

import re

import numpy as np

from training.tokenise import Tokens

# As lib/chunk/sentences.ts cuts plain prose: test/golden/sentence-parts.json holds both together. Abbreviations, numbers of a
# list and wrapped lines, which it keeps together, end a sentence here, and mostly come together again for being too short.
SENTENCE_END = re.compile(
    r"""(?<![.!?…])[.!?…]+["'”’»)\]]*(?:\[\d{1,4}\])*\s+(?=["'“‘«(\[]*[^\s"'“‘«(\[.!?…a-zß-öø-ÿ])|\n+"""
)
# The product's own (lib/bert/sentence-parts.ts). Shorter sentences are joined, so that the rows of a table are not each one; a
# longer one is cut into equal parts. On carved articles, before training, recall@1 by parts was 79.7 with whole sentences,
# 79.9, 80.2 and 80.6 with at most 64, 48 and 32 pieces.
LEAST_PIECES = 8
MOST_PIECES = 48


def sentence_ends(text: str) -> list[int]:
    """Where each sentence ends, the last at the end of the text."""
    return [*(match.end() for match in SENTENCE_END.finditer(text) if match.end() < len(text)), len(text)]


def parts_of(text: str, tokens: Tokens, most: int) -> list[tuple[int, int]]:
    """Of the first `most` word pieces of a text: the half-open ranges of its sentences, together all of them."""
    count = min(len(tokens.ids), most)
    edges = np.searchsorted(tokens.offsets[:count, 0], sentence_ends(text)).tolist()
    kept = [0]
    for edge in edges:
        if edge - kept[-1] >= LEAST_PIECES:
            kept.append(edge)
    if kept[-1] < count:  # What is left is too short: it goes to the part before it.
        kept = [*(kept[:-1] or [0]), count]
    parts = []
    for first, last in zip(kept, kept[1:]):
        pieces = -(-(last - first) // MOST_PIECES)
        parts += [
            (first + (last - first) * i // pieces, first + (last - first) * (i + 1) // pieces)
            for i in range(pieces)
        ]
    return parts
