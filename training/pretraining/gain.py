"""What pre-training is worth: the same fine-tuning from its weights and from random ones."""

import json
import shutil
from pathlib import Path

import torch

from training.bert import WordGuesser
from training.hugging_face import read_config
from training.pretraining.pretrain import begin
from training.run import train
from training.tagger import TaggerRun
from training.tagger_config import TaggerConfig
from training.tagger_data import TaggerData
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
    begin(random)
    save_model(random, folder, model / "tokenizer.json")
    return folder


def measure_gain(model: Path, data: TaggerData, config: TaggerConfig, folder: Path) -> dict:
    """
    Names F1 and sentiment macro-F1 on the development items after config.tokens of the tagger's training, from `model`
    and from random weights. Writes them to folder/gain.json; runs of before are replaced.
    """
    shutil.rmtree(folder, ignore_errors=True)
    starts = {"pre-trained": model, "random": random_like(model, folder / "random-start", config.seed)}
    figures = {"tokens": config.tokens} | {
        name: fine_tuned(start, data, config, folder / name) for name, start in starts.items()
    }
    (folder / "gain.json").write_text(json.dumps(figures, indent=2) + "\n")
    return figures


def fine_tuned(start: Path, data: TaggerData, config: TaggerConfig, folder: Path) -> dict:
    folder.mkdir(parents=True)
    run = WholeTaggerRun(config, start, data, folder)
    train(run)
    tagger = Tagger(run.model.bert.config).eval()
    tagger.load_state_dict(run.averaged_state())
    labeller = Labeller(start / "tokenizer.json", torch_predict(tagger))
    development = data.development
    names = score_names(labeller, development.sentences[: config.measured_items])
    sentiment = score_texts(labeller, development.texts[: config.measured_items])
    return {"names F1": names.f1, "sentiment macro-F1": sentiment.macro_f1}
