"""A run from data to the exported reader, on the small world: train, kill, resume, export, score."""

import json

import numpy as np
import pytest
import torch

from training.card import write_card
from training.choose import choose_weights
from training.decode import best_span, null_score
from training.evaluate import balanced, onnx_predict, predict_answers, torch_predict
from training.export_reader import export_reader, interim_weights
from training.onnx_model import OnnxModel
from training.optimise import rate_at
from training.reader import train_reader
from training.weights import FROZEN, load_reader


def test_a_killed_run_resumes_to_the_same_weights(tmp_path, base, reader_data, config, one_thread):
    whole = train_reader(config, base, reader_data, tmp_path / "whole")
    train_reader(config, base, reader_data, tmp_path / "cut", stop_after=11)
    resumed = train_reader(config, base, reader_data, tmp_path / "cut")
    assert resumed.step == whole.step > 11
    expected = whole.model.state_dict()
    for name, value in resumed.model.state_dict().items():
        assert torch.equal(value, expected[name]), name
    for ours, theirs in zip(resumed.average, whole.average):
        assert torch.equal(ours, theirs)


def test_training_lowers_the_loss_and_leaves_the_frozen_weights(
    tmp_path, base, reader_data, config, capsys
):
    run = train_reader(config, base, reader_data, tmp_path)
    lines = [line for line in capsys.readouterr().out.splitlines() if " loss " in line]
    losses = [float(line.split(" loss ")[1].split()[0]) for line in lines]
    assert losses[-1] < losses[0]
    start = load_reader(base).state_dict()
    assert torch.equal(run.model.state_dict()[FROZEN], start[FROZEN])


def test_from_a_run_to_an_int8_reader_and_its_card(tmp_path, base, reader_data, config):
    run = train_reader(config, base, reader_data, tmp_path / "run")
    development = reader_data.development
    weights = choose_weights(tmp_path / "run", development, run.tokens, config)
    manifest = export_reader(weights, base, tmp_path, tmp_path / "model", 1, development, config)
    assert manifest["role"] == "reader"
    assert manifest["files"]["model_int8.onnx"]["sizeBytes"] > 0

    model = OnnxModel(tmp_path / "model/model_int8.onnx")
    asked = [example for example in development if example.answers][:6]
    exported = predict_answers(asked, run.tokens, onnx_predict(model), config)
    original = predict_answers(asked, run.tokens, torch_predict(load_reader(weights)), config)
    assert exported.answers.keys() == original.answers.keys()
    for example in asked:
        assert exported.answers[example.id] in example.context
        difference = exported.null_margin[example.id] - original.null_margin[example.id]
        assert abs(difference) < 0.3

    scores = {"exact match": 50.0, "F1": 60.0, "questions": 6}
    figures = {"threshold": 0.5, "Own sentences": scores}
    write_card(tmp_path / "run", figures, 384, tmp_path / "model/README.md")
    card = (tmp_path / "model/README.md").read_text()
    assert "| Own sentences | 50.0 | 60.0 | 6 |" in card
    assert "| Started from | sentence-transformers/all-MiniLM-L6-v2" in card
    assert json.loads((tmp_path / "run/run.json").read_text())["config"]["seed"] == config.seed


def test_interim_weights_are_the_checkpoint_s_averages(tmp_path, base, reader_data, config):
    run = train_reader(config, base, reader_data, tmp_path)
    interim = load_reader(interim_weights(tmp_path, base)).state_dict()
    for name, value in run.averaged_state().items():
        assert torch.equal(interim[name], value), name


def test_interim_weights_need_a_checkpoint(tmp_path, base):
    with pytest.raises(FileNotFoundError, match="checkpoint"):
        interim_weights(tmp_path, base)


def test_the_rate_rises_to_its_peak_and_falls_to_zero(config):
    assert rate_at(0, config) == 0
    assert rate_at(config.warmup_part, config) == pytest.approx(config.peak_rate)
    assert rate_at(0.5, config) < config.peak_rate
    assert rate_at(1, config) == rate_at(1.01, config) == 0


def test_the_best_span_is_ordered_short_enough_and_inside_the_passage():
    starts, ends = np.zeros(10), np.zeros(10)
    starts[0] = ends[0] = 9.0  # [CLS] is never a span
    starts[7], ends[3], ends[8] = 4.0, 5.0, 2.0  # 3 before 7 would be backwards
    assert best_span(starts, ends, 2, 9, limit=4) == (7, 8, 6.0)
    starts[2], ends[9] = 6.0, 6.0
    assert best_span(starts, ends, 2, 9, limit=4) == (2, 3, 11.0)  # 2 to 9 would be too long
    assert null_score(starts, ends) == 18.0


def test_half_of_a_balanced_sample_is_unanswerable(examples):
    import random

    sample = balanced(examples, 8, random.Random(1))
    assert sum(not example.answers for example in sample) == 4
