"""The reader's weights as the product loads them."""

import shutil
from pathlib import Path

from training.checkpoint import load_checkpoint
from training.config import ReaderConfig
from training.data import Example
from training.decode import MAX_ANSWER_TOKENS
from training.embedder import FILES, write_tokenizer
from training.export import FP32, READER_OUTPUTS, PlainReader, export_fused
from training.hugging_face import read_config
from training.manifest import write_manifest
from training.smooth import quantise_smoothed, range_batches
from training.tokenise import load_tokenizer
from training.weights import save_reader, with_average

NAME = "verbatim-reader"
MAX_TOKENS = 384  # Trained on 256; positions go to 512, and longer windows cost more than they give.


def quantise_reader(
    fp32: Path, target: Path, tokenizer: Path, examples: list[Example], config: ReaderConfig
) -> None:
    """Writes the int8 graph of a fused fp32 one, smoothed by what it computes of these examples."""
    quantise_smoothed(fp32, target, range_batches(examples, load_tokenizer(tokenizer), config))


def export_reader(
    weights: Path,
    base: Path,
    run: Path,
    folder: Path,
    version: int,
    examples: list[Example],
    config: ReaderConfig,
) -> dict:
    """
    Writes the int8 graph of a folder of weights with its tokenizer and manifest, and returns the
    manifest. The fp32 graph that it was made from stays in the run's folder, to be compared with.
    Version 0 says that the weights come from the middle of a run. `examples` show how large the
    activations become.
    """
    folder.mkdir(parents=True, exist_ok=True)
    run.mkdir(parents=True, exist_ok=True)
    export_fused(PlainReader(weights), READER_OUTPUTS, read_config(weights), run / FP32)
    quantise_reader(run / FP32, folder / "model_int8.onnx", base / "tokenizer.json", examples, config)
    write_tokenizer(base / "tokenizer.json", folder / "tokenizer.json")
    shutil.copyfile(weights / "config.json", folder / "config.json")
    facts = {
        "maxTokens": MAX_TOKENS,
        "maxAnswerTokens": MAX_ANSWER_TOKENS,
        "quantisation": "int8 dynamic per-channel, smoothed",
        "source": "trained by this project's training/, from all-MiniLM-L6-v2; see README.md",
        "licence": "CC-BY-SA-4.0",
    }
    return write_manifest(folder, "reader", NAME, version, FILES, facts)


def interim_weights(run: Path, base: Path) -> Path:
    """Writes run/interim, the averaged weights of the last checkpoint, and returns the folder."""
    state = load_checkpoint(run / "checkpoint.pt")
    if state is None:
        raise FileNotFoundError(f"Expected a checkpoint in {run}, found none yet.")
    weights = with_average(state["model"], state["average"])
    save_reader(weights, read_config(base), run / "interim")
    return run / "interim"
