"""Folders that cannot be used are refused at once, with what is wrong with them."""

import json
from dataclasses import replace

import pytest
import torch

from training.bert import Bert, BertConfig, SpanReader, TokenClassifier
from training.errors import BadInput
from training.hugging_face import read_config
from training.tests.conftest import SMALL
from training.weights import load_model, load_reader, save_model

TINY = replace(SMALL, vocab_size=100, hidden_size=16, intermediate_size=16)


@pytest.fixture
def folder(tmp_path):
    save_model(SpanReader(TINY), tmp_path)
    return tmp_path


def change(folder, **fields):
    """With None, the field is left out."""
    path = folder / "config.json"
    described = json.loads(path.read_text()) | fields
    path.write_text(json.dumps({k: v for k, v in described.items() if v is not None}))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"num_attention_heads": 5}, "divides the hidden size 16, got 5"),
        ({"model_type": "gpt2"}, "among bert, roberta, distilbert, albert in .* got 'gpt2'"),
        ({"model_type": None}, "got None"),
        ({"intermediate_size": None}, "Expected intermediate_size in .*found no such field"),
        ({"vocab_size": None, "hidden_act": None}, "Expected vocab_size, hidden_act in"),
        ({"hidden_act": "swish"}, "activation among gelu.* got 'swish'"),
        ({"position_embedding_type": "relative_key"}, "'absolute' in .*, got 'relative_key'"),
        ({"tie_word_embeddings": False}, "tie_word_embeddings True in .*, got False"),
        ({"num_hidden_layers": 3}, r"tensor encoder\.layer\.2\..* found none"),
        ({"intermediate_size": 32}, r"make \[32, 16\], as config.json has it, got \[16, 16\]"),
    ],
)
def test_a_config_that_does_not_fit_is_refused(folder, fields, message):
    change(folder, **fields)
    with pytest.raises(BadInput, match=message):
        load_reader(folder)


def test_albert_groups_that_do_not_divide_its_layers_are_refused():
    with pytest.raises(BadInput, match="divides the 4 layers, got 3"):
        BertConfig(num_hidden_layers=4, num_hidden_groups=3)


def test_a_config_that_is_no_json_or_not_there_is_refused(folder):
    (folder / "config.json").write_text('{"model_type": "be')
    with pytest.raises(BadInput, match="Expected JSON in .*config.json"):
        read_config(folder)
    (folder / "config.json").unlink()
    with pytest.raises(BadInput, match="Expected .*config.json, found none"):
        read_config(folder)


@pytest.mark.parametrize("part", [0.5, 0.0])
def test_weights_that_were_cut_short_are_refused(folder, part):
    path = folder / "model.safetensors"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(BadInput, match="Expected a whole safetensors file in .* Copy it again"):
        load_reader(folder)


def test_pickled_weights_are_refused_and_not_read(folder):
    (folder / "model.safetensors").unlink()
    torch.save(SpanReader(TINY).state_dict(), folder / "pytorch_model.bin")
    with pytest.raises(BadInput, match="found pytorch_model.bin. Pickled .* can run any code"):
        load_reader(folder)


def test_a_folder_without_weights_is_refused(folder):
    (folder / "model.safetensors").unlink()
    with pytest.raises(BadInput, match="model.safetensors, found no weights"):
        load_reader(folder)


def test_a_head_that_is_not_there_is_asked_for_in_vain(folder):
    assert load_model(Bert, folder).config == TINY
    with pytest.raises(BadInput, match="tensor classifier.weight in .* found none"):
        load_model(TokenClassifier, folder)
