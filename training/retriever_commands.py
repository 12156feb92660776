"""`python -m training retriever` and its parts."""

import argparse
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

from training.retriever_config import RETRIEVER_SMOKE, RetrieverConfig

HERE = Path(__file__).parent
WORK = HERE / ".work"
MODELS = HERE.parent / "models"
NAME = "verbatim-retriever"
VERSION = 2
ORIGIN = {
    "source": "trained by this project's training/, from all-MiniLM-L6-v2; see README.md",
    "licence": "CC-BY-SA-4.0",
}


def retriever_command(options: argparse.Namespace) -> None:
    import torch

    from training.base import base_folder
    from training.retriever import train_retriever
    from training.retriever_data import gather_pairs

    torch.set_num_threads(options.threads)
    config, folder = retriever_run(options)
    base = base_folder()
    data = gather_pairs(options.data, config, base / "tokenizer.json")
    train_retriever(config, base, data, folder)
    export_retriever(options, data.development)


def export_retriever_command(options: argparse.Namespace) -> None:
    import torch

    from training.retriever_data import gather_development

    torch.set_num_threads(options.threads)
    export_retriever(options, gather_development(options.data, retriever_run(options)[0]))


def export_retriever(options: argparse.Namespace, development: dict) -> None:
    """Chooses between the original and the tuned weights, exports the choice and measures it."""
    from training.base import base_folder
    from training.embedder import export_embedder
    from training.interpolate import choose_weights_between

    config, folder = retriever_run(options)
    chosen = choose_weights_between(folder, base_folder(), development, config)
    texts = [passage for tested in development.values() for passage in tested.corpus]
    export_embedder(chosen, exported(options), NAME, ORIGIN, VERSION, texts, config.seed)
    measure_retriever_command(options)


def measure_retriever_command(options: argparse.Namespace) -> None:
    from training.base import base_folder
    from training.embedder import export_untrained
    from training.fairness.card import extend_if_measured
    from training.fairness.commands import FIGURES
    from training.measure_retriever import all_embedders, mean_recall, measure_retriever
    from training.quantisation_loss import refuse_loss
    from training.retrieval_sets import measuring_sets
    from training.retriever_card import write_retriever_card

    config, folder = retriever_run(options)
    target = exported(options)
    embedders = all_embedders(
        base_folder(),
        export_untrained(base_folder(), folder / "untrained"),
        folder / "chosen",
        target,
        config.chunk_tokens,
    )
    sets = measuring_sets(options.data, config.contexts_per_set, config.seed)
    figures = measure_retriever(sets, embedders)
    (folder / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))
    manifest = json.loads((target / "manifest.json").read_text())
    write_retriever_card(folder, figures["sets"], manifest, target / "README.md")
    extend_if_measured(target, "retriever", FIGURES)
    if not options.smoke:
        fp32, int8 = (mean_recall(figures["sets"], f"tuned, {graph}") for graph in ("fp32", "int8"))
        refuse_loss("the retriever", fp32, int8)


def retriever_run(options: argparse.Namespace) -> tuple[RetrieverConfig, Path]:
    """The knobs and the folder of the run that the options name."""
    config = RETRIEVER_SMOKE if options.smoke else RetrieverConfig()
    if options.tokens:
        config = dataclasses.replace(config, tokens=options.tokens)
    return config, WORK / ("retriever-smoke" if options.smoke else "retriever")


def exported(options: argparse.Namespace) -> Path:
    """Where the exported retriever goes: a smoke run must not replace the one that ships."""
    return WORK / "retriever-smoke/model" if options.smoke else MODELS / NAME


def add_retriever_commands(command: Callable, needs_data: dict) -> None:
    """`command` adds a subcommand by name, function and help text."""
    for name, run, help in (
        ("retriever", retriever_command, "train (or resume), export and measure the retriever"),
        ("export-retriever", export_retriever_command, "choose, export and measure a finished run"),
        ("measure-retriever", measure_retriever_command, "score the exported retriever"),
    ):
        added = command(name, run, help)
        added.add_argument("--data", **needs_data)
        added.add_argument("--smoke", action="store_true", help="a minute's run of every part")
        added.add_argument("--tokens", type=int, help="another token budget, also on resuming")
        added.add_argument("--threads", type=int, default=2)
