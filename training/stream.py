"""The order in which a run reads its examples: a pure function of the seed and the position."""

import random

from training.config import ReaderConfig
from training.data import Example
from training.tokenise import Tokens
from training.windows import Window, training_window


class ExampleStream:
    """The warm-up examples once, then the main examples epoch after epoch, each newly shuffled."""

    def __init__(self, warmup: list[Example], main: list[Example], seed: int):
        if not main:
            raise ValueError("Expected at least one training example, got none.")
        self.main, self.seed = main, seed
        self.warmup = random.Random(seed).sample(warmup, len(warmup))
        self.shuffled: tuple[int, list[Example]] = (-1, [])

    def at(self, position: int) -> Example:
        if position < len(self.warmup):
            return self.warmup[position]
        epoch, index = divmod(position - len(self.warmup), len(self.main))
        if self.shuffled[0] != epoch:
            order = random.Random(f"{self.seed} epoch {epoch}").sample(self.main, len(self.main))
            self.shuffled = (epoch, order)
        return self.shuffled[1][index]


def pool_batches(
    stream: ExampleStream,
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
    batches: list[list[Window]] = [[]]
    for window in windows:
        if (len(batches[-1]) + 1) * len(window.ids) > config.batch_tokens and batches[-1]:
            batches.append([])
        batches[-1].append(window)
    chance.shuffle(batches)
    return [batch for batch in batches if batch]
