"""A reader grown deeper computes what it did, and every new layer learns."""

from dataclasses import replace

import pytest
import torch

from training.bert import SpanReader
from training.grow import grow
from training.reader import train_reader
from training.weights import load_reader


def test_a_grown_reader_answers_as_before(base):
    torch.manual_seed(5)
    reader = load_reader(base)
    with torch.no_grad():  # Norms that are not those of an untrained model.
        for layer in reader.bert.layers:
            layer.output_norm.weight.uniform_(0.9, 1.1)
            layer.output_norm.bias.uniform_(-0.1, 0.1)
    deeper = SpanReader(replace(reader.bert.config, num_hidden_layers=6)).eval()
    deeper.load_state_dict(grow(reader.state_dict(), 6))
    ids = torch.randint(1_000, 2_000, (3, 20))
    with torch.no_grad():
        before = reader(ids, None, torch.zeros_like(ids))
        after = deeper(ids, None, torch.zeros_like(ids))
    assert (after - before).abs().max() < 0.1 * before.std()


@pytest.mark.parametrize("layers", [1, 3])
def test_a_depth_that_is_no_multiple_is_refused(base, layers):
    with pytest.raises(ValueError, match=f"multiple of the 2 layers there are, got {layers}"):
        grow(load_reader(base).state_dict(), layers)


def test_a_run_grows_what_it_starts_from(tmp_path, base, reader_data, config):
    train_reader(replace(config, layers=4), base, reader_data, tmp_path)
    grown = load_reader(tmp_path / "last")
    assert grown.bert.config.num_hidden_layers == 4
    for layer in (1, 3):
        assert grown.bert.layers[layer].attention_output.weight.abs().max() > 0
        assert grown.bert.layers[layer].output.weight.abs().max() > 0
