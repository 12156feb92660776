"""The development split: whole articles of SQuAD's training set, chosen by seed and never trained on.

Everything that is fitted (threshold, calibration, fusion weights, which checkpoint to ship) is
fitted on these articles, so that SQuAD's own dev sets stay for measuring only.
"""

import json
import random
from pathlib import Path

from training.data import SQUAD_TRAIN, Example, read_squad, write_jsonl


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


def carve(data: Path, work: Path, count: int, seed: int) -> dict:
    """Writes work/dev/squad-dev-articles.jsonl and titles.json, and returns the counts."""
    _, development = split_articles(read_squad(data / SQUAD_TRAIN), count, seed)
    write_jsonl(work / "dev/squad-dev-articles.jsonl", development)
    titles = sorted({example.article for example in development})
    (work / "dev/titles.json").write_text(
        json.dumps({"seed": seed, "titles": titles}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
    return {
        "articles": len(titles),
        "paragraphs": len({example.context for example in development}),
        "questions": len(development),
        "unanswerable": sum(not example.answers for example in development),
    }
