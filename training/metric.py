"""SQuAD's own metric (the official evaluation scripts v1.1 and v2.0, Rajpurkar et al.)."""

import re
import string
from collections import Counter
from dataclasses import dataclass


def normalise(text: str) -> str:
    """Lower case, no punctuation, no articles, single spaces."""
    lowered = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", lowered).split())


def exact_match(gold: str, predicted: str) -> float:
    return float(normalise(gold) == normalise(predicted))


def f1(gold: str, predicted: str) -> float:
    """Harmonic mean of word precision and recall; an empty side matches only an empty side."""
    gold_words, predicted_words = normalise(gold).split(), normalise(predicted).split()
    if not gold_words or not predicted_words:
        return float(gold_words == predicted_words)
    common = sum((Counter(gold_words) & Counter(predicted_words)).values())
    if common == 0:
        return 0.0
    precision, recall = common / len(predicted_words), common / len(gold_words)
    return 2 * precision * recall / (precision + recall)


def best_over_golds(golds: list[str], predicted: str) -> tuple[float, float]:
    """(exact match, F1) against the gold answer that fits best; no golds means no answer."""
    usable = [gold for gold in golds if normalise(gold)] or [""]
    return (
        max(exact_match(gold, predicted) for gold in usable),
        max(f1(gold, predicted) for gold in usable),
    )


@dataclass(frozen=True)
class Scores:
    """Percentages over `questions`."""

    exact_match: float
    f1: float
    questions: int


def score(golds: dict[str, list[str]], predictions: dict[str, str]) -> Scores:
    """Both by question id. A question without a prediction counts as wrong."""
    pairs = [
        best_over_golds(answers, predictions[id]) if id in predictions else (0.0, 0.0)
        for id, answers in golds.items()
    ]
    count = max(1, len(pairs))
    return Scores(
        100 * sum(pair[0] for pair in pairs) / count,
        100 * sum(pair[1] for pair in pairs) / count,
        len(pairs),
    )


def best_threshold(
    golds: dict[str, list[str]], answers: dict[str, str], null_margin: dict[str, float]
) -> tuple[float, Scores]:
    """
    The threshold on null_margin (null score minus span score) above which "no answer" gives the
    highest F1, and the scores it gives. `answers` are the forced ones.
    """
    order = sorted(golds, key=lambda id: null_margin[id])
    forced = {id: best_over_golds(golds[id], answers[id])[1] for id in order}
    silent = {id: best_over_golds(golds[id], "")[1] for id in order}
    total = sum(silent.values())
    best, threshold = total, (null_margin[order[0]] - 1.0 if order else 0.0)
    for place, id in enumerate(order):
        total += forced[id] - silent[id]
        if total > best:
            following = null_margin[order[min(place + 1, len(order) - 1)]]
            best, threshold = total, (null_margin[id] + following) / 2
    return threshold, score(golds, apply_threshold(answers, null_margin, threshold))


def apply_threshold(
    answers: dict[str, str], null_margin: dict[str, float], threshold: float
) -> dict[str, str]:
    return {id: "" if null_margin[id] > threshold else text for id, text in answers.items()}
