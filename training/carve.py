"""The development split: whole articles of SQuAD's training set and some passages of SQuADShifts,
chosen by seed and never trained on.

Everything that is fitted (threshold, calibration, fusion weights, which checkpoint to ship) is
fitted on these, so that SQuAD's own dev sets stay for measuring only. SQuAD's training questions
have one annotated answer each; SQuADShifts' have up to three, which shows how often an answer
that one annotator would not give is another's.
"""

import json
import random
from pathlib import Path

from training.config import ReaderConfig
from training.data import SQUAD_TRAIN, Example, read_set, read_squad, write_jsonl


def choose_articles(titles: list[str], count: int, seed: int) -> set[str]:
    """`count` titles, the same for the same seed whatever order they come in."""
    return set(random.Random(seed).sample(sorted(set(titles)), count))


def split_articles(
    examples: list[Example], count: int, seed: int
) -> tuple[list[Example], list[Example]]:
    """(training, development), with no article in both."""
    chosen = choose_articles([example.article for example in examples], count, seed)
    training = [example for example in examples if example.article not in chosen]
    development = [example for example in examples if example.article in chosen]
    return training, development


def split_contexts(
    examples: list[Example], share: float, seed: int
) -> tuple[list[Example], list[Example]]:
    """(training, development), with no context in both: for sets that name no articles."""
    contexts = sorted({example.context for example in examples})
    chosen = set(random.Random(seed).sample(contexts, round(share * len(contexts))))
    training = [example for example in examples if example.context not in chosen]
    development = [example for example in examples if example.context in chosen]
    return training, development


def carve(data: Path, work: Path, config: ReaderConfig) -> dict:
    """
    Writes work/dev/squad-dev-articles.jsonl, titles.json and several-annotators.jsonl, and returns
    the counts.
    """
    squad = read_squad(data / SQUAD_TRAIN)
    _, development = split_articles(squad, config.dev_articles, config.seed)
    write_jsonl(work / "dev/squad-dev-articles.jsonl", development)
    titles = sorted({example.article for example in development})
    (work / "dev/titles.json").write_text(
        json.dumps({"seed": config.seed, "titles": titles}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
    annotated = [
        example
        for name in config.annotator_sets
        for example in split_contexts(read_set(data, name), config.annotator_share, config.seed)[1]
    ]
    write_jsonl(work / "dev/several-annotators.jsonl", annotated)
    return {
        "articles": len(titles),
        "paragraphs": len({example.context for example in development}),
        "questions": len(development),
        "unanswerable": sum(not example.answers for example in development),
        "questions with several annotators": len(annotated),
    }
