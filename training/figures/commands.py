"""`python -m training figures`."""

import argparse
import tempfile
from pathlib import Path

IMAGES = Path(__file__).parents[2] / "docs/images"
RECORDS = Path(__file__).parents[2] / "bench/results"
READER = Path(__file__).parents[2] / "models/verbatim-reader"


def figures_command(options: argparse.Namespace) -> None:
    drawn = draw_bert(options.reader, options.into / "bert")
    drawn.append(draw_records(RECORDS, options.into))
    print(*drawn, sep="\n")


def draw_records(records: Path, folder: Path) -> Path:
    """Draws what was measured of long documents, and returns the file."""
    from training.figures.long_documents import draw_long_documents, read_lengths
    from training.figures.picture import save_picture

    target = folder / "long-documents.svg"
    figure = draw_long_documents(read_lengths(records / "long-documents.json"))
    save_picture(figure, "F1 by length of the document and place of the answer", target)
    return target


def draw_bert(model: Path, folder: Path) -> list[Path]:
    """Draws the pictures of docs/bert.md from a shipped reader, and returns their files."""
    from training.dequantise import copy_reader
    from training.figures.bert_pictures import draw_attention, draw_scores, draw_segments
    from training.figures.picture import save_picture
    from training.figures.reading import find, prepare
    from training.tokenise import load_tokenizer
    from training.weights import load_reader

    with tempfile.TemporaryDirectory() as scratch:
        weights = copy_reader(model, Path(scratch))
        reader = load_reader(weights)
        reading = prepare(load_tokenizer(weights / "tokenizer.json"))
    found = find(reader, reading, reading.token_type_ids)
    pictures = {
        "attention.svg": ("Attention of two heads", draw_attention(reader, reading)),
        "segments.svg": ("Scores with and without segment ids", draw_segments(reader, reading)),
        "scores.svg": ("Start and end logits along the passage", draw_scores(reading, found)),
    }
    for name, (title, figure) in pictures.items():
        save_picture(figure, title, folder / name)
    return [folder / name for name in pictures]


def add_figures_command(command) -> None:
    """`command` adds a subcommand by name, function and help."""
    added = command("figures", figures_command, "draw the pictures of the documentation again")
    added.add_argument("--reader", type=Path, default=READER, help="a shipped reader")
    added.add_argument("--into", type=Path, default=IMAGES)
