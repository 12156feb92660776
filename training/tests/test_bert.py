"""Our BERT and its variants compute what transformers' do, from folders that either has written."""

import copy

import pytest
import torch
import transformers
from safetensors.torch import load_file, save_file
from transformers import (
    AutoModel,
    AutoModelForMaskedLM,
    AutoModelForQuestionAnswering,
    AutoModelForSequenceClassification,
    AutoModelForTokenClassification,
    AutoTokenizer,
)

from training.bert import (
    Bert,
    PooledDropout,
    SequenceClassifier,
    SpanReader,
    TextEmbedder,
    TokenClassifier,
    WordGuesser,
)
from training.hugging_face import read_config
from training.tests.conftest import SMALL, TOKENIZER
from training.tokenise import load_tokenizer
from training.weights import load_encoder, load_model, load_start, save_encoder, save_model

pytestmark = pytest.mark.usefixtures("one_thread")

TOLERANCE = 1e-4
LABELS = {0: "bad", 1: "so-so", 2: "good"}
SHAPE = {
    "vocab_size": 100,
    "hidden_size": 32,
    "num_hidden_layers": 4,
    "num_attention_heads": 4,
    "intermediate_size": 48,
    "max_position_embeddings": 40,
}
CONFIGS = {
    "bert": transformers.BertConfig(**SHAPE),
    "bert, other settings": transformers.BertConfig(
        **SHAPE, hidden_act="relu", layer_norm_eps=1e-3, pad_token_id=3
    ),
    "distilbert": transformers.DistilBertConfig(
        vocab_size=100,
        dim=32,
        n_layers=2,
        n_heads=4,
        hidden_dim=48,
        max_position_embeddings=40,
    ),
    "roberta": transformers.RobertaConfig(**SHAPE, type_vocab_size=1, layer_norm_eps=1e-5),
    "albert": transformers.AlbertConfig(**SHAPE, embedding_size=16),
    "albert, two groups": transformers.AlbertConfig(
        **SHAPE, embedding_size=32, num_hidden_groups=2
    ),
}
HEADS = {
    Bert: AutoModel,
    SpanReader: AutoModelForQuestionAnswering,
    WordGuesser: AutoModelForMaskedLM,
    TokenClassifier: AutoModelForTokenClassification,
    SequenceClassifier: AutoModelForSequenceClassification,
}
CLASSIFIERS = (TokenClassifier, SequenceClassifier)
each_model = pytest.mark.parametrize("name", CONFIGS)
each_head = pytest.mark.parametrize("kind", HEADS)


def random_model(name, kind):
    """transformers' model, no parameter of which stands where it usually begins."""
    torch.manual_seed(1)
    config = copy.deepcopy(CONFIGS[name])
    if kind in CLASSIFIERS:
        config.id2label = LABELS
    model = HEADS[kind].from_config(config).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    return model


def inputs(config):
    """A batch of which one text is shorter; token types where a model has two."""
    torch.manual_seed(2)
    ids = torch.randint(5, 100, (3, 20))
    mask = torch.ones_like(ids)
    ids[1, 12:], mask[1, 12:] = config.pad_token_id, 0
    batch = {"input_ids": ids, "attention_mask": mask}
    if getattr(config, "type_vocab_size", 0) == 2:
        batch["token_type_ids"] = torch.zeros_like(ids)
        batch["token_type_ids"][:, 8:] = 1
    return batch


@torch.no_grad()
def compare(ours, theirs):
    """The largest difference over all that is no padding."""
    batch = inputs(theirs.config)
    found, expected = ours(**batch), theirs(**batch)
    if isinstance(ours, SpanReader):
        expected = torch.stack([expected.start_logits, expected.end_logits], -1)
    else:
        expected = expected[0]
    assert found.shape == expected.shape
    assert expected.std() > 0.01
    kept = batch["attention_mask"].bool() if found.ndim == 3 else slice(None)
    return (found - expected)[kept].abs().max()


@each_model
@each_head
def test_a_folder_that_transformers_wrote_gives_the_same_logits(name, kind, tmp_path):
    theirs = random_model(name, kind)
    theirs.save_pretrained(tmp_path)
    assert compare(load_model(kind, tmp_path), theirs) <= TOLERANCE


@each_model
@each_head
def test_a_folder_that_we_wrote_gives_the_same_logits_in_transformers(name, kind, tmp_path):
    random_model(name, kind).save_pretrained(tmp_path / "theirs")
    ours = load_model(kind, tmp_path / "theirs")
    save_model(ours, tmp_path / "ours")
    theirs, found = HEADS[kind].from_pretrained(tmp_path / "ours", output_loading_info=True)
    # A plain encoder of ours has no pooler.
    assert all("pooler" in missing for missing in found["missing_keys"])
    assert not found["unexpected_keys"]
    if kind in CLASSIFIERS:
        assert theirs.config.id2label == LABELS
    assert compare(ours, theirs.eval()) <= TOLERANCE


@each_model
def test_a_config_comes_back_as_it_was_written(name, tmp_path):
    random_model(name, TokenClassifier).save_pretrained(tmp_path)
    config = read_config(tmp_path)
    save_model(TokenClassifier(config), tmp_path / "again")
    assert read_config(tmp_path / "again") == config


@each_model
def test_an_encoder_loads_from_beside_a_head_and_is_saved_alone(name, tmp_path):
    theirs = random_model(name, SpanReader)
    theirs.save_pretrained(tmp_path / "reader")
    AutoTokenizer.from_pretrained(TOKENIZER.parent).save_pretrained(tmp_path / "reader")
    save_encoder(load_encoder(tmp_path / "reader"), tmp_path / "reader", tmp_path / "encoder")
    alone = load_model(Bert, tmp_path / "encoder")
    assert compare(alone, theirs.base_model) <= TOLERANCE


def test_a_tokenizer_comes_back_from_transformers_as_we_gave_it(tmp_path):
    save_model(SpanReader(SMALL), tmp_path, TOKENIZER)
    theirs = AutoTokenizer.from_pretrained(tmp_path)
    theirs.save_pretrained(tmp_path / "again")
    text = "Café İstanbul, don't 東京 ﬁne: e\u0301 unaffable"
    for path in (TOKENIZER, tmp_path / "tokenizer.json", tmp_path / "again/tokenizer.json"):
        assert load_tokenizer(path).encode(text).ids == theirs(text)["input_ids"]


def test_the_names_of_the_first_checkpoints_are_understood(tmp_path):
    theirs = random_model("bert", WordGuesser)
    theirs.save_pretrained(tmp_path)
    state = load_file(tmp_path / "model.safetensors")
    old = {
        name.replace("LayerNorm.weight", "LayerNorm.gamma").replace(
            "LayerNorm.bias", "LayerNorm.beta"
        ): value
        for name, value in state.items()
    }
    assert old.keys() != state.keys()
    save_file(old, tmp_path / "model.safetensors")
    assert compare(load_model(WordGuesser, tmp_path), theirs) <= TOLERANCE


def test_a_run_starts_from_an_encoder_with_a_new_head(tmp_path):
    theirs = random_model("bert", Bert)
    theirs.save_pretrained(tmp_path)
    model = SequenceClassifier(read_config(tmp_path))
    before = model.sequence_classifier.weight.clone()
    load_start(model, tmp_path)
    assert torch.equal(model.sequence_classifier.weight, before)
    assert torch.equal(model.pooler.dense.weight, theirs.pooler.dense.weight)
    assert compare(model.bert.eval(), theirs) <= TOLERANCE


def test_words_can_be_guessed_at_chosen_places_alone():
    model = WordGuesser(SMALL).eval()
    ids = torch.randint(5, 100, (3, 20))
    chosen = torch.rand(ids.shape) < 0.2
    with torch.no_grad():
        everywhere, there = model(ids), model(ids, chosen=chosen)
    assert torch.allclose(everywhere[chosen], there, atol=1e-5)


def test_an_embedding_has_length_one_whatever_its_padding():
    model = TextEmbedder(SMALL).eval()
    ids = torch.randint(5, 100, (2, 20))
    mask = torch.ones_like(ids)
    mask[1, 12:] = 0
    with torch.no_grad():
        padded, alone = model(ids, mask), model(ids[1:, :12], mask[1:, :12])
    assert torch.allclose(padded.norm(dim=-1), torch.ones(2))
    assert torch.allclose(padded[1:], alone, atol=1e-5)


def test_parts_of_a_text_are_the_means_of_their_tokens():
    model = TextEmbedder(SMALL).eval()
    ids = torch.randint(5, 100, (2, 6))
    mask = torch.tensor([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0]])
    parts = torch.tensor([[-1, 0, 0, 1, 1, -1], [-1, 2, 2, -1, -1, -1]])
    with torch.no_grad():
        found, hidden = model(ids, mask, parts), model.bert(ids, mask)
        assert torch.allclose(found[:2], model(ids, mask), atol=1e-6)
    means = torch.stack([hidden[0, 1:3].mean(0), hidden[0, 3:5].mean(0), hidden[1, 1:3].mean(0)])
    assert torch.allclose(found[2:], torch.nn.functional.normalize(means, dim=-1), atol=1e-6)


def test_without_a_mask_nothing_is_padding():
    model = SpanReader(SMALL).eval()
    ids = torch.randint(5, 100, (3, 20))
    with torch.no_grad():
        assert torch.allclose(model(ids, torch.ones_like(ids)), model(ids), atol=1e-5)


def test_dropout_keeps_the_mean_and_rests_outside_training():
    torch.manual_seed(2)
    dropout = PooledDropout(0.1)
    ones = torch.ones(200, 100)
    dropped = dropout(ones)
    assert 0.085 < (dropped == 0).float().mean() < 0.115
    assert abs(float(dropped.mean()) - 1) < 0.02
    assert torch.equal(dropout.eval()(ones), ones)
