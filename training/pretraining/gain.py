"""What pre-training is worth: the same fine-tuning from its weights and from random ones."""

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import torch

from training.bert import WordGuesser
from training.errors import BadInput
from training.hugging_face import read_config
from training.labels import SENTIMENT_LABELS
from training.pretraining.config import FINE_TUNING_RATES
from training.pretraining.start import randomise
from training.run import train
from training.tagger import TaggerRun, sample
from training.tagger_config import TaggerConfig
from training.tagger_data import Development, TaggerData
from training.tagger_evaluate import Labeller, score_names, score_texts, torch_predict
from training.tagger_model import Tagger
from training.weights import save_model


class WholeTaggerRun(TaggerRun):
    """Trains the word embeddings too: random ones that stay as they are would be no fair match."""

    TRAINS_WORDS = True


def random_like(model: Path, folder: Path, seed: int) -> Path:
    """A folder of random weights with the shape and the vocabulary of `model`."""
    torch.manual_seed(seed)
    random = WordGuesser(read_config(model))
    randomise(random)
    save_model(random, folder, model / "tokenizer.json")
    return folder


def measure_gain(model: Path, data: TaggerData, config: TaggerConfig, folder: Path) -> dict:
    """
    Names F1 and sentiment macro-F1 after config.tokens of the tagger's training, from `model` and from random weights. Each
    start has the peak rate of FINE_TUNING_RATES that suits it best on one half of the development items, and is measured
    on the other half. Writes all of them to folder/gain.json; runs of before are replaced.
    """
    shutil.rmtree(folder, ignore_errors=True)
    starts = {"pre-trained": model, "random": random_like(model, folder / "random-start", config.seed)}
    figures: dict = {"tokens": config.tokens}
    for name, start in starts.items():
        by_rate = {
            rate: fine_tuned(start, data, replace(config, peak_rate=rate), folder / f"{name}-{rate}")
            for rate in FINE_TUNING_RATES
        }
        rate = max(by_rate, key=lambda tried: sum(by_rate[tried]["chosen by"].values()))
        figures[name] = {"rate": rate, **by_rate[rate]["measured"], "by rate": by_rate}
    (folder / "gain.json").write_text(json.dumps(figures, indent=2) + "\n")
    return figures


def fine_tuned(start: Path, data: TaggerData, config: TaggerConfig, folder: Path) -> dict[str, dict[str, float]]:
    """The scores on both halves of the development items."""
    folder.mkdir(parents=True)
    run = WholeTaggerRun(config, start, data, folder)
    train(run)
    tagger = Tagger(run.model.bert.config).eval()
    tagger.load_state_dict(run.averaged_state())
    labeller = Labeller(start / "tokenizer.json", torch_predict(tagger))
    return {
        half: {
            "names F1": score_names(labeller, items.sentences).f1,
            "sentiment macro-F1": score_texts(labeller, items.texts).macro_f1,
        }
        for half, items in halves(data.development, config.measured_items).items()
    }


def few_of(data: TaggerData, examples: int, seed: int) -> TaggerData:
    """
    The same with `examples` sentences and as many texts to train on, drawn by the seed: what most people can label. Raises
    BadInput where there are not so many, or where one of the sentiments is not among those drawn.
    """
    most = min(len(data.sentences), len(data.texts))
    if not 1 <= examples <= most:
        raise BadInput(f"Expected --examples from 1 to {most:,}, of which there are sentences and texts, got {examples:,}.")
    chance = random.Random(seed)
    few = replace(data, sentences=sample(data.sentences, examples, chance), texts=sample(data.texts, examples, chance))
    missing = set(SENTIMENT_LABELS) - {text.sentiment for text in few.texts}
    if missing:
        raise BadInput(f"Expected texts of every sentiment, got none {' or '.join(sorted(missing))} among {examples:,}. Take more.")
    return few


def halves(development: Development, most: int | None) -> dict[str, Development]:
    """Every other item of the first `most`: the sets stand one after another in it, and both halves have their share of each."""
    return {
        half: Development(development.sentences[first:most:2], development.texts[first:most:2])
        for first, half in enumerate(("chosen by", "measured"))
    }
