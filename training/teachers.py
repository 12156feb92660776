"""Distillation (Hinton et al. 2015): a reader learns what others score every word, beside the annotated answer."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.bert import SpanReader
from training.dequantise import read_reader
from training.device import DEVICE


def load_teachers(folders: Sequence[Path]) -> list[SpanReader]:
    """Readers, each a shipped one or a Hugging Face folder, that are asked and never trained."""
    teachers = []
    for folder in folders:
        config, state = read_reader(folder)
        teacher = SpanReader(config).eval().requires_grad_(False)
        teacher.load_state_dict(state)
        teachers.append(teacher.to(DEVICE))
    return teachers


@torch.no_grad()
def teach(teachers: list[SpanReader], ids: Tensor, mask: Tensor | None, types: Tensor) -> Tensor:
    """The mean of the teachers' logits [batch, tokens, 2]."""
    return torch.stack([teacher(ids, mask, types).float() for teacher in teachers]).mean(0)


def teacher_loss(logits: Tensor, taught: Tensor, mask: Tensor, temperature: float) -> Tensor:
    """
    Mean cross-entropy of the start and end distributions to the teachers', both [batch, tokens, 2], padding
    left out. Multiplied by the squared temperature, which keeps the gradient's size.
    """
    hidden = (mask == 0)[:, :, None]  # [batch, tokens, 1]
    ours = (logits.float() / temperature).masked_fill(hidden, -1e4).log_softmax(1)
    theirs = (taught.float() / temperature).masked_fill(hidden, -1e4).softmax(1)
    return F.kl_div(ours, theirs, reduction="none").sum(1).mean() * temperature**2
