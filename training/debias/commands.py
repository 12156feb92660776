"""`python -m training debias`."""

import argparse
import dataclasses
import json
from pathlib import Path

TRAINING = Path(__file__).parents[1]
SHIPPED = TRAINING.parent / "models/verbatim-reader"


def debias_command(options: argparse.Namespace) -> None:
    import torch

    from training.debias.ambiguous import read_all_subjects
    from training.debias.config import DEBIAS, DEBIAS_SMOKE
    from training.debias.run import debias
    from training.dequantise import copy_reader
    from training.export_reader import export_reader
    from training.reader_data import gather

    torch.set_num_threads(options.threads)
    subjects = read_all_subjects(options.data)
    config = DEBIAS_SMOKE if options.smoke else DEBIAS
    if options.tokens:
        config = dataclasses.replace(config, tokens=options.tokens)
    folder = TRAINING / (".work/debias-smoke" if options.smoke else ".work/debias")
    start = folder / "start"
    if not (start / "manifest.json").exists():
        copy_reader(options.start, start)
    data = gather(options.data, config)
    debias(config, start, data, subjects, folder)
    target = SHIPPED if options.ship else folder / "model"
    version = json.loads((start / "manifest.json").read_text())["version"]
    export_reader(folder / "between", start, folder, target, version + 1, data.development, config)
    print(f"exported to {target}")
    if options.ship:
        measure_shipped(options.data, data.development, folder, config)


def measure_shipped(data: Path, development: list, folder: Path, config) -> None:
    """Scores the reader that now ships, and writes its card."""
    from training.card import write_card
    from training.export_reader import MAX_TOKENS
    from training.measure_reader import measure_reader

    figures = measure_reader(data, development, folder, SHIPPED, config)
    (folder / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))
    write_card(folder, figures, MAX_TOKENS, SHIPPED / "README.md")


def add_debias_command(command, needs_data: dict) -> None:
    """`command` adds a subcommand by name, function and help."""
    added = command("debias", debias_command, "a short fine-tune against preferences between groups of people")
    added.add_argument("--data", **needs_data)
    added.add_argument("--from", dest="start", type=Path, default=SHIPPED, help="an exported reader")
    added.add_argument(
        "--ship", action="store_true", help="put it in the place of the shipped reader, and measure it"
    )
    added.add_argument("--smoke", action="store_true", help="a few steps of every part")
    added.add_argument("--tokens", type=int, help="another token budget, of the reader's own examples")
    added.add_argument("--threads", type=int, default=2)
