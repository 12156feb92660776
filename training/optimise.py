"""The optimiser of every run, and the path that its learning rate takes."""

from typing import Protocol

import torch
from torch import nn

from training.weights import FROZEN


class Schedule(Protocol):
    """The knobs that a run's config needs for the functions below."""

    peak_rate: float
    warmup_part: float
    weight_decay: float
    betas: tuple[float, float]


def rate_at(progress: float, config: Schedule) -> float:
    """Linear warm-up to the peak, then linear to zero. `progress` is the part of the tokens read."""
    rising = progress / config.warmup_part
    falling = (1 - progress) / (1 - config.warmup_part)
    return config.peak_rate * max(0.0, min(rising, falling))


def make_optimizer(
    model: nn.Module, config: Schedule, trains_words: bool = False
) -> torch.optim.AdamW:
    """AdamW over all but the word embeddings, or over these too; without decay on biases and norms."""
    model.get_parameter(FROZEN).requires_grad_(trains_words)
    trained = [p for p in model.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in trained if p.ndim > 1], "weight_decay": config.weight_decay},
        {"params": [p for p in trained if p.ndim == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=0.0, betas=config.betas, fused=True)
