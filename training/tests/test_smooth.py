"""Smoothing: the graph computes the same, and rounding costs it less where a few features are large."""

from dataclasses import replace

import numpy as np
import onnx

from training.export import READER_OUTPUTS, PlainReader, export_fused, quantise
from training.hugging_face import read_config
from training.onnx_model import OnnxModel
from training.smooth import factors, largest_activations, products, range_batches, smooth
from training.tests.conftest import TOKENIZER
from training.tokenise import load_tokenizer
from training.weights import load_reader, save_reader


def test_factors_are_larger_for_larger_features_and_one_on_average():
    found = factors(np.array([0.0, 1.0, 30.0], dtype=np.float32))
    assert found[0] < found[1] < found[2]
    assert np.isclose(np.log(found).mean(), 0, atol=1e-6)


def test_a_smoothed_graph_answers_alike_and_loses_less_to_rounding(tmp_path, base, reader_data, config):
    state = load_reader(base).state_dict()
    # Three features much larger than the rest, as trained norms have them.
    for name in state:
        if name.endswith("_norm.weight"):
            state[name] = state[name].clone()
            state[name][:3] *= 30
    save_reader(state, read_config(base), tmp_path)
    fp32, smoothed = tmp_path / "fp32.onnx", tmp_path / "smoothed.onnx"
    export_fused(PlainReader(tmp_path), READER_OUTPUTS, read_config(tmp_path), fp32)
    batches = list(range_batches(reader_data.development, load_tokenizer(TOKENIZER), config))
    largest = largest_activations(fp32, batches)
    assert len(largest) == len(products(onnx.load(fp32).graph))
    smooth(fp32, largest, smoothed)
    for graph in (fp32, smoothed):
        quantise(graph, graph.with_suffix(".int8"))

    def scores(path):
        model = OnnxModel(path)
        rows = [row for b in batches for row in zip(b["input_ids"], b["token_type_ids"], strict=True)]
        return np.concatenate([np.ravel(model(*row)) for row in rows])

    expected = scores(fp32)
    assert np.allclose(scores(smoothed), expected, atol=1e-4)
    plain = np.abs(scores(fp32.with_suffix(".int8")) - expected).mean()
    less = np.abs(scores(smoothed.with_suffix(".int8")) - expected).mean()
    assert less < 0.8 * plain


def test_the_same_windows_are_drawn_again(reader_data, config):
    tokenizer = load_tokenizer(TOKENIZER)
    first, again = (list(range_batches(reader_data.development, tokenizer, config)) for _ in range(2))
    assert all(np.array_equal(a["input_ids"], b["input_ids"]) for a, b in zip(first, again, strict=True))
    other = next(iter(range_batches(reader_data.development, tokenizer, replace(config, seed=2))))
    assert not np.array_equal(other["input_ids"], first[0]["input_ids"])
