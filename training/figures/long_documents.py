"""The picture of docs/long-documents.md, from what `npm run bench -- --rows long-documents` recorded."""

import json
from pathlib import Path

from matplotlib.figure import Figure

from training.figures.picture import BLUE, GREY, new_picture


def read_lengths(record: Path) -> list[dict]:
    """By length, shortest first: words, F1 of the product and of truncation, and both by depth."""
    return json.loads(record.read_text(encoding="utf-8"))["figures"]["lengths"]


def draw_long_documents(lengths: list[dict]) -> Figure:
    """F1 by length, as a mean over depths and as the range of them; and by depth in the longest documents."""
    figure, (by_length, by_depth) = new_picture(8, 6.4, rows=2)
    words = [length["words"] for length in lengths]
    for name, label, colour in (("product", "Verbatim", BLUE), ("truncated", "first 512 tokens", GREY)):
        means = [length[name] for length in lengths]
        depths = [[depth[name] for depth in length["byDepth"]] for length in lengths]
        by_length.plot(words, means, marker="o", color=colour, label=label)
        by_length.fill_between(words, [min(d) for d in depths], [max(d) for d in depths], color=colour, alpha=0.15)
        longest = lengths[-1]["byDepth"]
        by_depth.plot([d["depth"] for d in longest], [d[name] for d in longest], marker="o", color=colour)
    by_length.set_xscale("log")
    by_length.set_xticks(words, [f"{length:,}" for length in words])
    by_length.minorticks_off()
    by_length.set_xlabel("words of the document")
    by_depth.set_xlabel(f"where the answer stands in {words[-1]:,} words, 0 at the beginning")
    for axis in (by_length, by_depth):
        axis.set_ylim(0, 100)
        axis.set_ylabel("F1, always answering")
    by_length.legend(frameon=False, loc="upper right", ncols=2)
    return figure
