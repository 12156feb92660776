"""An exported reader read back as fp32 weights, and training that goes on from it."""

from dataclasses import replace

import torch

from training.card import describe_start
from training.dequantise import dequantise_reader
from training.evaluate import predict_answers, torch_predict
from training.export_reader import export_reader
from training.reader import train_reader
from training.weights import load_reader, save_reader


def test_a_shipped_graph_comes_back_within_half_a_quantisation_step(tmp_path, base):
    # The exporter merges tensors that are equal, as those of untrained norms are.
    torch.manual_seed(3)
    reader = load_reader(base)
    with torch.no_grad():
        for parameter in reader.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.02)
    weights = tmp_path / "weights"
    save_reader(reader.state_dict(), reader.bert.config, weights)
    export_reader(weights, base, tmp_path, tmp_path / "model", version=1)
    found = load_reader(dequantise_reader(tmp_path / "model", tmp_path / "start")).state_dict()
    for name, expected in reader.state_dict().items():
        # int8 a column; uint8 over the tensor's range, with zero in it, where it is embeddings.
        step = 2 * expected.abs().max().item() / 254
        assert (found[name] - expected).abs().max().item() <= step / 2 + 1e-6, name


def test_a_run_goes_on_from_a_shipped_reader(tmp_path, base, reader_data, config):
    first = train_reader(config, base, reader_data, tmp_path / "first")
    export_reader(tmp_path / "first/last", base, tmp_path, tmp_path / "model", version=1)
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
