"""Own sentences for the tagger's tests: with entities, and with a sentiment."""

import lzma
from dataclasses import replace
from pathlib import Path

from training.tagged_sets import Sentence, SentimentText
from training.tagger_config import TAGGER_SMOKE
from training.tagger_data import Development, TaggerData

TAGGED = [
    ("Marta/B-PER Denk/I-PER built the mill at Lower/B-LOC Hask/I-LOC .", "crossner-5dom"),
    ("The Hask/B-ORG Rowing/I-ORG Club/I-ORG met in Orrel/B-LOC on Friday .", "crossner-5dom"),
    (
        "Her poem The/B-MISC Grey/I-MISC Heron/I-MISC was read by Tom/B-PER Varley/I-PER .",
        "wnut17-train",
    ),
    ("It rained all day and nobody came .", "btc"),
    ("Tom/B-PER Varley/I-PER left Orrel/B-LOC for good .", "btc"),
    ("Aller/B-ORG Water/I-ORG 's Danish owner sold its U.S./B-LOC pumps .", "uner-ewt-train"),
    ("Borrower/B-PER pays Hask/B-ORG Savings/I-ORG at noon .", "sec-filings"),
    ("Old Danish/B-MISC coins were found near Lower/B-LOC Hask/I-LOC .", "uner-ewt-train"),
]
TONED = [
    ("What a lovely morning on the river, I could sing.", "positive"),
    ("The new lock works well and the keeper is kind.", "positive"),
    ("Best soup I have had in years!", "positive"),
    ("The boat leaves at nine from the second pier.", "neutral"),
    ("Tickets are sold at the kiosk.", "neutral"),
    ("Their staff were rude and the soup was cold.", "negative"),
    ("I hate this road, it is a danger to everyone.", "negative"),
    ("A dull, ugly and useless book.", "negative"),
]


def make_sentence(tagged: str, source: str) -> Sentence:
    """From `word/label` and plain words, which are O."""
    pairs = [(*part.split("/"), "O")[:2] for part in tagged.split()]
    words, labels = zip(*pairs)
    return Sentence(words, labels, source)


def make_tagger_data() -> TaggerData:
    sentences = [make_sentence(*pair) for pair in TAGGED]
    texts = [SentimentText(*pair, "own") for pair in TONED]
    development = Development(sentences, texts)
    return TaggerData(sentences, texts, development, {"own": 16, "own, same text dropped": 2})


def tagger_knobs():
    """Some fifty steps."""
    return replace(
        TAGGER_SMOKE,
        tokens=8_000,
        peak_rate=1e-2,
        batch_tokens=300,
        pool_sentences=16,
        pool_texts=16,
        max_tokens=48,
        evaluations=1,
        save_every=4,
        quick_items=8,
    )


def write_xz(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.write(text)
