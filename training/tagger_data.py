"""Gathers what the tagger trains on and what it is developed on."""

import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from training.decontaminate import runs_of
from training.labels import SENTIMENT_LABELS
from training.negatives import words_of
from training.tagged_sets import (
    Sentence,
    SentimentText,
    measuring_texts,
    read_sentences,
    read_sentiment,
    refuse_tests,
)
from training.tagger_config import TaggerConfig

Items = list[Sentence] | list[SentimentText]


@dataclass(frozen=True)
class Development:
    """What the choice of the weights rests on; nothing of it is trained on."""

    sentences: list[Sentence]
    texts: list[SentimentText]


@dataclass(frozen=True)
class TaggerData:
    """`counts` says how many examples of each set there are and how many were dropped, and why."""

    sentences: list[Sentence]
    texts: list[SentimentText]
    development: Development
    counts: dict[str, int]


def gather_tagger(data: Path, config: TaggerConfig) -> TaggerData:
    sets, development = read_split(data, config)
    carved = {item.text for item in [*development.sentences, *development.texts]}
    sets, counts = drop_shared(sets, measuring_texts(data) | carved)
    print(json.dumps(counts), flush=True)
    sentences = [s for name, times in config.entity_sets for s in sets[name] * times]
    texts = [text for name in config.sentiment_sets for text in sets[name]]
    return TaggerData(sentences, texts, development, counts)


def read_split(data: Path, config: TaggerConfig) -> tuple[dict[str, Items], Development]:
    """The training sets by name, without what is carved out of them for development; and that."""
    entity_sets = [name for name, _ in config.entity_sets]
    refuse_tests([*entity_sets, *config.sentiment_sets])
    refuse_tests([*config.dev_entity_sets, *config.dev_sentiment_sets])
    sets: dict[str, Items] = {name: read_sentences(data, name) for name in entity_sets}
    sets |= {name: read_sentiment(data, name) for name in config.sentiment_sets}
    sentences = [s for name in config.dev_entity_sets for s in read_sentences(data, name)]
    texts = [t for name in config.dev_sentiment_sets for t in read_sentiment(data, name)]
    for name in config.carved_sets:
        sets[name], kept = split_texts(sets[name], config.carved_share, config.seed)
        (sentences if name in entity_sets else texts).extend(kept)
    return sets, Development(sentences, texts)


def split_texts(items: Items, share: float, seed: int) -> tuple[Items, Items]:
    """(training, development), with no text in both."""
    texts = sorted({item.text for item in items})
    chosen = set(random.Random(seed).sample(texts, round(share * len(texts))))
    training = [item for item in items if item.text not in chosen]
    return training, [item for item in items if item.text in chosen]


def drop_shared(
    sets: dict[str, Items], kept_texts: set[str]
) -> tuple[dict[str, Items], dict[str, int]]:
    """
    The sets without the items whose words are those of a kept text, or share a run of 13 with
    one; and how many of each set remain and were dropped for either reason.
    """
    same = {tuple(words_of(text)) for text in kept_texts}
    runs = set().union(*(runs_of(text) for text in kept_texts))
    remaining, counts = {}, {}
    for name, items in sets.items():
        different = [item for item in items if tuple(words_of(item.text)) not in same]
        remaining[name] = [item for item in different if runs.isdisjoint(runs_of(item.text))]
        counts[name] = len(remaining[name])
        counts[f"{name}, same text dropped"] = len(items) - len(different)
        counts[f"{name}, 13 words shared dropped"] = len(different) - len(remaining[name])
    return remaining, counts


def sentiment_weights(texts: list[SentimentText]) -> list[float]:
    """A weight for each of SENTIMENT_LABELS such that all weigh the same in total, 1 on average."""
    counts = Counter(text.sentiment for text in texts)
    return [len(texts) / (len(counts) * counts[label]) for label in SENTIMENT_LABELS]
