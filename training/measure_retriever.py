"""The figures of the retriever's card: original and tuned weights, fp32 and int8, over sets for measuring only."""

import time
from pathlib import Path

from training.embedder import onnx_embed
from training.retrieval_metric import RetrievalScores, score_retrieval
from training.retrieval_sets import RetrievalSet
from training.text_embedder import Embed, load_embedder, torch_embed
from training.tokenise import load_tokenizer


def rounded(scores: RetrievalScores) -> dict:
    return {
        "recall@1": round(scores.recall_at_1, 2),
        "recall@5": round(scores.recall_at_5, 2),
        "MRR@10": round(scores.mrr_at_10, 4),
        "queries": scores.queries,
    }


def fp32_embed(weights: Path, chunk_tokens: int) -> Embed:
    tokenizer = load_tokenizer(weights / "tokenizer.json")
    return torch_embed(load_embedder(weights), tokenizer, chunk_tokens, is_as_trained=False)


def measure_retriever(sets: dict[str, RetrievalSet], embedders: dict[str, Embed]) -> dict:
    """By set, then by embedder: the scores. Nothing is chosen by what comes out."""
    started = time.monotonic()
    figures: dict = {
        name: {kind: rounded(score_retrieval(tested, embed)) for kind, embed in embedders.items()}
        for name, tested in sets.items()
    }
    return {"sets": figures, "minutes": round((time.monotonic() - started) / 60, 1)}


def mean_recall(figures: dict, kind: str) -> float:
    """Recall@1 of one embedder over the sets, in percent."""
    found = [by_kind[kind]["recall@1"] for by_kind in figures.values()]
    return round(sum(found) / len(found), 2)


def all_embedders(base: Path, untrained: Path, chosen: Path, exported: Path, chunk: int) -> dict:
    """What is compared, that which ships first: the chosen weights and the base's, as graphs and in fp32."""
    return {
        "tuned, int8": onnx_embed(exported),
        "tuned, fp32": fp32_embed(chosen, chunk),
        "original, int8": onnx_embed(untrained),
        "original, fp32": fp32_embed(base, chunk),
    }
