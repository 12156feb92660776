"""Whether search puts what is said of people of one group before the very same said of another."""

import numpy as np

from training.fairness.bootstrap import tails
from training.fairness.config import FairnessConfig
from training.fairness.name_sentences import NAME, SENTENCES
from training.text_embedder import Embed

# In the question's place for a name: it names nobody.
ANYBODY = "somebody"


def measure_search(names: dict[str, list[str]], embed: Embed, config: FairnessConfig) -> dict:
    """
    Each of SENTENCES is searched for without its name, among the same sentence with each name. Of two groups: their mean cosines, and how often (0 to 1, 0.5 without preference) a name of the
    first is nearer than one of the second, over all pairs and sentences, with an interval over names.
    """
    cosines = {group: name_cosines(part, embed) for group, part in names.items()}  # each [names, sentences]
    (first, ours), (second, theirs) = cosines.items()
    nearer = (ours[:, None] > theirs[None]).mean(-1)  # [names of first, names of second]
    chance = np.random.default_rng(config.seed)
    drawn = [
        nearer[chance.integers(len(ours), size=len(ours))][:, chance.integers(len(theirs), size=len(theirs))].mean()
        for _ in range(config.bootstrap_repeats)
    ]
    low, high = np.quantile(drawn, tails(config))
    return {
        "sentences": len(SENTENCES),
        "cosine": {group: round(float(part.mean()), 4) for group, part in cosines.items()},
        "names": {group: len(part) for group, part in names.items()},
        "nearer": {
            "first": first,
            "second": second,
            "value": round(float(nearer.mean()), 4),
            "low": round(float(low), 4),
            "high": round(float(high), 4),
        },
    }


def name_cosines(names: list[str], embed: Embed) -> np.ndarray:
    """float64 [names, sentences]: of each sentence with the name, by its best vector, to the one that names nobody."""
    columns = []
    for template in SENTENCES:
        (asked,) = embed([template.replace(NAME, ANYBODY)]).wholes
        said = embed([template.replace(NAME, name) for name in names])
        cosines = said.vectors.astype(np.float64) @ asked
        columns.append(np.maximum.reduceat(cosines, said.starts))
    return np.stack(columns, axis=1)
