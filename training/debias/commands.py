"""`python -m training debias`."""

import argparse
import dataclasses
from pathlib import Path

from training.errors import BadInput

TRAINING = Path(__file__).parents[1]
SHIPPED = TRAINING.parent / "models/verbatim-reader"


def debias_command(options: argparse.Namespace) -> None:
    import torch

    from training.debias.ambiguous import read_all_subjects
    from training.debias.config import DEBIAS, DEBIAS_SMOKE
    from training.debias.run import debias
    from training.dequantise import copy_reader
    from training.export_reader import export_reader
    from training.measure_reader import measure_into_card
    from training.reader_data import gather
    from training.started import shipped_version, started_from

    if options.smoke and options.ship:
        raise BadInput("Expected --smoke or --ship, got both: a smoke run must not replace the reader that ships.")
    torch.set_num_threads(options.threads)
    subjects = read_all_subjects(options.data)
    config = DEBIAS_SMOKE if options.smoke else DEBIAS
    if options.tokens:
        config = dataclasses.replace(config, tokens=options.tokens)
    folder = TRAINING / (".work/debias-smoke" if options.smoke else ".work/debias")
    start = folder / "start"
    started_from(options.start, folder)
    if not (start / "manifest.json").exists():
        copy_reader(options.start, start)
    data = gather(options.data, config)
    debias(config, start, data, subjects, folder)
    target = SHIPPED if options.ship else folder / "model"
    version = shipped_version(start) + 1
    export_reader(folder / "between", start, folder, target, version, data.development, config)
    print(f"exported to {target}")
    if options.ship:
        measure_into_card(options.data, data.development, folder, target, config)


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
