"""Intervals by resampling."""

from collections.abc import Callable

import numpy as np

from training.fairness.config import FairnessConfig


def bootstrap_intervals(
    statistics: Callable[[np.ndarray], np.ndarray],
    count: int,
    config: FairnessConfig,
    centred: np.ndarray | bool = False,
) -> np.ndarray:
    """
    [statistics, 2]: the ends of the percentile bootstrap (Efron and Tibshirani 1993, 13.3). `statistics` gives all figures
    for how often each of the `count` items is drawn, an array [count] with sum `count`. Noise raises a figure made of
    largest or absolute values, and resampling raises it once more: where `centred`, the percentiles are moved by that
    second rise (the mean of the resampled figures less the figure itself), so that they lie around the figure.
    """
    chance = np.random.default_rng(config.seed)
    drawn = np.array(
        [
            statistics(np.bincount(chance.integers(count, size=count), minlength=count).astype(float))
            for _ in range(config.bootstrap_repeats)
        ]
    )
    rise = np.where(centred, drawn.mean(axis=0) - statistics(np.ones(count)), 0.0)
    return np.quantile(drawn - rise, tails(config), axis=0).T


def tails(config: FairnessConfig) -> list[float]:
    return [(1 - config.interval) / 2, (1 + config.interval) / 2]
