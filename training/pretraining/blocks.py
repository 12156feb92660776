"""Text as blocks of equal length, and which of their words are hidden."""

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.errors import BadInput
from training.masked_words import FIRST_WORD
from training.tokenise import CLS, SEP


class Blocks:
    """Paragraphs one after the other, a [SEP] behind each, cut into blocks of `tokens` with [CLS] and [SEP]."""

    def __init__(self, paragraphs: list[str], tokenizer: Tokenizer, tokens: int):
        self.room = tokens - 2
        encoded = tokenizer.encode_batch(paragraphs, add_special_tokens=False)
        self.ids = np.array([id for e in encoded for id in (*e.ids, SEP)], dtype=np.int32)

    def __len__(self) -> int:
        return max(0, len(self.ids) // self.room - 1)

    def at(self, index: int, shift: int = 0) -> np.ndarray:
        """int64 [tokens]; `shift` below the room moves all cuts, so that an epoch sees other neighbours at them."""
        first = index * self.room + shift
        return np.concatenate([[CLS], self.ids[first : first + self.room], [SEP]]).astype(np.int64)

    def check(self, least: int, what: str) -> None:
        """Raises BadInput where there are fewer than `least` blocks."""
        if len(self) < least:
            raise BadInput(
                f"Expected at least {least} blocks of {self.room} word pieces {what}, got {len(self)}. Give more text."
            )


def starts_word(tokenizer: Tokenizer) -> Tensor:
    """bool [vocabulary]: whether a piece begins a word, or goes on with one (##)."""
    vocabulary = tokenizer.get_vocab(with_added_tokens=True)
    starts = torch.ones(max(vocabulary.values()) + 1, dtype=torch.bool)
    for piece, id in vocabulary.items():
        starts[id] = not piece.startswith("##")
    return starts


def choose_pieces(ids: Tensor, share: float, generator: torch.Generator | None = None) -> Tensor:
    """bool [batch, tokens]: each ordinary piece with the same chance."""
    return (torch.rand(ids.shape, generator=generator) < share) & (ids >= FIRST_WORD)


def choose_words(
    ids: Tensor, share: float, starts: Tensor, generator: torch.Generator | None = None
) -> Tensor:
    """bool [batch, tokens]: each word with the same chance, all its pieces together."""
    word = starts[ids].cumsum(1) - 1  # [batch, tokens]: which word of its row a piece belongs to
    chance = torch.rand(ids.shape, generator=generator).gather(1, word.clamp(min=0))
    return (chance < share) & (ids >= FIRST_WORD)
