"""An exported reader read back as fp32 weights, and training that goes on from it."""

from dataclasses import replace
from pathlib import Path

import onnx
import pytest
import torch
from transformers import BertForQuestionAnswering, BertModel

from training.card import describe_start
from training.bert import Bert
from training.dequantise import copy_reader, read_graph
from training.evaluate import predict_answers, torch_predict
from training.export import FP32, PlainTagger, quantise
from training.export_reader import export_reader
from training.hugging_face import read_config
from training.reader import train_reader
from training.smooth import largest_activations, range_batches, smooth
from training.tagger_model import load_tagger, save_tagger
from training.tokenise import load_tokenizer
from training.weights import load_model, load_reader, save_model, save_reader

MODELS = Path(__file__).parents[2] / "models"


@pytest.fixture
def untrained(tmp_path, base):
    """A reader's weights, and what they were exported to: its fp32 graph and the folder of the model."""
    # The exporter merges tensors that are equal, as those of untrained norms are.
    torch.manual_seed(3)
    reader = load_reader(base)
    with torch.no_grad():
        for parameter in reader.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.02)
    weights, model = tmp_path / "weights", tmp_path / "model"
    save_reader(reader.state_dict(), reader.bert.config, weights)

    def export(examples, config):
        export_reader(weights, base, tmp_path, model, 1, examples, config)
        return reader.state_dict(), tmp_path / FP32, model

    return export


def test_a_quantised_graph_comes_back_within_half_a_quantisation_step(tmp_path, untrained, reader_data, config):
    expected, fp32, model = untrained(reader_data.development, config)
    quantise(fp32, model / "model_int8.onnx")
    found = load_reader(copy_reader(model, tmp_path / "start")).state_dict()
    for name, value in expected.items():
        # int8 a column; uint8 over the tensor's range, with zero in it, where it is embeddings.
        step = 2 * value.abs().max().item() / 254
        assert (found[name] - value).abs().max().item() <= step / 2 + 1e-6, name


def test_a_smoothed_graph_comes_back_without_its_factors(tmp_path, base, untrained, reader_data, config):
    expected, fp32, model = untrained(reader_data.development, config)
    batches = range_batches(reader_data.development, load_tokenizer(base / "tokenizer.json"), config)
    smooth(fp32, largest_activations(fp32, batches), model / "model_int8.onnx")
    found = load_reader(copy_reader(model, tmp_path / "start")).state_dict()
    for name, value in expected.items():
        assert torch.allclose(found[name], value, atol=1e-6), name


def test_a_run_goes_on_from_a_shipped_reader(tmp_path, base, reader_data, config):
    first = train_reader(config, base, reader_data, tmp_path / "first")
    export_reader(tmp_path / "first/last", base, tmp_path, tmp_path / "model", 1, reader_data.development, config)
    start = copy_reader(tmp_path / "model", tmp_path / "start")
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


def shipped_state(name, heads):
    folder = MODELS / name
    graph = onnx.load(folder / "model_int8.onnx")
    return read_graph(graph, config := read_config(folder), heads), config


def shipped_inputs():
    torch.manual_seed(4)
    ids = torch.randint(1_000, 30_000, (2, 24))
    mask = torch.ones_like(ids)
    mask[1, 15:] = 0
    types = torch.zeros_like(ids)
    types[:, 9:] = 1
    return ids, mask, types


@torch.no_grad()
def test_the_shipped_models_give_the_same_logits_in_transformers(tmp_path, one_thread):
    ids, mask, types = shipped_inputs()
    kept = mask.bool()

    reader = copy_reader(MODELS / "verbatim-reader", tmp_path / "reader")
    theirs = BertForQuestionAnswering.from_pretrained(reader).eval()(ids, mask, types)
    expected = torch.stack([theirs.start_logits, theirs.end_logits], -1)
    assert (load_reader(reader)(ids, mask, types) - expected)[kept].abs().max() <= 1e-4

    state, config = shipped_state("verbatim-retriever", ())
    encoder = Bert(config).eval()
    encoder.load_state_dict({name.removeprefix("bert."): value for name, value in state.items()})
    save_model(encoder, tmp_path / "retriever")
    theirs = BertModel.from_pretrained(tmp_path / "retriever", add_pooling_layer=False).eval()
    expected = theirs(ids, mask, types).last_hidden_state
    found = load_model(Bert, tmp_path / "retriever")(ids, mask, types)
    assert (found - expected)[kept].abs().max() <= 1e-4

    state, config = shipped_state("verbatim-tagger", ("entities", "sentiment"))
    save_tagger(state, config, tmp_path / "tagger")
    entities, sentiment = load_tagger(tmp_path / "tagger")(ids, mask, types)
    theirs = PlainTagger.read(tmp_path / "tagger").eval()(ids, mask, types)
    assert (entities - theirs[0])[kept].abs().max() <= 1e-4
    assert (sentiment - theirs[1]).abs().max() <= 1e-4
