"""The metric's values, worked out by hand."""

import pytest

from training.metric import apply_threshold, best_over_golds, best_threshold, f1, normalise, score
from training.quantisation_loss import refuse_loss


def test_normalising_drops_case_punctuation_articles_and_spare_spaces():
    assert normalise("  The Quick,  brown fox's (an) Den. ") == "quick brown foxs den"


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("the red barn", "red barn", 1.0),
        ("red barn", "old red barn", 0.8),
        ("red barn", "blue boat", 0.0),
        ("", "", 1.0),
        ("", "barn", 0.0),
        ("barn barn", "barn", 2 / 3),
    ],
)
def test_f1(gold, predicted, expected):
    assert f1(gold, predicted) == pytest.approx(expected)


def test_the_best_gold_counts():
    assert best_over_golds(["in 1902", "1902"], "1902") == (1.0, 1.0)
    assert best_over_golds([], "") == (1.0, 1.0)
    assert best_over_golds([], "1902") == (0.0, 0.0)


def test_a_missing_prediction_is_wrong():
    scores = score({"a": ["x"], "b": []}, {"a": "x"})
    assert (scores.exact_match, scores.f1, scores.questions) == (50.0, 50.0, 2)


def test_the_threshold_silences_what_it_should():
    golds = {"a": ["x"], "b": ["y"], "c": [], "d": []}
    answers = {"a": "x", "b": "y", "c": "z", "d": "z"}
    margins = {"a": -4.0, "b": -1.0, "c": 1.0, "d": 3.0}
    threshold, scores = best_threshold(golds, answers, margins)
    assert -1.0 < threshold < 1.0
    assert scores.f1 == 100.0
    silenced = apply_threshold(answers, margins, threshold)
    assert silenced == {"a": "x", "b": "y", "c": "", "d": ""}


def test_with_nothing_answerable_the_threshold_silences_all():
    threshold, scores = best_threshold({"a": [], "b": []}, {"a": "x", "b": "y"}, {"a": 1, "b": 2})
    assert threshold < 1
    assert scores.f1 == 100.0


def test_a_graph_that_lost_too_much_is_refused():
    refuse_loss("the reader", 80.0, 79.4)
    refuse_loss("the reader", 80.0, 80.6)
    with pytest.raises(SystemExit, match="within 0.7 points of fp32, got 79.2 after 80.0"):
        refuse_loss("the reader", 80.0, 79.2)
