"""The embedder in plain PyTorch: BERT, the mean over its tokens, scaled to length one."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from training.bert import Bert, BertConfig
from training.stream import cut_batches
from training.tokenise import CLS, PAD, SEP, Tokens, tokenise
from training.weights import load_encoder

MAX_TOKENS = 256  # sentence-transformers' own limit for these weights


class TextEmbedder(nn.Module):
    """Texts to vectors whose cosine says how well they go together."""

    def __init__(self, config: BertConfig):
        super().__init__()
        self.bert = Bert(config)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Both int64 [batch, tokens]; returns float32 [batch, hidden], each of length one."""
        mask = None if bool(attention_mask.all()) else attention_mask
        hidden = self.bert(input_ids, mask, torch.zeros_like(input_ids)).float()
        kept = attention_mask[:, :, None].float()
        return F.normalize((hidden * kept).sum(1) / kept.sum(1), dim=-1)


def load_embedder(folder: Path) -> TextEmbedder:
    """A folder in the Hugging Face layout, ready to embed."""
    model = TextEmbedder(BertConfig.read(folder))
    model.bert.load_state_dict(load_encoder(folder))
    return model.eval()


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
