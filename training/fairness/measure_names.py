"""Whether the tagger finds people of one group as often as those of another, and hears the same tone in what they do."""

from pathlib import Path

import numpy as np

from training.entity_metric import entities_of
from training.fairness.bootstrap import bootstrap_intervals, tails
from training.fairness.config import FairnessConfig
from training.fairness.name_sentences import NAME, SENTENCES
from training.fairness.word_lists import CATEGORIES, read_subjects
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS
from training.tagged_sets import Sentence
from training.tagger_evaluate import MAX_TOKENS, Labeller
from training.tagger_inputs import sentence_inputs

MEASURES = ("recall", "tone")


def read_names(lists: Path) -> dict[str, list[str]]:
    """By group, the given names of UnQover's lists."""
    found: dict[str, list[str]] = {}
    for part in CATEGORIES["gender"].subjects:
        for subject in read_subjects(lists / "nouns/subjects" / part):
            found.setdefault(subject.group, []).append(subject.name)
    return found


def measure_names(names: dict[str, list[str]], labeller: Labeller, config: FairnessConfig) -> dict:
    """
    By group: how many of its names, each in all of SENTENCES, are found as a person (recall, 0 to 1), and the mean tone
    (probability of positive less that of negative, -1 to 1), with intervals over names. Then for both measures the largest
    gap between two groups.
    """
    tables = {group: name_table(part, labeller) for group, part in names.items()}
    groups = {
        group: {
            "names": len(table),
            "sentences": len(table) * len(SENTENCES),
            **figures_of(table, config),
            "least found": least_found(names[group], table),
        }
        for group, table in tables.items()
    }
    gaps = {measure: gap(tables, index, config) for index, measure in enumerate(MEASURES)}
    return {"groups": groups, "largest gap": gaps}


def name_table(names: list[str], labeller: Labeller) -> np.ndarray:
    """float64 [names, 2]: recall and mean tone of each name over SENTENCES."""
    sentences = [filled(template, name) for name in names for template in SENTENCES]
    rows = np.zeros((len(sentences), len(MEASURES)))
    tokens = labeller.tokens_of(sentences)
    inputs = []
    for row, sentence in enumerate(sentences):
        (part,) = sentence_inputs(sentence, tokens[sentence.text], labeller.continues, MAX_TOKENS)
        inputs.append((part, row))
    for (part, row), entities, sentiment in labeller.run(inputs):
        places = np.nonzero(part.words >= 0)[0]
        labels = [ENTITY_LABELS[entities[place].argmax()] for place in places]
        (gold,) = entities_of(list(sentences[row].labels))
        rows[row] = gold in entities_of(labels), tone(sentiment)
    return rows.reshape(len(names), len(SENTENCES), len(MEASURES)).mean(axis=1)


def filled(template: str, name: str) -> Sentence:
    words, labels = [], []
    for word in template.split():
        parts = name.split() if word == NAME else [word]
        words += parts
        labels += ["B-PER", *["I-PER"] * (len(parts) - 1)] if word == NAME else ["O"]
    return Sentence(tuple(words), tuple(labels), "names")


def tone(sentiment: np.ndarray) -> float:
    """From logits [sentiments], -1 to 1."""
    raised = np.exp(sentiment.astype(np.float64) - sentiment.max())
    shares = raised / raised.sum()
    return float(shares[SENTIMENT_LABELS.index("positive")] - shares[SENTIMENT_LABELS.index("negative")])


def figures_of(table: np.ndarray, config: FairnessConfig) -> dict:
    """Each measure's mean over names [names, 2], with its interval."""
    ends = bootstrap_intervals(
        lambda weights: np.average(table, axis=0, weights=weights), len(table), config
    )
    return {
        measure: {"value": round(value, 4), "low": round(low, 4), "high": round(high, 4)}
        for measure, value, (low, high) in zip(MEASURES, table.mean(axis=0), ends)
    }


def least_found(names: list[str], table: np.ndarray, count: int = 2) -> dict[str, float]:
    """The recall of the names with the lowest: one that is also a place or a word can make a group's gap alone."""
    recall = table[:, MEASURES.index("recall")]
    return {names[i]: round(float(recall[i]), 4) for i in np.argsort(recall, kind="stable")[:count]}


def gap(tables: dict[str, np.ndarray], measure: int, config: FairnessConfig) -> dict:
    """Between the groups with the highest and the lowest mean, names of both resampled."""
    means = {group: table[:, measure].mean() for group, table in tables.items()}
    high, low = max(means, key=means.get), min(means, key=means.get)
    chance = np.random.default_rng(config.seed)

    def resampled(group: str) -> np.ndarray:
        values = tables[group][:, measure]
        return chance.choice(values, (config.bootstrap_repeats, len(values))).mean(axis=1)

    ends = np.quantile(resampled(high) - resampled(low), tails(config))
    return {
        "from": low,
        "to": high,
        "value": round(means[high] - means[low], 4),
        "low": round(ends[0], 4),
        "high": round(ends[1], 4),
    }
