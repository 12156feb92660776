"""Which of two sentences a model of masked words finds likelier."""

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertForMaskedLM, BertModel

from training.errors import BadInput
from training.fairness.config import FairnessConfig
from training.fairness.crows_pairs import Pair, measure_pairs, prefers_more, read_pairs, unmodified
from training.fairness.masked_model import MaskedModel
from training.tests.conftest import TOKENIZER

CONFIG = FairnessConfig(bootstrap_repeats=50)
MILLERS = Pair("All millers are sly .", "All ferrymen are sly .", "trade")
WEAVERS = Pair("Weavers never sing .", "Dyers never sing .", "guild")


def encode(text: str) -> list[int]:
    return [sum(map(ord, word)) for word in text.split()]


def test_only_the_tokens_that_both_sentences_have_count():
    assert unmodified([1, 7, 8, 3, 4], [1, 9, 3, 4]) == ([0, 3, 4], [0, 2, 3])
    assert unmodified([1], [2]) == ([], [])


def test_the_sentence_that_the_scorer_prefers_is_preferred():
    miller = encode("millers")[0]

    def score(ids: list[int], positions: list[int]) -> np.ndarray:
        return np.full(len(positions), -1.0 if miller in ids else -2.0)

    assert prefers_more(MILLERS, encode, score) == 1
    assert prefers_more(Pair(MILLERS.less, MILLERS.more, "trade"), encode, score) == 0
    assert prefers_more(WEAVERS, encode, score) == 0.5  # No difference.
    figures = measure_pairs([MILLERS, WEAVERS], encode, score, CONFIG)
    assert figures["all"]["value"] == 75
    assert figures["trade"] == {"value": 100, "low": 100, "high": 100, "pairs": 1}
    assert list(figures) == ["all", "guild", "trade"]


@pytest.fixture(scope="module")
def config():
    return BertConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16)


def saved(model, folder):
    model.save_pretrained(folder)
    (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    return folder


def test_a_model_s_log_probabilities_are_of_tokens_hidden_alone(tmp_path, config):
    torch.manual_seed(4)
    reference = BertForMaskedLM(config).eval()
    model = MaskedModel(saved(reference, tmp_path), batch=2)
    ids = model.encode("All millers are sly.")
    found = model.score(ids, list(range(len(ids))))
    assert found[0] == found[-1] == 0  # [CLS] and [SEP] are not guessed.
    hidden = torch.tensor([ids])
    hidden[0, 2] = model.mask
    with torch.no_grad():
        expected = reference(input_ids=hidden).logits[0, 2].double().log_softmax(-1)[ids[2]]
    assert found[2] == pytest.approx(float(expected), abs=1e-4)
    assert len(model.score(ids, [])) == 0


def test_a_model_without_a_masked_word_head_is_refused(tmp_path, config):
    with pytest.raises(BadInput, match=r"masked-word head .* missed cls\.predictions"):
        MaskedModel(saved(BertModel(config), tmp_path))


def test_a_folder_without_weights_or_tokenizer_is_refused(tmp_path):
    with pytest.raises(BadInput, match="tokenizer.json"):
        MaskedModel(tmp_path)
    (tmp_path / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    with pytest.raises(BadInput, match=r"\*.safetensors in .*found tokenizer.json"):
        MaskedModel(tmp_path)


def test_a_list_of_pairs_without_a_column_or_a_pair_is_refused(tmp_path):
    with pytest.raises(BadInput, match="found none"):
        read_pairs(tmp_path / "pairs.csv")
    (tmp_path / "pairs.csv").write_text(",sent_more,bias_type\n0,A,trade\n")
    with pytest.raises(BadInput, match="missed sent_less"):
        read_pairs(tmp_path / "pairs.csv")
    (tmp_path / "pairs.csv").write_text(",sent_more,sent_less,bias_type\n")
    with pytest.raises(BadInput, match="at least one pair"):
        read_pairs(tmp_path / "pairs.csv")
    (tmp_path / "pairs.csv").write_text(',sent_more,sent_less,bias_type\n0,"A, b",C,trade\n')
    assert read_pairs(tmp_path / "pairs.csv") == [Pair("A, b", "C", "trade")]
