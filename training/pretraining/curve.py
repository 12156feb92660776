"""The loss of a run as a picture."""

from pathlib import Path

from training.figures.picture import new_picture, save_picture

Points = list[tuple[float, float]]


def write_curve(lines: dict[str, Points], x_label: str, y_label: str, target: Path) -> None:
    """One line for each entry, under its name, as SVG; raises ValueError where none has a point."""
    if not any(lines.values()):
        raise ValueError("Expected at least one point to draw, got none.")
    figure, (axis,) = new_picture(7, 4)
    for name, points in lines.items():
        axis.plot(*zip(*points), label=name)
    axis.set_xlabel(x_label)
    axis.set_ylabel(y_label)
    axis.legend(frameon=False)
    save_picture(figure, f"{y_label} by {x_label}", target)
