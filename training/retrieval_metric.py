"""Ranks a corpus by cosine and scores the rankings, by the product's own definitions (lib/eval/retrieval.ts)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from training.retrieval_sets import RetrievalSet

DEPTH = 10
QUERIES_AT_ONCE = 512  # 512 x 20,000 similarities are 40 MB

# Texts to float32 [texts, dimension], each of length one.
Embed = Callable[[list[str]], np.ndarray]


@dataclass(frozen=True)
class RetrievalScores:
    """Recalls are percentages, MRR is from 0 to 1; means over the queries."""

    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float
    queries: int


def rank(queries: np.ndarray, corpus: np.ndarray) -> np.ndarray:
    """int [queries, 10 at most]: the places of the most similar passages, best first."""
    ranked = [
        np.argsort(-(queries[first : first + QUERIES_AT_ONCE] @ corpus.T), kind="stable")[:, :DEPTH]
        for first in range(0, len(queries), QUERIES_AT_ONCE)
    ]
    return np.concatenate(ranked)


def score_rankings(ranked: np.ndarray, relevant: list[set[int]]) -> RetrievalScores:
    """`ranked` as `rank` gives it; `relevant[i]` are the right places for query i."""
    right = np.array([[place in of for place in row] for row, of in zip(ranked.tolist(), relevant)])
    counts = np.array([len(of) for of in relevant])
    first = np.where(right.any(axis=1), 1 / (right.argmax(axis=1) + 1), 0.0)
    return RetrievalScores(
        100 * float(np.mean(right[:, 0] / counts)),
        100 * float(np.mean(right[:, :5].sum(axis=1) / counts)),
        float(np.mean(first)),
        len(relevant),
    )


def score_retrieval(tested: RetrievalSet, embed: Embed) -> RetrievalScores:
    return score_rankings(rank(embed(tested.queries), embed(tested.corpus)), tested.relevant)
