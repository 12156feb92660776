"""Contrastive batches larger than memory (GradCache, Gao et al. 2021)."""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

Chunk = tuple[Tensor, ...]  # what one call of `embed` takes


def contrastive_loss(cosines: Tensor, positives: Tensor, masked: Tensor, scale: float) -> Tensor:
    """
    InfoNCE: mean cross-entropy of each question's own passage against all that are not masked.
    Cosines float32 [questions, passages]; the rest as PairBatch has it.
    """
    return F.cross_entropy((scale * cosines).masked_fill(masked, -torch.inf), positives)


def best_cosines(questions: Tensor, rows: Tensor, owners: Tensor, passages: int) -> Tensor:
    """
    [questions, passages]: of all rows of a passage the highest cosine. Embeddings float32 [questions, hidden] and [rows,
    hidden]; `owners` int64 [rows] says which passage a row belongs to, at least one each.
    """
    cosines = questions @ rows.T  # [questions, rows]
    lowest = cosines.new_full((len(questions), passages), -1.0)
    return lowest.scatter_reduce(1, owners.expand_as(cosines), cosines, "amax", include_self=False)


def backward_in_chunks(
    embed: Callable[..., Tensor],
    chunks: list[Chunk],
    loss_of: Callable[[Tensor], Tensor],
) -> float:
    """
    Adds to the gradients of what `embed` is made of those of loss_of(embeddings of all chunks, in
    order), and returns the loss. Only one chunk's activations are kept at a time: all chunks are
    embedded once without a graph for the loss's gradient on the embeddings, then once more to
    carry it on. `embed` must give the same both times, so there is no dropout.
    """
    with torch.no_grad():
        embedded = [embed(*chunk) for chunk in chunks]
    leaf = torch.cat(embedded).requires_grad_()
    loss = loss_of(leaf)
    loss.backward()
    for chunk, gradient in zip(chunks, leaf.grad.split([len(part) for part in embedded])):
        embed(*chunk).backward(gradient)
    return float(loss.detach())
