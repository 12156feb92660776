"""Splitting fused operators: the graph computes the same, and ONNX Runtime leaves it split."""

import shutil

import numpy as np
import onnx
import onnxruntime
import pytest

from training.export import READER_OUTPUTS, PlainReader, export_fused, quantise
from training.hugging_face import read_config
from training.onnx_model import OnnxModel
from training.smooth import range_batches
from training.split_fused import SPLITS, split_fused
from training.tests.conftest import TOKENIZER
from training.tokenise import load_tokenizer


@pytest.fixture
def fp32(tmp_path, base):
    export_fused(PlainReader(base), READER_OUTPUTS, read_config(base), tmp_path / "fp32.onnx")
    return tmp_path / "fp32.onnx"


def operators(path):
    return {node.op_type for node in onnx.load(path).graph.node}


def test_a_split_graph_computes_the_same(tmp_path, fp32, reader_data, config):
    split = tmp_path / "split.onnx"
    shutil.copyfile(fp32, split)
    split_fused(split)
    assert operators(fp32) >= SPLITS.keys()
    assert operators(split).isdisjoint(SPLITS)
    before, after = OnnxModel(fp32), OnnxModel(split)
    for batch in range_batches(reader_data.development, load_tokenizer(TOKENIZER), config):
        for ids, types in zip(batch["input_ids"], batch["token_type_ids"], strict=True):
            for expected, found in zip(before(ids, types), after(ids, types), strict=True):
                assert np.allclose(found, expected, atol=1e-4)


def test_an_int8_graph_is_split_and_stays_so_when_it_is_loaded(tmp_path, fp32):
    int8, loaded = tmp_path / "int8.onnx", tmp_path / "loaded.onnx"
    quantise(fp32, int8)
    options = onnxruntime.SessionOptions()
    options.optimized_model_filepath = str(loaded)
    onnxruntime.InferenceSession(str(int8), options, providers=["CPUExecutionProvider"])
    for path in (int8, loaded):
        assert operators(path).isdisjoint(SPLITS)
    assert "DynamicQuantizeMatMul" in operators(loaded)
