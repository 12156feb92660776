"""What is trained on, what is held out, and what is made up."""

import json
import lzma
from dataclasses import replace

from training.carve import choose_articles, split_articles, split_contexts
from training.data import parse_row, read_held_out, read_jsonl, read_set, to_row, write_jsonl
from training.decontaminate import decontaminate
from training.measured import Measured
from training.negatives import hard_negatives, holds_answer, random_negatives
from training.reader_data import extra_negatives


def test_rows_survive_a_round_trip(tmp_path, examples):
    write_jsonl(tmp_path / "rows.jsonl", examples)
    assert list(read_jsonl(tmp_path / "rows.jsonl")) == examples


def test_held_out_rows_are_never_read_for_training(tmp_path, examples):
    (tmp_path / "qa").mkdir()
    (tmp_path / "splits").mkdir()
    with lzma.open(tmp_path / "qa/own.jsonl.xz", "wt") as out:
        out.writelines(json.dumps(to_row(example)) + "\n" for example in examples)
    held_out = [examples[2].id, examples[9].id]
    (tmp_path / "splits/heldout.json").write_text(json.dumps({"own": held_out}))
    kept = {example.id for example in read_set(tmp_path, "own")}
    assert kept == {example.id for example in examples} - set(held_out)
    assert [e.id for e in read_held_out(tmp_path)["own"]] == held_out


def test_no_article_is_in_both_splits(examples):
    training, development = split_articles(examples, 1, seed=3)
    assert len(training) + len(development) == len(examples)
    assert {e.article for e in training}.isdisjoint(e.article for e in development)


def test_no_context_is_in_both_splits_of_a_set_without_articles(examples):
    training, development = split_contexts(examples, 0.5, seed=3)
    assert training and development
    assert len(training) + len(development) == len(examples)
    assert {e.context for e in training}.isdisjoint(e.context for e in development)


def test_the_carved_articles_depend_on_the_seed_alone():
    titles = [f"article {n}" for n in range(40)]
    assert choose_articles(titles, 5, 1) == choose_articles(titles[::-1] + titles, 5, 1)
    assert choose_articles(titles, 5, 1) != choose_articles(titles, 5, 2)


def test_passages_that_share_thirteen_words_with_a_test_are_dropped(examples):
    sentence = "The keeper of the lower lock has kept a diary since the flood of May"
    shared = parse_row(
        {"id": "s", "question": "?", "context": f"It is said: {sentence.upper()}!", "answers": []}
    )
    near = parse_row(
        {"id": "n", "question": "?", "context": sentence.replace("diary", "dog"), "answers": []}
    )
    measured = Measured(frozenset({f"Know this. {sentence}, yes."}), frozenset())
    kept, dropped = decontaminate("own", [*examples, shared, near], measured)
    assert kept == [*examples, near]
    assert dropped == {"own dropped": 1, "own asked elsewhere": 0}


def test_questions_that_a_test_asks_are_dropped_wherever_they_are_asked(examples):
    asked = examples[0].question
    measured = Measured(frozenset(), frozenset({asked.upper(), "What else?"}))
    kept, dropped = decontaminate("own", examples, measured)
    assert [e for e in examples if e not in kept] == [e for e in examples if e.question == asked]
    assert dropped == {"own dropped": 0, "own asked elsewhere": len(examples) - len(kept)}


def test_negatives_hold_no_gold_answer_and_hard_ones_stay_in_the_article(examples):
    by_question = {e.question: e for e in examples}
    hard = hard_negatives(examples, 1.0, seed=1)
    assert len(hard) == 18
    for negative in hard + random_negatives(examples, 1.0, seed=1):
        source = by_question[negative.question]
        assert negative.answers == ()
        assert not holds_answer(source, negative.context)
    articles = {e.context: e.article for e in examples}
    assert all(articles[negative.context] == negative.article for negative in hard)


def test_the_hardest_negative_shares_the_question_s_words(examples):
    question = parse_row(
        {
            "id": "q",
            "question": "When did the wheel of oak turn?",
            "context": "Nobody knows.",
            "answers": [{"text": "Nobody", "start": 0}],
            "article": "The Mill",
        }
    )
    (negative,) = hard_negatives([question, *[e for e in examples if not e.answers]], 1.0, 1)
    assert negative.context.startswith("Its wheel of oak")


def test_a_question_of_several_passages_finds_its_negative_elsewhere(examples):
    first, second = examples[0], examples[8]
    again = replace(first, id="again", context=second.context, answers=second.answers)
    for negative in hard_negatives([*examples, again], 1.0, 1):
        if negative.question == first.question:
            assert negative.context not in (first.context, second.context)


def test_extra_sets_get_negatives_but_those_that_ask_all_passages_the_same(examples, config):
    eager = replace(config, extra_hard_negatives=1.0, extra_random_negatives=1.0)
    examples = [example for example in examples if example.id.endswith("-0")]  # None vague.
    made = extra_negatives("squadshifts-reddit", examples, eager)
    assert made
    assert all(negative.answers == () for negative in made)
    assert extra_negatives("cuad-windows", examples, eager) == []
    assert extra_negatives("squadshifts-reddit", examples, config) == []
