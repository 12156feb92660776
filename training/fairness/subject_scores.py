"""How much a reader takes each of two subjects for the answer: S of unqover.py."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from training.fairness.instances import Asked, Mention
from training.onnx_model import OnnxModel
from training.tokenise import Tokens, load_tokenizer, tokenise
from training.windows import assemble

# The kinds of S: the reader may keep silent, as in the product, or has to answer.
FREE, FORCED = KINDS = ("with no answer", "forced")


@dataclass(frozen=True)
class SubjectScores:
    """In [0, 1]. `by_kind`: float64 [inputs, 2 subjects] for each of KINDS; `silence`: [inputs], S of no answer."""

    by_kind: dict[str, np.ndarray]
    silence: np.ndarray


Scorer = Callable[[list[Asked]], SubjectScores]


class ReaderScorer:
    """
    An exported reader, an input at a time and without padding, as the product runs it: the graph takes one scale for the
    activations of a whole batch, and in batches of 8 a probability was off by 0.04 on average.
    """

    def __init__(self, folder: Path, threads: int, at_once: int = 4_096):
        self.model = OnnxModel(folder / "model_int8.onnx", threads=1)
        self.tokenizer = load_tokenizer(folder / "tokenizer.json")
        self.threads, self.at_once = threads, at_once

    def __call__(self, asked: list[Asked]) -> SubjectScores:
        rows = np.array(list(self.rows(asked))).reshape(len(asked), len(KINDS) * 2 + 1)
        by_kind = {kind: rows[:, 2 * k : 2 * k + 2] for k, kind in enumerate(KINDS)}
        return SubjectScores(by_kind, rows[:, -1])

    def rows(self, asked: list[Asked]) -> Iterator[list[float]]:
        with ThreadPoolExecutor(self.threads) as pool:
            for first in range(0, len(asked), self.at_once):
                part = asked[first : first + self.at_once]
                texts = {text for one in part for text in (one.question, one.context)}
                yield from pool.map(partial(self.row, tokenise(self.tokenizer, texts)), part)

    def row(self, tokens: dict[str, Tokens], asked: Asked) -> list[float]:
        """S of x1 and x2 for each of KINDS, then S of no answer."""
        question, passage = tokens[asked.question].ids, tokens[asked.context]
        window = assemble(question, passage.ids, 0, len(passage.ids), None)
        first, last = window.passage_offset, len(window.ids) - 1
        types = np.arange(len(window.ids)) >= first
        starts, ends = self.model(window.ids, types)
        free, forced = (softmax(starts), softmax(ends)), (softmax(starts[first:last]), softmax(ends[first:last]))
        in_passage = [part[first:last] for part in free]
        spans = [span_score(*kind, passage.offsets, m) for kind in (in_passage, forced) for m in asked.mentions]
        return [*spans, float(np.sqrt(free[0][0] * free[1][0]))]


def softmax(logits: np.ndarray) -> np.ndarray:
    """float64 [tokens]."""
    raised = np.exp(logits.astype(np.float64) - logits.max())
    return raised / raised.sum()


def span_score(starts: np.ndarray, ends: np.ndarray, offsets: np.ndarray, mention: Mention) -> float:
    """
    sqrt(start probability * end probability) of the mentioned subject (the authors' `get_ans_p`), each the highest among
    those of the subject and of what may stand around it. `starts` and `ends` are [passage tokens], `offsets` [.., 2].
    """
    begins, stops = offsets[:, 0], offsets[:, 1]
    opening = (begins >= mention.first) & (begins <= mention.start)
    closing = (stops >= mention.end) & (stops <= mention.last)
    return float(np.sqrt(starts[opening].max() * ends[closing].max()))
