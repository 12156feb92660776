"""Casing, labels and their meanings, and how sentences become inputs."""

import random

import numpy as np
import pytest

from training.casing import CASINGS, casing_ids, casing_of, in_lower_case, in_upper_case
from training.labels import ENTITY_LABELS, allowed_labels
from training.tagged_sets import SentimentText
from training.tagger_inputs import (
    continuation_ids,
    cuts,
    join_inputs,
    pad_inputs,
    sentence_inputs,
    text_input,
)
from training.tagger_stream import TaggerStream, fill_some, take_turns
from training.tests.conftest import TOKENIZER
from training.tests.tagger_world import make_sentence, make_tagger_data, tagger_knobs
from training.tokenise import CLS, SEP, load_tokenizer, tokenise


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(TOKENIZER)


@pytest.fixture(scope="module")
def continues(tokenizer):
    return continuation_ids(tokenizer)


def encode(tokenizer, continues, sentence, max_tokens=64):
    tokens = tokenise(tokenizer, {sentence.text})[sentence.text]
    return sentence_inputs(sentence, tokens, continues, max_tokens)


def names(allowed: int) -> set[str]:
    return {label for bit, label in enumerate(ENTITY_LABELS) if allowed >> bit & 1}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mill", "lower"),
        ("naïve", "lower"),
        ("straße", "lower"),
        ("Mill", "capitalised"),
        ("A", "capitalised"),
        ("Élan", "capitalised"),
        ("ǅep", "capitalised"),
        ("HASK", "capitals"),
        ("ΑΣ", "capitals"),
        ("iPhone", "mixed"),
        ("McRae", "mixed"),
        ("4th", "digit"),
        ("B2B", "digit"),
        ("1902", "digit"),
        (",", "other"),
        ("東京", "other"),
        ("٣", "other"),
        ("", "other"),
    ],
)
def test_the_casing_of_a_word(word, expected):
    assert CASINGS[casing_of(word)] == expected


def test_every_piece_of_a_word_has_its_word_s_casing(tokenizer, continues):
    text = "UNBELIEVABLE weathervanes, said Ólafur-Þór's iPhone at 4pm."
    tokens = tokenise(tokenizer, {text})[text]
    casing = casing_ids(text, tokens, ~continues[tokens.ids])
    words = {"UNBELIEVABLE": 3, "weathervanes": 1, "Ólafur": 2, "Þór": 2, "iPhone": 4, "4pm": 5}
    for word, expected in words.items():
        start = text.index(word)
        pieces = [
            i for i, (a, b) in enumerate(tokens.offsets) if start <= a and b <= start + len(word)
        ]
        assert pieces and set(casing[pieces]) == {expected}, word
    assert casing[-1] == 0


def test_other_ways_of_typing_keep_digits_and_punctuation():
    casing = np.arange(len(CASINGS))
    assert in_lower_case(casing).tolist() == [0, 1, 1, 1, 1, 5]
    assert in_upper_case(casing).tolist() == [0, 3, 3, 3, 3, 5]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("wikigold", [{"O"}, {"B-PER"}, {"I-PER"}, {"B-MISC"}]),
        ("crossner-5dom", [{"O"}, {"B-PER"}, {"I-PER"}, {"O", "B-MISC"}]),
        ("btc", [{"O", "B-MISC", "I-MISC"}, {"B-PER"}, {"I-PER"}, {"B-MISC"}]),
    ],
)
def test_a_label_means_what_its_set_means_by_it(source, expected):
    words, labels = ["by", "Tom", "Varley", "jazz"], ["O", "B-PER", "I-PER", "B-MISC"]
    assert [names(allowed) for allowed in allowed_labels(words, labels, source)] == expected


def test_the_parties_of_a_contract_are_no_people():
    words, labels = ["Borrower", "and", "Tom", "Lender"], ["B-PER", "O", "B-PER", "I-PER"]
    found = [names(allowed) for allowed in allowed_labels(words, labels, "sec-filings")]
    assert found == [{"O"}, {"O", "B-MISC", "I-MISC"}, {"B-PER"}, {"I-PER"}]


def test_labels_stand_at_first_pieces_and_go_on_inside_a_word(tokenizer, continues):
    sentence = make_sentence("the U.S./B-LOC weathervanes", "wikigold")
    (part,) = encode(tokenizer, continues, sentence)
    pieces = [tokenizer.id_to_token(id) for id in part.ids]
    assert pieces[:6] == ["[CLS]", "the", "u", ".", "s", "."]
    wanted = [names(allowed) for allowed in part.allowed]
    assert wanted[:7] == [set(), {"O"}, {"B-LOC"}, {"I-LOC"}, {"I-LOC"}, {"I-LOC"}, {"O"}]
    assert len(pieces) > 8 and all(not allowed for allowed in wanted[7:])  # ##vanes [SEP]
    assert part.words.tolist()[:7] == [-1, 0, 1, -1, -1, -1, 2]


def test_a_long_sentence_is_cut_before_words_and_loses_nothing(tokenizer, continues):
    sentence = make_sentence("Ólafur/B-PER Þórðarson/I-PER saw weathervanes . " * 9, "wikigold")
    (whole,) = encode(tokenizer, continues, sentence, 1_000)
    parts = encode(tokenizer, continues, sentence, 20)
    assert len(parts) > 3 and all(len(part.ids) <= 20 for part in parts)
    assert all(part.words[1] >= 0 for part in parts)
    joined = join_inputs(parts)
    for name in ("ids", "casing", "allowed", "words"):
        assert np.array_equal(getattr(joined, name), getattr(whole, name)), name


def test_a_word_that_fills_an_input_is_cut_inside():
    opens = np.array([True, False, False, False, True, True, True])
    assert cuts(opens, 3) == [(0, 3), (3, 6), (6, 7)]
    assert cuts(np.array([], dtype=bool), 3) == []


def test_texts_are_cut_to_their_first_tokens(tokenizer, continues):
    text = SentimentText("good " * 50, "positive", "own")
    tokens = tokenise(tokenizer, {text.text})[text.text]
    part = text_input(text, tokens, continues, 16)
    assert (len(part.ids), part.ids[0], part.ids[-1], part.sentiment) == (16, CLS, SEP, 2)
    assert not part.allowed.any()


def test_padding_is_masked_and_asks_for_nothing(tokenizer, continues):
    data = make_tagger_data()
    inputs = [encode(tokenizer, continues, sentence)[0] for sentence in data.sentences]
    batch = pad_inputs(inputs)
    for row, part in enumerate(inputs):
        count = len(part.ids)
        assert batch["attention_mask"][row].sum() == count
        for name in ("input_ids", "casing_ids", "allowed"):
            assert not batch[name][row, count:].any()


def test_filled_inputs_keep_the_limit_and_every_token(tokenizer, continues):
    config = tagger_knobs()
    inputs = [encode(tokenizer, continues, s)[0] for s in make_tagger_data().sentences] * 5
    filled = fill_some(inputs, config, random.Random(2))
    assert len(filled) < len(inputs)
    assert all(len(part.ids) <= config.max_tokens for part in filled)
    assert np.array_equal(join_inputs(filled).ids, join_inputs(inputs).ids)


def test_pools_are_the_same_each_time_and_their_batches_hold_one_task(tokenizer, continues):
    data, config = make_tagger_data(), tagger_knobs()
    tokens = tokenise(tokenizer, {item.text for item in [*data.sentences, *data.texts]})

    def pool(number):
        stream = TaggerStream(data, tokens, continues, config)
        return [[part.ids.tolist() for part in batch] for batch in stream.pool(number)]

    assert pool(1) == pool(1) != pool(2)
    for batch in TaggerStream(data, tokens, continues, config).pool(0):
        assert len({part.sentiment < 0 for part in batch}) == 1
        assert len(batch) * max(len(part.ids) for part in batch) <= config.batch_tokens


def test_two_tasks_take_turns_in_proportion():
    assert take_turns([1, 2, 3, 4], ["a", "b"]) == [1, "a", 2, 3, "b", 4]
    assert take_turns([], ["a"]) == ["a"]
