"""Runs a tagger over sentences and texts and scores it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from training.device import DEVICE, in_training_precision, moved
from training.entity_metric import EntityScores, score_entities
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS, TYPES
from training.onnx_model import OnnxModel
from training.sentiment_metric import SentimentScores, score_sentiment
from training.stream import cut_batches
from training.tagged_sets import Sentence, SentimentText
from training.tagger_inputs import (
    TaggerInput,
    continuation_ids,
    pad_inputs,
    sentence_inputs,
    text_input,
)
from training.tokenise import Tokens, load_tokenizer, tokenise

# Inputs to float32 entity logits [batch, tokens, labels] and sentiment logits [batch, sentiments].
Predict = Callable[[list[TaggerInput]], tuple[np.ndarray, np.ndarray]]

# WikiGold, UNER and WNUT17 agree on these three; MISC is reported apart.
NAMES = tuple(type for type in TYPES if type != "MISC")
MAX_TOKENS = 256  # What the product tags at once: the longest passage that the embedder reads.


def torch_predict(model: torch.nn.Module) -> Predict:
    """In the precision that runs train in. The model is moved to where runs compute."""
    model.to(DEVICE)

    def predict(inputs: list[TaggerInput]) -> tuple[np.ndarray, np.ndarray]:
        batch = moved({name: torch.from_numpy(array) for name, array in pad_inputs(inputs).items()})
        with torch.no_grad(), in_training_precision():
            entities, sentiment = model(
                batch["input_ids"], batch["attention_mask"], batch["casing_ids"]
            )
        return entities.float().cpu().numpy(), sentiment.float().cpu().numpy()

    return predict


def onnx_predict(model: OnnxModel) -> Predict:
    """The exported graph, one input at a time and without padding, as the product runs it."""

    def predict(inputs: list[TaggerInput]) -> tuple[np.ndarray, np.ndarray]:
        longest = max(len(part.ids) for part in inputs)
        entities = np.zeros((len(inputs), longest, len(ENTITY_LABELS)), dtype=np.float32)
        sentiment = np.zeros((len(inputs), len(SENTIMENT_LABELS)), dtype=np.float32)
        for row, part in enumerate(inputs):
            entities[row, : len(part.ids)], sentiment[row] = model(part.ids, part.casing)
        return entities, sentiment

    return predict


class Labeller:
    """Labels sentences and texts by a tagger's logits."""

    def __init__(self, tokenizer: Path, predict: Predict, batch_tokens: int = 2_048):
        self.tokenizer = load_tokenizer(tokenizer)
        self.continues = continuation_ids(self.tokenizer)
        self.predict, self.batch_tokens = predict, batch_tokens

    def tokens_of(self, items: list[Sentence] | list[SentimentText]) -> dict[str, Tokens]:
        return tokenise(self.tokenizer, {item.text for item in items})

    def entity_labels(self, sentences: list[Sentence]) -> list[list[str]]:
        """
        A label a word, that of the word's first token; O where a word has none, as control
        characters haven't.
        """
        tokens = self.tokens_of(sentences)
        labels = [["O"] * len(sentence.words) for sentence in sentences]
        owned = [
            (part, row)
            for row, sentence in enumerate(sentences)
            for part in sentence_inputs(sentence, tokens[sentence.text], self.continues, MAX_TOKENS)
        ]
        for (part, row), entities, _ in self.run(owned):
            for position in np.nonzero(part.words >= 0)[0]:
                labels[row][part.words[position]] = ENTITY_LABELS[entities[position].argmax()]
        return labels

    def sentiments(self, texts: list[SentimentText]) -> list[str]:
        tokens = self.tokens_of(texts)
        labels = [""] * len(texts)
        owned = [
            (text_input(text, tokens[text.text], self.continues, MAX_TOKENS), row)
            for row, text in enumerate(texts)
        ]
        for (_, row), _, sentiment in self.run(owned):
            labels[row] = SENTIMENT_LABELS[sentiment.argmax()]
        return labels

    def run(self, owned: list[tuple[TaggerInput, int]]):
        """Yields each (input, owner) with its entity logits [tokens, labels] and sentiment logits."""
        order = sorted(owned, key=lambda pair: len(pair[0].ids))
        batches = cut_batches([part for part, _ in order], self.batch_tokens)
        pairs = iter(order)
        for batch in batches:
            entities, sentiment = self.predict(batch)
            for row in range(len(batch)):
                yield next(pairs), entities[row], sentiment[row]


def score_names(labeller: Labeller, sentences: list[Sentence]) -> EntityScores:
    """People, organisations and places together, whatever is said of MISC."""
    golds = [list(sentence.labels) for sentence in sentences]
    return score_entities(golds, labeller.entity_labels(sentences), NAMES)


def score_texts(labeller: Labeller, texts: list[SentimentText]) -> SentimentScores:
    return score_sentiment([text.sentiment for text in texts], labeller.sentiments(texts))
