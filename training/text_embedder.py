"""The embedder in plain PyTorch: BERT, the mean over its tokens and over those of each sentence, scaled to length one."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.bert import TextEmbedder
from training.device import DEVICE, in_training_precision
from training.sentences import parts_of
from training.stream import cut_batches
from training.tokenise import CLS, PAD, SEP, Tokens, tokenise
from training.weights import load_model

MAX_TOKENS = 256  # sentence-transformers' own limit for these weights


@dataclass(frozen=True)
class Text:
    """What is embedded of a text: its word pieces without specials, and the half-open ranges of its parts among them."""

    ids: np.ndarray  # int32 [tokens]
    parts: list[tuple[int, int]]


@dataclass(frozen=True)
class Embeddings:
    """Several vectors a text: of the whole of it, then of each part. Those of text i begin at row `starts[i]`."""

    vectors: np.ndarray  # float32 [rows, dimension], each of length one
    starts: np.ndarray  # int64 [texts]

    @property
    def wholes(self) -> np.ndarray:
        """float32 [texts, dimension]: the vectors of the whole texts."""
        return self.vectors[self.starts]


Embed = Callable[[list[str]], Embeddings]


def load_embedder(folder: Path) -> TextEmbedder:
    """A folder in the Hugging Face layout, ready to embed."""
    return load_model(TextEmbedder, folder)


def cut_text(text: str, tokens: Tokens) -> Text:
    """The first pieces that the limit allows, with their sentences."""
    most = MAX_TOKENS - 2
    return Text(tokens.ids[:most], parts_of(text, tokens, most))


def cut_texts(tokenizer: Tokenizer, texts: set[str]) -> dict[str, Text]:
    return {text: cut_text(text, tokens) for text, tokens in tokenise(tokenizer, texts).items()}


def pad_texts(texts: list[Text]) -> tuple[Tensor, Tensor, Tensor]:
    """[CLS] text [SEP]: (input_ids, attention_mask, parts), int64 [texts, tokens], as TextEmbedder takes them."""
    rows = [[CLS, *text.ids, SEP] for text in texts]
    length = max(len(row) for row in rows)
    ids = torch.tensor([[*row, *[PAD] * (length - len(row))] for row in rows])
    lengths = torch.tensor([len(row) for row in rows])
    parts = torch.full(ids.shape, -1)
    number = 0
    for row, text in zip(parts, texts):
        for first, last in text.parts:
            row[first + 1 : last + 1] = number  # Behind [CLS].
            number += 1
    return ids, (torch.arange(length)[None] < lengths[:, None]).long(), parts


def owners_of(texts: list[Text], places: list[int]) -> list[int]:
    """The places of the texts that the rows belong to which TextEmbedder gives of `pad_texts` of these."""
    return [*places, *(place for place in places for _ in texts[place].parts)]


def chunks_of(texts: list[Text], chunk_tokens: int) -> list[list[int]]:
    """The places of all texts, those of about equal length together, to be embedded at once."""
    lengths = [len(text.ids) for text in texts]
    places = sorted(range(len(texts)), key=lengths.__getitem__)
    return cut_batches(places, chunk_tokens, lengths.__getitem__)


def embed_texts(model: TextEmbedder, texts: list[Text], chunk_tokens: int, is_as_trained: bool) -> Embeddings:
    """In the precision that runs train in, or in fp32. The model is moved to where runs compute."""
    model.to(DEVICE)
    precision = in_training_precision() if is_as_trained else nullcontext()
    vectors, owners = [], []
    with torch.no_grad(), precision:
        for places in chunks_of(texts, chunk_tokens):
            padded = [tensor.to(DEVICE) for tensor in pad_texts([texts[place] for place in places])]
            vectors.append(model(*padded).cpu().numpy())
            owners += owners_of(texts, places)
    # Stable, so that the vector of the whole stays before those of its parts.
    order = np.argsort(owners, kind="stable")
    counts = np.bincount(owners, minlength=len(texts))
    return Embeddings(np.concatenate(vectors)[order], np.cumsum(counts) - counts)


def torch_embed(model: TextEmbedder, tokenizer: Tokenizer, chunk_tokens: int, is_as_trained: bool) -> Embed:
    """`embed_texts` for texts that are not tokenised yet."""

    def embed(texts: list[str]) -> Embeddings:
        cut = cut_texts(tokenizer, set(texts))
        return embed_texts(model, [cut[text] for text in texts], chunk_tokens, is_as_trained)

    return embed
