"""The mean of readers' weights: what is in it, what it leaves out and what a run makes of it."""

import json
import shutil
from dataclasses import replace

import pytest
import torch

from training.bert import SpanReader
from training.choose import choose_weights
from training.dequantise import copy_reader
from training.errors import BadInput
from training.soup import greedy_soup, make_soup
from training.tests.conftest import SMALL
from training.tokenise import load_tokenizer, tokenise
from training.weights import load_reader, save_reader


def number(value: float) -> dict[str, torch.Tensor]:
    return {"x": torch.tensor(value)}


def test_what_raises_the_score_is_added_and_what_lowers_it_stays_out():
    # The score is highest at 1.0: 0.9 is the best alone, 1.1 balances it, 3.0 spoils it.
    states = {"far": number(3.0), "above": number(1.15), "below": number(0.9)}
    kept, scores = greedy_soup(states, lambda state: -abs(float(state["x"]) - 1.0))
    assert kept == ["below", "above"]
    assert set(scores) == {"far", "above", "below", "below + above", "below + above + far"}


def test_a_single_reader_that_nothing_helps_stays_alone():
    kept, _ = greedy_soup({"a": number(1.0), "b": number(2.0)}, lambda s: -abs(float(s["x"]) - 1.0))
    assert kept == ["a"]


@pytest.fixture
def readers(tmp_path, base):
    """Two readers like `base`, the second with a manifest; under two names."""
    folders = [tmp_path / "first", tmp_path / "second"]
    for seed, folder in enumerate(folders):
        torch.manual_seed(seed)
        save_reader(SpanReader(SMALL).state_dict(), SMALL, folder)
        shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    (folders[1] / "manifest.json").write_text('{"version": 3}')
    return folders


def vocabulary(examples, base):
    texts = {e.question for e in examples} | {e.context for e in examples}
    return tokenise(load_tokenizer(base / "tokenizer.json"), texts)


def test_a_soup_is_the_mean_of_what_it_says_and_a_run_can_start_from_it(
    tmp_path, base, readers, examples, config
):
    target = tmp_path / "run/soup"
    make_soup(readers, target, examples, vocabulary(examples, base), config)
    folders = {"the run's first weights": readers[0], "version 3": readers[1]}
    names = json.loads((target / "soup.json").read_text())["kept"]
    kept = [load_reader(folders[name]).state_dict() for name in names]
    for name, value in load_reader(target).state_dict().items():
        torch.testing.assert_close(value, sum(state[name] for state in kept) / len(kept))
    start = copy_reader(target, tmp_path / "start")
    assert json.loads((start / "manifest.json").read_text())["version"] == 3
    assert (start / "tokenizer.json").exists()


def test_the_choice_of_a_run_looks_at_its_soup_too(tmp_path, base, readers, examples, config):
    run, tokens = tmp_path / "run", vocabulary(examples, base)
    for name, source in (("last", readers[0]), ("averaged", readers[0]), ("soup", readers[1])):
        shutil.copytree(source, run / name)
    choose_weights(run, examples, tokens, config)
    scores = json.loads((run / "choice.json").read_text())["scores"]
    assert set(scores) == {"last", "averaged", "soup"}
    assert scores["last"] == scores["averaged"] != scores["soup"]


def test_readers_of_two_shapes_are_refused(tmp_path, base, readers, examples, config):
    wider = replace(SMALL, intermediate_size=96)
    save_reader(SpanReader(wider).state_dict(), wider, tmp_path / "wider")
    with pytest.raises(BadInput, match="one shape"):
        make_soup([readers[0], tmp_path / "wider"], tmp_path / "soup", examples, {}, config)


def test_two_readers_of_one_name_are_refused(tmp_path, readers, examples, config):
    with pytest.raises(BadInput, match="told apart"):
        make_soup([readers[0], readers[0]], tmp_path / "soup", examples, {}, config)
