"""docs/cost.md with its table and its picture."""

from pathlib import Path

from training.figures.picture import BLUE, ORANGE, new_picture, save_picture

PAGE = """# What a reader costs

The reader that ships has six layers and 8-bit weights. These are the others that were made of the same weights, all measured in one run; times are
shares of the first row's, since milliseconds depend on the machine.

{table}

![F1 by time and size](images/cost.svg)

Fp32 is what the shipped graph's 8-bit weights stand for. Pruning leaves the word pieces that the training texts need most. Fewer layers are
the first, the last and evenly chosen ones between, taught by the shipped reader for {tokens:,} tokens each. "Carved" are development questions,
half of them without an answer; among these readers they chose nothing.

Eight bits ship, since they cost nothing that can be measured and take a quarter of the size. A smaller vocabulary does not: a text is cut into more pieces
by it, so that it is slower as well as worse. Nor do fewer layers: what they save is less than what they no longer find.

    python -m training students --data D    trains and measures all of them again
"""
HEADER = (
    "| Reader | Layers | Word pieces | Size (MB) | Time a question | SQuAD v1.1 dev, EM / F1 | Carved, F1 forced / with no answer |\n"
    "|---|---|---|---|---|---|---|"
)


def write_page(figures: list[dict], tokens: int, docs: Path) -> None:
    """Writes docs/cost.md and docs/images/cost.svg; `tokens` are those that each student read."""
    (docs / "cost.md").write_text(PAGE.format(table=table(figures), tokens=tokens), encoding="utf-8")
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
        # The shipped one's name stands above its disc, since its nearest neighbour's stands below.
        away = 10 if is_shipped else -18
        axis.annotate(f["name"], (across, f["f1"]), xytext=(0, away), textcoords="offset points", ha="center")
    axis.set_xlim(0, 1.15 * max(f["milliseconds"] for f in figures) / first)
    axis.margins(y=0.2)
    axis.set_xlabel("time a question, fp32 = 1; the area of a disc is the size of the files")
    axis.set_ylabel("F1 on SQuAD v1.1 dev")
    save_picture(figure, "Quality by time and size of readers", target)
