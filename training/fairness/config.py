"""Every knob of the fairness figures in one block."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FairnessConfig:
    """Saved with the figures."""

    seed: int = 20261126
    # Inputs a category, four to a template instance. All of gender's would be 5.5 million.
    limit: int = 50_000
    # Instances behind each gamma(x, a). Where the limit does not go round, fewer subjects x are measured (choose_focal).
    instances_per_cell: int = 24
    # Resamplings behind each interval, and the share of them that lies in it.
    bootstrap_repeats: int = 1_000
    interval: float = 0.95
    # Sign flips behind each figure of chance (unqover.py): a mean settles sooner than a percentile.
    chance_repeats: int = 200
