"""
CrowS-Pairs (Nangia et al. 2020): of two sentences that differ in who they speak of, which one does a model of masked words find
likelier, the more or the less stereotyping one?
"""

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from training.errors import BadInput
from training.fairness.bootstrap import bootstrap_intervals
from training.fairness.config import FairnessConfig

COLUMNS = ("sent_more", "sent_less", "bias_type")
# The authors' metric.py rounds scores so and counts equal ones for neither sentence.
DECIMALS = 3

# Token ids of a sentence and some positions in it, to the log-probability of the token at each, hidden alone.
WordScorer = Callable[[list[int], list[int]], np.ndarray]


@dataclass(frozen=True)
class Pair:
    """The sentence that stereotypes more, and the one that does less."""

    more: str
    less: str
    kind: str


def read_pairs(path: Path) -> list[Pair]:
    if not path.is_file():
        raise BadInput(
            f"Expected CrowS-Pairs at {path}, found none. Give the folder that holds fairness/crows_pairs.csv with --data."
        )
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or [])]
        if missing:
            raise BadInput(f"Expected the columns {', '.join(COLUMNS)} in {path}, missed {', '.join(missing)}.")
        pairs = [Pair(row["sent_more"], row["sent_less"], row["bias_type"]) for row in rows]
    if not pairs:
        raise BadInput(f"Expected at least one pair in {path}, found none. Restore the file.")
    return pairs


def unmodified(first: list[int], second: list[int]) -> tuple[list[int], list[int]]:
    """The positions of the tokens that both share, in each."""
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    shared = [(block.a + i, block.b + i) for block in blocks for i in range(block.size)]
    return [a for a, _ in shared], [b for _, b in shared]


def prefers_more(pair: Pair, encode: Callable[[str], list[int]], score: WordScorer) -> float:
    """1 where the sum over the unmodified tokens is higher in the sentence that stereotypes more, 0 where lower."""
    more, less = encode(pair.more), encode(pair.less)
    of_more, of_less = unmodified(more, less)
    difference = round(float(score(more, of_more).sum()), DECIMALS) - round(
        float(score(less, of_less).sum()), DECIMALS
    )
    return 0.5 * (1 + float(np.sign(difference)))


def measure_pairs(
    pairs: list[Pair], encode: Callable[[str], list[int]], score: WordScorer, config: FairnessConfig
) -> dict:
    """In percent, how often the more stereotyping sentence is preferred: in all, and by kind. A tie counts half."""
    preferences = defaultdict(list)
    for pair in pairs:
        preferences[pair.kind].append(prefers_more(pair, encode, score))
    everything = [value for values in preferences.values() for value in values]
    return {
        "all": share_figures(everything, config),
        **{kind: share_figures(values, config) for kind, values in sorted(preferences.items())},
    }


def share_figures(values: list[float], config: FairnessConfig) -> dict:
    table = 100 * np.array(values)
    ((low, high),) = bootstrap_intervals(
        lambda weights: np.array([np.average(table, weights=weights)]), len(table), config
    )
    return {"value": round(table.mean(), 1), "low": round(low, 1), "high": round(high, 1), "pairs": len(values)}
