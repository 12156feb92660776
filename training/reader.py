"""Trains the reader: span extraction with "no answer", on a CPU, resumable at any moment."""

import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.bert import BertConfig, SpanReader
from training.checkpoint import load_checkpoint, record_run, save_checkpoint
from training.config import ReaderConfig
from training.evaluate import predict_answers, score_forced, score_with_threshold, torch_predict
from training.optimise import make_optimizer, rate_at
from training.progress import Progress
from training.reader_data import ReaderData
from training.stream import ExampleStream, pool_batches
from training.tokenise import load_tokenizer, tokenise
from training.weights import load_start, save_reader, with_average
from training.windows import pad_batch


def span_loss(logits: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Mean cross-entropy of start and end over all positions; [CLS] stands for no answer."""
    start_logits, end_logits = logits.float().unbind(-1)  # each [batch, tokens]
    return (F.cross_entropy(start_logits, starts) + F.cross_entropy(end_logits, ends)) / 2


# What a checkpoint holds beside weights, optimiser and random state.
POSITION = ("step", "tokens_read", "pool", "batch", "evaluations", "limit", "seconds")


class ReaderRun:
    """One training run: everything that a checkpoint holds, and the step that advances it."""

    def __init__(self, config: ReaderConfig, base: Path, data: ReaderData, folder: Path):
        torch.manual_seed(config.seed)
        self.config, self.folder = config, folder
        self.model = SpanReader(BertConfig.read(base), config.dropout, config.seed)
        load_start(self.model, base)
        self.model.train()
        self.optimizer = make_optimizer(self.model, config)
        self.trained = [p for p in self.model.parameters() if p.requires_grad]
        self.average = [p.detach().clone() for p in self.trained]
        self.step = self.tokens_read = self.batch = self.evaluations = 0
        self.pool = config.first_pool
        self.seconds = 0.0
        self.limit = config.short_window_tokens
        self.stream = ExampleStream(data.warmup, data.main, config.seed)
        quick = min(config.quick_questions, len(data.development))
        self.quick = random.Random(config.seed).sample(data.development, quick)
        examples = data.warmup + data.main + data.development
        texts = {e.question for e in examples} | {e.context for e in examples}
        self.tokens = tokenise(load_tokenizer(base / "tokenizer.json"), texts)

    @property
    def progress(self) -> float:
        return self.tokens_read / self.config.tokens

    @property
    def about(self) -> str:
        """What a line of progress says of the step."""
        return f"window {self.limit}"

    def state(self) -> dict:
        return {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "random": torch.get_rng_state(),
            "position": {name: getattr(self, name) for name in POSITION},
        }

    def restore(self, state: dict) -> None:
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        torch.set_rng_state(state["random"])
        for name in POSITION:
            setattr(self, name, state["position"][name])

    def averaged_state(self) -> dict[str, Tensor]:
        """The model's state with the averaged weights in place of the last ones."""
        return with_average(self.model.state_dict(), self.average)

    def next_pool(self) -> list:
        """The current pool's batches, moving to longer windows when their part of the run comes."""
        if self.batch == 0:
            short = self.progress < self.config.short_part
            self.limit = self.config.short_window_tokens if short else self.config.window_tokens
        return pool_batches(self.stream, self.tokens, self.config, self.pool, self.limit)

    def train_step(self, windows: list) -> tuple[float, int]:
        """One update. Returns the loss and the tokens read, padding counted."""
        started = time.monotonic()
        for group in self.optimizer.param_groups:
            group["lr"] = rate_at(self.progress, self.config)
        batch = {name: torch.from_numpy(array) for name, array in pad_batch(windows).items()}
        mask = batch["attention_mask"]
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.model(
                batch["input_ids"], None if bool(mask.all()) else mask, batch["token_type_ids"]
            )
        loss = span_loss(logits, batch["starts"], batch["ends"])
        loss.backward()
        nn.utils.clip_grad_norm_(self.trained, self.config.clip_norm)
        self.optimizer.step()
        self.optimizer.zero_grad()
        # Early on, an average over few steps: the base's weights would weigh too much otherwise.
        decay = min(self.config.ema_decay, self.step / (self.step + 10))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.trained], 1 - decay)
        self.step += 1
        self.tokens_read += mask.numel()
        self.seconds += time.monotonic() - started
        return float(loss.detach()), mask.numel()

    def quick_scores(self, state: dict[str, Tensor]) -> str:
        """Development scores of the given weights, in one line."""
        reader = SpanReader(self.model.bert.config).eval()
        reader.load_state_dict(state)
        found = predict_answers(self.quick, self.tokens, torch_predict(reader), self.config)
        forced = score_forced(self.quick, found)
        _, all_questions = score_with_threshold(self.quick, found)
        return (
            f"forced {forced.exact_match:.1f} / {forced.f1:.1f}, "
            f"with no answer {all_questions.exact_match:.1f} / {all_questions.f1:.1f}"
        )

    def log_scores(self) -> None:
        print(f"step {self.step} dev, last weights: {self.quick_scores(self.model.state_dict())}")
        print(
            f"step {self.step} dev, averaged: {self.quick_scores(self.averaged_state())}", flush=True
        )

    def save(self) -> None:
        save_checkpoint(self.folder / "checkpoint.pt", self.state())

    def save_weights(self) -> None:
        """Both sets of weights, for the choice on the development split, and what they took."""
        config = self.model.bert.config
        save_reader(self.model.state_dict(), config, self.folder / "last")
        save_reader(self.averaged_state(), config, self.folder / "averaged")
        spent = {"steps": self.step, "tokens": self.tokens_read, "minutes": self.seconds / 60}
        (self.folder / "finished.json").write_text(json.dumps(spent) + "\n")


def train_reader(
    config: ReaderConfig, base: Path, data: ReaderData, folder: Path, stop_after: int | None = None
) -> ReaderRun:
    """
    Trains to the end of the token budget, from the last checkpoint in `folder` where there is
    one, and leaves folder/last and folder/averaged. `stop_after` ends early after so many steps,
    without saving: it stands for a kill in the tests.
    """
    record_run(folder, config, {"counts": data.counts})
    run = ReaderRun(config, base, data, folder)
    saved = load_checkpoint(folder / "checkpoint.pt")
    if saved is not None:
        run.restore(saved)
        print(f"resumed at step {run.step}", flush=True)
    progress = Progress(run)
    while run.progress < 1:
        for windows in run.next_pool()[run.batch :]:
            progress.add(*run.train_step(windows))
            run.batch += 1
            if run.progress * (config.evaluations + 1) >= run.evaluations + 1:
                run.evaluations += 1
                run.log_scores()
            if run.step == stop_after:
                return run
            if run.step % config.save_every == 0:
                run.save()
            if run.progress >= 1:
                break
        else:
            run.pool, run.batch = run.pool + 1, 0
    run.log_scores()
    run.save()
    run.save_weights()
    return run
