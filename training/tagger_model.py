"""The tagger: BERT with a label a token and a sentiment a text, so that one pass gives both."""

from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.bert import Bert, BertConfig, mean_of_tokens
from training.casing import CASINGS
from training.hugging_face import read_config, write_config, write_tensors
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS
from training.weights import load_encoder, load_model

TYPE_EMBEDDINGS = "embeddings.token_type_embeddings.weight"


class Tagger(nn.Module):
    """
    The casing embeddings stand where BERT has its token types, which single texts have no use
    for: the graph stays one that ONNX Runtime fuses. Sentiment is read off the mean over the
    tokens, since the base was trained to put a sentence's meaning there and not in [CLS].
    """

    def __init__(self, config: BertConfig, dropout: float = 0.0, seed: int = 0):
        super().__init__()
        self.bert = Bert(config, dropout, seed)
        self.entities = nn.Linear(config.hidden_size, len(ENTITY_LABELS))
        self.sentiment = nn.Linear(config.hidden_size, len(SENTIMENT_LABELS))
        for head in (self.entities, self.sentiment):
            nn.init.normal_(head.weight, std=0.02)  # BERT's initialiser
            nn.init.zeros_(head.bias)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor | None, casing_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """
        All inputs are int64 [batch, tokens]; None for the mask says that nothing is padded.
        Returns entity logits [batch, tokens, labels] and sentiment logits [batch, sentiments].
        """
        hidden = self.bert(input_ids, attention_mask, casing_ids)
        return self.entities(hidden), self.sentiment(mean_of_tokens(hidden, attention_mask))


def entity_loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """
    Mean over the tokens that ask for a label of -log of the total probability of those that may
    be right. `allowed` is int64 [batch, tokens], a bit a label, 0 where none is asked for.
    """
    asked = allowed > 0
    logits, allowed = logits.float()[asked], allowed[asked]  # [asked, labels], [asked]
    bits = (allowed[:, None] >> torch.arange(logits.shape[1], device=logits.device)) & 1
    right = logits.masked_fill(bits == 0, float("-inf")).logsumexp(-1)
    return (logits.logsumexp(-1) - right).mean()


def sentiment_loss(logits: Tensor, sentiments: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy, weighted a class."""
    return F.cross_entropy(logits.float(), sentiments, weight=weights)


def shape_from(base: Path) -> BertConfig:
    """The base's shape with as many token types as there are casings."""
    return replace(read_config(base), type_vocab_size=len(CASINGS))


def load_base(tagger: Tagger, base: Path) -> None:
    """Loads the encoder. Every casing starts as the base's type 0, that of single texts."""
    state = load_encoder(base)
    state[TYPE_EMBEDDINGS] = state[TYPE_EMBEDDINGS][:1].repeat(len(CASINGS), 1)
    tagger.bert.load_state_dict(state)


def save_tagger(state: dict[str, Tensor], config: BertConfig, folder: Path) -> None:
    """
    Writes a folder in the Hugging Face layout, the heads beside the encoder. `state` is a Tagger's.
    """
    write_tensors(state, config.model_type, folder)
    facts = {
        "entity_labels": ENTITY_LABELS,
        "sentiment_labels": SENTIMENT_LABELS,
        "casings": CASINGS,
    }
    write_config(config, folder, "Model", facts)


def load_tagger(folder: Path) -> Tagger:
    """A tagger saved by `save_tagger`, ready to evaluate."""
    return load_model(Tagger, folder)
