"""Texts to WordPiece ids with character offsets, each distinct text once."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

CLS, SEP, PAD = 101, 102, 0
SPECIALS = 3  # [CLS] question [SEP] passage [SEP]


@dataclass(frozen=True)
class Tokens:
    """`offsets[i]` is the half-open character span of token i in the text."""

    ids: np.ndarray  # int32 [tokens]
    offsets: np.ndarray  # int32 [tokens, 2]


def load_tokenizer(path: Path) -> Tokenizer:
    """
    A tokenizer.json, with the truncation and padding that some of them carry switched off. A
    "[SEP]" written in a text is read as plain characters, never as the separator.
    """
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.encode_special_tokens = True
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tokenise(tokenizer: Tokenizer, texts: set[str], batch: int = 4_096) -> dict[str, Tokens]:
    """Token ids without specials, by text."""
    ordered = sorted(texts)
    result = {}
    for first in range(0, len(ordered), batch):
        part = ordered[first : first + batch]
        for text, encoding in zip(part, tokenizer.encode_batch(part, add_special_tokens=False)):
            offsets = np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2)
            result[text] = Tokens(np.array(encoding.ids, dtype=np.int32), offsets)
    return result


def token_span(offsets: np.ndarray, start: int, end: int) -> tuple[int, int] | None:
    """The first and last token that overlap the characters [start, end), or None if none does."""
    overlapping = np.nonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))[0]
    if len(overlapping) == 0:
        return None
    return int(overlapping[0]), int(overlapping[-1])
