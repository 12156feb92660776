"""The tagger's metrics, against the packages that others use and by hand."""

import random
import warnings

import pytest
from seqeval.metrics import f1_score, precision_score, recall_score
from seqeval.metrics.sequence_labeling import get_entities
from sklearn.metrics import f1_score as macro_f1_score
from sklearn.metrics import recall_score as macro_recall_score

from training.entity_metric import entities_of, score_entities
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS, TYPES
from training.sentiment_metric import score_sentiment


def random_labels(chance: random.Random, length: int) -> list[str]:
    """Any order of labels, also an I- after O or after another type; half of them O."""
    return ["O" if chance.random() < 0.5 else chance.choice(ENTITY_LABELS) for _ in range(length)]


@pytest.mark.parametrize("seed", range(200))
def test_entities_are_those_that_seqeval_finds(seed):
    chance = random.Random(seed)
    labels = random_labels(chance, chance.randint(1, 14))
    found = [(type, start, end + 1) for type, start, end in get_entities(labels)]
    assert entities_of(labels) == found


@pytest.mark.parametrize("seed", range(40))
def test_entity_scores_are_those_of_seqeval(seed):
    chance = random.Random(seed)
    lengths = [chance.randint(1, 9) for _ in range(chance.randint(1, 12))]
    golds = [random_labels(chance, length) for length in lengths]
    predictions = [
        [label if chance.random() < 0.7 else chance.choice(ENTITY_LABELS) for label in gold]
        for gold in golds
    ]
    scores = score_entities(golds, predictions, TYPES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of nothing found, where both say 0
        assert scores.precision == pytest.approx(100 * precision_score(golds, predictions))
        assert scores.recall == pytest.approx(100 * recall_score(golds, predictions))
        assert scores.f1 == pytest.approx(100 * f1_score(golds, predictions))


def test_entities_of_other_types_are_left_out_on_both_sides():
    golds = [["B-PER", "I-PER", "O", "B-MISC"]]
    predictions = [["B-PER", "I-PER", "B-MISC", "B-LOC"]]
    scores = score_entities(golds, predictions, ("PER", "ORG", "LOC"))
    assert (scores.precision, scores.recall, scores.entities) == (50.0, 100.0, 1)


def test_nothing_to_find_and_nothing_found_scores_zero():
    assert score_entities([["O"]], [["O"]], TYPES).f1 == 0


@pytest.mark.parametrize("seed", range(40))
def test_sentiment_scores_are_those_of_scikit_learn(seed):
    chance = random.Random(seed)
    golds = [*SENTIMENT_LABELS, *chance.choices(SENTIMENT_LABELS, (1, 2, 5), k=30)]
    predictions = chance.choices(SENTIMENT_LABELS, k=len(golds))
    scores = score_sentiment(golds, predictions)
    expected = 100 * macro_f1_score(golds, predictions, average="macro")
    assert scores.macro_f1 == pytest.approx(expected)
    expected = 100 * macro_recall_score(golds, predictions, average="macro")
    assert scores.macro_recall == pytest.approx(expected)
    right = sum(gold == predicted for gold, predicted in zip(golds, predictions))
    assert scores.accuracy == pytest.approx(100 * right / len(golds))
