"""Readers of data/ner and data/sentiment, and which of their sets must never be trained on."""

from dataclasses import dataclass
from pathlib import Path

from training.data import open_text

ENTITY_TESTS = ("wikigold", "uner-ewt-test", "wnut17-test")
SENTIMENT_TESTS = ("tweeteval-test", "newsmtsc-devtest_rw", "goemotions3-test")
# No figure is read off these, yet they belong to the same tests.
OTHER_TESTS = ("tweeteval-val", "newsmtsc-devtest_mt")


@dataclass(frozen=True)
class Sentence:
    """Words with a BIO label each, out of the set `source`."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    source: str

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class SentimentText:
    """A text that is negative, neutral or positive, out of the set `source`."""

    text: str
    sentiment: str
    source: str


def read_sentences(data: Path, name: str) -> list[Sentence]:
    """A CoNLL file by its short name: `word<TAB>label` lines, an empty line after each sentence."""
    sentences, rows = [], []
    with open_text(data / f"ner/{name}.conll.xz") as lines:
        for line in [*lines, ""]:
            if line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                words, labels = zip(*rows)
                sentences.append(Sentence(words, labels, name))
                rows = []
    return sentences


def read_sentiment(data: Path, name: str) -> list[SentimentText]:
    """A file of `label<TAB>text` lines by its short name."""
    with open_text(data / f"sentiment/{name}.tsv.xz") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines if line.strip()]
    return [SentimentText(text, label, name) for label, text in rows]


def measuring_texts(data: Path) -> set[str]:
    """Every text of both tasks that is for measuring only."""
    sentences = [s for name in ENTITY_TESTS for s in read_sentences(data, name)]
    toned = [t for name in (*SENTIMENT_TESTS, *OTHER_TESTS) for t in read_sentiment(data, name)]
    return {item.text for item in [*sentences, *toned]}


def refuse_tests(names: list[str]) -> None:
    """Raises where a set that is for measuring only is named for training or development."""
    named = sorted({*ENTITY_TESTS, *SENTIMENT_TESTS, *OTHER_TESTS} & set(names))
    if named:
        raise ValueError(
            f"Expected sets to train on, got some kept for measuring: {', '.join(named)}."
        )
