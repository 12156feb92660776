"""Trains a student: a reader with fewer layers, taught by one with all of them."""

import json
from dataclasses import replace
from pathlib import Path

from training.config import ReaderConfig
from training.errors import BadInput
from training.hugging_face import read_config
from training.reader import ReaderRun, train_reader
from training.reader_data import ReaderData
from training.students.shrink import kept_layers, with_layers
from training.weights import load_reader, save_reader


def write_start(teacher: Path, layers: int, folder: Path) -> Path:
    """Writes the teacher with so many of its layers as a Hugging Face folder, with its tokenizer."""
    config = read_config(teacher)
    state = with_layers(load_reader(teacher).state_dict(), kept_layers(config.num_hidden_layers, layers))
    save_reader(state, replace(config, num_hidden_layers=layers), folder)
    (folder / "tokenizer.json").write_bytes((teacher / "tokenizer.json").read_bytes())
    return folder


def train_student(
    config: ReaderConfig, teacher: Path, layers: int, data: ReaderData, folder: Path, stop_after: int | None = None
) -> ReaderRun:
    """Trains or resumes the run in `folder`; leaves folder/last and folder/averaged. See `train`."""
    start = write_start(teacher, layers, folder / "start")
    return train_reader(config, start, data, folder, stop_after, teachers=[teacher])


def record_lesson(folder: Path, teacher: Path, tokens: int) -> None:
    """Notes beside a student who teaches it, and for how long. Raises BadInput where it is, or was, taught otherwise."""
    lesson = {"teacher": json.loads((teacher / "manifest.json").read_text())["modelKey"], "tokens": tokens}
    noted = folder / "lesson.json"
    if not noted.exists():
        folder.mkdir(parents=True, exist_ok=True)
        noted.write_text(json.dumps(lesson) + "\n")
    found = json.loads(noted.read_text())
    if found != lesson:
        raise BadInput(
            f"Expected in {folder} a student that {lesson['teacher']} taught for {tokens:,} tokens, found one that "
            f"{found['teacher']} taught for {found['tokens']:,}. Move the folder away to train another."
        )
