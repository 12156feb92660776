"""The order in which a run reads its examples: a pure function of the seed and the position."""

import random
from typing import Generic, TypeVar

from training.config import ReaderConfig
from training.data import Example
from training.tokenise import Tokens
from training.windows import Window, training_window

Item = TypeVar("Item")


class ExampleStream(Generic[Item]):
    """The warm-up examples once, then the main examples epoch after epoch, each newly shuffled."""

    def __init__(self, warmup: list[Item], main: list[Item], seed: int):
        if not main:
            raise ValueError("Expected at least one training example, got none.")
        self.main, self.seed = main, seed
        self.warmup = random.Random(seed).sample(warmup, len(warmup))
        self.shuffled: tuple[int, list[Item]] = (-1, [])

    def at(self, position: int) -> Item:
        if position < len(self.warmup):
            return self.warmup[position]
        epoch, index = divmod(position - len(self.warmup), len(self.main))
        if self.shuffled[0] != epoch:
            order = random.Random(f"{self.seed} epoch {epoch}").sample(self.main, len(self.main))
            self.shuffled = (epoch, order)
        return self.shuffled[1][index]


def pool_batches(
    stream: ExampleStream[Example],
    tokens: dict[str, Tokens],
    config: ReaderConfig,
    pool: int,
    limit: int,
) -> list[list[Window]]:
    """
    The batches of pool number `pool`: its windows of at most `limit` tokens, sorted by length,
    cut into batches of at most config.batch_tokens with padding, then shuffled.
    """
    chance = random.Random(f"{config.seed} pool {pool} limit {limit}")
    first = pool * config.pool_windows
    examples = (stream.at(position) for position in range(first, first + config.pool_windows))
    made = (training_window(example, tokens, limit, config, chance) for example in examples)
    windows = sorted((w for w in made if w is not None), key=lambda w: len(w.ids))
    batches = cut_batches(windows, config.batch_tokens)
    chance.shuffle(batches)
    return batches


def token_count(item) -> int:
    """Of a window, a text or any other input with `ids`."""
    return len(item.ids)


def cut_batches(inputs: list, batch_tokens: int, length=token_count) -> list[list]:
    """
    Consecutive inputs, sorted by length, in batches of at most `batch_tokens` with padding; a
    longer input is a batch of its own. `length` says how many tokens an input has.
    """
    batches: list[list] = []
    for part in inputs:
        if not batches or (len(batches[-1]) + 1) * length(part) > batch_tokens:
            batches.append([])
        batches[-1].append(part)
    return batches
