"""Reader inputs: [CLS] question [SEP] part of the passage [SEP]."""

import random
from dataclasses import dataclass

import numpy as np

from training.config import ReaderConfig
from training.data import Example
from training.tokenise import CLS, PAD, SEP, SPECIALS, Tokens, token_span


@dataclass(frozen=True)
class Window:
    """`start` and `end` (inclusive) are positions in `ids`; both 0, the [CLS], for no answer."""

    ids: np.ndarray  # int32 [tokens]
    question_tokens: int
    start: int = 0
    end: int = 0
    passage_start: int = 0  # passage tokens that come before the window

    @property
    def passage_offset(self) -> int:
        """The position in `ids` of the window's first passage token."""
        return self.question_tokens + 2


def assemble(
    question: np.ndarray, passage: np.ndarray, first: int, length: int, span: tuple[int, int] | None
) -> Window:
    """The window over passage tokens [first, first + length); `span` in passage tokens."""
    part = passage[first : first + length]
    ids = np.concatenate([[CLS], question, [SEP], part, [SEP]]).astype(np.int32)
    if span is None:
        return Window(ids, len(question), passage_start=first)
    shift = len(question) + 2 - first
    return Window(ids, len(question), span[0] + shift, span[1] + shift, first)


def training_window(
    example: Example,
    tokens: dict[str, Tokens],
    limit: int,
    config: ReaderConfig,
    chance: random.Random,
) -> Window | None:
    """
    One window of at most `limit` tokens. A passage that fits is taken whole; a longer one is cut
    at a random place around one of the answers, or now and then where no answer is. None where
    no answer can be shown.
    """
    question = tokens[example.question].ids[: config.question_tokens]
    passage = tokens[example.context]
    total = len(passage.ids)
    room = min(limit - len(question) - SPECIALS, total)
    if not example.answers:
        return assemble(question, passage.ids, chance.randint(0, total - room), room, None)
    answer = chance.choice(example.answers)
    span = token_span(passage.offsets, answer.start, answer.start + len(answer.text))
    if span is None or span[1] - span[0] >= room:
        return None
    if chance.random() < config.answerless_windows:
        firsts = [f for f in range(total - room + 1) if f + room <= span[0] or f > span[1]]
        if firsts and len(example.answers) == 1:
            return assemble(question, passage.ids, chance.choice(firsts), room, None)
    first = chance.randint(max(0, span[1] + 1 - room), min(span[0], total - room))
    return assemble(question, passage.ids, first, room, span)


def covering_windows(
    question: np.ndarray, passage: np.ndarray, window_tokens: int, overlap_tokens: int
) -> list[Window]:
    """
    Windows that together cover every passage token, in passage order; [] for an empty passage.
    Consecutive windows share `overlap_tokens`.
    """
    room = window_tokens - len(question) - SPECIALS
    step = room - overlap_tokens
    if step < 1:
        raise ValueError(f"Expected room for more than {overlap_tokens} tokens, got {room}.")
    if len(passage) == 0:
        return []
    starts = range(0, max(1, len(passage) - overlap_tokens), step)
    return [assemble(question, passage, first, room, None) for first in starts]


def pad_batch(windows: list[Window]) -> dict[str, np.ndarray]:
    """int64 arrays [batch, tokens] as the model takes them, and targets [batch]."""
    length = max(len(window.ids) for window in windows)
    ids = np.full((len(windows), length), PAD, dtype=np.int64)
    mask = np.zeros_like(ids)
    types = np.zeros_like(ids)
    for row, window in enumerate(windows):
        count = len(window.ids)
        ids[row, :count] = window.ids
        mask[row, :count] = 1
        types[row, window.passage_offset : count] = 1
    return {
        "input_ids": ids,
        "attention_mask": mask,
        "token_type_ids": types,
        "starts": np.array([window.start for window in windows]),
        "ends": np.array([window.end for window in windows]),
    }
