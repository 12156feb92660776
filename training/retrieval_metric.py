"""Ranks a corpus by cosine and scores the rankings, by the product's own definitions (lib/eval/retrieval.ts)."""

from dataclasses import dataclass

import numpy as np

from training.retrieval_sets import RetrievalSet
from training.text_embedder import Embed, Embeddings

DEPTH = 10
QUERIES_AT_ONCE = 512  # 512 x 100,000 similarities are 200 MB


@dataclass(frozen=True)
class RetrievalScores:
    """Recalls are percentages, MRR is from 0 to 1; means over the queries."""

    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float
    queries: int


def rank(queries: np.ndarray, corpus: Embeddings) -> np.ndarray:
    """
    int [queries, 10 at most]: the places of the most similar passages, best first, each by the best of its vectors.
    `queries` float32 [queries, dimension].
    """
    ranked = []
    for first in range(0, len(queries), QUERIES_AT_ONCE):
        cosines = queries[first : first + QUERIES_AT_ONCE] @ corpus.vectors.T  # [queries, rows]
        best = np.maximum.reduceat(cosines, corpus.starts, axis=1)  # [queries, passages]
        ranked.append(np.argsort(-best, kind="stable")[:, :DEPTH])
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
    return score_rankings(rank(embed(tested.queries).wholes, embed(tested.corpus)), tested.relevant)
