"""From text to a pre-trained model, on a few made-up sentences, and what is refused before a run begins."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn import functional

from training.bert import WordGuesser
from training.dequantise import copy_encoder
from training.errors import BadInput
from training.masked_words import FIRST_WORD, MASK
from training.pretraining.blocks import Blocks, choose_words, starts_word
from training.pretraining.config import PretrainConfig
from training.pretraining.corpus import hold_out, read_paragraphs
from training.pretraining.gain import few_of, halves, measure_gain
from training.pretraining.pretrain import prepare, pretrain, start_model
from training.pretraining.vocabulary import train_vocabulary
from training.pretraining.word_vectors import word_vectors
from training.tests.tagger_world import make_tagger_data, tagger_knobs
from training.tokenise import CLS, SEP
from training.weights import load_encoder, load_model

MODELS = Path(__file__).parents[2] / "models"

PEOPLE = ["miller", "keeper", "ferryman", "weaver", "gardener", "farrier", "cooper", "tanner"]
PLACES = ["the mill", "the weir", "the lighthouse", "the orchard", "the forge", "the ford"]
DEEDS = ["repaired", "painted", "measured", "guarded", "crossed", "sold"]


def sentences() -> list[str]:
    return [
        f"In spring the old {who} {did} {where}, and nobody else {did} it that year."
        for who in PEOPLE
        for did in DEEDS
        for where in PLACES
    ]


SMALL = PretrainConfig(
    hidden_size=32,
    layers=2,
    heads=4,
    intermediate_size=64,
    pieces=120,
    block_tokens=32,
    tokens=20_000,
    batch_tokens=512,
    pool_batches=4,
    log_every=5,
    save_every=4,
    evaluations=1,
    measured_blocks=20,
    held_out_share=0.05,
)


def test_the_vocabulary_has_bert_s_special_pieces_in_their_places():
    tokenizer = train_vocabulary(sentences(), 120)
    ids = tokenizer.encode("The miller crossed.").ids
    assert (ids[0], ids[-1]) == (CLS, SEP)
    assert all(id >= FIRST_WORD for id in ids[1:-1])
    assert tokenizer.token_to_id("[MASK]") == MASK
    assert tokenizer.decode(ids) == "the miller crossed."


def test_blocks_hold_the_text_in_order_and_move_with_the_epoch():
    tokenizer = train_vocabulary(sentences(), 120)
    blocks = Blocks(sentences(), tokenizer, 32)
    first, moved = blocks.at(0), blocks.at(0, shift=7)
    assert (first[0], first[-1], len(first)) == (CLS, SEP, 32)
    assert list(first[8:31]) == list(moved[1:24])
    assert list(blocks.at(1)[1:-1]) == list(blocks.ids[30:60])


def test_the_pieces_of_a_word_are_hidden_together_and_specials_never():
    tokenizer = train_vocabulary(sentences(), 40)  # so few that most words are several pieces
    starts = starts_word(tokenizer)
    blocks = Blocks(sentences(), tokenizer, 32)
    ids = torch.stack([torch.from_numpy(blocks.at(i)) for i in range(60)])
    torch.manual_seed(1)
    chosen = choose_words(ids, 0.15, starts)
    assert chosen.float().mean() == pytest.approx(0.15, abs=0.04)
    assert not chosen[ids < FIRST_WORD].any()
    for row, picked in zip(ids, chosen):
        for place in range(1, len(row)):
            if not starts[row[place]] and row[place - 1] >= FIRST_WORD:
                assert picked[place] == picked[place - 1]


def test_a_run_learns_and_leaves_its_figures_a_picture_and_a_model(tmp_path, capsys):
    config = replace(SMALL, tokens=200_000, peak_rate=2e-3, held_out_share=0.2)
    data = prepare(sentences(), config, tmp_path, None)
    pretrain(config, data, tmp_path)
    figures = json.loads((tmp_path / "figures.json").read_text())
    perplexity = {name: figures[name]["perplexity"] for name in ("before", "unigram", "averaged")}
    # Counting tells it how common the pieces are, of which there are above a thousand, and training where they stand.
    assert perplexity["before"] < perplexity["unigram"] * 1.5
    assert perplexity["averaged"] < perplexity["unigram"]
    assert figures["averaged"]["accuracy"] > figures["unigram"]["accuracy"] * 1.5
    assert 0 < figures["unigram"]["accuracy"] < 50
    assert (tmp_path / "curve.svg").read_text().count("<path") >= 2
    model = load_model(WordGuesser, tmp_path / "averaged")
    assert model.bert.config.vocab_size == data.tokenizer.get_vocab_size()


def test_counting_puts_pieces_near_each_other_that_stand_beside_the_same():
    tokenizer = train_vocabulary(sentences(), 400)
    ids = Blocks(sentences(), tokenizer, 32).ids
    vectors = word_vectors(ids, tokenizer.get_vocab_size(), 16)
    unit = functional.normalize(vectors, dim=1)
    people, deeds = (
        [tokenizer.token_to_id(word) for word in words if tokenizer.token_to_id(word)] for words in (PEOPLE, DEEDS)
    )
    alike = unit[people] @ unit[people].T
    assert len(people) > 1 and len(deeds) > 1
    assert alike.min() > (unit[people] @ unit[deeds].T).max()
    assert vectors[MASK].norm() == 0  # It stands nowhere in the text.


def test_a_killed_run_resumes_to_the_same_weights(tmp_path, one_thread):
    data = prepare(sentences(), SMALL, tmp_path / "whole", None)
    shutil.copytree(tmp_path / "whole", tmp_path / "cut")
    whole = pretrain(SMALL, data, tmp_path / "whole")
    pretrain(SMALL, data, tmp_path / "cut", stop_after=11)
    resumed = pretrain(SMALL, data, tmp_path / "cut")
    assert resumed.step == whole.step > 11
    assert resumed.curve == whole.curve
    expected = whole.model.state_dict()
    for name, value in resumed.model.state_dict().items():
        assert torch.equal(value, expected[name]), name


def test_a_run_goes_on_from_another(tmp_path):
    first = tmp_path / "first"
    pretrain(SMALL, prepare(sentences(), SMALL, first, None), first)
    second = tmp_path / "second"
    short = replace(SMALL, tokens=5_000)
    pretrain(short, prepare(sentences(), short, second, first / "averaged"), second)
    before = json.loads((second / "figures.json").read_text())["before"]
    assert before["perplexity"] == pytest.approx(
        json.loads((first / "figures.json").read_text())["averaged"]["perplexity"], rel=0.05
    )


def test_the_gain_is_measured_on_other_items_than_chose_the_rate(tmp_path, monkeypatch):
    monkeypatch.setattr("training.pretraining.gain.FINE_TUNING_RATES", (1e-3, 1e-2))
    run = tmp_path / "run"
    config = replace(SMALL, tokens=5_000)
    pretrain(config, prepare(sentences(), config, run, None), run)
    figures = measure_gain(run / "averaged", make_tagger_data(), replace(tagger_knobs(), tokens=2_000), tmp_path / "gain")
    assert json.loads((tmp_path / "gain/gain.json").read_text())["random"]["rate"] == figures["random"]["rate"]
    for start in ("pre-trained", "random"):
        by_rate = figures[start]["by rate"]
        chosen = {rate: sum(scores["chosen by"].values()) for rate, scores in by_rate.items()}
        rate = figures[start]["rate"]
        assert chosen[rate] == max(chosen.values())
        assert figures[start]["names F1"] == by_rate[rate]["measured"]["names F1"]
    parts = halves(make_tagger_data().development, None)
    texts = [text.text for part in parts.values() for text in part.texts]
    assert sorted(texts) == sorted(text.text for text in make_tagger_data().development.texts)


def test_the_gain_can_be_measured_on_few_labels():
    data = make_tagger_data()
    few = few_of(data, 7, seed=1)
    assert len(few.sentences) == len(few.texts) == 7
    assert all(sentence in data.sentences for sentence in few.sentences)
    assert few.development == data.development
    assert few_of(data, 7, seed=1) == few


@pytest.mark.parametrize(("examples", "said"), [(0, "from 1 to 8"), (-3, "got -3"), (9, "got 9"), (2, "every sentiment")])
def test_too_few_labels_or_more_than_there_are_are_refused(examples, said):
    with pytest.raises(BadInput, match=said):
        few_of(make_tagger_data(), examples, seed=1)


@pytest.mark.parametrize("name", ["verbatim-retriever", "verbatim-reader"])
def test_a_run_goes_on_from_a_shipped_model(tmp_path, name):
    copied = copy_encoder(MODELS / name, tmp_path / "copied")
    prepare(sentences(), SMALL, tmp_path / "run", copied)
    model = start_model(tmp_path / "run/start", SMALL)
    for parameter, value in load_encoder(copied).items():
        assert torch.equal(model.bert.state_dict()[parameter], value), parameter


def test_a_shipped_tagger_is_refused(tmp_path):
    with pytest.raises(BadInput, match="got tagger"):
        copy_encoder(MODELS / "verbatim-tagger", tmp_path / "copied")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"One line of seven words, not more.\n", "Expected at least 2,000 words"),
        (b"some text\x00" * 900, "binary data"),
        ("für alle ".encode("latin-1") * 900, "Expected UTF-8"),
        (b"word\n" * 200_000, "lines of 1.0 words"),
        (b"", "got 0"),
    ],
    ids=["one line", "binary", "another encoding", "a list of words", "nothing"],
)
def test_what_is_no_running_text_is_refused(tmp_path, content, said):
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(BadInput, match=said):
        read_paragraphs(tmp_path)


def test_a_folder_without_text_and_a_text_of_one_paragraph_are_refused(tmp_path):
    with pytest.raises(BadInput, match="none in"):
        read_paragraphs(tmp_path)
    with pytest.raises(BadInput, match="two or more different paragraphs"):
        hold_out(["the same"] * 9, 0.5, 1)


def test_paragraphs_are_parted_by_blank_lines_over_all_files(tmp_path):
    long = " ".join(["word"] * 1_200)
    (tmp_path / "b.md").write_text(f"last\nof b {long}\n")
    (tmp_path / "a.txt").write_text(f"\ufefffirst {long}\nof a\n\n\nsecond of a\n", encoding="utf-8")
    assert [p.replace(long, "…") for p in read_paragraphs(tmp_path)] == ["first … of a", "second of a", "last of b …"]


def test_a_paragraph_that_comes_twice_stays_on_one_side():
    training, held_out = hold_out([*"abcdefgh", *"abcdefgh"], 0.25, 3)
    assert not set(training) & set(held_out)
    assert len(training) + len(held_out) == 16
    assert len(set(held_out)) == 2
