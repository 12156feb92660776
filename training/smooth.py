"""
SmoothQuant (Xiao et al. 2023): activations are quantised with one scale for all features, which a few large features
spoil for the rest. Here each feature is divided by its own factor before a product, and the product's weights are
multiplied by it, which have a scale for each column and bear it: the same function, with less lost to rounding.
"""

import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper
from tokenizers import Tokenizer

from training.config import ReaderConfig
from training.data import Example
from training.export import quantise
from training.tokenise import tokenise
from training.windows import pad_batch, training_window

# 0 leaves the activations as they are, 1 gives all features one range and the weights what they differed by. Of 400
# carved questions the int8 graph found the span of the fp32 graph for 92.0% at 0, for 95.0, 95.5 and 92.8% at 0.5,
# 0.75 and 1. With the weights' own ranges in the factors, as in the paper, it was 46.8 to 95.3%.
STRENGTH = 0.75
# Windows that the ranges are taken from.
WINDOWS, BATCH = 256, 8

# Inputs of a graph by name, each int64 [batch, tokens].
Batches = Iterable[dict[str, np.ndarray]]

# What the name of a factor adds to that of the weights.
SUFFIX = "_smoothing"


def products(graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """The products with constant weights: input 0 by input 1, of shape [features, columns]."""
    constants = {tensor.name for tensor in graph.initializer}
    return [n for n in graph.node if n.op_type in ("Attention", "MatMul") and n.input[1] in constants]


def range_batches(examples: list[Example], tokenizer: Tokenizer, config: ReaderConfig) -> Batches:
    """Questions with their passages, drawn by the config's seed, as the graph takes them; never those of a test."""
    chance = random.Random(config.seed)
    drawn = chance.sample(examples, min(WINDOWS, len(examples)))
    tokens = tokenise(tokenizer, {e.question for e in drawn} | {e.context for e in drawn})
    made = [training_window(example, tokens, config.window_tokens, config, chance) for example in drawn]
    windows = [window for window in made if window is not None]
    for first in range(0, len(windows), BATCH):
        arrays = pad_batch(windows[first : first + BATCH])
        yield {name: arrays[name] for name in ("input_ids", "attention_mask", "token_type_ids")}


def largest_activations(path: Path, batches: Batches) -> dict[str, np.ndarray]:
    """The largest absolute value of each feature that comes into a product, by the tensor's name, over all batches."""
    model = onnx.load(path)
    names = list(dict.fromkeys(node.input[0] for node in products(model.graph)))
    del model.graph.output[:]
    for name in names:
        model.graph.output.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    largest: dict[str, np.ndarray] = {}
    for batch in batches:
        for name, values in zip(names, session.run(names, batch), strict=True):
            found = np.abs(values).reshape(-1, values.shape[-1]).max(0)
            largest[name] = np.maximum(largest.get(name, found), found)
    return largest


def factors(largest: np.ndarray) -> np.ndarray:
    """What each feature is divided by, float32, with a geometric mean of 1."""
    found = np.maximum(largest, 1e-5) ** STRENGTH
    return (found / np.exp(np.log(found).mean())).astype(np.float32)


def smooth(path: Path, largest: dict[str, np.ndarray], target: Path) -> None:
    """Writes the fused fp32 graph in `path` with each product's features divided by their factors first."""
    model = onnx.load(path)
    graph = model.graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    smoothed = {node.output[0] for node in products(graph)}
    nodes = []
    for node in graph.node:
        if node.output[0] in smoothed:
            features, product = node.input[:2]
            by = factors(largest[features])
            weights = numpy_helper.to_array(tensors[product]) * by[:, None]
            tensors[product].CopyFrom(numpy_helper.from_array(weights, product))
            factor = f"{product}{SUFFIX}"
            graph.initializer.append(numpy_helper.from_array(1 / by, factor))
            nodes.append(helper.make_node("Mul", [features, factor], [f"{factor}_output"], name=factor))
            node.input[0] = f"{factor}_output"
        nodes.append(node)
    copies = [onnx.NodeProto.FromString(node.SerializeToString()) for node in nodes]
    del graph.node[:]
    graph.node.extend(copies)
    onnx.save(model, target)


def quantise_smoothed(fp32: Path, target: Path, batches: Batches, kept: tuple[str, ...] = ()) -> None:
    """Writes the int8 graph of a fused fp32 one, smoothed by what it computes of the batches; `kept` as in `quantise`."""
    largest = largest_activations(fp32, batches)
    with tempfile.TemporaryDirectory() as scratch:
        smoothed = Path(scratch, "smoothed.onnx")
        smooth(fp32, largest, smoothed)
        quantise(smoothed, target, kept)
