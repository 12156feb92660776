"""The embedder in plain PyTorch: BERT, the mean over its tokens, scaled to length one."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.bert import TextEmbedder
from training.stream import cut_batches
from training.tokenise import CLS, PAD, SEP, Tokens, tokenise
from training.weights import load_model

MAX_TOKENS = 256  # sentence-transformers' own limit for these weights


def load_embedder(folder: Path) -> TextEmbedder:
    """A folder in the Hugging Face layout, ready to embed."""
    return load_model(TextEmbedder, folder)


def pad_texts(texts: list[Tokens]) -> tuple[Tensor, Tensor]:
    """[CLS] text [SEP], cut to the limit: (input_ids, attention_mask), int64 [texts, tokens]."""
    rows = [[CLS, *text.ids[: MAX_TOKENS - 2], SEP] for text in texts]
    length = max(len(row) for row in rows)
    ids = torch.tensor([[*row, *[PAD] * (length - len(row))] for row in rows])
    lengths = torch.tensor([len(row) for row in rows])
    return ids, (torch.arange(length)[None] < lengths[:, None]).long()


def chunks_of(texts: list[Tokens], chunk_tokens: int) -> list[list[int]]:
    """The places of all texts, those of about equal length together, to be embedded at once."""
    lengths = [len(text.ids) for text in texts]
    places = sorted(range(len(texts)), key=lengths.__getitem__)
    return cut_batches(places, chunk_tokens, lengths.__getitem__)


def embed_texts(
    model: TextEmbedder, texts: list[Tokens], chunk_tokens: int, is_bf16: bool
) -> np.ndarray:
    """float32 [texts, hidden], by bf16 autocast as the training runs it or in fp32."""
    result = np.zeros((len(texts), model.bert.config.hidden_size), dtype=np.float32)
    precision = torch.autocast("cpu", torch.bfloat16) if is_bf16 else nullcontext()
    with torch.no_grad(), precision:
        for places in chunks_of(texts, chunk_tokens):
            result[places] = model(*pad_texts([texts[place] for place in places])).numpy()
    return result


def torch_embed(
    model: TextEmbedder, tokenizer: Tokenizer, chunk_tokens: int, is_bf16: bool
) -> Callable[[list[str]], np.ndarray]:
    """`embed_texts` for texts that are not tokenised yet."""

    def embed(texts: list[str]) -> np.ndarray:
        tokens = tokenise(tokenizer, set(texts))
        return embed_texts(model, [tokens[text] for text in texts], chunk_tokens, is_bf16)

    return embed
