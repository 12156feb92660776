"""The pictures of docs/bert.md."""

import torch
from matplotlib.figure import Figure

from training.bert import SpanReader
from training.figures.picture import BLUE, GREY, ORANGE, new_picture
from training.figures.reading import Found, Reading, attention, find

# (layer, head), counted from 0 as in the code, with what to look for. Found by looking at all 72.
HEADS = {
    (2, 9): "layers[2], head 9 looks for the same word",
    (4, 3): "layers[4], head 3 looks for what a question word asks for",
}


def draw_attention(reader: SpanReader, reading: Reading) -> Figure:
    """A heat map for each of HEADS: question pieces down, all pieces across."""
    figure, axes = new_picture(11, 5.6, rows=len(HEADS))
    asked = range(1, reading.passage_offset - 1)
    for axis, ((layer, head), title) in zip(axes, HEADS.items()):
        weights = attention(reader, reading, layer, head)
        image = axis.imshow(weights[asked.start : asked.stop].numpy(), cmap="Blues", vmin=0, vmax=1, aspect="auto")
        axis.set_yticks(range(len(asked)), [reading.pieces[place] for place in asked])
        axis.set_xticks(range(len(reading.pieces)), reading.pieces, rotation=90)
        axis.set_title(title, loc="left")
        axis.grid(False)
        figure.colorbar(image, ax=axis, label="weight")
    return figure


def draw_scores(reading: Reading, found: Found) -> Figure:
    """Start and end logits along the passage, [CLS] first, and the span that they choose."""
    places = [0, *range(reading.passage_offset, len(reading.pieces) - 1)]
    figure, (axis,) = new_picture(11, 3.6)
    across = range(len(places))
    axis.bar([x - 0.2 for x in across], found.starts[places].tolist(), 0.4, color=BLUE, label="start_logits")
    axis.bar([x + 0.2 for x in across], found.ends[places].tolist(), 0.4, color=ORANGE, label="end_logits")
    first, last = (places.index(place) for place in found.span)
    axis.axvspan(first - 0.5, last + 0.5, color="#ffe89a", zorder=0, label="best span")
    axis.margins(x=0.01)
    axis.axhline(0, color=GREY, linewidth=0.8)
    axis.set_xticks(across, [reading.pieces[place] for place in places], rotation=90)
    axis.set_title(f"span score {found.span_score:.1f}, null score {found.null_score:.1f}", loc="left")
    axis.legend(frameon=False, loc="upper left")
    return figure


def draw_segments(reader: SpanReader, reading: Reading) -> Figure:
    """What the reader finds with its segment ids, and when it is told that all is one segment."""
    cases = {
        "question 0, passage 1": find(reader, reading, reading.token_type_ids),
        "all 0": find(reader, reading, torch.zeros_like(reading.token_type_ids)),
    }
    figure, (axis,) = new_picture(7, 2.6)
    height = 0.36
    for row, found in enumerate(cases.values()):
        spans = axis.barh(row - height / 2, found.span_score, height, color=BLUE, label="span score")
        nulls = axis.barh(row + height / 2, found.null_score, height, color=GREY, label="null score")
        first, last = found.span
        axis.bar_label(spans, [f'{found.span_score:.1f}  "{" ".join(reading.pieces[first : last + 1])}"'], padding=4)
        axis.bar_label(nulls, [f"{found.null_score:.1f}  no answer"], padding=4)
        if row == 0:
            axis.legend(frameon=False, loc="center right")
    axis.set_yticks(range(len(cases)), cases)
    axis.invert_yaxis()
    axis.set_xlim(0, max(found.span_score for found in cases.values()) * 1.5)
    axis.set_title("token_type_ids", loc="left")
    return figure
