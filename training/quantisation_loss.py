"""The gate of every export: a quantised graph that lost too much is not to be shipped."""

# Points of F1 (or recall) under the fp32 graph.
MOST_LOST = 0.7


def refuse_loss(model: str, fp32: float, int8: float) -> None:
    """Exits, with both scores in percent, where the int8 graph lost more than MOST_LOST points."""
    if fp32 - int8 > MOST_LOST:
        raise SystemExit(
            f"Expected the int8 graph of {model} within {MOST_LOST} points of fp32, got {int8} "
            f"after {fp32}. Look at what is quantised (export.py) before shipping it."
        )
