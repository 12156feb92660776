"""How pictures look, and how they are written: as SVG, the same bytes for the same figures."""

from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

BLUE, ORANGE, GREY = "#3b6fd4", "#c2571a", "#8a8a8a"
STYLE = {
    "svg.fonttype": "none",  # Text stays text, in the reader's own font.
    "svg.hashsalt": "verbatim",  # Ids inside the file do not change from run to run.
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e4e4e4",
    "axes.axisbelow": True,
    "axes.prop_cycle": matplotlib.cycler(color=[BLUE, ORANGE, "#2c8a57", "#8a4fbf", GREY]),
}


def new_picture(width: float, height: float, rows: int = 1) -> tuple[Figure, list]:
    """A figure of so many inches with `rows` axes above one another."""
    with pyplot.rc_context(STYLE):
        figure, axes = pyplot.subplots(rows, 1, figsize=(width, height), squeeze=False, layout="constrained")
    return figure, list(axes[:, 0])


def save_picture(figure: Figure, title: str, target: Path) -> None:
    """Writes the SVG without a date, with the title that screen readers say, and lets go of the figure."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with pyplot.rc_context(STYLE):
        figure.savefig(target, format="svg", metadata={"Date": None, "Title": title})
    pyplot.close(figure)
