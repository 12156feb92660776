"""Hiding words and guessing them."""

import json
import shutil
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file

from training.errors import BadInput
from training.masked_words import FIRST_WORD, MASK, mask_words, word_loss
from training.reader import check_start, start_model, train_reader
from training.tokenise import CLS, SEP


def test_words_are_hidden_as_bert_hides_them():
    torch.manual_seed(3)
    ids = torch.randint(FIRST_WORD, 30_522, (200, 100))
    ids[:, 0], ids[:, -1] = CLS, SEP
    shown, chosen = mask_words(ids, 0.15)
    assert chosen.float().mean() == pytest.approx(0.15 * 0.98, abs=0.01)
    assert not chosen[:, 0].any() and not chosen[:, -1].any()
    assert torch.equal(shown[~chosen], ids[~chosen])
    became = {
        "mask": (shown[chosen] == MASK).float().mean(),
        "same": (shown[chosen] == ids[chosen]).float().mean(),
    }
    assert became["mask"] == pytest.approx(0.8, abs=0.02)
    assert became["same"] == pytest.approx(0.1, abs=0.02)
    assert (shown[chosen] >= MASK).all()


def test_nothing_hidden_costs_nothing():
    assert word_loss(torch.zeros(0, 9), torch.zeros(0, dtype=torch.long)) == 0


def test_a_run_with_hidden_words_resumes_and_leaves_a_plain_reader(
    tmp_path, base, reader_data, config
):
    config = replace(config, masked_words=0.2)
    train_reader(config, base, reader_data, tmp_path, stop_after=11)
    run = train_reader(config, base, reader_data, tmp_path)
    torch.manual_seed(config.seed)
    before = start_model(base, config)
    assert not torch.equal(run.model.words.dense.weight, before.words.dense.weight)
    names = load_file(tmp_path / "averaged/model.safetensors")
    assert not any(name.startswith("words") for name in names)
    assert "qa_outputs.weight" in names


def test_a_vocabulary_without_a_mask_is_refused_before_the_run(tmp_path, base, config):
    config = replace(config, masked_words=0.2)
    check_start(base, config)
    described = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    described["added_tokens"] = [t for t in described["added_tokens"] if t["content"] != "[MASK]"]
    described["model"]["vocab"]["[unused999]"] = described["model"]["vocab"].pop("[MASK]")
    shutil.copytree(base, tmp_path / "maskless")
    (tmp_path / "maskless/tokenizer.json").write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(BadInput, match=r"Expected \[MASK\] as piece 103 .*, found none"):
        check_start(tmp_path / "maskless", config)
    check_start(tmp_path / "maskless", replace(config, masked_words=0.0))
