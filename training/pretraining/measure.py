"""How well a model guesses hidden words of text that it was not trained on."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training.bert import WordGuesser
from training.device import DEVICE, in_training_precision
from training.masked_words import FIRST_WORD, disguise
from training.pretraining.blocks import Blocks, choose_pieces

BATCH = 16


@dataclass(frozen=True)
class WordScores:
    """`accuracy` in percent of the hidden pieces; `perplexity` is exp of their mean -log probability."""

    accuracy: float
    perplexity: float
    pieces: int


def hidden_blocks(
    blocks: Blocks, count: int, share: float, vocabulary: int, seed: int
) -> list[tuple[Tensor, Tensor, Tensor]]:
    """
    (ids, shown, chosen) of up to `count` blocks in batches, the same for the same seed. Single pieces are hidden whatever
    training hides, so that figures of both can be compared.
    """
    generator = torch.Generator().manual_seed(seed)
    every = max(1, len(blocks) // count)
    ids = torch.from_numpy(np.stack([blocks.at(i) for i in range(0, len(blocks), every)][:count]))
    batches = []
    for part in ids.split(BATCH):
        chosen = choose_pieces(part, share, generator)
        batches.append((part, disguise(part, chosen, vocabulary, generator), chosen))
    return batches


def score_words(model: WordGuesser, batches: list[tuple[Tensor, Tensor, Tensor]]) -> WordScores:
    right, loss, count = 0, 0.0, 0
    with torch.no_grad(), in_training_precision():
        for ids, shown, chosen in batches:
            logits = model(shown.to(DEVICE), chosen=chosen.to(DEVICE)).float().cpu()  # [hidden, vocabulary]
            wanted = ids[chosen]
            right += int((logits.argmax(-1) == wanted).sum())
            loss += float(F.cross_entropy(logits, wanted, reduction="sum"))
            count += len(wanted)
    return WordScores(100 * right / max(1, count), math.exp(loss / max(1, count)), count)


def score_unigram(
    training: np.ndarray, vocabulary: int, batches: list[tuple[Tensor, Tensor, Tensor]]
) -> WordScores:
    """What always guessing the commonest piece is worth, and the pieces' shares as probabilities (one added to each)."""
    counts = np.bincount(training[training >= FIRST_WORD], minlength=vocabulary)
    shares = (counts[FIRST_WORD:] + 1) / (counts[FIRST_WORD:] + 1).sum()
    wanted = torch.cat([ids[chosen] for ids, _, chosen in batches]).numpy()
    right = int((wanted == counts.argmax()).sum())
    loss = float(-np.log(shares[wanted - FIRST_WORD]).sum())
    return WordScores(100 * right / max(1, len(wanted)), math.exp(loss / max(1, len(wanted))), len(wanted))
