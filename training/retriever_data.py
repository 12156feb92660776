"""Gathers what the retriever trains on and what its weights are chosen by."""

import json
from dataclasses import dataclass
from pathlib import Path

from training.carve import split_articles, split_contexts
from training.data import SQUAD_TRAIN, Example, read_set, read_squad
from training.decontaminate import decontaminate
from training.measured import read_measured
from training.pair_negatives import with_negatives
from training.pairs import Pair, make_pairs
from training.retrieval_sets import (
    RetrievalSet,
    retrieval_set,
    sample_contexts,
    sample_queries,
)
from training.retriever_config import RetrieverConfig
from training.tokenise import load_tokenizer, tokenise
from training.vague import without_vague


@dataclass(frozen=True)
class RetrieverData:
    """`development` is by kind of text; `counts` says what was kept and left out of each set."""

    pairs: list[Pair]
    development: dict[str, RetrievalSet]
    counts: dict[str, int]


def split_sets(
    data: Path, config: RetrieverConfig
) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """The answerable questions for (training by set, development by kind)."""
    squad = [example for example in read_squad(data / SQUAD_TRAIN) if example.answers]
    training, kept = split_articles(squad, config.dev_articles, config.seed)
    sets, development = {"squad": training}, {"squad": kept}
    for kind, names in config.kinds:
        development[kind] = []
        for name in names:
            examples = [example for example in read_set(data, name) if example.answers]
            sets[name], kept = split_contexts(examples, config.dev_share, config.seed)
            development[kind] += without_vague(kept)
    return sets, development


def gather_pairs(data: Path, config: RetrieverConfig, tokenizer: Path) -> RetrieverData:
    """`tokenizer` is the base's tokenizer.json, by which passages are cut."""
    sets, development = split_sets(data, config)
    carved = [example for examples in development.values() for example in examples]
    measured = read_measured(data).and_these(carved)
    loaded, pairs, counts = load_tokenizer(tokenizer), [], {}
    for name, examples in sets.items():
        new, dropped = decontaminate(name, examples, measured)
        counts |= dropped
        clear = without_vague(new)
        counts[f"{name} vague"] = len(new) - len(clear)
        used = sample_contexts(clear, config.contexts_per_set, config.seed)
        tokens = tokenise(loaded, {example.context for example in used})
        made = with_negatives(make_pairs(used, name, tokens, config.passage_tokens))
        counts[name], pairs = len(made), pairs + made
    print(json.dumps(counts), flush=True)
    return RetrieverData(pairs, development_sets(development, config), counts)


def gather_development(data: Path, config: RetrieverConfig) -> dict[str, RetrievalSet]:
    """The development sets alone, as `gather_pairs` makes them."""
    return development_sets(split_sets(data, config)[1], config)


def development_sets(
    kept: dict[str, list[Example]], config: RetrieverConfig
) -> dict[str, RetrievalSet]:
    """By kind: all carved passages of the kind, and a sample of their questions."""
    result = {}
    for kind, examples in kept.items():
        used = sample_contexts(examples, config.contexts_per_set, config.seed)
        whole = retrieval_set(used, [])
        result[kind] = sample_queries(whole, config.dev_questions, config.seed)
    return result
