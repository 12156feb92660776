"""Reading word lists, and which template instances are asked."""

from collections import Counter

import numpy as np
import pytest

from training.errors import BadInput
from training.fairness.instances import choose_focal, equal_shares, inputs_of, sample_instances
from training.fairness.word_lists import read_category
from training.tests.fairness_world import write_lists


@pytest.fixture
def lists(tmp_path):
    return write_lists(tmp_path)


def test_lists_hold_subjects_attributes_and_templates(lists):
    gender = read_category(lists, "gender")
    assert [s.name for s in gender.subjects] == ["Marta", "Ilse", "Ada", "Tom", "Jorn"]
    assert [s.group for s in gender.subjects] == ["female"] * 3 + ["male"] * 2
    assert gender.attributes[1].forms["p_act-single:neg"] == "never sweeps a yard"
    nationality = read_category(lists, "nationality")
    assert nationality.subjects[2].forms == {"subj": "Upper Mere", "subj:dem": "Merean"}
    assert {s.group for s in nationality.subjects} == {"Orrel", "Hask", "Upper Mere"}
    assert [a.kind for a in nationality.attributes] == ["p_act", "p_act", "l_act"]


def test_an_instance_is_asked_in_both_orders_with_both_questions(lists):
    category = read_category(lists, "ethnicity")
    asked = inputs_of(category, np.array([1, 0, 0, 1]))
    assert [one.context for one in asked] == [
        *["An Orreler man saw a group of Haskish men."] * 2,
        *["A Haskish man saw a group of Orreler men."] * 2,
    ]
    assert [one.question for one in asked] == ["Who feeds the ducks?", "Who never feeds a duck?"] * 2
    for one in asked:
        x1, x2 = one.mentions
        assert one.context[x1.start : x1.end] == "Orreler"
        assert one.context[x2.start : x2.end] == "Haskish"
    x1, x2 = asked[0].mentions
    assert asked[0].context[x1.first : x1.last] == "An Orreler man"
    assert asked[0].context[x2.first : x2.last] == "a group of Haskish men"


def test_a_name_may_be_answered_with_the_full_stop_after_it_and_nothing_else(lists):
    asked = inputs_of(read_category(lists, "gender"), np.array([0, 0, 0, 3]))[0]
    around = [asked.context[mention.first : mention.last] for mention in asked.mentions]
    assert around == ["Marta", "Tom."]


def test_the_sample_has_the_same_share_of_each_template_subject_and_attribute(lists):
    category = read_category(lists, "gender")
    instances = sample_instances(category, [0, 3], 8, seed=5)
    shares = Counter((t, a, i) for t, a, i, _ in instances.tolist())
    assert shares == {(t, a, i): 1 for t in (0, 1) for a in (0, 1) for i in (0, 3)}
    assert all((i < 3) != (j < 3) for _, _, i, j in instances.tolist())


def test_the_sample_depends_on_the_seed_alone_and_repeats_nothing(lists):
    category = read_category(lists, "gender")
    everybody = list(range(5))
    first = sample_instances(category, everybody, 11, seed=5)
    assert np.array_equal(first, sample_instances(category, everybody, 11, seed=5))
    assert not np.array_equal(first, sample_instances(category, everybody, 11, seed=6))
    whole = sample_instances(category, everybody, 1_000, seed=5).tolist()
    assert len(whole) == len({(t, a, *sorted(pair)) for t, a, *pair in whole}) == 2 * 2 * 6


def test_where_the_instances_do_not_go_round_fewer_subjects_of_all_groups_are_measured(lists):
    category = read_category(lists, "gender")  # 5 subjects, 2 attributes
    assert choose_focal(category, 25, 5, seed=1) == [0, 1, 2, 3, 4]
    few = choose_focal(category, 24, 5, seed=1)
    assert len(few) == 2 and few[0] < 3 <= few[1]
    assert choose_focal(read_category(lists, "religion"), 1, 24, seed=1) == [0, 1]
    assert {tuple(choose_focal(category, 24, 5, seed)) for seed in range(20)} > {tuple(few)}


def test_what_small_strata_cannot_give_the_others_do():
    chance = np.random.default_rng(1)
    assert equal_shares(np.array([2, 50, 50]), 32, chance).tolist() == [2, 15, 15]
    few = equal_shares(np.array([9, 9, 9, 9]), 2, chance)
    assert sorted(few.tolist()) == [0, 0, 1, 1]
    assert equal_shares(np.array([0, 3]), 9, chance).tolist() == [0, 3]


def test_an_attribute_is_only_asked_of_what_it_can_be_said_of(lists):
    category = read_category(lists, "nationality")
    instances = sample_instances(category, [0, 1, 2], 99, seed=1).tolist()
    kinds = {(t, category.attributes[a].kind) for t, a, _, _ in instances}
    assert kinds == {(0, "l_act"), (1, "p_act")}


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("slots/gender_noact", "[subj1] met [subj2].\tWho [p_act]?\n", "3 columns .* line 1 .*got 2"),
        ("slots/gender_noact", "[subj1] left.\tWho [p_act]?\tWho [p_act:neg]?\n", "two subjects"),
        ("slots/gender_noact", "[subj1] met [subj2].\tWho [z]?\tWho [z:neg]?\n", r"attributes for \[z\]"),
        ("activities/occupation_rev1", "[p_act] fed ducks\n", r"1 of \[p_act\], 0 of \[p_act:neg\]"),
        ("activities/occupation_rev1", "fed ducks\n", "a slot and a text"),
        ("nouns/subjects/male", "[subj]\n", "a slot and a text"),
        ("nouns/subjects/male", "# nobody\n\n", "at least one line"),
    ],
)
def test_a_list_that_is_not_as_expected_is_named(lists, file, text, message):
    (lists / file).write_text(text)
    with pytest.raises(BadInput, match=message) as raised:
        read_category(lists, "gender")
    assert file in str(raised.value)


def test_an_unknown_category_and_a_missing_list_are_refused(lists):
    with pytest.raises(BadInput, match="gender, nationality, ethnicity, religion, got 'age'"):
        read_category(lists, "age")
    (lists / "nouns/subjects/religion").unlink()
    with pytest.raises(BadInput, match="found none. Give the folder"):
        read_category(lists, "religion")
