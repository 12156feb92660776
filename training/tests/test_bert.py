"""Our BERT computes what transformers' computes."""

import torch
from transformers import BertForQuestionAnswering

from training.bert import PooledDropout, SpanReader
from training.tests.conftest import SMALL
from training.weights import from_hugging_face, load_reader, save_reader, to_hugging_face


def inputs(batch=3, tokens=20):
    ids = torch.randint(0, SMALL.vocab_size, (batch, tokens))
    mask = torch.ones_like(ids)
    mask[1, 15:] = 0
    types = torch.zeros_like(ids)
    types[:, 8:] = 1
    return ids, mask, types


def test_logits_equal_those_of_transformers(tmp_path):
    torch.manual_seed(1)
    ours = SpanReader(SMALL).eval()
    save_reader(ours.state_dict(), SMALL, tmp_path)
    theirs = BertForQuestionAnswering.from_pretrained(tmp_path).eval()
    ids, mask, types = inputs()
    with torch.no_grad():
        logits = ours(ids, mask, types)
        expected = theirs(input_ids=ids, attention_mask=mask, token_type_ids=types)
    assert logits.shape == (3, 20, 2)
    real = mask.bool()
    assert (logits[..., 0] - expected.start_logits)[real].abs().max() <= 1e-4
    assert (logits[..., 1] - expected.end_logits)[real].abs().max() <= 1e-4


def test_without_a_mask_nothing_is_padding():
    model = SpanReader(SMALL).eval()
    ids, mask, types = inputs()
    with torch.no_grad():
        assert torch.allclose(
            model(ids, torch.ones_like(mask), types), model(ids, None, types), atol=1e-5
        )


def test_names_go_to_hugging_face_and_back():
    state = SpanReader(SMALL).bert.state_dict()
    back = from_hugging_face(to_hugging_face(state))
    assert back.keys() == state.keys()
    assert all(torch.equal(back[name], state[name]) for name in state)


def test_saved_readers_load_with_their_head(tmp_path):
    model = SpanReader(SMALL).eval()
    save_reader(model.state_dict(), SMALL, tmp_path)
    loaded = load_reader(tmp_path)
    with torch.no_grad():
        assert torch.equal(loaded(*inputs_of(5)), model(*inputs_of(5)))


def inputs_of(seed):
    torch.manual_seed(seed)
    return inputs()


def test_dropout_keeps_the_mean_and_rests_outside_training():
    torch.manual_seed(2)
    dropout = PooledDropout(0.1)
    ones = torch.ones(200, 100)
    dropped = dropout(ones)
    assert 0.085 < (dropped == 0).float().mean() < 0.115
    assert abs(float(dropped.mean()) - 1) < 0.02
    assert torch.equal(dropout.eval()(ones), ones)
