"""The figures of the model card: the exported tagger over sets kept for measuring only."""

import time
from pathlib import Path

from training.entity_metric import EntityScores, score_entities
from training.export import FP32
from training.labels import ANNOTATES_MISC, TYPES
from training.onnx_model import OnnxModel
from training.sentiment_metric import score_sentiment
from training.tagged_sets import (
    ENTITY_TESTS,
    SENTIMENT_TESTS,
    Sentence,
    SentimentText,
    read_sentences,
    read_sentiment,
)
from training.tagger_config import TaggerConfig
from training.tagger_data import Development
from training.tagger_evaluate import NAMES, Labeller, onnx_predict


def measure_tagger(
    data: Path, development: Development, run: Path, folder: Path, config: TaggerConfig
) -> dict:
    """
    Scores the int8 graph of `folder` and the fp32 one of `run`, by graph, task and set. Nothing is
    chosen by what comes out.
    """
    started = time.monotonic()
    sentences = by_source(development.sentences)
    sentences |= {name: read_sentences(data, name) for name in ENTITY_TESTS}
    texts = by_source(development.texts)
    texts |= {name: read_sentiment(data, name) for name in SENTIMENT_TESTS}
    figures = {}
    for graph, path in (("int8", folder / "model_int8.onnx"), ("fp32", run / FP32)):
        labeller = Labeller(folder / "tokenizer.json", onnx_predict(OnnxModel(path)))
        figures[graph] = {
            "entities": {
                name: entity_figures(labeller, part[: config.measured_items], name)
                for name, part in sentences.items()
            },
            "sentiment": {
                name: sentiment_figures(labeller, part[: config.measured_items])
                for name, part in texts.items()
            },
        }
    return figures | {"minutes": round((time.monotonic() - started) / 60, 1)}


def mean_score(figures: dict) -> float:
    """Of one graph: F1 of names and macro-F1 of sentiment over the sets for measuring, in percent."""
    names = [figures["entities"][name]["+".join(NAMES)]["F1"] for name in ENTITY_TESTS]
    tone = [figures["sentiment"][name]["macro-F1"] for name in SENTIMENT_TESTS]
    return round(sum(names + tone) / len(names + tone), 2)


def by_source(items: list[Sentence] | list[SentimentText]) -> dict[str, list]:
    """The development items by set, named apart from what is left of the set for training."""
    found: dict[str, list] = {}
    for item in items:
        found.setdefault(f"development: {item.source.removesuffix('-dev')}", []).append(item)
    return found


def entity_figures(labeller: Labeller, sentences: list[Sentence], name: str) -> dict:
    """PER, ORG and LOC together, and each type alone; MISC only where the set annotates it."""
    golds = [list(sentence.labels) for sentence in sentences]
    predictions = labeller.entity_labels(sentences)
    has_misc = sentences[0].source in ANNOTATES_MISC
    types = [type for type in TYPES if type in NAMES or has_misc]
    figures = {"+".join(NAMES): rounded(score_entities(golds, predictions, NAMES))}
    return figures | {type: rounded(score_entities(golds, predictions, (type,))) for type in types}


def sentiment_figures(labeller: Labeller, texts: list[SentimentText]) -> dict:
    golds = [text.sentiment for text in texts]
    scores = score_sentiment(golds, labeller.sentiments(texts))
    return {
        "macro-F1": round(scores.macro_f1, 2),
        "macro-recall": round(scores.macro_recall, 2),
        "accuracy": round(scores.accuracy, 2),
        "texts": scores.texts,
    }


def rounded(scores: EntityScores) -> dict:
    return {
        "precision": round(scores.precision, 2),
        "recall": round(scores.recall, 2),
        "F1": round(scores.f1, 2),
        "entities": scores.entities,
    }
