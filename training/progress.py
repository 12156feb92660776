"""The lines that a training run prints on its way."""

import time
from typing import Any, Protocol


class Shown(Protocol):
    """What a run shows of itself. `progress` is the part of the tokens read."""

    config: Any  # with `log_every`
    step: int
    progress: float
    about: str


class Progress:
    """Prints loss, speed and the time left every so many steps."""

    def __init__(self, run: Shown):
        self.run = run
        self.begin()

    def begin(self) -> None:
        self.losses: list[float] = []
        self.tokens, self.since, self.done = 0, time.monotonic(), self.run.progress

    def add(self, loss: float, tokens: int) -> None:
        self.losses.append(loss)
        self.tokens += tokens
        if len(self.losses) < self.run.config.log_every:
            return
        seconds = time.monotonic() - self.since
        speed = self.tokens / seconds
        left = (1 - self.run.progress) * seconds / max(1e-9, self.run.progress - self.done) / 60
        print(
            f"step {self.run.step} {100 * self.run.progress:.1f}% loss "
            f"{sum(self.losses) / len(self.losses):.3f} {self.run.about} "
            f"{speed:,.0f} tokens/s, {left:.0f} min left",
            flush=True,
        )
        self.begin()
