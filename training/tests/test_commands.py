"""Which version of the reader a command takes a run to go on from."""

import json

import pytest

from training.__main__ import config_after, started_from
from training.config import CONTINUED, ReaderConfig


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
