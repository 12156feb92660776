"""`python -m training <command>`: see README.md for what each command makes and how long it takes."""

import argparse
import dataclasses
import json
from pathlib import Path

from training.config import CONTINUED, SMOKE, ReaderConfig
from training.debias.commands import add_debias_command
from training.errors import BadInput
from training.fairness.commands import add_fairness_command
from training.figures.commands import add_figures_command
from training.pretraining.commands import add_pretraining_commands
from training.retriever_commands import NAME as RETRIEVER
from training.retriever_commands import add_retriever_commands
from training.started import started_from
from training.students.commands import add_students_command
from training.tagger_commands import (
    export_tagger_command,
    measure_tagger_command,
    tagger_command,
)

HERE = Path(__file__).parent
WORK = HERE / ".work"
MODELS = HERE.parent / "models"
GOLDEN = HERE.parent / "test/golden"


def carve_command(options: argparse.Namespace) -> None:
    from training.carve import carve

    print(json.dumps(carve(options.data, WORK, ReaderConfig())))


def golden_command(options: argparse.Namespace) -> None:
    from training.embedder import check_embedder
    from training.golden import (
        SENTENCES,
        write_embedder_golden,
        write_sentence_parts_golden,
        write_tokeniser_golden,
    )

    weights, seed = WORK / "retriever/chosen", ReaderConfig().seed
    if not weights.exists():
        raise SystemExit(
            f"Expected the fp32 weights of the shipped retriever in {weights}, found none. "
            f"Run `python -m training retriever` first."
        )
    write_tokeniser_golden(weights, GOLDEN / "tokenizer.json", seed)
    write_sentence_parts_golden(weights, GOLDEN / "sentence-parts.json", seed)
    reference = write_embedder_golden(weights, GOLDEN / "embedder.json", seed)
    cosines = check_embedder(MODELS / RETRIEVER, SENTENCES, reference)
    print("cosine to fp32:", json.dumps(cosines))


def reader_command(options: argparse.Namespace) -> None:
    import torch

    from training.base import base_folder
    from training.dequantise import copy_reader
    from training.reader import check_start, train_reader
    from training.reader_data import gather

    torch.set_num_threads(options.threads)
    config, folder = reader_run(options)
    start = base_folder()
    if options.start is not None:
        start = folder / "start"
        if not (start / "manifest.json").exists():  # Written last: the copy is whole.
            copy_reader(options.start, start)
    check_start(start, config)
    train_reader(config, start, gather(options.data, config), folder, teachers=options.teachers)
    export_reader_command(options)


def export_reader_command(options: argparse.Namespace) -> None:
    from training.base import base_folder
    from training.choose import choose_weights
    from training.export_reader import export_reader
    from training.tokenise import load_tokenizer, tokenise

    config, folder = reader_run(options)
    development = read_development(options.data, config)
    texts = {e.question for e in development} | {e.context for e in development}
    tokens = tokenise(load_tokenizer(base_folder() / "tokenizer.json"), texts)
    weights = choose_weights(folder, development, tokens, config)
    started = started_from(options.start, folder)
    version = 1 if started is None else started + 1
    export_reader(weights, base_folder(), folder, shipped(options), version, development, config)
    measure_reader_command(options)


def soup_command(options: argparse.Namespace) -> None:
    import torch

    from training.base import base_folder
    from training.soup import make_soup
    from training.tokenise import load_tokenizer, tokenise

    torch.set_num_threads(options.threads)
    config = ReaderConfig()
    development = read_development(options.data, config)
    texts = {e.question for e in development} | {e.context for e in development}
    tokens = tokenise(load_tokenizer(base_folder() / "tokenizer.json"), texts)
    make_soup(options.of, options.into, development, tokens, config)


def interim_reader_command(options: argparse.Namespace) -> None:
    from training.base import base_folder
    from training.export_reader import export_reader, interim_weights

    config, folder = reader_run(options)
    weights = interim_weights(folder, base_folder())
    development = read_development(options.data, config)
    export_reader(weights, base_folder(), folder, shipped(options), 0, development, config)


def measure_reader_command(options: argparse.Namespace) -> None:
    from training.measure_reader import measure_into_card

    config, folder = reader_run(options)
    development = read_development(options.data, config)
    measure_into_card(options.data, development, folder, shipped(options), config, is_smoke=options.smoke)


def score_shipped_command(options: argparse.Namespace) -> None:
    from training.old_cpu import score_shipped

    print(json.dumps(score_shipped(options.data, MODELS, options.count, ReaderConfig().seed)))


def same_spans_command(options: argparse.Namespace) -> None:
    import tempfile

    from training.dequantise import copy_reader
    from training.same_spans import same_spans, sample_questions

    config = ReaderConfig()
    examples = sample_questions(options.data, options.questions, config.seed)
    with tempfile.TemporaryDirectory() as scratch:
        weights = options.weights
        if weights is None:
            weights = copy_reader(MODELS / "verbatim-reader", Path(scratch))
        shares = same_spans(weights, examples, read_development(options.data, config), config, options.keep)
        print(json.dumps({"questions": len(examples), **shares}))


def old_cpu_command(options: argparse.Namespace) -> None:
    from training.old_cpu import compare_processors

    print(json.dumps(compare_processors(options.data, options.count), indent=2))


def reader_run(options: argparse.Namespace) -> tuple[ReaderConfig, Path]:
    """The knobs and the folder of the run that the options name."""
    folder = WORK / ("reader-smoke" if options.smoke else "reader")
    started = started_from(options.start, folder)
    config = SMOKE if options.smoke else config_after(started)
    if options.tokens:
        config = dataclasses.replace(config, tokens=options.tokens)
    return config, folder


def config_after(version: int | None) -> ReaderConfig:
    """The knobs of the run that goes on from this version of the reader, or begins with the base."""
    if version is None:
        return ReaderConfig()
    if version not in CONTINUED:
        known = ", ".join(str(known) for known in CONTINUED)
        raise SystemExit(
            f"No run that goes on from version {version} of the reader is described in "
            f"training/config.py, only from {known}."
        )
    return CONTINUED[version]


def shipped(options: argparse.Namespace) -> Path:
    """Where the exported reader goes: a smoke run must not replace the one that ships."""
    return WORK / "reader-smoke/model" if options.smoke else MODELS / "verbatim-reader"


def read_development(data: Path, config: ReaderConfig) -> list:
    from training.carve import split_articles
    from training.data import SQUAD_TRAIN, read_squad

    return split_articles(read_squad(data / SQUAD_TRAIN), config.dev_articles, config.seed)[1]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training")
    commands = parser.add_subparsers(required=True)

    def command(name: str, run, help: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help)
        added.set_defaults(run=run)
        return added

    def run_part(name: str, run, help: str) -> argparse.ArgumentParser:
        added = command(name, run, help)
        added.add_argument("--data", **needs_data)
        added.add_argument("--smoke", action="store_true", help="a minute's run of every part")
        added.add_argument("--tokens", type=int, help="another token budget, also on resuming")
        added.add_argument("--threads", type=int, default=2)
        return added

    def reader_part(name: str, run, help: str) -> argparse.ArgumentParser:
        added = run_part(name, run, help)
        added.add_argument(
            "--from", dest="start", type=Path, help="a shipped reader or a soup to go on from, not the base"
        )
        return added

    needs_data = {"type": Path, "default": HERE.parent.parent / "shared/data"}
    carve = command("carve", carve_command, "write the development split")
    carve.add_argument("--data", **needs_data)
    command("golden", golden_command, "write the golden values for the product's tests")
    reader = reader_part("reader", reader_command, "train (or resume), export and measure the reader")
    reader.add_argument(
        "--teachers",
        nargs="+",
        type=Path,
        default=[],
        help="readers whose scores are learned as well: shipped ones or Hugging Face folders",
    )
    reader_part("export-reader", export_reader_command, "choose, export and measure a finished run")
    soup = command("soup", soup_command, "average the weights of readers, those that help")
    soup.add_argument("--data", **needs_data)
    soup.add_argument(
        "--of", nargs="+", type=Path, required=True, help="shipped readers or Hugging Face folders"
    )
    soup.add_argument("--into", type=Path, default=WORK / "reader/soup", help="the folder to write")
    soup.add_argument("--threads", type=int, default=2)
    reader_part("interim-reader", interim_reader_command, "export the last checkpoint")
    reader_part(
        "measure-reader", measure_reader_command, "score the exported reader, write its card"
    )
    run_part("tagger", tagger_command, "train (or resume), export and measure the tagger")
    run_part("export-tagger", export_tagger_command, "choose, export and measure a finished run")
    run_part("measure-tagger", measure_tagger_command, "score the exported tagger, write its card")
    add_retriever_commands(command, needs_data)
    add_pretraining_commands(command, needs_data)
    add_fairness_command(command, needs_data)
    add_figures_command(command)
    add_students_command(command, needs_data)
    add_debias_command(command, needs_data)
    for name, run, help in (
        ("score-shipped", score_shipped_command, "score every shipped model on a few items"),
        ("old-cpu", old_cpu_command, "the same on an emulated processor without VNNI as well"),
    ):
        compared = command(name, run, help)
        compared.add_argument("--data", **needs_data)
        compared.add_argument("--count", type=int, default=150)
    compared = command("same-spans", same_spans_command, "compare PyTorch and the exported graphs")
    compared.add_argument("--data", **needs_data)
    compared.add_argument("--questions", type=int, default=1_000)
    compared.add_argument(
        "--weights", type=Path, help="a reader's Hugging Face folder, not the shipped int8 weights"
    )
    compared.add_argument(
        "--keep", type=Path, help="a folder for both graphs and PyTorch's spans, for the product to be compared with"
    )
    options = parser.parse_args()
    try:
        options.run(options)
    except BadInput as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
