"""Copies of examples with other people in them."""

import random
import re

import pytest

from training.counterfactual import counterfactual_copies, read_counterfactuals
from training.data import Answer, Example
from training.gendered_words import counterpart
from training.tests.fairness_world import write_lists


@pytest.fixture
def swaps(tmp_path):
    write_lists(tmp_path)
    return read_counterfactuals(tmp_path)


def example(question: str, context: str, *answers: str) -> Example:
    return Example("e", question, context, tuple(Answer(a, context.index(a)) for a in answers), "The Mill")


def swapped(swaps, *parts: str, seed: int = 1) -> Example | None:
    return swaps.swap(example(*parts), random.Random(seed))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Her brother saw her.", "His sister saw him."),
        ("The oar is his, not hers.", "The oar is hers, not his."),
        ("She gave her the key; he kept HIS hat.", "He gave him the key; she kept HER hat."),
        ("Mr. Denk, the king", "Ms. Denk, the queen"),
        ("a mother and her 2 sons", "a father and his 2 daughters"),
        ("The theme of this shed", "The theme of this shed"),
    ],
)
def test_gendered_words_become_their_counterparts(before, after):
    found = re.sub(r"\w+", lambda m: counterpart(m[0], before[m.end() :]), before)
    assert found == after


def test_names_and_words_change_together_in_question_and_passage(swaps):
    copy = swapped(swaps, "Who did Marta see?", "Marta Denk saw her brother Tom.", "her brother Tom")
    him = re.fullmatch("Who did (Tom|Jorn) see?".replace("?", r"\?"), copy.question)[1]
    her = re.fullmatch(rf"{him} Denk saw his sister (Ilse|Ada)\.", copy.context)[1]
    assert copy.answers == (Answer(f"his sister {her}", copy.context.index("his")),)
    assert (copy.id, copy.article) == ("e-swapped", "The Mill")


def test_a_land_and_its_people_become_another_land_and_its_people(swaps):
    copy = swapped(swaps, "Where is Orrel?", "Orrel lies by the weir. An old mill stands there.", "by the weir")
    assert copy.context.split()[0] in ("Hask", "Upper")
    assert copy.question.removeprefix("Where is ").removesuffix("?") == copy.context[: copy.context.index(" lies")]
    assert copy.answers[0].start == copy.context.index("by the weir")


def test_the_same_word_of_two_lists_is_one_thing(swaps):
    copy = swapped(swaps, "Who came?", "An Orreler came from Orrel.")
    land = copy.context.split("from ")[1].rstrip(".")
    people = copy.context.split()[1]
    assert {"Hask": "Haskish", "Upper Mere": "Merean"}[land] == people


def test_answers_are_where_they_say_whatever_is_swapped(swaps, examples):
    context = "Marta, Tom's wife, told Ada and Ilse of Orrel's king; they told her Haskish aunt in Upper Mere."
    words = [(m.start(), m.end()) for m in re.finditer(r"[\w']+", context)]
    answers = tuple(Answer(context[a:d], a) for a, _ in words for _, d in words if d > a)
    for seed in range(20):
        whole = Example("e", "Who?", context, answers)
        copy = swaps.swap(whole, random.Random(seed))
        assert len(copy.answers) == len(answers)
        for before, after in zip(answers, copy.answers):
            assert copy.context[after.start : after.start + len(after.text)] == after.text
            assert after.text.count(" ") >= before.text.count(" ") - 1
        assert "Marta" not in copy.context


def test_an_answer_that_cuts_a_swapped_word_is_left_out(swaps):
    both = swapped(swaps, "What?", "The women rowed home.", "men", "home")
    assert [answer.text for answer in both.answers] == ["home"]
    assert swapped(swaps, "What?", "The women rowed home.", "men") is None


def test_nothing_to_swap_gives_no_copy_and_nobody_else_leaves_the_name(swaps):
    assert swapped(swaps, "What did she do?", "The mill burnt down in 1902.", "burnt down") is None
    copy = swapped(swaps, "Who?", "Marta, Ilse and Ada went to Tom and Jorn with her.")
    assert copy.context == "Marta, Ilse and Ada went to Tom and Jorn with him."


def test_an_unanswerable_question_stays_unanswerable(swaps):
    assert swapped(swaps, "Who paid Marta?", "Marta built the mill.").answers == ()


def test_copies_are_of_a_share_and_the_same_for_the_same_seed(swaps):
    people = [
        Example(f"p{n}", "Who is she?", f"She is Marta, number {n}.", ()) for n in range(200)
    ]
    things = [Example(f"t{n}", "What is it?", f"Mill {n}.", ()) for n in range(50)]
    copies = counterfactual_copies(people + things, swaps, 0.3, seed=8)
    assert 40 <= len(copies) <= 80
    assert all(copy.id.startswith("p") for copy in copies)
    assert copies == counterfactual_copies(people + things, swaps, 0.3, seed=8)
    assert copies != counterfactual_copies(people + things, swaps, 0.3, seed=9)
    assert counterfactual_copies(people, swaps, 0.0, seed=8) == []
