"""The debiasing fine-tune: ambiguous passages, the preference in them, and a run that lowers it."""

import random
from dataclasses import replace

import pytest
import torch

from training.debias.ambiguous import draw, preference, read_all_subjects, to_batch
from training.debias.config import DEBIAS_SMOKE
from training.debias.run import debias
from training.debias.scenes import DEEDS, SCENES, TRAITS
from training.fairness.word_lists import CATEGORIES, SLOT
from training.tests.conftest import TOKENIZER
from training.tests.fairness_world import write_lists
from training.tokenise import load_tokenizer
from training.weights import load_reader

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def subjects(tmp_path):
    write_lists(tmp_path)
    return read_all_subjects(tmp_path)


def test_scenes_name_two_subjects_and_every_statement_has_a_reverse_of_its_own():
    assert set(SCENES) == set(CATEGORIES)
    for parts in SCENES.values():
        for scenes, question, _ in parts:
            assert question.count("{}") == 1
            for scene in scenes:
                assert sorted(slot["number"] for slot in SLOT.finditer(scene)) == ["1", "2"]
    statements = [text for pair in (*DEEDS, *TRAITS) for text in pair]
    assert len(statements) == len(set(statements))


def test_a_draw_asks_both_questions_in_both_orders_of_subjects_of_two_groups(subjects):
    for seed in range(40):
        asked = draw(subjects, random.Random(seed))
        assert [one.question for one in asked[:2]] == [one.question for one in asked[2:]]
        named = [[one.context[m.start : m.end] for m in one.mentions] for one in asked]
        assert named == [named[0]] * 4
        first = [one.mentions[0].start < one.mentions[1].start for one in asked]
        assert first[0] == first[1] != first[2] == first[3]


def test_preference_is_the_difference_of_the_best_span_scores_of_the_two(subjects):
    asked = draw(subjects, random.Random(5))
    batch = to_batch(asked, load_tokenizer(TOKENIZER))
    inputs, tokens = batch.arrays["input_ids"].shape
    logits = torch.zeros(inputs, tokens, 2)
    assert torch.equal(preference(logits, batch), torch.zeros(4))
    logits[..., 0] += 3.0 * batch.openings[:, 0]
    logits[..., 1] += 2.0 * batch.closings[:, 1]
    assert torch.allclose(preference(logits, batch), torch.full((4,), 1.0))
    assert bool(batch.openings.any(-1).all()) and bool(batch.closings.any(-1).all())
    question = batch.arrays["token_type_ids"] == 0
    assert not bool((batch.openings & question[:, None]).any())


def test_a_run_lowers_the_preference_and_resumes_to_the_same_weights(tmp_path, base, reader_data, subjects):
    config = replace(DEBIAS_SMOKE, tokens=12_000, peak_rate=1e-3, evaluations=1, save_every=4)
    whole = debias(config, base, reader_data, subjects, tmp_path / "whole")
    asked = [one for seed in range(30) for one in draw(subjects, random.Random(f"other {seed}"))]
    batch = to_batch(asked, load_tokenizer(TOKENIZER))
    sizes = {}
    for name, run_folder in (("before", base), ("after", tmp_path / "whole/last")):
        with torch.no_grad():
            arrays = batch.arrays
            logits = load_reader(run_folder)(arrays["input_ids"], arrays["attention_mask"], arrays["token_type_ids"])
        sizes[name] = float(preference(logits, batch).abs().mean())
    assert sizes["after"] < sizes["before"]

    debias(config, base, reader_data, subjects, tmp_path / "cut", stop_after=5)
    resumed = debias(config, base, reader_data, subjects, tmp_path / "cut")
    assert resumed.step == whole.step > 5
    for name, value in resumed.model.state_dict().items():
        assert torch.equal(value, whole.model.state_dict()[name]), name


def test_what_ships_lies_the_given_part_of_the_way_from_the_start(tmp_path, base, reader_data, subjects):
    config = replace(DEBIAS_SMOKE, tokens=4_000, evaluations=0, part=0.25)
    debias(config, base, reader_data, subjects, tmp_path)
    start, run, between = (load_reader(folder).state_dict() for folder in (base, tmp_path / "averaged", tmp_path / "between"))
    for name, value in between.items():
        assert torch.allclose(value, 0.75 * start[name] + 0.25 * run[name], atol=1e-6), name
