"""Gathers what the reader trains on and what it is developed on."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from training.carve import split_articles, split_contexts
from training.config import ReaderConfig
from training.counterfactual import counterfactual_copies, read_counterfactuals
from training.data import SQUAD_TRAIN, Example, read_set, read_squad
from training.decontaminate import decontaminate
from training.measured import read_measured
from training.negatives import hard_negatives, random_negatives
from training.vague import without_vague


@dataclass(frozen=True)
class ReaderData:
    """`counts` says how many examples of each kind there are and how many were dropped."""

    warmup: list[Example]
    main: list[Example]
    development: list[Example]
    counts: dict[str, int]


def clean_sets(
    data: Path, config: ReaderConfig
) -> tuple[dict[str, list[Example]], list[Example], dict[str, int]]:
    """
    The examples of each set by name, SQuAD's first, without what is carved out, measured or shares words with either;
    the development questions; and the counts of what is there and what was dropped.
    """
    squad, development = split_articles(
        read_squad(data / SQUAD_TRAIN), config.dev_articles, config.seed
    )
    sets = {"squad": squad}
    for name in (*config.warmup_sets, *config.extra_sets):
        sets[name] = read_set(data, name)
    carved = list(development)
    for name in set(config.annotator_sets) & set(sets):
        sets[name], kept = split_contexts(sets[name], config.annotator_share, config.seed)
        carved += kept
    measured = read_measured(data).and_these(carved)
    counts: dict[str, int] = {}
    for name, examples in sets.items():
        forbidden = replace(measured, questions=frozenset()) if name in config.form_sets else measured
        sets[name], dropped = decontaminate(name, examples, forbidden)
        counts |= dropped
        counts[name] = len(sets[name])
    return sets, development, counts


def gather(data: Path, config: ReaderConfig) -> ReaderData:
    swaps = read_counterfactuals(data) if config.counterfactual_share > 0 else None
    sets, development, counts = clean_sets(data, config)
    hard = hard_negatives(sets["squad"], config.hard_negatives, config.seed)
    distant = random_negatives(sets["squad"], config.random_negatives, config.seed)
    counts |= {"hard negatives": len(hard), "random negatives": len(distant)}
    main = sets["squad"] + hard + distant
    for name in config.extra_sets:
        negatives = extra_negatives(name, sets[name], config)
        counts[f"{name} negatives"] = len(negatives)
        main += sets[name] + negatives
    if swaps is not None:
        copies = counterfactual_copies(main, swaps, config.counterfactual_share, config.seed)
        counts["counterfactual copies"] = len(copies)
        main += copies
    warmup = [example for name in config.warmup_sets for example in sets[name]]
    print(json.dumps(counts), flush=True)
    return ReaderData(warmup, main, development, counts)


def extra_negatives(name: str, examples: list[Example], config: ReaderConfig) -> list[Example]:
    """Of the questions that name what they ask about: a vague one is answered by any passage."""
    if name in config.form_sets:
        return []
    clear = without_vague(examples)
    hard = hard_negatives(clear, config.extra_hard_negatives, config.seed)
    return hard + random_negatives(clear, config.extra_random_negatives, config.seed)
