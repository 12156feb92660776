"""An exported int8 reader back as fp32 weights, so that training can go on from a shipped model."""

import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.bert import BertConfig, SpanReader
from training.export import QUANTISED_EMBEDDINGS
from training.weights import LAYER_NAMES, save_reader

# The order in which a layer's products after attention stand in the graph.
LAYER_PRODUCTS = ("attention_output", "intermediate", "output")


def dequantise_reader(model: Path, target: Path) -> Path:
    """
    Writes the fp32 weights of model/model_int8.onnx as a Hugging Face folder, with the tokenizer
    and the manifest that says which model they are, and returns the folder. Each weight is within
    half a quantisation step of what it was.
    """
    config = BertConfig.read(model)
    reader = SpanReader(config)
    reader.load_state_dict(read_graph(onnx.load(model / "model_int8.onnx"), config))
    save_reader(reader.state_dict(), config, target)
    for name in ("tokenizer.json", "manifest.json"):
        shutil.copyfile(model / name, target / name)
    return target


def read_graph(graph: onnx.ModelProto, config: BertConfig) -> dict[str, torch.Tensor]:
    """A SpanReader's state out of a graph that `export_reader` wrote."""
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.graph.initializer}

    def real(name: str) -> np.ndarray:
        """float32, as the graph computes with it; a scale of [columns] is one a column."""
        if name in tensors:
            return tensors[name]
        scale, zero = tensors[f"{name}_scale"], tensors[f"{name}_zero_point"]
        return (tensors[f"{name}_quantized"].astype(np.float32) - zero.astype(np.float32)) * scale

    state = {}
    for part in QUANTISED_EMBEDDINGS:
        state[f"bert.embeddings.{part}"] = real(f"model.bert.embeddings.{part}")
    nodes = graph.graph.node
    products = [
        node.input[1].removesuffix("_quantized")
        for node in nodes
        if node.op_type in ("MatMulInteger", "MatMul")
    ]
    expected = len(LAYER_PRODUCTS) * config.num_hidden_layers + 1
    if len(products) != expected:
        raise ValueError(f"Expected a graph with {expected} products, got {len(products)}.")
    for layer in range(config.num_hidden_layers):
        ours, theirs = f"bert.layers.{layer}", f"model.bert.encoder.layer.{layer}"
        state[f"{ours}.qkv.weight"] = real(f"Attention_{layer}_qkv_weight").T
        state[f"{ours}.qkv.bias"] = tensors[f"Attention_{layer}_qkv_bias"]
        for part in LAYER_PRODUCTS:
            state[f"{ours}.{part}.weight"] = real(products.pop(0)).T
            state[f"{ours}.{part}.bias"] = tensors[f"{theirs}.{LAYER_NAMES[part]}.bias"]
        for part in ("attention_norm", "output_norm"):
            for kind in ("weight", "bias"):
                state[f"{ours}.{part}.{kind}"] = tensors[f"{theirs}.{LAYER_NAMES[part]}.{kind}"]
    state["qa_outputs.weight"] = real(products.pop(0)).T
    state["qa_outputs.bias"] = tensors["model.qa_outputs.bias"]
    return {name: torch.tensor(value) for name, value in state.items()}
