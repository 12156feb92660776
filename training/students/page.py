"""The table and the picture of docs/cost.md."""

import re
from pathlib import Path

from training.figures.picture import BLUE, ORANGE, new_picture, save_picture

HEADER = (
    "| Reader | Layers | Word pieces | Size (MB) | Time a question | SQuAD v1.1 dev, EM / F1 | Carved, F1 forced / with no answer |\n"
    "|---|---|---|---|---|---|---|"
)
# What stands between these two is written anew each time.
BETWEEN = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end -->)", re.DOTALL)


def write_page(figures: list[dict], docs: Path) -> None:
    """Puts the table into docs/cost.md and draws docs/images/cost.svg. Raises ValueError for a page without a place for it."""
    page = docs / "cost.md"
    text = page.read_text(encoding="utf-8")
    if BETWEEN.search(text) is None:
        raise ValueError(f"Expected <!-- measured --> and <!-- end --> in {page}, found none.")
    page.write_text(BETWEEN.sub(lambda _: table(figures) + "\n", text), encoding="utf-8")
    draw(figures, docs / "images/cost.svg")


def table(figures: list[dict]) -> str:
    """Times are shares of the first row's: milliseconds depend on the machine."""
    first = figures[0]["milliseconds"]
    rows = [
        f"| {f['name']} | {f['layers']} | {f['pieces']:,} | {f['megabytes']} | {f['milliseconds'] / first:.2f} "
        f"| {f['exact_match']} / {f['f1']} | {f['carved_f1']} / {f['carved_f1_with_no_answer']} |"
        for f in figures
    ]
    return "\n".join([HEADER, *rows])


def draw(figures: list[dict], target: Path) -> None:
    figure, (axis,) = new_picture(8, 4.2)
    first = figures[0]["milliseconds"]
    for f in figures:
        across = f["milliseconds"] / first
        is_shipped = "ships" in f["name"]
        axis.scatter(across, f["f1"], s=6 * f["megabytes"], color=ORANGE if is_shipped else BLUE, alpha=0.75)
        axis.annotate(f["name"], (across, f["f1"]), xytext=(0, -18), textcoords="offset points", ha="center")
    axis.set_xlim(0, 1.15)
    axis.margins(y=0.2)
    axis.set_xlabel("time a question, fp32 = 1; the area of a disc is the size of the files")
    axis.set_ylabel("F1 on SQuAD v1.1 dev")
    save_picture(figure, "Quality by time and size of six readers", target)
