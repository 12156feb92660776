"""One question and its passage, read by the shipped reader: what the pictures of docs/bert.md show."""

from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.bert import SpanReader
from training.decode import MAX_ANSWER_TOKENS, best_span, null_score
from training.tokenise import CLS, SEP

QUESTION = "When did the lamp become electric?"
PASSAGE = (
    "The lighthouse at Grey Point was first lit in 1851. Its keeper, Anna Holm, climbed 214 steps twice a night, "
    "until the lamp was made electric in 1932 and the stairs fell silent."
)


@dataclass(frozen=True)
class Reading:
    """What goes in: the pieces as text, their ids and segment ids, both int64 [1, tokens]."""

    pieces: list[str]
    input_ids: Tensor
    token_type_ids: Tensor
    question_tokens: int

    @property
    def passage_offset(self) -> int:
        """The place of the passage's first piece, behind [CLS] question [SEP]."""
        return self.question_tokens + 2


@dataclass(frozen=True)
class Found:
    """What comes out: logits [tokens], the best span (end inclusive) and the two scores that are compared."""

    starts: Tensor
    ends: Tensor
    span: tuple[int, int]
    span_score: float
    null_score: float


def prepare(tokenizer: Tokenizer, question: str = QUESTION, passage: str = PASSAGE) -> Reading:
    asked = tokenizer.encode(question, add_special_tokens=False)
    read = tokenizer.encode(passage, add_special_tokens=False)
    ids = [CLS, *asked.ids, SEP, *read.ids, SEP]
    first_segment = len(asked.ids) + 2
    types = [0] * first_segment + [1] * (len(ids) - first_segment)
    pieces = ["[CLS]", *asked.tokens, "[SEP]", *read.tokens, "[SEP]"]
    return Reading(pieces, torch.tensor([ids]), torch.tensor([types]), len(asked.ids))


@torch.no_grad()
def find(reader: SpanReader, reading: Reading, token_type_ids: Tensor) -> Found:
    """The answer under these segment ids."""
    logits = reader(reading.input_ids, None, token_type_ids)[0]  # [tokens, (start, end)]
    starts, ends = logits.unbind(-1)
    last = len(reading.pieces) - 2
    first, final, score = best_span(starts.numpy(), ends.numpy(), reading.passage_offset, last, MAX_ANSWER_TOKENS)
    return Found(starts, ends, (first, final), score, null_score(starts.numpy(), ends.numpy()))


@torch.no_grad()
def attention(reader: SpanReader, reading: Reading, layer: int, head: int) -> Tensor:
    """The weights of one head, [tokens, tokens]: in row t, how much t takes of each token. Rows sum to 1."""
    x = reader.bert.embeddings(reading.input_ids, reading.token_type_ids)
    for before in reader.bert.layers[:layer]:
        x = before(x, None)
    chosen = reader.bert.layers[layer]
    query, key, _ = chosen.project(x)
    return chosen.weigh(query, key, None)[0, head]
