"""`python -m training pretrain` and `pretrain-gain`."""

import argparse
import dataclasses
import json
from pathlib import Path

from training.errors import BadInput
from training.pretraining.config import CONTINUED_RATE, FEW_LABELS_BATCH_TOKENS, PretrainConfig

WORK = Path(__file__).parents[1] / ".work"


def pretrain_command(options: argparse.Namespace) -> None:
    import torch

    from training.pretraining.corpus import read_paragraphs
    from training.pretraining.pretrain import prepare, pretrain

    torch.set_num_threads(options.threads)
    config = PretrainConfig(minutes=options.minutes, tokens=options.tokens)
    if options.start is not None:
        config = dataclasses.replace(config, peak_rate=CONTINUED_RATE)
    folder = options.into
    start = plain_start(options.start, folder)
    paragraphs = training_contexts(options.data) if options.text is None else read_paragraphs(options.text)
    pretrain(config, prepare(paragraphs, config, folder, start), folder)
    print((folder / "figures.json").read_text())


def plain_start(start: Path | None, folder: Path) -> Path | None:
    """`start` itself, or the fp32 weights of the shipped int8 model there."""
    from training.dequantise import copy_encoder

    if start is None or not (start / "model_int8.onnx").exists():
        return start
    return copy_encoder(start, folder / "shipped")


def training_contexts(data: Path) -> list[str]:
    """The passages that the reader is trained on, each once: none of a test or of the development split."""
    from training.config import CONTINUED
    from training.reader_data import clean_sets

    sets, _, _ = clean_sets(data, CONTINUED[max(CONTINUED)])
    contexts = {" ".join(example.context.split()): None for examples in sets.values() for example in examples}
    return list(contexts)


def gain_command(options: argparse.Namespace) -> None:
    import torch

    from training.pretraining.gain import few_of, measure_gain
    from training.tagger_config import TaggerConfig
    from training.tagger_data import gather_tagger

    torch.set_num_threads(options.threads)
    if not (options.of / "config.json").exists():
        raise BadInput(f"Expected a pre-trained model in {options.of}, found none. Run `python -m training pretrain` first.")
    config = dataclasses.replace(TaggerConfig(), tokens=options.tokens)
    data = gather_tagger(options.data, config)
    if options.examples is not None:
        data = few_of(data, options.examples, config.seed)
        config = dataclasses.replace(config, batch_tokens=FEW_LABELS_BATCH_TOKENS)
    figures = measure_gain(options.of, data, config, WORK / "pretrain-gain")
    print(json.dumps(figures, indent=2))


def add_pretraining_commands(command, needs_data: dict) -> None:
    """`command` adds a subcommand by name, function and help."""
    added = command("pretrain", pretrain_command, "train a BERT on masked words, or go on with one")
    added.add_argument("--data", **needs_data)
    added.add_argument("--text", type=Path, help="a text file or a folder of them, not the training contexts")
    added.add_argument("--from", dest="start", type=Path, help="a Hugging Face folder or a shipped model to go on from")
    added.add_argument("--into", type=Path, default=WORK / "pretrain", help="the folder of the run")
    added.add_argument("--minutes", type=float, default=PretrainConfig.minutes)
    added.add_argument("--tokens", type=int, help="ends after so many tokens, however long they take")
    added.add_argument("--threads", type=int, default=2)
    added = command("pretrain-gain", gain_command, "fine-tune on entities and tone from pre-trained and random weights")
    added.add_argument("--data", **needs_data)
    added.add_argument("--of", type=Path, default=WORK / "pretrain/averaged")
    added.add_argument("--tokens", type=int, default=1_500_000, help="of each run; there is one for each start and peak rate")
    added.add_argument("--examples", type=int, help="fine-tune on so many sentences and as many texts; all of them by default")
    added.add_argument("--threads", type=int, default=2)
