"""Which version of the reader a command takes a run to go on from, and what is noted beside a run."""

import argparse
import json
from dataclasses import replace

import pytest

from training.__main__ import config_after
from training.card import used_sets
from training.checkpoint import record_end, record_run
from training.config import CONTINUED, SMOKE, ReaderConfig
from training.debias.commands import debias_command
from training.errors import BadInput
from training.started import started_from


def write_version(folder, version):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps({"version": version}))
    return folder


def test_a_new_run_goes_on_from_what_it_is_given(tmp_path):
    assert started_from(None, tmp_path / "run") is None
    assert started_from(write_version(tmp_path / "model", 2), tmp_path / "run") == 2


def test_a_run_knows_where_it_began_after_its_result_took_that_place(tmp_path):
    run, model = tmp_path / "run", write_version(tmp_path / "model", 2)
    write_version(run / "start", 2)
    assert started_from(model, run) == 2
    (run / "finished.json").write_text("{}")
    write_version(model, 3)
    assert started_from(model, run) == 2
    assert started_from(None, run) == 2


def test_another_reader_than_the_run_goes_on_from_is_refused(tmp_path):
    run = tmp_path / "run"
    write_version(run / "start", 1)
    with pytest.raises(SystemExit, match="Move the folder away"):
        started_from(write_version(tmp_path / "model", 4), run)
    with pytest.raises(SystemExit, match="has not ended"):
        started_from(write_version(tmp_path / "model", 2), run)


def test_an_interrupted_copy_of_the_start_does_not_count(tmp_path):
    (tmp_path / "run/start").mkdir(parents=True)
    assert started_from(write_version(tmp_path / "model", 1), tmp_path / "run") == 1


def test_each_version_has_the_knobs_of_the_run_after_it():
    assert config_after(None) == ReaderConfig()
    assert config_after(2) == CONTINUED[2]
    with pytest.raises(SystemExit, match="only from 1, 2"):
        config_after(9)


def test_a_run_that_has_ended_keeps_its_records_until_it_is_trained_further(tmp_path):
    def records():
        return [json.loads((tmp_path / name).read_text()) for name in ("run.json", "finished.json")]

    record_run(tmp_path, SMOKE, {"counts": {"own": 1}})
    record_end(tmp_path, 10, 1_000, 60)
    kept = records()
    record_run(tmp_path, SMOKE, {"counts": {"own": 2}})
    record_end(tmp_path, 20, 2_000, 120)
    assert records() == kept
    record_run(tmp_path, replace(SMOKE, tokens=2_000), {"counts": {"own": 2}})
    assert not (tmp_path / "finished.json").exists()
    record_end(tmp_path, 20, 2_000, 120)
    run, end = records()
    assert run["counts"] == {"own": 2}
    assert (end["steps"], end["minutes"]) == (20, 2)


def test_a_smoke_run_of_debias_does_not_ship():
    with pytest.raises(BadInput, match="got both"):
        debias_command(argparse.Namespace(smoke=True, ship=True))


def test_the_card_names_the_lists_that_people_are_swapped_by():
    swapped = {"extra_sets": ["nq-qed"], "warmup_sets": ["qamr"], "counterfactual_share": 0.3}
    assert used_sets(swapped) == ("squad", "nq-qed", "qamr", "unqover")
    assert used_sets(swapped | {"counterfactual_share": 0.0}) == ("squad", "nq-qed", "qamr")
