"""BERT (Devlin et al. 2018) in plain PyTorch, with a span head.

Written for training on a CPU: one fused product for query, key and value, plain batched products
for attention, and dropout on hidden states only. Attention dropout and fused attention kernels
cost more there than they give (training/README.md has the figures). Names of parameters follow
the Hugging Face layout, so that folders load and save unchanged.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class BertConfig:
    """The fields of config.json that the computation needs."""

    vocab_size: int = 30522
    hidden_size: int = 384
    num_hidden_layers: int = 6
    num_attention_heads: int = 12
    intermediate_size: int = 1536
    max_position_embeddings: int = 512
    type_vocab_size: int = 2
    layer_norm_eps: float = 1e-12

    @staticmethod
    def read(folder: Path) -> "BertConfig":
        raw = json.loads((folder / "config.json").read_text())
        return BertConfig(**{name: raw[name] for name in BertConfig.__dataclass_fields__})


class PooledDropout(nn.Module):
    """
    Dropout whose masks are slices, at random places, of one mask drawn beforehand: drawing a
    fresh mask each time takes an eighth of a training step on a CPU.
    """

    POOL = 1 << 23  # Three times the largest hidden state of a step (4,096 tokens x 384).

    def __init__(self, rate: float, seed: int = 0):
        super().__init__()
        self.rate = rate
        if rate > 0:
            chance = torch.Generator().manual_seed(seed)
            kept = torch.rand(self.POOL, generator=chance) >= rate
            self.mask = kept.to(torch.bfloat16) / (1 - rate)

    def forward(self, x: Tensor) -> Tensor:
        if self.rate == 0 or not self.training:
            return x
        first = int(torch.randint(self.POOL - x.numel() + 1, ()))
        return x * self.mask[first : first + x.numel()].view(x.shape).to(x.dtype)


class Embeddings(nn.Module):
    """Sum of word, position and token type embeddings, normalised."""

    def __init__(self, config: BertConfig, dropout: nn.Module):
        super().__init__()
        hidden = config.hidden_size
        self.word_embeddings = nn.Embedding(config.vocab_size, hidden, padding_idx=0)
        self.position_embeddings = nn.Embedding(config.max_position_embeddings, hidden)
        self.token_type_embeddings = nn.Embedding(config.type_vocab_size, hidden)
        self.LayerNorm = nn.LayerNorm(hidden, eps=config.layer_norm_eps)
        self.dropout = dropout

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        positions = torch.arange(input_ids.shape[1], device=input_ids.device)
        embedded = (
            self.word_embeddings(input_ids)
            + self.position_embeddings(positions)
            + self.token_type_embeddings(token_type_ids)
        )
        return self.dropout(self.LayerNorm(embedded))  # [batch, tokens, hidden]


class Layer(nn.Module):
    """One Transformer encoder layer, normalised after each residual sum."""

    def __init__(self, config: BertConfig, dropout: nn.Module):
        super().__init__()
        hidden, inner = config.hidden_size, config.intermediate_size
        self.heads = config.num_attention_heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.attention_output = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=config.layer_norm_eps)
        self.intermediate = nn.Linear(hidden, inner)
        self.output = nn.Linear(inner, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=config.layer_norm_eps)
        self.dropout = dropout

    def attend(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, tokens, hidden = x.shape
        size = hidden // self.heads
        qkv = self.qkv(x).view(batch, tokens, 3, self.heads, size)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)  # each [batch, heads, tokens, size]
        scores = torch.matmul(query * (1 / math.sqrt(size)), key.transpose(-1, -2))
        if bias is not None:
            scores = scores + bias
        context = torch.matmul(scores.softmax(-1), value)  # [batch, heads, tokens, size]
        return context.transpose(1, 2).reshape(batch, tokens, hidden)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        attended = self.attention_output(self.attend(x, bias))
        x = self.attention_norm(x + self.dropout(attended))
        transformed = self.output(F.gelu(self.intermediate(x)))
        return self.output_norm(x + self.dropout(transformed))  # [batch, tokens, hidden]


class Bert(nn.Module):
    """The encoder: ids to one vector a token."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.config = config
        shared_dropout = PooledDropout(dropout, seed)
        self.embeddings = Embeddings(config, shared_dropout)
        self.layers = nn.ModuleList(
            Layer(config, shared_dropout) for _ in range(config.num_hidden_layers)
        )

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor | None, token_type_ids: Tensor
    ) -> Tensor:
        """
        All inputs are int64 [batch, tokens]. `attention_mask` is 1 for tokens and 0 for padding;
        None says that nothing is padded. Returns [batch, tokens, hidden].
        """
        x = self.embeddings(input_ids, token_type_ids)
        bias = None
        if attention_mask is not None:
            bias = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -10000.0
            if torch.is_autocast_enabled("cpu"):
                bias = bias.to(torch.get_autocast_dtype("cpu"))
        for layer in self.layers:
            x = layer(x, bias)
        return x


class SpanReader(nn.Module):
    """BERT with two outputs a token: how well an answer starts and how well it ends there."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.bert = Bert(config, dropout, seed)
        self.qa_outputs = nn.Linear(config.hidden_size, 2)
        nn.init.normal_(self.qa_outputs.weight, std=0.02)  # BERT's initialiser
        nn.init.zeros_(self.qa_outputs.bias)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor | None, token_type_ids: Tensor
    ) -> Tensor:
        hidden = self.bert(input_ids, attention_mask, token_type_ids)
        return self.qa_outputs(hidden)  # [batch, tokens, (start, end)]
