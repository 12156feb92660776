"""The fine-tune: the reader's own examples, and beside them ambiguous passages that ask for even scores."""

import json
import random
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.checkpoint import record_run
from training.debias.ambiguous import Subjects, draw, preference, to_batch
from training.debias.config import DebiasConfig
from training.dequantise import read_reader
from training.device import DEVICE, in_training_precision, moved
from training.interpolate import interpolate
from training.reader import ReaderRun, span_loss
from training.reader_data import ReaderData
from training.run import train
from training.tokenise import load_tokenizer
from training.weights import load_reader, save_reader
from training.windows import Window


class DebiasRun(ReaderRun):
    """A run whose loss has a part for ambiguous passages."""

    def __init__(self, config: DebiasConfig, start: Path, data: ReaderData, subjects: Subjects, folder: Path):
        super().__init__(config, start, data, folder)
        self.subjects = subjects
        self.tokenizer = load_tokenizer(start / "tokenizer.json")

    def loss(self, batch: list[Window]) -> tuple[Tensor, int]:
        loss, tokens = super().loss(batch)
        return loss + self.ambiguous_loss(), tokens

    def ambiguous_loss(self) -> Tensor:
        """
        Of other scenes at each step: the mean squared preference over both orders; that of each input, large ones counted by
        their size alone (Huber); and the cross-entropy of no answer, at [CLS].
        """
        chance = random.Random(f"{self.config.seed} ambiguous {self.step}")
        asked = [one for _ in range(self.config.scenes) for one in draw(self.subjects, chance)]
        ambiguous = to_batch(asked, self.tokenizer)
        ambiguous = replace(
            ambiguous,
            arrays=moved(ambiguous.arrays),
            openings=ambiguous.openings.to(DEVICE),
            closings=ambiguous.closings.to(DEVICE),
        )
        arrays = ambiguous.arrays
        with in_training_precision():
            logits = self.model(arrays["input_ids"], arrays["attention_mask"], arrays["token_type_ids"])
        preferred = preference(logits, ambiguous)
        of_subjects = preferred.view(-1, 2, 2).mean(1)  # [scenes, questions]: over both orders
        return (
            self.config.preference_weight * of_subjects.square().mean()
            + self.config.place_weight * F.huber_loss(preferred, torch.zeros_like(preferred))
            + self.config.silence_weight * span_loss(logits, arrays["starts"], arrays["ends"])
        )


def debias(
    config: DebiasConfig, start: Path, data: ReaderData, subjects: Subjects, folder: Path, stop_after: int | None = None
) -> DebiasRun:
    """
    Trains or resumes the run in `folder`; leaves folder/last and folder/averaged (see `train`), and folder/between, which lies
    config.part of the way from `start` to the averaged ones.
    """
    record_run(folder, config, {"counts": data.counts, "command": "debias"})
    run = DebiasRun(config, start, data, subjects, folder)
    train(run, stop_after)
    if stop_after is not None:
        return run
    # A short run at a low rate: the averaged weights are those of its end, without its last steps' noise.
    described, started = read_reader(start)
    between = interpolate(started, load_reader(folder / "averaged").state_dict(), config.part)
    save_reader(between, described, folder / "between")
    (folder / "choice.json").write_text(json.dumps({"chosen": "between", "part": config.part}) + "\n")
    return run
