"""Windows cover their passage, hold their answer and stay within their limit."""

import random
from dataclasses import replace

import numpy as np
import pytest

from training.data import Answer, Example
from training.stream import ExampleStream, pool_batches
from training.tests.conftest import TOKENIZER
from training.tokenise import CLS, SEP, load_tokenizer, token_span, tokenise
from training.windows import covering_windows, pad_batch, training_window

PASSAGE = " ".join(f"Stone {n} of the wall is {n * 3} spans from the gate." for n in range(30))


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(TOKENIZER)


@pytest.mark.parametrize("length", [0, 1, 20, 21, 22, 50, 333])
def test_windows_cover_every_passage_token_in_order(length):
    question, passage = np.arange(5) + 1000, np.arange(length) + 2000
    windows = covering_windows(question, passage, window_tokens=29, overlap_tokens=6)
    seen = set()
    for window in windows:
        part = window.ids[window.passage_offset : -1]
        assert len(window.ids) <= 29
        assert list(part) == list(passage[window.passage_start :][: len(part)])
        seen |= set(part.tolist())
    assert seen == set(passage.tolist())
    starts = [window.passage_start for window in windows]
    assert all(later - earlier == 15 for earlier, later in zip(starts, starts[1:]))


def test_a_question_that_leaves_no_room_is_refused():
    with pytest.raises(ValueError, match="room"):
        covering_windows(np.arange(20), np.arange(9), window_tokens=29, overlap_tokens=6)


@pytest.mark.parametrize("limit", [24, 40, 64, 1000])
def test_a_training_window_shows_its_answer_whole_and_keeps_its_limit(tokenizer, config, limit):
    start = PASSAGE.index("51 spans")
    example = Example("e", "How far?", PASSAGE, (Answer("51 spans", start),))
    tokens = tokenise(tokenizer, {example.question, PASSAGE})
    config = replace(config, answerless_windows=0.0)
    for seed in range(50):
        window = training_window(example, tokens, limit, config, random.Random(seed))
        assert len(window.ids) <= limit
        assert tokenizer.decode(window.ids[window.start : window.end + 1].tolist()) == "51 spans"


def test_answerless_windows_point_at_cls_and_do_not_hold_the_answer(tokenizer, config):
    start = PASSAGE.index("51 spans")
    example = Example("e", "How far?", PASSAGE, (Answer("51 spans", start),))
    tokens = tokenise(tokenizer, {example.question, PASSAGE})
    config = replace(config, answerless_windows=1.0)
    for seed in range(50):
        window = training_window(example, tokens, 40, config, random.Random(seed))
        assert (window.start, window.end) == (0, 0)
        assert "51 spans" not in tokenizer.decode(window.ids.tolist())


def test_unanswerable_questions_point_at_cls(tokenizer, config):
    example = Example("e", "Who built it?", PASSAGE, ())
    tokens = tokenise(tokenizer, {example.question, PASSAGE})
    window = training_window(example, tokens, 40, config, random.Random(3))
    assert (window.start, window.end, window.ids[0]) == (0, 0, CLS)


def test_an_answer_longer_than_the_window_is_left_out(tokenizer, config):
    example = Example("e", "All of it?", PASSAGE, (Answer(PASSAGE, 0),))
    tokens = tokenise(tokenizer, {example.question, PASSAGE})
    assert training_window(example, tokens, 40, config, random.Random(3)) is None


def test_token_spans_cover_the_characters(tokenizer):
    text = "Unbelievable weather, said Ólafur."
    tokens = tokenise(tokenizer, {text})[text]
    start = text.index("Ólafur")
    first, last = token_span(tokens.offsets, start, start + 6)
    assert text[tokens.offsets[first][0] : tokens.offsets[last][1]] == "Ólafur"
    assert token_span(tokens.offsets, 12, 13) is None  # a space is no token


def test_separators_written_in_a_text_are_plain_characters(tokenizer):
    tokens = tokenise(tokenizer, {"see [SEP] and [CLS]"})["see [SEP] and [CLS]"]
    assert not {CLS, SEP} & set(tokens.ids.tolist())


def test_padding_is_masked_and_types_mark_the_passage():
    question = np.arange(3) + 1000
    windows = [
        covering_windows(question, np.arange(length) + 2000, 29, 6)[0] for length in (4, 9)
    ]
    batch = pad_batch(windows)
    assert batch["input_ids"].shape == (2, 15)
    assert batch["attention_mask"].sum(axis=1).tolist() == [10, 15]
    assert batch["token_type_ids"].sum(axis=1).tolist() == [5, 10]  # passage and last separator
    assert batch["input_ids"][0, 10:].tolist() == [0] * 5


def test_pools_are_the_same_for_the_same_seed_and_fit_their_batches(tokenizer, config, examples):
    texts = {e.question for e in examples} | {e.context for e in examples}
    tokens = tokenise(tokenizer, texts)

    def pool(number):
        stream = ExampleStream(examples[:4], examples[4:], seed=5)
        batches = pool_batches(stream, tokens, config, number, 28)
        return [[window.ids.tolist() for window in batch] for batch in batches]

    assert pool(1) == pool(1)
    assert pool(1) != pool(2)
    assert all(len(batch) * max(map(len, batch)) <= config.batch_tokens for batch in pool(0))


def test_an_epoch_reads_every_example_once(examples):
    stream = ExampleStream(examples[:4], examples[4:], seed=5)
    assert {stream.at(i).id for i in range(4)} == {e.id for e in examples[:4]}
    epochs = [[stream.at(4 + 20 * epoch + i).id for i in range(20)] for epoch in (0, 1)]
    assert set(epochs[0]) == set(epochs[1]) == {e.id for e in examples[4:]}
    assert epochs[0] != epochs[1]
