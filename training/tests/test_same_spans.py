"""A reader and its exported graphs find the same spans."""

import json
import lzma
import sys
from dataclasses import replace

import pytest

from training.__main__ import main
from training.bert import SpanReader
from training.data import SQUAD_TRAIN, to_row
from training.tests.conftest import SMALL
from training.weights import save_model


def articles(examples):
    """As many as the carved split needs, each with one of the small world's questions, in SQuAD's own format."""
    asked = [examples[number % len(examples)] for number in range(40)]
    return [
        {
            "title": f"Article {number}",
            "paragraphs": [
                {
                    "context": e.context,
                    "qas": [
                        {
                            "id": f"{number}",
                            "question": e.question,
                            "answers": [{"text": a.text, "answer_start": a.start} for a in e.answers],
                        }
                    ],
                }
            ],
        }
        for number, e in enumerate(asked)
    ]


@pytest.fixture
def ask(tmp_path, examples, monkeypatch):
    """Runs the command over the small world's questions."""
    questions = tmp_path / "test/squad-v1.1-dev.jsonl.xz"
    questions.parent.mkdir()
    rows = [json.dumps(to_row(example)) for example in examples if example.answers]
    questions.write_bytes(lzma.compress("\n".join(rows).encode()))
    # The int8 graph is smoothed by carved questions.
    training = tmp_path / SQUAD_TRAIN
    training.parent.mkdir()
    training.write_bytes(lzma.compress(json.dumps({"data": articles(examples)}).encode()))

    def run(weights, *more):
        command = ["training", "same-spans", "--data", tmp_path, "--weights", weights, *more]
        monkeypatch.setattr(sys, "argv", [*map(str, command), "--questions", "12"])
        main()

    return run


def test_the_fp32_graph_finds_every_span_of_pytorch(ask, base, capsys):
    ask(base)
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert found["questions"] == 12
    assert found["fp32 graph"] == 100
    assert found["int8 graph"] > 50


def test_graphs_and_spans_are_kept_for_the_product(ask, base, tmp_path):
    ask(base, "--keep", tmp_path / "kept")
    for graph in ("fp32", "int8"):
        manifest = json.loads((tmp_path / "kept" / graph / "reader/manifest.json").read_text())
        assert (manifest["role"], manifest["model"]) == ("reader", "model.onnx")
    expected = json.loads((tmp_path / "kept/expected.json").read_text())
    assert expected["limits"]["windowTokens"] == 256
    assert len(expected["questions"]) == 12
    for question in expected["questions"]:
        first, last = question["span"]
        assert 0 <= first <= last < first + expected["limits"]["maxAnswerTokens"]


def test_a_variant_that_has_no_export_is_refused(ask, base, tmp_path):
    config = replace(SMALL, model_type="distilbert", type_vocab_size=0, pooler_act="relu")
    save_model(SpanReader(config), tmp_path / "other", base / "tokenizer.json")
    with pytest.raises(SystemExit, match="type 'bert' in .*, got 'distilbert'"):
        ask(tmp_path / "other")


def test_a_folder_that_cannot_be_used_ends_the_command_with_the_reason(ask, tmp_path):
    with pytest.raises(SystemExit, match="Expected .*config.json, found none"):
        ask(tmp_path)
