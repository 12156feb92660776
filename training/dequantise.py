"""An exported int8 reader back as fp32 weights, so that training can go on from a shipped model."""

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.bert import Bert, BertConfig
from training.errors import BadInput
from training.export import QUANTISED_EMBEDDINGS
from training.hugging_face import read_config, write_config, write_tensors
from training.smooth import SUFFIX
from training.variants import BERT
from training.weights import KINDS, load_reader, save_reader

# The order in which a layer's products after attention stand in the graph.
LAYER_PRODUCTS = ("attention_output", "intermediate", "output")
# Which tensor of an embedder's, a tagger's or a reader's graph shows what comes before its names.
READER_HEADS = ("qa_outputs",)
ENCODER_HEADS = {"embedder": (), "reader": READER_HEADS}
LANDMARK = "encoder.layer.0.output.LayerNorm.weight"


def copy_reader(model: Path, target: Path) -> Path:
    """
    Writes the fp32 weights of `read_reader` as a Hugging Face folder, with the tokenizer and the manifest
    that says which model they are, and returns the folder.
    """
    config, state = read_reader(model)
    save_reader(state, config, target)
    if (model / "soup.json").exists():
        shutil.copyfile(model / "soup.json", target / "soup.json")
    for name in ("tokenizer.json", "manifest.json"):
        shutil.copyfile(model / name, target / name)
    return target


def read_reader(folder: Path) -> tuple[BertConfig, dict[str, torch.Tensor]]:
    """
    The weights of a shipped reader, each within half a quantisation step of what it was (of its smoothed column, for
    one that was smoothed), or those of a Hugging Face folder.
    """
    config = read_config(folder)
    graph = folder / "model_int8.onnx"
    if graph.exists():
        return config, read_graph(onnx.load(graph), config, READER_HEADS)
    return config, load_reader(folder).state_dict()


def copy_encoder(model: Path, target: Path) -> Path:
    """
    Writes the fp32 weights of a shipped embedder or reader, without its head, as a Hugging Face folder with the
    tokenizer, and returns the folder. Raises BadInput for a model of another kind.
    """
    role = json.loads((model / "manifest.json").read_text())["role"]
    if role not in ENCODER_HEADS:
        raise BadInput(
            f"Expected {' or '.join(ENCODER_HEADS)} in {model}, got {role}, which reads more than words. "
            f"Go on from another model."
        )
    config = read_config(model)
    state = read_graph(onnx.load(model / "model_int8.onnx"), config, ENCODER_HEADS[role])
    write_tensors({n: v for n, v in state.items() if n.startswith("bert.")}, config.model_type, target)
    write_config(config, target, KINDS[Bert], {})
    shutil.copyfile(model / "tokenizer.json", target / "tokenizer.json")
    return target


def read_graph(
    graph: onnx.ModelProto, config: BertConfig, heads: tuple[str, ...]
) -> dict[str, torch.Tensor]:
    """The state of a Bert with these linear heads out of a graph that export.py wrote; `heads` in its order."""
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.graph.initializer}
    encoder = next(n for n in tensors if n.endswith(LANDMARK)).removesuffix(LANDMARK)
    root = encoder.removesuffix("bert.")

    def real(name: str) -> np.ndarray:
        """float32 as trained; a scale of [columns] is one a column, a factor of [features] smooths (smooth.py)."""
        factor = tensors.get(f"{name}{SUFFIX}")
        return stored(name) if factor is None else stored(name) * factor[:, None]

    def stored(name: str) -> np.ndarray:
        """float32, as the graph computes with it."""
        if name in tensors:
            return tensors[name]
        scale, zero = tensors[f"{name}_scale"], tensors[f"{name}_zero_point"]
        return (tensors[f"{name}_quantized"].astype(np.float32) - zero.astype(np.float32)) * scale

    state = {}
    for part in QUANTISED_EMBEDDINGS:
        state[f"bert.embeddings.{part}"] = real(f"{encoder}embeddings.{part}")
    products = [
        node.input[1].removesuffix("_quantized")
        for node in graph.graph.node
        if node.op_type in ("MatMulInteger", "MatMul")
    ]
    expected = len(LAYER_PRODUCTS) * config.num_hidden_layers + len(heads)
    if len(products) != expected:
        raise ValueError(f"Expected a graph with {expected} products, got {len(products)}.")
    for layer in range(config.num_hidden_layers):
        ours, theirs = f"bert.layers.{layer}", f"{encoder}encoder.layer.{layer}"
        state[f"{ours}.qkv.weight"] = real(f"Attention_{layer}_qkv_weight").T
        state[f"{ours}.qkv.bias"] = tensors[f"Attention_{layer}_qkv_bias"]
        for part in LAYER_PRODUCTS:
            state[f"{ours}.{part}.weight"] = real(products.pop(0)).T
            state[f"{ours}.{part}.bias"] = tensors[f"{theirs}.{BERT.parts[part]}.bias"]
        for part in ("attention_norm", "output_norm"):
            for kind in ("weight", "bias"):
                state[f"{ours}.{part}.{kind}"] = tensors[f"{theirs}.{BERT.parts[part]}.{kind}"]
    for head in heads:
        state[f"{head}.weight"] = real(products.pop(0)).T
        state[f"{head}.bias"] = tensors[f"{root}{head}.bias"]
    return {name: torch.tensor(value) for name, value in state.items()}
