"""Which questions and passages the retriever trains on, and which passages count against a question."""

from dataclasses import replace

import numpy as np
import pytest

from training.data import Answer, Example
from training.negatives import Bm25, words_of
from training.pair_batches import PairStream, assemble
from training.pair_negatives import contexts_asked, holds_any, with_negatives
from training.pairs import Pair, Passage, cut_passage, make_pairs
from training.retriever_config import RETRIEVER_SMOKE
from training.tests.conftest import TOKENIZER
from training.tokenise import load_tokenizer, tokenise
from training.vague import without_vague

LONG = " ".join(f"Stone {n} of the wall is {n * 3} cubits from the gatehouse." for n in range(40))


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(TOKENIZER)


def passage(text, context=None, group="own"):
    return Passage(text, context or text, group)


@pytest.mark.parametrize("wanted", ["0 cubits", "57 cubits", "117 cubits"])
def test_a_long_context_is_cut_between_words_around_the_answer(tokenizer, wanted):
    tokens = tokenise(tokenizer, {LONG})[LONG]
    answer = Answer(wanted, LONG.index(f" {wanted}") + 1)
    cut = cut_passage(LONG, tokens, answer, 50)
    assert f" {wanted}" in cut
    assert 40 <= len(tokenise(tokenizer, {cut})[cut].ids) <= 50
    assert cut in LONG and set(words_of(cut)) <= set(words_of(LONG))


def test_a_context_that_fits_stays_whole_and_a_longer_answer_is_left_out(tokenizer):
    tokens = tokenise(tokenizer, {LONG})
    assert cut_passage(LONG, tokens[LONG], Answer("3 cubits", LONG.index("3 cubits")), 900) == LONG
    assert cut_passage(LONG, tokens[LONG], Answer(LONG, 0), 50) is None
    assert make_pairs([Example("a", "?", LONG, (Answer(LONG, 0),))], "own", tokens, 50) == []


def test_unanswerable_questions_make_no_pairs(tokenizer, examples):
    tokens = tokenise(tokenizer, {example.context for example in examples})
    pairs = make_pairs(examples, "own", tokens, 64)
    assert len(pairs) == 18
    assert {pair.passage.group for pair in pairs} == {"The Mill", "The Heron"}


def test_questions_that_name_nothing_are_left_out():
    asked = {
        "What did the reviewer buy?": "I got the copper kettle and like it.",
        "When does the copper kettle whistle?": "After five minutes, or six.",
        "What did the hinges do?": "They squeak, both of them.",
        "Why was it sent?": "The lid of this one was cracked.",
        "Is the lid of the enamel teapot cracked?": "No, it came whole.",
    }
    common = [Example(str(n), f"What did the reviewer do {n}?", f"Day {n}.", ()) for n in range(60)]
    others = [Example(f"o{n}", f"Why was it {n}?", f"And so {n}.", ()) for n in range(60)]
    examples = [Example(q, q, context, ()) for q, context in asked.items()]
    kept = [e.question for e in without_vague([*common, *others, *examples]) if e.id in asked]
    assert kept == [
        "When does the copper kettle whistle?",
        "Is the lid of the enamel teapot cracked?",
    ]


def test_bm25_prefers_rare_words_and_shorter_passages():
    index = Bm25(["the mill by the weir", "the heron", "the heron by the old weir in the reeds"])
    assert index.ranking(["heron"]) == [1, 2, 0]
    assert index.ranking(["nothing"]) == [0, 1, 2]
    assert index.scores(["the", "reeds"]).argmax() == 2


def test_a_hard_negative_is_of_the_same_group_and_holds_no_answer():
    pairs = [
        Pair("Who built the mill?", ("Denk",), passage("Denk built the mill.")),
        Pair("Who owns the mill now?", ("Hask",), passage("The mill of Denk is now Hask's own.")),
        Pair("When was the mill painted?", ("1902",), passage("In 1902 they painted the mill.")),
        Pair("Who left?", ("Ann",), passage("Who built? Not Ann, she left.", group="other")),
    ]
    first, *_, alone = with_negatives(pairs)
    assert first.negative == pairs[2].passage  # the second holds "Denk"
    assert alone.negative is None


def test_passages_that_may_answer_a_question_are_masked():
    shared = passage("Denk built the mill in 1871.")
    twin = passage("Denk built", context=shared.context)  # another cut of the same context
    again = passage("It was Marta who built it.", group="far")
    holder = passage("In 1871 a frost came.")
    stranger = passage("1871 herons.", group="far")
    pairs = [
        Pair("Who built it?", ("Denk",), shared, holder),
        Pair("When was it built?", ("1871",), shared, stranger),
        Pair("What did Denk do?", ("built",), twin),
        Pair("Who built it?", ("Marta",), again),
    ]
    batch = assemble(pairs, contexts_asked(pairs))
    assert batch.passages == [p.text for p in (shared, twin, again, holder, stranger)]
    assert batch.positives.tolist() == [0, 0, 1, 2]
    assert batch.masked.astype(int).tolist() == [
        [0, 1, 1, 0, 0],  # the same context; a passage that the same question is asked of
        [0, 1, 0, 1, 0],  # an answer in the same group, but not in another
        [1, 0, 0, 0, 0],
        [1, 1, 0, 0, 0],
    ]


def make_stream(count=20):
    pairs = [
        Pair(f"Question {n} {kind}?", (f"{n}-{kind}",), passage(f"Passage {n}.", group=str(n % 2)))
        for n in range(count)
        for kind in range(4)
    ]
    config = replace(
        RETRIEVER_SMOKE, batch_passages=5, questions_per_passage=2, block_passages=3
    )
    return PairStream(pairs, config)


def test_every_passage_comes_once_an_epoch_with_a_few_of_its_questions():
    stream = make_stream()
    batches = [stream.batch(number) for number in range(4)]
    assert sorted(p for batch in batches for p in batch.passages) == sorted(
        f"Passage {n}." for n in range(20)
    )
    assert all(len(set(batch.questions)) == 10 for batch in batches)


def test_batches_depend_on_the_seed_and_their_number_alone():
    ahead = make_stream().batch(7)
    stream = make_stream()
    for number in range(7):
        stream.batch(number)
    again = stream.batch(7)
    assert ahead.questions == again.questions and ahead.passages == again.passages
    assert np.array_equal(ahead.masked, again.masked)
    assert stream.batch(3).questions != again.questions


def test_neighbours_of_a_group_stand_together():
    order = make_stream().order(0)
    groups = [p.group for p in order]
    assert sum(a == b for a, b in zip(groups, groups[1:])) >= 12  # 20 passages in blocks of three


def test_answers_are_found_whatever_their_case():
    assert holds_any(("the Weir",), "Above THE WEIR they nest.")
    assert not holds_any((), "anything")
