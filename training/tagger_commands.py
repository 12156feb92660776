"""The commands that make the tagger; see README.md."""

import argparse
import dataclasses
import json
from pathlib import Path

from training.tagger_config import TAGGER_SMOKE, TaggerConfig

HERE = Path(__file__).parent
WORK = HERE / ".work"
MODELS = HERE.parent / "models"


def tagger_command(options: argparse.Namespace) -> None:
    import torch

    from training.base import base_folder
    from training.tagger import train_tagger
    from training.tagger_data import gather_tagger

    torch.set_num_threads(options.threads)
    config, folder = tagger_run(options)
    train_tagger(config, base_folder(), gather_tagger(options.data, config), folder)
    export_tagger_command(options)


def export_tagger_command(options: argparse.Namespace) -> None:
    from training.base import base_folder
    from training.choose_tagger import choose_tagger
    from training.export_tagger import export_tagger
    from training.tagger_data import read_split

    config, folder = tagger_run(options)
    _, development = read_split(options.data, config)
    tokenizer = base_folder() / "tokenizer.json"
    weights = choose_tagger(folder, development, tokenizer, config)
    target = shipped_tagger(options)
    export_tagger(weights, base_folder(), folder, target, 2, development, config.seed)
    measure_tagger_command(options)


def measure_tagger_command(options: argparse.Namespace) -> None:
    from training.fairness.card import extend_if_measured
    from training.fairness.commands import FIGURES
    from training.measure_tagger import mean_score, measure_tagger
    from training.quantisation_loss import refuse_loss
    from training.tagger_card import write_tagger_card
    from training.tagger_data import read_split
    from training.tagger_evaluate import MAX_TOKENS

    config, folder = tagger_run(options)
    _, development = read_split(options.data, config)
    model = shipped_tagger(options)
    figures = measure_tagger(options.data, development, folder, model, config)
    (folder / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))
    write_tagger_card(folder, figures, MAX_TOKENS, model / "README.md")
    extend_if_measured(model, "tagger", FIGURES)
    if not options.smoke:
        refuse_loss("the tagger", mean_score(figures["fp32"]), mean_score(figures["int8"]))


def tagger_run(options: argparse.Namespace) -> tuple[TaggerConfig, Path]:
    """The knobs and the folder of the run that the options name."""
    config = TAGGER_SMOKE if options.smoke else TaggerConfig()
    if options.tokens:
        config = dataclasses.replace(config, tokens=options.tokens)
    return config, WORK / ("tagger-smoke" if options.smoke else "tagger")


def shipped_tagger(options: argparse.Namespace) -> Path:
    """Where the exported tagger goes: a smoke run must not replace the one that ships."""
    return WORK / "tagger-smoke/model" if options.smoke else MODELS / "verbatim-tagger"
