"""What the runs of reader and tagger share: averaged weights, checkpoints and the loop."""

import time
from abc import ABC, abstractmethod
from pathlib import Path

import torch
from torch import Tensor, nn

from training.checkpoint import load_checkpoint, record_end, save_checkpoint
from training.config import ReaderConfig
from training.device import DEVICE
from training.optimise import make_optimizer
from training.pretraining.config import PretrainConfig
from training.progress import Progress
from training.tagger_config import TaggerConfig

RunConfig = ReaderConfig | TaggerConfig | PretrainConfig


class Run(ABC):
    """One training run: everything that a checkpoint holds, and the update that advances it."""

    # What a checkpoint holds beside weights, optimiser and random state.
    POSITION = ("step", "tokens_read", "pool", "batch", "evaluations", "seconds")
    # Whether the word embeddings are trained: in fine-tuning they would hardly move, and rare words only by noise.
    TRAINS_WORDS = False

    def __init__(self, config: RunConfig, model: nn.Module, folder: Path):
        self.config, self.model, self.folder = config, model.to(DEVICE), folder
        self.model.train()
        self.optimizer = make_optimizer(self.model, config, self.TRAINS_WORDS)
        trained = {n: p for n, p in self.model.named_parameters() if p.requires_grad}
        self.names, self.trained = list(trained), list(trained.values())
        self.average = [p.detach().clone() for p in self.trained]
        self.step = self.tokens_read = self.pool = self.batch = self.evaluations = 0
        self.seconds = 0.0

    @abstractmethod
    def next_pool(self) -> list[list]:
        """The batches of the current pool, the same ones each time they are asked for."""

    @abstractmethod
    def train_step(self, batch: list) -> tuple[float, int]:
        """One update. Returns the loss and the tokens read, padding counted."""

    @abstractmethod
    def quick_scores(self, state: dict[str, Tensor]) -> str:
        """Development scores of the given weights, in one line."""

    @abstractmethod
    def write_weights(self, state: dict[str, Tensor], folder: Path) -> None:
        """Writes the given weights as a folder that can be loaded again."""

    @property
    @abstractmethod
    def about(self) -> str:
        """What a line of progress says of the step."""

    @property
    def progress(self) -> float:
        return self.tokens_read / self.config.tokens

    def state(self) -> dict:
        return {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "random": torch.get_rng_state(),
            "position": {name: getattr(self, name) for name in self.POSITION},
        }

    def restore(self, state: dict) -> None:
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = [tensor.to(DEVICE) for tensor in state["average"]]
        torch.set_rng_state(state["random"])
        for name in self.POSITION:
            setattr(self, name, state["position"][name])

    def averaged_state(self) -> dict[str, Tensor]:
        """The model's state with the averaged weights in place of the last ones."""
        return self.model.state_dict() | dict(zip(self.names, self.average, strict=True))

    def update(self, loss: Tensor, rate: float, tokens: int) -> tuple[float, int]:
        """Moves the weights and their average down the loss; returns the loss and the tokens."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss.backward()
        nn.utils.clip_grad_norm_(self.trained, self.config.clip_norm)
        self.optimizer.step()
        self.optimizer.zero_grad()
        # Early on, an average over few steps: the base's weights would weigh too much otherwise.
        decay = min(self.config.ema_decay, self.step / (self.step + 10))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.trained], 1 - decay)
        self.step += 1
        self.tokens_read += tokens
        return float(loss.detach()), tokens

    def log_scores(self) -> None:
        print(f"step {self.step} dev, last weights: {self.quick_scores(self.model.state_dict())}")
        print(
            f"step {self.step} dev, averaged: {self.quick_scores(self.averaged_state())}",
            flush=True,
        )

    def save(self) -> None:
        save_checkpoint(self.folder / "checkpoint.pt", self.state())

    def save_weights(self) -> None:
        """Both sets of weights, for the choice on the development split, and what they took."""
        self.write_weights(self.model.state_dict(), self.folder / "last")
        self.write_weights(self.averaged_state(), self.folder / "averaged")
        record_end(self.folder, self.step, self.tokens_read, self.seconds)


def train(run: Run, stop_after: int | None = None) -> None:
    """
    Trains to the end of the token budget, from the last checkpoint in the run's folder where
    there is one, and leaves its weights there. `stop_after` ends early after so many steps,
    without saving: it stands for a kill in the tests.
    """
    saved = load_checkpoint(run.folder / "checkpoint.pt")
    if saved is not None:
        run.restore(saved)
        print(f"resumed at step {run.step}", flush=True)
    progress = Progress(run)
    while run.progress < 1:
        for batch in run.next_pool()[run.batch :]:
            started = time.monotonic()
            loss, tokens = run.train_step(batch)
            run.seconds += time.monotonic() - started
            progress.add(loss, tokens)
            run.batch += 1
            if run.progress * (run.config.evaluations + 1) >= run.evaluations + 1:
                run.evaluations += 1
                run.log_scores()
            if run.step == stop_after:
                return
            if run.step % run.config.save_every == 0:
                run.save()
            if run.progress >= 1:
                break
        else:
            run.pool, run.batch = run.pool + 1, 0
    run.log_scores()
    run.save()
    run.save_weights()
