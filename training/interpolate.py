"""Weights between the original's and the tuned: fine-tuning that forgets less (WiSE-FT, Wortsman et al. 2022)."""

import json
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor

from training.retrieval_metric import RetrievalScores, score_retrieval
from training.retrieval_sets import RetrievalSet
from training.retriever_config import RetrieverConfig
from training.text_embedder import load_embedder, torch_embed
from training.tokenise import load_tokenizer
from training.weights import load_encoder, save_encoder

RULE = (
    "The part of the tuned weights with the highest mean over the development sets of recall@1 "
    "and recall@5, among those that make this score of no set lower than the original's; the "
    "smaller part of two that are equal."
)


def interpolate(
    original: dict[str, Tensor], tuned: dict[str, Tensor], part: float
) -> dict[str, Tensor]:
    """(1 - part) x original + part x tuned: exactly the one at 0 and the other at 1."""
    return {name: torch.lerp(value, tuned[name], part) for name, value in original.items()}


def choose_part(scores: dict[float, dict[str, float]]) -> float:
    """By RULE; `scores` by part, then by development set, with part 0 among them."""
    original = scores[0]
    allowed = [
        part
        for part, found in scores.items()
        if all(found[name] >= least for name, least in original.items())
    ]
    return max(sorted(allowed), key=lambda part: sum(scores[part].values()))


def development_score(scores: RetrievalScores) -> float:
    return (scores.recall_at_1 + scores.recall_at_5) / 2


def choose_weights_between(
    run: Path, base: Path, development: dict[str, RetrievalSet], config: RetrieverConfig
) -> Path:
    """Writes run/chosen, between `base` and run/tuned, and leaves every score in run/choice.json."""
    original, tuned = load_encoder(base), load_encoder(run / "tuned")
    model, tokenizer = load_embedder(base), load_tokenizer(base / "tokenizer.json")
    embed = torch_embed(model, tokenizer, config.chunk_tokens, is_as_trained=True)
    found: dict[float, dict[str, RetrievalScores]] = {}
    for part in config.tuned_parts:
        model.bert.load_state_dict(interpolate(original, tuned, part))
        found[part] = {kind: score_retrieval(s, embed) for kind, s in development.items()}
        shown = {kind: round(development_score(s), 2) for kind, s in found[part].items()}
        print(f"part {part} of the tuned weights: {json.dumps(shown)}", flush=True)
    chosen = choose_part(
        {
            part: {kind: development_score(s) for kind, s in by_kind.items()}
            for part, by_kind in found.items()
        }
    )
    save_encoder(interpolate(original, tuned, chosen), base, run / "chosen")
    scores = {
        str(part): {kind: asdict(s) for kind, s in by_kind.items()}
        for part, by_kind in found.items()
    }
    record = {"rule": RULE, "chosen": chosen, "scores": scores}
    (run / "choice.json").write_text(json.dumps(record, indent=2) + "\n")
    return run / "chosen"
