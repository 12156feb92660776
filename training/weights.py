"""Reads and writes weights in the Hugging Face layout (config.json and model.safetensors)."""

import json
import re
import shutil
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.bert import BertConfig, SpanReader

# Our names to theirs, inside one layer. Query, key and value are apart there and fused here.
LAYER_NAMES = {
    "attention_output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "intermediate": "intermediate.dense",
    "output": "output.dense",
    "output_norm": "output.LayerNorm",
}
PARTS = ("query", "key", "value")

# Left as the base has them: at these rates they would hardly move, and rare words only by noise.
FROZEN = "bert.embeddings.word_embeddings.weight"


def from_hugging_face(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """A BertModel's state by our encoder's names; poolers and heads are left out."""
    state = {name.removeprefix("bert."): value for name, value in state.items()}
    result = {
        name: value
        for name, value in state.items()
        if name.startswith("embeddings.") and not name.endswith("position_ids")
    }
    layers = {int(m[1]) for name in state if (m := re.match(r"encoder\.layer\.(\d+)\.", name))}
    for layer in layers:
        theirs, ours = f"encoder.layer.{layer}", f"layers.{layer}"
        for kind in ("weight", "bias"):
            parts = [state[f"{theirs}.attention.self.{part}.{kind}"] for part in PARTS]
            result[f"{ours}.qkv.{kind}"] = torch.cat(parts)
            for our_name, their_name in LAYER_NAMES.items():
                result[f"{ours}.{our_name}.{kind}"] = state[f"{theirs}.{their_name}.{kind}"]
    return result


def to_hugging_face(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The inverse of `from_hugging_face`, for the encoder alone."""
    result = {name: value for name, value in state.items() if name.startswith("embeddings.")}
    for name, value in state.items():
        if not name.startswith("layers."):
            continue
        _, layer, part, kind = name.split(".")
        theirs = f"encoder.layer.{layer}"
        if part == "qkv":
            for their_part, piece in zip(PARTS, value.chunk(3)):
                result[f"{theirs}.attention.self.{their_part}.{kind}"] = piece
        else:
            result[f"{theirs}.{LAYER_NAMES[part]}.{kind}"] = value
    return {name: value.contiguous() for name, value in result.items()}


def load_encoder(folder: Path) -> dict[str, Tensor]:
    """The encoder's state by our names, from a folder that may hold a head beside it."""
    return from_hugging_face(load_file(folder / "model.safetensors"))


def save_encoder(state: dict[str, Tensor], base: Path, folder: Path) -> None:
    """Writes a Bert's state as a folder laid out like `base`, with its config and tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = to_hugging_face(state)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    for name in ("config.json", "tokenizer.json"):
        shutil.copyfile(base / name, folder / name)


def with_average(state: dict[str, Tensor], average: list[Tensor]) -> dict[str, Tensor]:
    """A model's state with the averages of its trained weights, in order, in their place."""
    names = [name for name in state if name != FROZEN]
    return state | dict(zip(names, average, strict=True))


def save_reader(state: dict[str, Tensor], config: BertConfig, folder: Path) -> None:
    """Writes a folder that transformers' BertForQuestionAnswering loads. `state` is a SpanReader's."""
    encoder = {n.removeprefix("bert."): v for n, v in state.items() if n.startswith("bert.")}
    tensors = {f"bert.{name}": value for name, value in to_hugging_face(encoder).items()}
    tensors |= {name: value for name, value in state.items() if name.startswith("qa_outputs.")}
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    described = asdict(config) | {
        "model_type": "bert",
        "architectures": ["BertForQuestionAnswering"],
        "hidden_act": "gelu",
        "pad_token_id": 0,
    }
    (folder / "config.json").write_text(json.dumps(described, indent=2) + "\n")


def load_start(reader: SpanReader, folder: Path) -> None:
    """Loads what a run starts from: the encoder, and the span head where the folder has one."""
    tensors = load_file(folder / "model.safetensors")
    encoder = {n: v for n, v in tensors.items() if not n.startswith("qa_outputs.")}
    reader.bert.load_state_dict(from_hugging_face(encoder))
    head = {n.removeprefix("qa_outputs."): v for n, v in tensors.items() if n not in encoder}
    if head:
        reader.qa_outputs.load_state_dict(head)


def load_reader(folder: Path) -> SpanReader:
    """A reader saved by `save_reader`, ready to evaluate."""
    reader = SpanReader(BertConfig.read(folder))
    load_start(reader, folder)
    return reader.eval()
