"""Trains the reader: span extraction with "no answer", resumable at any moment."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.bert import SpanReader
from training.checkpoint import record_run
from training.config import ReaderConfig
from training.device import in_training_precision, moved
from training.evaluate import predict_answers, score_forced, score_with_threshold, torch_predict
from training.grow import grow
from training.hugging_face import read_config
from training.masked_words import WordReader, check_mask, mask_words, word_loss
from training.optimise import rate_at
from training.reader_data import ReaderData
from training.run import Run, train
from training.soup import called
from training.stream import ExampleStream, pool_batches
from training.teachers import load_teachers, teach, teacher_loss
from training.tokenise import load_tokenizer, tokenise
from training.weights import load_start, save_reader
from training.windows import Window, pad_batch


def start_model(base: Path, config: ReaderConfig) -> SpanReader:
    """
    The reader in `base`, or its encoder under a new head, grown to config.layers layers; with a head
    for masked words where the run hides any.
    """
    described = read_config(base)
    start = SpanReader(described)
    load_start(start, base)
    layers = config.layers or described.num_hidden_layers
    deeper = replace(described, num_hidden_layers=layers)
    kind = WordReader if config.masked_words > 0 else SpanReader
    model = kind(deeper, config.dropout, config.seed)
    model.load_state_dict(model.state_dict() | grow(start.state_dict(), layers))
    return model


def check_start(base: Path, config: ReaderConfig) -> None:
    """Raises BadInput where a run could not begin with `base`, before the data is read."""
    start_model(base, config)
    if config.masked_words > 0:
        check_mask(load_tokenizer(base / "tokenizer.json"))


def span_loss(logits: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Mean cross-entropy of start and end over all positions; [CLS] stands for no answer."""
    start_logits, end_logits = logits.float().unbind(-1)  # each [batch, tokens]
    return (F.cross_entropy(start_logits, starts) + F.cross_entropy(end_logits, ends)) / 2


class ReaderRun(Run):
    """One training run of the reader."""

    POSITION = (*Run.POSITION, "limit")

    def __init__(
        self, config: ReaderConfig, base: Path, data: ReaderData, folder: Path, teachers: Sequence[Path] = ()
    ):
        torch.manual_seed(config.seed)
        model = start_model(base, config)
        super().__init__(config, model, folder)
        self.teachers = load_teachers(teachers)
        self.pool = config.first_pool
        self.limit = config.short_window_tokens
        self.stream = ExampleStream(data.warmup, data.main, config.seed)
        quick = min(config.quick_questions, len(data.development))
        self.quick = random.Random(config.seed).sample(data.development, quick)
        examples = data.warmup + data.main + data.development
        texts = {e.question for e in examples} | {e.context for e in examples}
        self.tokens = tokenise(load_tokenizer(base / "tokenizer.json"), texts)

    def next_pool(self) -> list[list[Window]]:
        """The current pool's batches, moving to longer windows when their part of the run comes."""
        if self.batch == 0:
            short = self.progress < self.config.short_part
            self.limit = self.config.short_window_tokens if short else self.config.window_tokens
        return pool_batches(self.stream, self.tokens, self.config, self.pool, self.limit)

    def train_step(self, batch: list[Window]) -> tuple[float, int]:
        loss, tokens = self.loss(batch)
        return self.update(loss, rate_at(self.progress, self.config), tokens)

    def loss(self, batch: list[Window]) -> tuple[Tensor, int]:
        """What an update lowers, and the tokens read, padding counted."""
        arrays = {name: torch.from_numpy(array) for name, array in pad_batch(batch).items()}
        is_full = bool(arrays["attention_mask"].all())
        hides = isinstance(self.model, WordReader)
        if hides:
            arrays["shown"], arrays["chosen"] = mask_words(arrays["input_ids"], self.config.masked_words)
        arrays = moved(arrays)
        ids, mask, types = (
            arrays[name] for name in ("input_ids", "attention_mask", "token_type_ids")
        )
        attended = None if is_full else mask
        with in_training_precision():
            if hides:
                chosen = arrays["chosen"]
                logits, words = self.model.forward_both(arrays["shown"], attended, types, chosen)
            else:
                logits = self.model(ids, attended, types)
            # The teachers read what is hidden from the model too.
            taught = teach(self.teachers, ids, attended, types) if self.teachers else None
        loss = span_loss(logits, arrays["starts"], arrays["ends"])
        if taught is not None:
            share = self.config.teacher_share
            learned = teacher_loss(logits, taught, mask, self.config.temperature)
            loss = share * learned + (1 - share) * loss
        if hides:
            loss = loss + self.config.masked_words_weight * word_loss(words, ids[chosen])
        return loss, mask.numel()

    def quick_scores(self, state: dict[str, Tensor]) -> str:
        reader = SpanReader(self.model.bert.config).eval()
        reader.load_state_dict({name: state[name] for name in reader.state_dict()})
        found = predict_answers(self.quick, self.tokens, torch_predict(reader), self.config)
        forced = score_forced(self.quick, found)
        _, all_questions = score_with_threshold(self.quick, found)
        return (
            f"forced {forced.exact_match:.1f} / {forced.f1:.1f}, "
            f"with no answer {all_questions.exact_match:.1f} / {all_questions.f1:.1f}"
        )

    def write_weights(self, state: dict[str, Tensor], folder: Path) -> None:
        save_reader(state, self.model.bert.config, folder)

    @property
    def about(self) -> str:
        return f"window {self.limit}"


def train_reader(
    config: ReaderConfig,
    base: Path,
    data: ReaderData,
    folder: Path,
    stop_after: int | None = None,
    teachers: Sequence[Path] = (),
) -> ReaderRun:
    """
    Trains or resumes the run in `folder`; leaves folder/last and folder/averaged. See `train`. `teachers` are readers
    whose scores the run learns beside the annotated answers.
    """
    record_run(folder, config, {"counts": data.counts, "teachers": [called(teacher) for teacher in teachers]})
    run = ReaderRun(config, base, data, folder, teachers)
    train(run, stop_after)
    return run
