"""The lines that a training run prints on its way."""

import time
from typing import Any, Protocol


class Shown(Protocol):
    """What a run shows of itself. `progress` is the part of the tokens read."""

    config: Any  # with `tokens` and `log_every`
    step: int
    tokens_read: int
    progress: float
    about: str


class Progress:
    """Prints loss, speed and the time left every so many steps."""

    def __init__(self, run: Shown):
        self.run, self.losses, self.tokens, self.since = run, [], 0, time.monotonic()

    def add(self, loss: float, tokens: int) -> None:
        self.losses.append(loss)
        self.tokens += tokens
        if len(self.losses) < self.run.config.log_every:
            return
        speed = self.tokens / (time.monotonic() - self.since)
        left = (self.run.config.tokens - self.run.tokens_read) / speed / 60
        print(
            f"step {self.run.step} {100 * self.run.progress:.1f}% loss "
            f"{sum(self.losses) / len(self.losses):.3f} {self.run.about} "
            f"{speed:,.0f} tokens/s, {left:.0f} min left",
            flush=True,
        )
        self.losses, self.tokens, self.since = [], 0, time.monotonic()
