"""Trains a BERT to guess hidden words, from nothing or from another, resumable at any moment."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.bert import WordGuesser
from training.checkpoint import record_run
from training.device import DEVICE, in_training_precision
from training.hugging_face import read_config
from training.masked_words import check_mask, disguise, word_loss
from training.optimise import rate_at
from training.pretraining.blocks import Blocks, choose_pieces, choose_words, starts_word
from training.pretraining.config import PretrainConfig
from training.pretraining.corpus import hold_out
from training.pretraining.curve import write_curve
from training.pretraining.measure import WordScores, hidden_blocks, score_unigram, score_words
from training.pretraining.start import new_start
from training.run import Run, train
from training.stream import ExampleStream
from training.tokenise import load_tokenizer
from training.weights import load_start, save_model


@dataclass(frozen=True)
class PretrainData:
    """The text of a run in blocks, by the tokenizer that it begins with."""

    training: Blocks
    held_out: Blocks
    tokenizer: Tokenizer


def prepare(paragraphs: list[str], config: PretrainConfig, folder: Path, start: Path | None) -> PretrainData:
    """
    Splits the text, writes folder/start where there is none yet, and cuts the blocks. Raises BadInput where a run could not
    begin with them. `start` is a Hugging Face folder to go on from.
    """
    training, held_out = hold_out(paragraphs, config.held_out_share, config.seed)
    own = folder / "start"
    if not (own / "tokenizer.json").exists():
        if start is None:
            new_start(training, config, own)
        else:
            own.mkdir(parents=True, exist_ok=True)
            for name in ("config.json", "model.safetensors", "tokenizer.json"):
                shutil.copyfile(start / name, own / name)
    tokenizer = load_tokenizer(own / "tokenizer.json")
    check_mask(tokenizer)
    data = PretrainData(
        Blocks(training, tokenizer, config.block_tokens),
        Blocks(held_out, tokenizer, config.block_tokens),
        tokenizer,
    )
    data.training.check(config.batch_tokens // config.block_tokens, "to train on")
    data.held_out.check(1, "to measure on")
    return data


class PretrainRun(Run):
    """One run of pre-training."""

    TRAINS_WORDS = True

    def __init__(self, config: PretrainConfig, data: PretrainData, folder: Path):
        torch.manual_seed(config.seed)
        start = folder / "start"
        model = start_model(start, config)
        super().__init__(config, model, folder)
        self.data = data
        self.vocabulary = model.bert.config.vocab_size
        self.starts = starts_word(data.tokenizer)
        self.stream = ExampleStream([], list(range(len(data.training))), config.seed)
        self.measured = hidden_blocks(
            data.held_out, config.measured_blocks, config.masked_share, self.vocabulary, config.seed
        )
        self.losses: list[float] = []
        self.curve: dict[str, list[tuple[float, float]]] = {"training": [], "held out": []}

    @property
    def progress(self) -> float:
        if self.config.tokens is not None:
            return self.tokens_read / self.config.tokens
        return self.seconds / 60 / self.config.minutes

    def next_pool(self) -> list[np.ndarray]:
        """Batches of blocks, int64 [blocks, tokens]; each epoch cuts the text at other places."""
        rows = max(1, self.config.batch_tokens // self.config.block_tokens)
        count = self.config.pool_batches * rows
        positions = range(self.pool * count, (self.pool + 1) * count)
        blocks = [
            self.data.training.at(
                self.stream.at(position), shift=37 * (position // len(self.data.training)) % self.data.training.room
            )
            for position in positions
        ]
        return [np.stack(blocks[first : first + rows]) for first in range(0, count, rows)]

    def train_step(self, batch: np.ndarray) -> tuple[float, int]:
        ids = torch.from_numpy(batch)
        share = self.config.masked_share
        chosen = choose_words(ids, share, self.starts) if self.config.is_whole_word else choose_pieces(ids, share)
        shown, chosen_there = disguise(ids, chosen, self.vocabulary).to(DEVICE), chosen.to(DEVICE)
        with in_training_precision():
            words = self.model(shown, chosen=chosen_there)
        loss, tokens = self.update(word_loss(words, ids[chosen].to(DEVICE)), rate_at(self.progress, self.config), ids.numel())
        self.losses.append(loss)
        if len(self.losses) == self.config.log_every:
            self.curve["training"].append((self.tokens_read / 1e6, sum(self.losses) / len(self.losses)))
            self.losses = []
        return loss, tokens

    def measure(self, state: dict[str, Tensor]) -> WordScores:
        model = WordGuesser(self.model.bert.config).eval().to(DEVICE)
        model.load_state_dict(state)
        return score_words(model, self.measured)

    def quick_scores(self, state: dict[str, Tensor]) -> str:
        scores = self.measure(state)
        return f"held out: {scores.accuracy:.1f}% of hidden pieces right, perplexity {scores.perplexity:.1f}"

    def log_scores(self) -> None:
        scores = self.measure(self.averaged_state())
        self.curve["held out"].append((self.tokens_read / 1e6, float(np.log(scores.perplexity))))
        super().log_scores()

    def state(self) -> dict:
        return super().state() | {"curve": self.curve, "losses": self.losses}

    def restore(self, state: dict) -> None:
        super().restore(state)
        self.curve, self.losses = state["curve"], state["losses"]

    def write_weights(self, state: dict[str, Tensor], folder: Path) -> None:
        model = WordGuesser(self.model.bert.config)
        model.load_state_dict(state)
        save_model(model, folder, self.folder / "start/tokenizer.json")

    @property
    def about(self) -> str:
        return f"pool {self.pool}"


def start_model(start: Path, config: PretrainConfig) -> WordGuesser:
    """The encoder in `start` with the head that is there, or a new one."""
    model = WordGuesser(read_config(start), config.dropout, config.seed)
    load_start(model, start)
    return model


def pretrain(config: PretrainConfig, data: PretrainData, folder: Path, stop_after: int | None = None) -> PretrainRun:
    """
    Trains or resumes the run in `folder`. Leaves folder/last and folder/averaged, curve.svg and figures.json: the
    held-out scores of what it began with, of both weights and of the unigram baseline.
    """
    record_run(folder, config, {"blocks": len(data.training), "held-out blocks": len(data.held_out)})
    run = PretrainRun(config, data, folder)
    before = run.measure(run.model.state_dict())
    train(run, stop_after)
    if stop_after is not None:
        return run
    write_curve(run.curve, "million tokens", "loss", folder / "curve.svg")
    unigram = score_unigram(data.training.ids, run.vocabulary, run.measured)
    figures = {
        "unigram": asdict(unigram),
        "before": asdict(before),
        "last": asdict(run.measure(run.model.state_dict())),
        "averaged": asdict(run.measure(run.averaged_state())),
        "minutes": run.seconds / 60,
        "tokens": run.tokens_read,
    }
    (folder / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    return run
