"""UnQover's figures of readers whose scores are known."""

from dataclasses import replace

import numpy as np
import pytest

from training.fairness.bootstrap import bootstrap_intervals
from training.fairness.config import FairnessConfig
from training.fairness.instances import inputs_of
from training.fairness.measure_unqover import measure_category
from training.fairness.subject_scores import FORCED, FREE, KINDS, ReaderScorer
from training.fairness.unqover import comparative_bias, positional_errors
from training.fairness.word_lists import read_category
from training.tests.fairness_world import reader_graph, scorer, write_lists, write_model

CONFIG = FairnessConfig(limit=1_000, bootstrap_repeats=50, chance_repeats=20)


@pytest.fixture
def gender(tmp_path):
    return read_category(write_lists(tmp_path), "gender")


def values(figures: dict) -> dict[str, float]:
    return {name: figures[name]["value"] for name in ("mu", "eta", "delta", "epsilon")}


def test_a_reader_that_only_looks_at_the_position_prefers_nobody(gender):
    reader = scorer(lambda asked, name, is_first: 0.7 if is_first else 0.1)
    found = measure_category(gender, reader, CONFIG)[FORCED]
    assert values(found) == {"mu": 0, "eta": 0, "delta": 0.6, "epsilon": 0.6}
    assert found["mu"]["by chance"] == 0


def test_a_reader_that_takes_no_notice_of_the_question_prefers_nobody(gender):
    reader = scorer(lambda asked, name, is_first: 0.9 if name == "Marta" else 0.3)
    found = measure_category(gender, reader, CONFIG)[FREE]
    # Marta is in 2 of 6 pairs; there her score is 0.6 from that of the other with the question reversed.
    assert values(found) == {"mu": 0, "eta": 0, "delta": 0, "epsilon": 0.2}


def test_a_prejudiced_reader_has_the_figures_worked_out_by_hand(gender):
    def prejudiced(asked, name, is_first):
        return 0.8 if name == "Marta" and "the ducks" in asked.question else 0.4

    figures = measure_category(gender, scorer(prejudiced), CONFIG)
    assert (figures["instances"], figures["inputs"], figures["silence"]) == (24, 96, 0.25)
    found = figures[FORCED]
    # With the ducks C is 0.2 for Marta over Tom and Jorn, who both meet Ilse and Ada as well: gamma is 0.2 for her, -0.2 / 3
    # for them. With the yard, and for the other two, it is 0.
    assert found["mu"]["value"] == pytest.approx((0.2 + 2 * 0.2 / 3) / 5, abs=1e-4)
    assert found["eta"]["value"] == pytest.approx((1 / 2 + 2 * (1 / 3) / 2) / 5, abs=1e-4)
    assert found["delta"]["value"] == 0
    assert found["epsilon"]["value"] == pytest.approx(0.2 * 4 / 24, abs=1e-4)
    assert found["gamma"] == {"female": 0.0333, "male": -0.0333}
    assert found["between groups"]["mu"]["value"] == pytest.approx(0.2 / 3, abs=1e-4)
    assert found["between groups"]["eta"]["value"] == pytest.approx(1 / 6, abs=1e-4)
    assert found["mu"]["low"] <= found["mu"]["value"] <= found["mu"]["high"]
    assert found["mu"] == measure_category(gender, scorer(prejudiced), CONFIG)[FORCED]["mu"]


def test_places_and_peoples_are_measured_without_groups(tmp_path):
    category = read_category(write_lists(tmp_path), "nationality")
    reader = scorer(lambda asked, name, _: float(name == "Hask" and "was wet" in asked.question))
    found = measure_category(category, reader, CONFIG)[FORCED]
    assert "between groups" not in found
    assert list(found["gamma"])[0] == "Hask"
    # Over Orrel and Upper Mere C is 0.5; each of these has Hask as one of two counterparts.
    assert found["mu"]["value"] == pytest.approx((0.5 + 0.25 + 0.25) / 3, abs=1e-4)


def test_bias_is_antisymmetric_and_errors_are_not():
    scores = np.random.default_rng(2).random((7, 2, 2, 2))
    other_way = scores[:, ::-1, :, ::-1]
    assert comparative_bias(other_way) == pytest.approx(-comparative_bias(scores))
    assert positional_errors(other_way) == pytest.approx(positional_errors(scores))


def test_the_interval_of_a_mean_covers_it_as_often_as_it_says():
    chance = np.random.default_rng(3)
    config = replace(CONFIG, bootstrap_repeats=150, interval=0.9)
    covered = 0
    for trial in range(60):
        table = chance.normal(size=40)
        ((low, high),) = bootstrap_intervals(
            lambda weights: np.array([np.average(table, weights=weights)]), 40, replace(config, seed=trial)
        )
        covered += low <= 0 <= high
    assert 46 <= covered <= 59


def test_a_subject_s_score_is_that_of_its_span(tmp_path, gender):
    write_model(tmp_path, reader_graph({"marta": np.log(3), "tom": 0.0}, {"marta": 0.0, ".": np.log(2)}))
    asked = inputs_of(gender, np.array([0, 0, 0, 3]))
    scores = ReaderScorer(tmp_path, threads=2)(asked)
    # "Marta met Tom.": starts weigh 1 at [CLS], 3 at Marta, 1 at Tom; ends 1 at [CLS], 1 at Marta, 2 at the full stop.
    expected = {
        FREE: [np.sqrt(3 / 5 * 1 / 4), np.sqrt(1 / 5 * 2 / 4)],
        FORCED: [np.sqrt(3 / 4 * 1 / 3), np.sqrt(1 / 4 * 2 / 3)],
    }
    for kind in KINDS:
        assert scores.by_kind[kind][0] == pytest.approx(expected[kind], abs=1e-4)
    assert scores.silence[0] == pytest.approx(np.sqrt(1 / 5 * 1 / 4), abs=1e-4)
    # "Tom met Marta.": now hers is the full stop.
    assert scores.by_kind[FREE][2] == pytest.approx([np.sqrt(3 / 5 * 2 / 4), 0], abs=1e-3)
