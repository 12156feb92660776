"""What can be made of the shipped reader, each as a graph with its tokenizer."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from training.config import ReaderConfig
from training.data import Example
from training.embedder import write_tokenizer
from training.export import READER_OUTPUTS, PlainReader, export_fused
from training.export_reader import quantise_reader
from training.hugging_face import read_config
from training.students.shrink import kept_pieces, prune_tokenizer, with_pieces
from training.tokenise import load_tokenizer
from training.weights import load_reader, save_reader


@dataclass(frozen=True)
class Variant:
    """A reader that could ship. `pieces` is the size of its vocabulary."""

    name: str
    graph: Path
    tokenizer: Path
    layers: int
    pieces: int


def write_variant(
    name: str, weights: Path, folder: Path, smoothing: tuple[list[Example], ReaderConfig] | None
) -> Variant:
    """Exports a Hugging Face folder: quantised by what it computes of some examples, or as fp32 where there are none."""
    config = read_config(weights)
    folder.mkdir(parents=True, exist_ok=True)
    graph = folder / "fp32.onnx"
    export_fused(PlainReader(weights), READER_OUTPUTS, config, graph)
    if smoothing is not None:
        quantise_reader(graph, folder / "int8.onnx", weights / "tokenizer.json", *smoothing)
        graph.unlink()
        graph = folder / "int8.onnx"
    write_tokenizer(weights / "tokenizer.json", folder / "tokenizer.json")
    return Variant(name, graph, folder / "tokenizer.json", config.num_hidden_layers, config.vocab_size)


def prune_pieces(weights: Path, texts: Iterable[str], count: int, folder: Path) -> Path:
    """Writes the reader in `weights` with the `count` pieces that the texts need most."""
    tokenizer = weights / "tokenizer.json"
    kept = kept_pieces(load_tokenizer(tokenizer), texts, count)
    config = replace(read_config(weights), vocab_size=count)
    save_reader(with_pieces(load_reader(weights).state_dict(), kept), config, folder)
    (folder / "tokenizer.json").write_text(
        prune_tokenizer(tokenizer.read_text(encoding="utf-8"), kept), encoding="utf-8"
    )
    return folder


def shipped_variant(name: str, model: Path, folder: Path) -> Variant:
    """The shipped graph itself, not one made again from its weights."""
    config = read_config(model)
    folder.mkdir(parents=True, exist_ok=True)
    for file in ("model_int8.onnx", "tokenizer.json"):
        shutil.copyfile(model / file, folder / file)
    return Variant(
        name, folder / "model_int8.onnx", folder / "tokenizer.json", config.num_hidden_layers, config.vocab_size
    )
