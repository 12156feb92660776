"""A run from data to the exported tagger, on the small world: train, kill, resume, export, score."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from training.choose_tagger import choose_tagger
from training.export import FP32
from training.export_tagger import export_tagger
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS
from training.measure_tagger import measure_tagger
from training.onnx_model import OnnxModel
from training.tagged_sets import ENTITY_TESTS, SENTIMENT_TESTS
from training.tagger import train_tagger
from training.tagger_card import write_tagger_card
from training.tagger_evaluate import Labeller, score_names, score_texts, torch_predict
from training.tagger_inputs import pad_inputs
from training.tagger_model import (
    TYPE_EMBEDDINGS,
    Tagger,
    entity_loss,
    load_base,
    load_tagger,
    save_tagger,
    shape_from,
)
from training.tests.tagger_world import TONED, make_tagger_data, tagger_knobs, write_xz
from training.weights import FROZEN


@pytest.fixture
def one_thread():
    """Sums in a fixed order, so that two runs can be compared bit for bit."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def test_a_killed_run_resumes_to_the_same_weights(tmp_path, base, one_thread):
    config, data = tagger_knobs(), make_tagger_data()
    whole = train_tagger(config, base, data, tmp_path / "whole")
    train_tagger(config, base, data, tmp_path / "cut", stop_after=11)
    resumed = train_tagger(config, base, data, tmp_path / "cut")
    assert resumed.step == whole.step > 11
    expected = whole.model.state_dict()
    for name, value in resumed.model.state_dict().items():
        assert torch.equal(value, expected[name]), name
    for ours, theirs in zip(resumed.average, whole.average):
        assert torch.equal(ours, theirs)


def test_training_learns_both_tasks_and_how_words_are_written(tmp_path, base):
    config, data = replace(tagger_knobs(), tokens=16_000), make_tagger_data()
    run = train_tagger(config, base, data, tmp_path)
    labeller = Labeller(base / "tokenizer.json", torch_predict(run.model.eval()))
    assert score_names(labeller, data.sentences).f1 > 80
    assert score_texts(labeller, data.texts).macro_f1 > 80
    state = run.model.state_dict()
    start = Tagger(shape_from(base))
    load_base(start, base)
    assert torch.equal(state[FROZEN], start.state_dict()[FROZEN])
    casings = state[f"bert.{TYPE_EMBEDDINGS}"]
    assert (casings[1] - casings[2]).abs().max() > 0


def test_every_casing_starts_as_the_base_s_first_token_type(base):
    tagger = Tagger(shape_from(base))
    load_base(tagger, base)
    casings = tagger.bert.embeddings.token_type_embeddings.weight
    assert casings.shape[0] == 6
    assert (casings == casings[0]).all()


def test_saved_taggers_load_as_they_were(tmp_path, base):
    tagger = Tagger(shape_from(base))
    save_tagger(tagger.state_dict(), tagger.bert.config, tmp_path)
    loaded = load_tagger(tmp_path).state_dict()
    assert all(torch.equal(value, loaded[name]) for name, value in tagger.state_dict().items())


def test_the_loss_asks_for_any_of_the_labels_that_may_be_right():
    logits = torch.randn(1, 4, len(ENTITY_LABELS))
    everything = (1 << len(ENTITY_LABELS)) - 1
    chances = logits.softmax(-1)[0]
    several = 0b110000001  # O, B-MISC, I-MISC
    found = entity_loss(logits, torch.tensor([[0, 0b10, several, everything]]))
    expected = -math.log(chances[1, 1]) - math.log(chances[2, [0, 7, 8]].sum())
    assert float(found) == pytest.approx(expected / 3, abs=1e-5)


def test_the_gradient_of_the_loss_is_finite_where_everything_may_be_right():
    logits = torch.randn(1, 2, len(ENTITY_LABELS), requires_grad=True)
    entity_loss(logits, torch.tensor([[511, 1]])).backward()
    assert logits.grad.isfinite().all()
    assert logits.grad[0, 0].abs().max() < 1e-6


def test_padding_changes_nothing(base):
    tagger = Tagger(shape_from(base)).eval()
    ids, casing = torch.randint(1_000, 9_000, (1, 9)), torch.randint(0, 6, (1, 9))
    padded = [torch.nn.functional.pad(part, (0, 4)) for part in (ids, torch.ones_like(ids), casing)]
    with torch.no_grad():
        alone, together = tagger(ids, None, casing), tagger(*padded)
    assert torch.allclose(alone[0], together[0][:, :9], atol=1e-5)
    assert torch.allclose(alone[1], together[1], atol=1e-5)


def test_from_a_run_to_both_graphs_that_agree_with_pytorch(tmp_path, base):
    config, data = tagger_knobs(), make_tagger_data()
    run = train_tagger(config, base, data, tmp_path / "run")
    weights = choose_tagger(tmp_path / "run", data.development, base / "tokenizer.json", config)
    manifest = export_tagger(weights, base, tmp_path / "run", tmp_path / "model", 1, data.development, config.seed)
    assert (manifest["role"], manifest["name"]) == ("tagger", "verbatim-tagger")
    described = json.loads((tmp_path / "model/config.json").read_text())
    assert described["entity_labels"] == list(ENTITY_LABELS)
    assert described["sentiment_labels"] == list(SENTIMENT_LABELS)

    model = OnnxModel(tmp_path / "model/model_int8.onnx")
    assert model.inputs == ["input_ids", "attention_mask", "casing_ids"]
    fp32, tagger = OnnxModel(tmp_path / "run" / FP32), load_tagger(weights)
    for part in [part for batch in run.stream.pool(0) for part in batch]:
        batch = {name: torch.from_numpy(a) for name, a in pad_inputs([part]).items()}
        with torch.no_grad():
            entities, sentiment = tagger(batch["input_ids"], None, batch["casing_ids"])
        exact, quantised = fp32(part.ids, part.casing), model(part.ids, part.casing)
        assert exact[0].shape == (len(part.ids), 9) and exact[1].shape == (3,)
        assert np.abs(exact[0] - entities[0].numpy()).max() < 1e-3
        assert np.abs(exact[1] - sentiment[0].numpy()).max() < 1e-3
        assert np.abs(quantised[0] - exact[0]).mean() < 0.2
        assert np.abs(quantised[1] - exact[1]).mean() < 0.2


def test_measuring_reads_every_set_and_writes_the_card(tmp_path, base):
    config, data = tagger_knobs(), make_tagger_data()
    train_tagger(config, base, data, tmp_path / "run")
    export_tagger(tmp_path / "run/averaged", base, tmp_path / "run", tmp_path / "model", 1, data.development, config.seed)
    sentences = [
        "".join(f"{word}\t{label}\n" for word, label in zip(sentence.words, sentence.labels))
        for sentence in data.sentences
    ]
    for name in ENTITY_TESTS:
        write_xz(tmp_path / f"data/ner/{name}.conll.xz", "\n".join(sentences))
    for name in SENTIMENT_TESTS:
        rows = "".join(f"{label}\t{text}\n" for text, label in TONED)
        write_xz(tmp_path / f"data/sentiment/{name}.tsv.xz", rows)
    figures = measure_tagger(
        tmp_path / "data", data.development, tmp_path / "run", tmp_path / "model", config
    )
    assert "MISC" in figures["int8"]["entities"]["wikigold"]
    assert "MISC" not in figures["fp32"]["entities"]["uner-ewt-test"]
    assert figures["int8"]["sentiment"]["tweeteval-test"]["texts"] == len(TONED)

    write_tagger_card(tmp_path / "run", figures, 256, tmp_path / "model/README.md")
    card = (tmp_path / "model/README.md").read_text()
    assert "| wikigold | PER+ORG+LOC |" in card
    assert "B-PER, I-PER, B-ORG" in card
    assert "Examples: own 16. 2 examples were left out" in card
