"""Trains the tagger: entities and sentiment by one encoder, resumable at any moment."""

import random
from pathlib import Path

import torch
from torch import Tensor

from training.checkpoint import record_run
from training.device import DEVICE, in_training_precision, moved
from training.optimise import rate_at
from training.run import Run, train
from training.tagger_config import TaggerConfig
from training.tagger_data import TaggerData, sentiment_weights
from training.tagger_evaluate import Labeller, score_names, score_texts, torch_predict
from training.tagger_inputs import NO_SENTIMENT, TaggerInput, continuation_ids, pad_inputs
from training.tagger_model import (
    Tagger,
    entity_loss,
    load_base,
    save_tagger,
    sentiment_loss,
    shape_from,
)
from training.tagger_stream import TaggerStream
from training.tokenise import load_tokenizer, tokenise


class TaggerRun(Run):
    """One training run of the tagger."""

    def __init__(self, config: TaggerConfig, base: Path, data: TaggerData, folder: Path):
        torch.manual_seed(config.seed)
        model = Tagger(shape_from(base), config.dropout, config.seed)
        load_base(model, base)
        super().__init__(config, model, folder)
        self.tokenizer_file = base / "tokenizer.json"
        tokenizer = load_tokenizer(self.tokenizer_file)
        tokens = tokenise(tokenizer, {item.text for item in [*data.sentences, *data.texts]})
        self.stream = TaggerStream(data, tokens, continuation_ids(tokenizer), config)
        self.weights = torch.tensor(sentiment_weights(data.texts), device=DEVICE)
        chance = random.Random(config.seed)
        self.quick_sentences = sample(data.development.sentences, config.quick_items, chance)
        self.quick_texts = sample(data.development.texts, config.quick_items, chance)

    def next_pool(self) -> list[list[TaggerInput]]:
        return self.stream.pool(self.pool)

    def train_step(self, batch: list[TaggerInput]) -> tuple[float, int]:
        arrays = {name: torch.from_numpy(array) for name, array in pad_inputs(batch).items()}
        is_full = bool(arrays["attention_mask"].all())
        arrays = moved(arrays)
        mask = arrays["attention_mask"]
        with in_training_precision():
            entities, sentiment = self.model(
                arrays["input_ids"], None if is_full else mask, arrays["casing_ids"]
            )
        if batch[0].sentiment == NO_SENTIMENT:
            loss = entity_loss(entities, arrays["allowed"])
        else:
            loss = sentiment_loss(sentiment, arrays["sentiments"], self.weights)
            loss = self.config.sentiment_weight * loss
        return self.update(loss, rate_at(self.progress, self.config), mask.numel())

    def quick_scores(self, state: dict[str, Tensor]) -> str:
        tagger = Tagger(self.model.bert.config).eval()
        tagger.load_state_dict(state)
        labeller = Labeller(self.tokenizer_file, torch_predict(tagger))
        names = score_names(labeller, self.quick_sentences)
        sentiment = score_texts(labeller, self.quick_texts)
        return f"names F1 {names.f1:.1f}, sentiment macro-F1 {sentiment.macro_f1:.1f}"

    def write_weights(self, state: dict[str, Tensor], folder: Path) -> None:
        save_tagger(state, self.model.bert.config, folder)

    @property
    def about(self) -> str:
        return f"pool {self.pool}"


def sample(items: list, count: int, chance: random.Random) -> list:
    return chance.sample(items, min(count, len(items)))


def train_tagger(
    config: TaggerConfig, base: Path, data: TaggerData, folder: Path, stop_after: int | None = None
) -> TaggerRun:
    """Trains or resumes the run in `folder`; leaves folder/last and folder/averaged. See `train`."""
    record_run(folder, config, {"counts": data.counts})
    run = TaggerRun(config, base, data, folder)
    train(run, stop_after)
    return run
