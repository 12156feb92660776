"""A deeper encoder that begins by computing what the shallower one does (LLaMA Pro, Wu et al. 2024, for BERT)."""

import re

import torch
from torch import Tensor

LAYER = re.compile(r"^(bert\.layers\.)(\d+)\.(.+)$")


def grow(state: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """
    A SpanReader's state with `layers` layers, a multiple of what it has: each layer is followed by
    copies of itself whose two outputs are zero and whose norms give back what comes in, so that
    nothing changes until training moves them. Raises ValueError for a number that does not fit.
    """
    had = 1 + max(int(found[2]) for name in state if (found := LAYER.match(name)))
    times, rest = divmod(layers, had)
    if rest or times < 1:
        raise ValueError(f"Expected a multiple of the {had} layers there are, got {layers}.")
    grown = {name: value for name, value in state.items() if not LAYER.match(name)}
    for name, value in state.items():
        if (found := LAYER.match(name)) is None:
            continue
        prefix, part = found[1], found[3]
        first = int(found[2]) * times
        grown[f"{prefix}{first}.{part}"] = value
        norm = state[f"{prefix}{found[2]}.output_norm.weight"]
        shift = state[f"{prefix}{found[2]}.output_norm.bias"]
        for copy in range(first + 1, first + times):
            grown[f"{prefix}{copy}.{part}"] = passing_on(part, value, norm, shift)
    return grown


def passing_on(part: str, value: Tensor, norm: Tensor, shift: Tensor) -> Tensor:
    """
    A copy's parameter. What comes in has passed a norm: norm * z + shift, z of mean 0 and variance
    1, so that its mean over the features is about mean(shift) and its variance mean(norm^2) +
    var(shift). Undoing the copy's own norming takes just these two.
    """
    if part.startswith(("attention_output.", "output.")):
        return torch.zeros_like(value)
    if part in ("attention_norm.weight", "output_norm.weight"):
        deviation = (norm.square().mean() + shift.var(correction=0)).sqrt()
        return torch.full_like(value, float(deviation))
    if part in ("attention_norm.bias", "output_norm.bias"):
        return torch.full_like(value, float(shift.mean()))
    return value.clone()
