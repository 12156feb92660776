"""Batches of pairs that serve as each other's negatives, and which of these are not to be trusted."""

import random
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from training.pair_negatives import contexts_asked, holds_any
from training.pairs import Pair, Passage
from training.retriever_config import RetrieverConfig


@dataclass(frozen=True)
class PairBatch:
    """
    Questions against passages, each passage once. `positives[i]` is the passage that question i is
    asked of; where `masked` [questions, passages] is set, the passage may answer it too.
    """

    questions: list[str]
    passages: list[str]
    positives: np.ndarray  # int64 [questions]
    masked: np.ndarray  # bool [questions, passages]


def may_answer(pair: Pair, passage: Passage, asked: set[str]) -> bool:
    """
    Whether a passage is a doubtful negative: it comes from a context that the question is asked
    of, or from the same article or set and holds an answer. `asked` are those contexts.
    """
    if passage.context in asked:
        return True
    return passage.group == pair.passage.group and holds_any(pair.answers, passage.text)


def assemble(pairs: list[Pair], asked: dict[str, set[str]]) -> PairBatch:
    """The batch of these pairs with their hard negatives; `asked` as `contexts_asked` gives it."""
    negatives = [pair.negative for pair in pairs if pair.negative is not None]
    passages = list(dict.fromkeys([*(pair.passage for pair in pairs), *negatives]))
    column = {passage: index for index, passage in enumerate(passages)}
    masked = [
        [p != pair.passage and may_answer(pair, p, asked[pair.question]) for p in passages]
        for pair in pairs
    ]
    return PairBatch(
        [pair.question for pair in pairs],
        [passage.text for passage in passages],
        np.array([column[pair.passage] for pair in pairs]),
        np.array(masked),
    )


class PairStream:
    """
    The batches of a run, a pure function of the seed and their number: every passage once an epoch,
    with a few of its questions, next to some others of its group.
    """

    def __init__(self, pairs: list[Pair], config: RetrieverConfig):
        if not pairs:
            raise ValueError("Expected at least one training pair, got none.")
        self.config, self.asked = config, contexts_asked(pairs)
        self.questions: dict[Passage, list[Pair]] = defaultdict(list)
        for pair in pairs:
            self.questions[pair.passage].append(pair)
        self.groups: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.questions:
            self.groups[passage.group].append(passage)
        self.shuffled: tuple[int, list[Passage]] = (-1, [])

    def order(self, epoch: int) -> list[Passage]:
        """Every passage once: blocks of one group, newly drawn and shuffled for each epoch."""
        if self.shuffled[0] != epoch:
            chance = random.Random(f"{self.config.seed} epoch {epoch}")
            blocks, size = [], self.config.block_passages
            for passages in self.groups.values():
                mixed = chance.sample(passages, len(passages))
                blocks += [mixed[first : first + size] for first in range(0, len(mixed), size)]
            chance.shuffle(blocks)
            self.shuffled = (epoch, [passage for block in blocks for passage in block])
        return self.shuffled[1]

    def batch(self, number: int) -> PairBatch:
        chance = random.Random(f"{self.config.seed} batch {number}")
        first = number * self.config.batch_passages
        pairs = []
        for position in range(first, first + self.config.batch_passages):
            epoch, index = divmod(position, len(self.questions))
            own = self.questions[self.order(epoch)[index]]
            pairs += chance.sample(own, min(len(own), self.config.questions_per_passage))
        return assemble(pairs, self.asked)
