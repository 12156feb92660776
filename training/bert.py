"""
BERT (Devlin et al. 2018) in plain PyTorch, to be read from top to bottom: embeddings, encoder layers,
pooler, and a head for each use. Shapes stand at the ends of lines.

DistilBERT, RoBERTa and ALBERT are the same computation under other settings of `BertConfig`
(variants.py lists them); weights.py loads and saves all four in the Hugging Face format.

Written for training on a CPU: one fused product for query, key and value, plain batched products
for attention, and dropout on hidden states only. Attention dropout and fused attention kernels
cost more there than they give (training/README.md has the figures).
"""

import math
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.errors import BadInput

ACTIVATIONS = {
    "gelu": F.gelu,
    "gelu_new": partial(F.gelu, approximate="tanh"),
    "relu": F.relu,
    "tanh": torch.tanh,
}


@dataclass(frozen=True)
class BertConfig:
    """What the computation depends on, by the names of BERT's config.json."""

    vocab_size: int = 30522
    hidden_size: int = 384
    num_hidden_layers: int = 6
    num_attention_heads: int = 12
    intermediate_size: int = 1536
    max_position_embeddings: int = 512
    type_vocab_size: int = 2  # 0 for no token types at all (DistilBERT)
    layer_norm_eps: float = 1e-12
    hidden_act: str = "gelu"
    pad_token_id: int = 0
    labels: tuple[str, ...] = ("LABEL_0", "LABEL_1")  # of the two classifiers

    # Where the variants differ.
    model_type: str = "bert"
    pooler_act: str = "tanh"  # relu in DistilBERT
    skips_padding: bool = False  # RoBERTa: positions start behind pad_token_id, padding has none
    embedding_size: int | None = None  # ALBERT: embeddings are narrower, and projected
    num_hidden_groups: int | None = None  # ALBERT: so many different layers, each used repeatedly

    def __post_init__(self) -> None:
        if self.hidden_size % self.num_attention_heads:
            raise BadInput(
                f"Expected a number of attention heads that divides the hidden size "
                f"{self.hidden_size}, got {self.num_attention_heads}. Change one of the two."
            )
        groups = self.num_hidden_groups or self.num_hidden_layers
        if self.num_hidden_layers % groups:
            raise BadInput(
                f"Expected a number of groups that divides the {self.num_hidden_layers} layers, "
                f"got {groups}. Change one of the two."
            )
        if self.hidden_act not in ACTIVATIONS:
            raise BadInput(
                f"Expected an activation among {', '.join(ACTIVATIONS)}, got {self.hidden_act!r}. "
                f"Add it to ACTIVATIONS in training/bert.py."
            )


class PooledDropout(nn.Module):
    """
    Dropout whose masks are slices, at random places, of one mask drawn beforehand: drawing a
    fresh mask each time takes an eighth of a training step on a CPU.
    """

    POOL = 1 << 23  # Larger than any hidden state of a step: 12,288 tokens x 384 are half of it.

    def __init__(self, rate: float, seed: int = 0):
        super().__init__()
        self.rate = rate
        if rate > 0:
            chance = torch.Generator().manual_seed(seed)
            kept = torch.rand(self.POOL, generator=chance) >= rate
            self.register_buffer("mask", kept.to(torch.bfloat16) / (1 - rate), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if self.rate == 0 or not self.training:
            return x
        first = int(torch.randint(self.POOL - x.numel() + 1, ()))
        return x * self.mask[first : first + x.numel()].view(x.shape).to(x.dtype)


class Embeddings(nn.Module):
    """x = LayerNorm(word + position + type), each a row of a learned table."""

    def __init__(self, config: BertConfig, dropout: nn.Module):
        super().__init__()
        self.config = config
        size = config.embedding_size or config.hidden_size
        self.word_embeddings = nn.Embedding(
            config.vocab_size, size, padding_idx=config.pad_token_id
        )
        self.position_embeddings = nn.Embedding(config.max_position_embeddings, size)
        if config.type_vocab_size > 0:
            self.token_type_embeddings = nn.Embedding(config.type_vocab_size, size)
        self.LayerNorm = nn.LayerNorm(size, eps=config.layer_norm_eps)
        if config.embedding_size is not None:
            self.projection = nn.Linear(size, config.hidden_size)
        self.dropout = dropout

    def forward(self, input_ids: Tensor, token_type_ids: Tensor | None) -> Tensor:
        word = self.word_embeddings(input_ids)  # [batch, tokens, size]
        position = self.position_embeddings(self.positions(input_ids))  # [1 or batch, tokens, size]
        embedded = word + position
        if self.config.type_vocab_size > 0:
            types = torch.zeros_like(input_ids) if token_type_ids is None else token_type_ids
            embedded = embedded + self.token_type_embeddings(types)
        x = self.dropout(self.LayerNorm(embedded))  # [batch, tokens, size]
        if self.config.embedding_size is not None:
            x = self.projection(x)
        return x  # [batch, tokens, hidden]

    def positions(self, input_ids: Tensor) -> Tensor:
        """0, 1, 2, ...; or, where padding is skipped, pad + 1, pad + 2, ... and pad for padding."""
        if not self.config.skips_padding:
            return torch.arange(input_ids.shape[1], device=input_ids.device)[None]  # [1, tokens]
        pad = self.config.pad_token_id
        kept = (input_ids != pad).long()
        return kept.cumsum(1) * kept + pad  # [batch, tokens]


class Layer(nn.Module):
    """
    One Transformer encoder layer, normalised after each residual sum:

        query, key, value = qkv(x), cut into heads of `size` features
        weights = softmax(query key^T / sqrt(size) + bias)
        context = weights value, in each head, side by side again
        x = attention_norm(x + attention_output(context))
        x = output_norm(x + output(gelu(intermediate(x))))

    `bias` is 0 for tokens and far below 0 for padding, which so gets no attention.
    """

    def __init__(self, config: BertConfig, dropout: nn.Module):
        super().__init__()
        hidden, inner = config.hidden_size, config.intermediate_size
        self.heads = config.num_attention_heads
        self.activation = ACTIVATIONS[config.hidden_act]
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.attention_output = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=config.layer_norm_eps)
        self.intermediate = nn.Linear(hidden, inner)
        self.output = nn.Linear(inner, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=config.layer_norm_eps)
        self.dropout = dropout

    def project(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """[batch, tokens, hidden] to query, key and value, each [batch, heads, tokens, size]."""
        batch, tokens, hidden = x.shape
        qkv = self.qkv(x).view(batch, tokens, 3, self.heads, hidden // self.heads)
        return qkv.permute(2, 0, 3, 1, 4).unbind(0)

    def weigh(self, query: Tensor, key: Tensor, bias: Tensor | None) -> Tensor:
        """How much of each token's value (last axis) each token (last but one) takes; they sum to 1."""
        scores = torch.matmul(query * (1 / math.sqrt(query.shape[-1])), key.transpose(-1, -2))
        if bias is not None:
            scores = scores + bias  # [batch, heads, tokens, tokens] + [batch, 1, 1, tokens]
        return scores.softmax(-1)  # [batch, heads, tokens, tokens]

    def attend(self, x: Tensor, bias: Tensor | None) -> Tensor:
        query, key, value = self.project(x)
        context = torch.matmul(self.weigh(query, key, bias), value)  # [batch, heads, tokens, size]
        return context.transpose(1, 2).reshape(x.shape)  # [batch, tokens, hidden]

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        attended = self.attention_output(self.attend(x, bias))  # [batch, tokens, hidden]
        x = self.attention_norm(x + self.dropout(attended))
        inner = self.activation(self.intermediate(x))  # [batch, tokens, intermediate]
        transformed = self.output(inner)  # [batch, tokens, hidden]
        return self.output_norm(x + self.dropout(transformed))  # [batch, tokens, hidden]


class Bert(nn.Module):
    """The encoder: token ids to one vector a token."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.config = config
        shared_dropout = PooledDropout(dropout, seed)
        self.embeddings = Embeddings(config, shared_dropout)
        groups = config.num_hidden_groups or config.num_hidden_layers
        self.layers = nn.ModuleList(Layer(config, shared_dropout) for _ in range(groups))

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        token_type_ids: Tensor | None = None,
    ) -> Tensor:
        """
        All inputs are int64 [batch, tokens]. `attention_mask` is 1 for tokens and 0 for padding;
        None says that nothing is padded. No `token_type_ids` are all 0. Returns [batch, tokens, hidden].
        """
        x = self.embeddings(input_ids, token_type_ids)  # [batch, tokens, hidden]
        bias = None
        if attention_mask is not None:
            bias = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -10000.0
            if torch.is_autocast_enabled(x.device.type):
                bias = bias.to(torch.get_autocast_dtype(x.device.type))
        repeats = self.config.num_hidden_layers // len(self.layers)  # 1, but in ALBERT
        for layer in self.layers:
            for _ in range(repeats):
                x = layer(x, bias)
        return x  # [batch, tokens, hidden]


class Pooler(nn.Module):
    """A text in one vector: tanh(dense(x of the first token, which is [CLS]))."""

    def __init__(self, config: BertConfig):
        super().__init__()
        self.dense = nn.Linear(config.hidden_size, config.hidden_size)
        self.activation = ACTIVATIONS[config.pooler_act]

    def forward(self, hidden: Tensor) -> Tensor:
        return self.activation(self.dense(hidden[:, 0]))  # [batch, hidden]


def mean_of_tokens(hidden: Tensor, attention_mask: Tensor | None) -> Tensor:
    """The other way to one vector: the mean of x, specials counted and padding not."""
    if attention_mask is None:
        return hidden.mean(1)  # [batch, hidden]
    weights = attention_mask.to(hidden.dtype)[:, :, None]  # [batch, tokens, 1]
    return (hidden * weights).sum(1) / weights.sum(1)  # [batch, hidden]


def means_of_parts(hidden: Tensor, parts: Tensor) -> Tensor:
    """[batch, tokens, hidden] and `parts` as TextEmbedder takes them to [parts, hidden]."""
    own = parts >= 0
    sums = hidden.new_zeros(int(parts.max()) + 1, hidden.shape[-1])
    sums = sums.index_add(0, parts[own], hidden[own])  # [parts, hidden]
    return sums / torch.bincount(parts[own])[:, None]


def new_head(inputs: int, outputs: int) -> nn.Linear:
    """A linear layer as BERT begins its heads."""
    head = nn.Linear(inputs, outputs)
    nn.init.normal_(head.weight, std=0.02)
    nn.init.zeros_(head.bias)
    return head


class SpanReader(nn.Module):
    """BERT with two outputs a token: how well an answer starts and how well it ends there."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.bert = Bert(config, dropout, seed)
        self.qa_outputs = new_head(config.hidden_size, 2)

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        token_type_ids: Tensor | None = None,
    ) -> Tensor:
        hidden = self.bert(input_ids, attention_mask, token_type_ids)  # [batch, tokens, hidden]
        return self.qa_outputs(hidden)  # [batch, tokens, (start, end)]


class WordHead(nn.Module):
    """Scores of every word piece, through the embeddings that the encoder reads them by."""

    def __init__(self, config: BertConfig):
        super().__init__()
        size = config.embedding_size or config.hidden_size
        self.dense = nn.Linear(config.hidden_size, size)
        self.LayerNorm = nn.LayerNorm(size, eps=config.layer_norm_eps)
        self.bias = nn.Parameter(torch.zeros(config.vocab_size))
        self.activation = ACTIVATIONS[config.hidden_act]

    def forward(self, hidden: Tensor, embeddings: Tensor) -> Tensor:
        """[..., hidden] and [vocabulary, size] to [..., vocabulary]."""
        transformed = self.LayerNorm(self.activation(self.dense(hidden)))  # [..., size]
        return F.linear(transformed, embeddings, self.bias)  # [..., vocabulary]


class WordGuesser(nn.Module):
    """BERT that says which word stands at each place, as it is pre-trained to for masked ones."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.bert = Bert(config, dropout, seed)
        self.words = WordHead(config)

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        token_type_ids: Tensor | None = None,
        chosen: Tensor | None = None,
    ) -> Tensor:
        """Of all places [batch, tokens, vocabulary], or of the `chosen` (bool) [places, vocabulary]."""
        hidden = self.bert(input_ids, attention_mask, token_type_ids)  # [batch, tokens, hidden]
        asked = hidden if chosen is None else hidden[chosen]
        return self.words(asked, self.bert.embeddings.word_embeddings.weight)


class TokenClassifier(nn.Module):
    """BERT with a score a token for each of config.labels."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.bert = Bert(config, dropout, seed)
        self.token_classifier = new_head(config.hidden_size, len(config.labels))

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        token_type_ids: Tensor | None = None,
    ) -> Tensor:
        hidden = self.bert(input_ids, attention_mask, token_type_ids)  # [batch, tokens, hidden]
        return self.token_classifier(hidden)  # [batch, tokens, labels]


class SequenceClassifier(nn.Module):
    """BERT with a score a text for each of config.labels, off the pooled [CLS]."""

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.bert = Bert(config, dropout, seed)
        self.pooler = Pooler(config)
        self.dropout = nn.Dropout(dropout)
        self.sequence_classifier = new_head(config.hidden_size, len(config.labels))

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        token_type_ids: Tensor | None = None,
    ) -> Tensor:
        hidden = self.bert(input_ids, attention_mask, token_type_ids)  # [batch, tokens, hidden]
        pooled = self.dropout(self.pooler(hidden))  # [batch, hidden]
        return self.sequence_classifier(pooled)  # [batch, labels]


class TextEmbedder(nn.Module):
    """Texts to vectors whose cosine says how well they go together."""

    def __init__(self, config: BertConfig):
        super().__init__()
        self.bert = Bert(config)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, parts: Tensor | None = None) -> Tensor:
        """
        All int64 [batch, tokens]; returns float32 [batch, hidden], each of length one. `parts` has each token's part
        of its text, the batch's counted from 0, and -1 for none: the mean of each follows, [batch + parts, hidden].
        """
        mask = None if bool(attention_mask.all()) else attention_mask
        hidden = self.bert(input_ids, mask).float()  # [batch, tokens, hidden]
        means = mean_of_tokens(hidden, attention_mask)  # [batch, hidden]
        if parts is not None:
            means = torch.cat([means, means_of_parts(hidden, parts)])  # [batch + parts, hidden]
        return F.normalize(means, dim=-1)
