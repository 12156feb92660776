"""Masked words (Devlin et al. 2018, 3.1): words are hidden from the model, which guesses them."""

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.bert import BertConfig, SpanReader, WordHead
from training.errors import BadInput

MASK = 103
# BERT's uncased vocabulary: below are [PAD], the unused pieces and the special ones.
FIRST_WORD, VOCABULARY = 999, 30_522


def check_mask(tokenizer: Tokenizer) -> None:
    """Raises BadInput unless the vocabulary has [MASK] where `mask_words` takes it to be."""
    found = tokenizer.token_to_id("[MASK]")
    if found != MASK:
        raise BadInput(
            f"Expected [MASK] as piece {MASK} of the vocabulary, to hide words with, "
            f"found {'none' if found is None else f'it as {found}'}. "
            f"Take the tokenizer.json of BERT's uncased vocabulary, or hide no words."
        )


def mask_words(ids: Tensor, rate: float) -> tuple[Tensor, Tensor]:
    """
    Chooses a share `rate` of the word pieces of `ids` [batch, tokens] and disguises them. Returns the new ids and
    the chosen places (bool).
    """
    chosen = (torch.rand(ids.shape) < rate) & (ids >= FIRST_WORD)
    return disguise(ids, chosen), chosen


def disguise(
    ids: Tensor, chosen: Tensor, vocabulary: int = VOCABULARY, generator: torch.Generator | None = None
) -> Tensor:
    """Eight in ten of the chosen places become [MASK], one becomes any piece of the vocabulary, one stays."""
    kind = torch.rand(ids.shape, generator=generator)
    masked = torch.where(chosen & (kind < 0.8), MASK, ids)
    swapped = torch.randint(FIRST_WORD, vocabulary, ids.shape, generator=generator)
    return torch.where(chosen & (kind >= 0.9), swapped, masked)


def word_loss(words: Tensor, hidden_ids: Tensor) -> Tensor:
    """Mean cross-entropy of the guesses [places, vocabulary]; 0 where nothing was hidden."""
    total = F.cross_entropy(words.float(), hidden_ids, reduction="sum")
    return total / max(1, len(hidden_ids))


class WordReader(SpanReader):
    """A reader that guesses hidden words as well, so that it keeps knowing words while it learns to answer."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__(config, dropout, seed)
        self.words = WordHead(config)

    def forward_both(
        self, ids: Tensor, mask: Tensor | None, types: Tensor, chosen: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Span logits [batch, tokens, 2], and the words' at the chosen places [places, vocabulary]."""
        hidden = self.bert(ids, mask, types)
        words = self.words(hidden[chosen], self.bert.embeddings.word_embeddings.weight)
        return self.qa_outputs(hidden), words
