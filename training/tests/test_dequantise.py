"""An exported reader read back as fp32 weights, and training that goes on from it."""

from dataclasses import replace

import torch

from training.card import describe_start
from training.dequantise import dequantise_reader
from training.evaluate import predict_answers, torch_predict
from training.export_reader import export_reader
from training.reader import train_reader
from training.weights import load_reader


def test_a_shipped_graph_comes_back_within_half_a_quantisation_step(tmp_path, base):
    export_reader(base, base, tmp_path / "model", version=1)
    found = load_reader(dequantise_reader(tmp_path / "model", tmp_path / "start")).state_dict()
    for name, expected in load_reader(base).state_dict().items():
        # uint8 over the tensor's range where it is embeddings, int8 a column elsewhere.
        step = (expected.max() - expected.min()).item() / 254 + 1e-7
        assert torch.allclose(found[name], expected, atol=step), name


def test_a_run_goes_on_from_a_shipped_reader(tmp_path, base, reader_data, config):
    first = train_reader(config, base, reader_data, tmp_path / "first")
    export_reader(tmp_path / "first/last", base, tmp_path / "model", version=1)
    start = dequantise_reader(tmp_path / "model", tmp_path / "start")
    asked = [example for example in reader_data.development if example.answers]
    before = predict_answers(asked, first.tokens, torch_predict(load_reader(start)), config)
    original = load_reader(tmp_path / "first/last")
    trained = predict_answers(asked, first.tokens, torch_predict(original), config)
    margins = [abs(before.null_margin[e.id] - trained.null_margin[e.id]) for e in asked]
    assert sum(margins) / len(margins) < 0.2

    assert describe_start(tmp_path)[0].startswith("version 1 of this reader")
    second = train_reader(replace(config, first_pool=1), start, reader_data, tmp_path / "second")
    assert second.pool >= 1
    assert (tmp_path / "second/last/model.safetensors").exists()
