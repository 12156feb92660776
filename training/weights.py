"""Loads and saves models as Hugging Face folders: config.json, model.safetensors, tokenizer.json."""

import shutil
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

from training.bert import (
    Bert,
    BertConfig,
    SequenceClassifier,
    SpanReader,
    TextEmbedder,
    TokenClassifier,
    WordGuesser,
)
from training.hugging_face import TensorFolder, read_config, write_config, write_tensors

Model = TypeVar("Model", bound=nn.Module)

# What transformers' class for the same model is called, behind "Bert".
KINDS = {
    Bert: "Model",
    TextEmbedder: "Model",
    SpanReader: "ForQuestionAnswering",
    WordGuesser: "ForMaskedLM",
    TokenClassifier: "ForTokenClassification",
    SequenceClassifier: "ForSequenceClassification",
}

# Left as the base has them: at these rates they would hardly move, and rare words only by noise.
FROZEN = "bert.embeddings.word_embeddings.weight"


def load_model(kind: type[Model], folder: Path) -> Model:
    """The folder's encoder with the head that `kind` has, ready to evaluate. BadInput where one is not there."""
    config = read_config(folder)
    model = kind(config)
    model.load_state_dict(TensorFolder(folder, config.model_type).state(model.state_dict()))
    return model.eval()


def save_model(model: nn.Module, folder: Path, tokenizer: Path | None = None) -> None:
    """Writes a folder that transformers loads too, with a copy of the tokenizer.json."""
    config = model.config if isinstance(model, Bert) else model.bert.config
    write_tensors(model.state_dict(), config.model_type, folder)
    write_config(config, folder, KINDS[type(model)], {})
    if tokenizer is not None:
        shutil.copyfile(tokenizer, folder / "tokenizer.json")


def load_start(model: nn.Module, folder: Path) -> None:
    """Loads what a run starts from: the encoder, and every part of the heads that the folder has."""
    tensors = TensorFolder(folder, model.bert.config.model_type)
    state = model.state_dict()
    wanted = {n: v for n, v in state.items() if n.startswith("bert.") or tensors.has(n)}
    model.load_state_dict(state | tensors.state(wanted))


def load_encoder(folder: Path) -> dict[str, Tensor]:
    """A Bert's state, from a folder that may hold a head beside it."""
    config = read_config(folder)
    with torch.device("meta"):  # Names and shapes, without drawing weights.
        like = Bert(config).state_dict()
    return TensorFolder(folder, config.model_type).state(like)


def save_encoder(state: dict[str, Tensor], base: Path, folder: Path) -> None:
    """Writes a Bert's state as a folder laid out like `base`, with its config and tokenizer."""
    write_tensors(state, read_config(base).model_type, folder)
    for name in ("config.json", "tokenizer.json"):
        shutil.copyfile(base / name, folder / name)


def with_average(state: dict[str, Tensor], average: list[Tensor]) -> dict[str, Tensor]:
    """A model's state with the averages of its trained weights, in order, in their place."""
    names = [name for name in state if name != FROZEN]
    return state | dict(zip(names, average, strict=True))


def save_reader(state: dict[str, Tensor], config: BertConfig, folder: Path) -> None:
    """Writes the reader of a training run, whose `state` may hold a head that only training needs."""
    reader = {n: v for n, v in state.items() if n.startswith(("bert.", "qa_outputs."))}
    write_tensors(reader, config.model_type, folder)
    write_config(config, folder, KINDS[SpanReader], {})


def load_reader(folder: Path) -> SpanReader:
    """A reader saved by `save_reader`, ready to evaluate."""
    return load_model(SpanReader, folder)
