"""Trains a student: a reader with fewer layers learns the teacher's scores of every word beside the annotated answer."""

from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.bert import SpanReader
from training.checkpoint import record_run
from training.hugging_face import read_config
from training.reader import ReaderRun, span_loss
from training.reader_data import ReaderData
from training.run import train
from training.students.config import StudentConfig
from training.students.shrink import kept_layers, with_layers
from training.weights import load_reader, save_reader
from training.windows import Window, pad_batch


def write_start(teacher: Path, layers: int, folder: Path) -> Path:
    """Writes the teacher with so many of its layers as a Hugging Face folder, with its tokenizer."""
    config = read_config(teacher)
    state = with_layers(load_reader(teacher).state_dict(), kept_layers(config.num_hidden_layers, layers))
    save_reader(state, replace(config, num_hidden_layers=layers), folder)
    (folder / "tokenizer.json").write_bytes((teacher / "tokenizer.json").read_bytes())
    return folder


def teacher_loss(logits: Tensor, taught: Tensor, mask: Tensor, temperature: float) -> Tensor:
    """
    Mean cross-entropy of the student's start and end distributions to the teacher's, both [batch, tokens, 2], padding
    left out. Multiplied by the squared temperature, which keeps the gradient's size.
    """
    hidden = (mask == 0)[:, :, None]  # [batch, tokens, 1]
    ours = (logits.float() / temperature).masked_fill(hidden, -1e4).log_softmax(1)
    theirs = (taught.float() / temperature).masked_fill(hidden, -1e4).softmax(1)
    return F.kl_div(ours, theirs, reduction="none").sum(1).mean() * temperature**2


class StudentRun(ReaderRun):
    """One training run of a student. Batches are read by the teacher first."""

    def __init__(self, config: StudentConfig, teacher: Path, start: Path, data: ReaderData, folder: Path):
        super().__init__(config, start, data, folder)
        self.teacher: SpanReader = load_reader(teacher).requires_grad_(False)

    def loss(self, batch: list[Window]) -> tuple[Tensor, int]:
        arrays = {name: torch.from_numpy(array) for name, array in pad_batch(batch).items()}
        ids, mask, types = (arrays[name] for name in ("input_ids", "attention_mask", "token_type_ids"))
        attended = None if bool(mask.all()) else mask
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                taught = self.teacher(ids, attended, types)
            logits = self.model(ids, attended, types)
        share = self.config.teacher_share
        learned = teacher_loss(logits, taught, mask, self.config.temperature)
        return share * learned + (1 - share) * span_loss(logits, arrays["starts"], arrays["ends"]), mask.numel()


def train_student(
    config: StudentConfig, teacher: Path, layers: int, data: ReaderData, folder: Path, stop_after: int | None = None
) -> StudentRun:
    """Trains or resumes the run in `folder`; leaves folder/last and folder/averaged. See `train`."""
    start = write_start(teacher, layers, folder / "start")
    record_run(folder, config, {"counts": data.counts, "layers": layers})
    run = StudentRun(config, teacher, start, data, folder)
    train(run, stop_after)
    return run
