"""Distillation: a reader learns from others, which are not changed by it."""

from dataclasses import replace

import pytest
import torch

from training.hugging_face import read_config
from training.reader import train_reader
from training.teachers import load_teachers, teach, teacher_loss
from training.tests.conftest import TOKENIZER
from training.weights import load_reader, save_reader

pytestmark = pytest.mark.usefixtures("one_thread")


def other_reader(base, folder):
    """The base with a head that scores otherwise."""
    state = load_reader(base).state_dict()
    torch.manual_seed(3)
    state["qa_outputs.weight"] = torch.randn_like(state["qa_outputs.weight"])
    save_reader(state, read_config(base), folder)
    (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    return folder


def test_padding_teaches_nothing_and_the_same_scores_cost_nothing():
    torch.manual_seed(1)
    taught = torch.randn(2, 7, 2)
    mask = torch.tensor([[1] * 7, [1] * 5 + [0] * 2])
    other = taught.clone()
    other[1, 5:] += 10
    assert float(teacher_loss(other, taught, mask, 2.0)) == pytest.approx(0, abs=1e-6)
    other[0, 3] += 1
    assert float(teacher_loss(other, taught, mask, 2.0)) > 0.01


def test_several_teachers_are_heard_alike(tmp_path, base):
    one, two = load_teachers([base, other_reader(base, tmp_path / "other")])
    ids = torch.tensor([[101, 2_000, 102, 2_001, 102]])
    types = torch.zeros_like(ids)
    expected = (one(ids, None, types) + two(ids, None, types)) / 2
    assert torch.allclose(teach([one, two], ids, None, types), expected, atol=1e-6)


def test_a_run_comes_to_agree_with_its_teachers_and_resumes(tmp_path, base, reader_data, config):
    teachers = [other_reader(base, tmp_path / "other")]
    taught = replace(config, teacher_share=1.0, masked_words=0.0)
    whole = train_reader(taught, base, reader_data, tmp_path / "whole", teachers=teachers)
    train_reader(taught, base, reader_data, tmp_path / "cut", stop_after=11, teachers=teachers)
    resumed = train_reader(taught, base, reader_data, tmp_path / "cut", teachers=teachers)
    for name, value in resumed.model.state_dict().items():
        assert torch.equal(value, whole.model.state_dict()[name]), name
    batch = whole.next_pool()[0]
    whole.model.eval()
    with torch.no_grad():
        after, _ = whole.loss(batch)
        untaught = load_reader(base).state_dict()
        whole.model.load_state_dict(whole.model.state_dict() | untaught)
        before, _ = whole.loss(batch)
    assert float(after) < 0.8 * float(before)
