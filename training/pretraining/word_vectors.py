"""Vectors of word pieces from counting: which stand near each other more often than chance would have it."""

import numpy as np
import torch
from torch import Tensor

# Pieces so many places apart or less are neighbours, the nearer the more.
WINDOW = 5
# The neighbours' shares are raised to this power, or rare ones would count for too much (Levy, Goldberg and Dagan 2015).
SMOOTHING = 0.75
# Vectors found beyond those asked for, which makes the last of these exact.
SPARE = 32


def word_vectors(ids: np.ndarray, vocabulary: int, size: int) -> Tensor:
    """
    float32 [vocabulary, size] of the text `ids` (int [pieces]): the first singular vectors of the pieces' positive pointwise
    mutual information, times the roots of their singular values (Levy and Goldberg 2014), so that the product of two rows
    says how much likelier the one is beside the other. Rows of pieces without neighbours are 0. Needs 22 bytes times
    vocabulary squared.
    """
    near = neighbours(ids, vocabulary)
    shares = near.sum(0) / near.sum()
    smooth = shares**SMOOTHING
    by_chance = torch.outer(shares, smooth / smooth.sum()) * near.sum()
    information = (near / by_chance.clamp(min=1e-9)).log().clamp(min=0)
    # Either side of a pair is a word and a neighbour: the same vectors are read and guessed with.
    vectors, strengths, _ = torch.svd_lowrank((information + information.T) / 2, q=min(size + SPARE, vocabulary), niter=4)
    return (vectors * strengths.sqrt())[:, :size]


def neighbours(ids: np.ndarray, vocabulary: int) -> Tensor:
    """float32 [vocabulary, vocabulary]: how often each pair stands near each other, divided by the distance."""
    pieces = torch.from_numpy(ids.astype(np.int64))
    near = torch.zeros(vocabulary * vocabulary)
    for distance in range(1, WINDOW + 1):
        pairs = pieces[:-distance] * vocabulary + pieces[distance:]
        near += torch.bincount(pairs, minlength=len(near)) / distance
    near = near.view(vocabulary, vocabulary)
    return near + near.T
