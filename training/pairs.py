"""Questions with the passages that answer them, cut as the product cuts them."""

from dataclasses import dataclass

import numpy as np

from training.data import Answer, Example
from training.tokenise import Tokens, token_span


@dataclass(frozen=True)
class Passage:
    """
    A piece of a context that the embedder can read whole. `group` names what is searched for hard
    negatives: an article, or a whole set where there are no articles.
    """

    text: str
    context: str
    group: str


@dataclass(frozen=True)
class Pair:
    """`negative` is a passage that looks like an answer and holds none, where there is one."""

    question: str
    answers: tuple[str, ...]
    passage: Passage
    negative: Passage | None = None


def joined(offsets: np.ndarray, index: int) -> bool:
    """Whether token `index` stands against the one before it, as the pieces of a word do."""
    return offsets[index][0] == offsets[index - 1][1]


def cut_passage(context: str, tokens: Tokens, answer: Answer, most: int) -> str | None:
    """
    The context, or at most `most` tokens of it with the answer in their middle, between words.
    None where the answer alone is longer.
    """
    offsets, total = tokens.offsets, len(tokens.ids)
    if total <= most:
        return context
    span = token_span(offsets, answer.start, answer.start + len(answer.text))
    if span is None or span[1] - span[0] >= most:
        return None
    first = min(max(0, (span[0] + span[1] + 1 - most) // 2), total - most)
    end = first + most
    while 0 < first < span[0] and joined(offsets, first):
        first += 1
    while span[1] + 1 < end < total and joined(offsets, end):
        end -= 1
    return context[offsets[first][0] : offsets[end - 1][1]]


def make_pairs(
    examples: list[Example], group: str, tokens: dict[str, Tokens], passage_tokens: int
) -> list[Pair]:
    """
    One pair for each answerable question whose answer fits a passage of `passage_tokens`, with
    the two specials. Passages go by article where examples name one, else all to `group`.
    """
    pairs = []
    for example in examples:
        if not example.answers:
            continue
        context = example.context
        text = cut_passage(context, tokens[context], example.answers[0], passage_tokens - 2)
        if text is not None:
            passage = Passage(text, context, example.article or group)
            answers = tuple(answer.text for answer in example.answers)
            pairs.append(Pair(example.question, answers, passage))
    return pairs
