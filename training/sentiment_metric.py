"""Scores of a classification in which every class counts the same, however frequent it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SentimentScores:
    """Percentages over `texts`. A macro figure is the mean over the classes that occur."""

    macro_f1: float
    macro_recall: float
    accuracy: float
    texts: int


def score_sentiment(golds: list[str], predictions: list[str]) -> SentimentScores:
    pairs = list(zip(golds, predictions, strict=True))
    f1s, recalls = [], []
    for label in sorted(set(golds)):
        right = sum(gold == predicted == label for gold, predicted in pairs)
        wanted, found = golds.count(label), predictions.count(label)
        recalls.append(right / wanted)
        f1s.append(2 * right / (wanted + found))
    correct = sum(gold == predicted for gold, predicted in pairs)
    return SentimentScores(mean(f1s), mean(recalls), 100 * correct / max(1, len(pairs)), len(pairs))


def mean(parts: list[float]) -> float:
    """As a percentage; 0 of nothing."""
    return 100 * sum(parts) / max(1, len(parts))
