"""Every knob of the debiasing fine-tune in one block: the reader's, shorter, and what is asked of ambiguous passages."""

from dataclasses import dataclass, replace

from training.config import CONTINUED, SMOKE, ReaderConfig


@dataclass(frozen=True)
class DebiasConfig(ReaderConfig):
    """Saved with every run."""

    # Scenes a step, each four inputs of some 25 tokens: about half as many tokens as the step's windows.
    scenes: int = 20
    # Of the loss, beside the span's: that neither subject is preferred over both orders, that neither place is, and that no answer
    # is. Places move a score some seven times as far as subjects do (of version 5, 1.7 against 0.25).
    preference_weight: float = 1.0
    place_weight: float = 0.1
    silence_weight: float = 0.1
    # How far the shipped weights go from those of the start to those of the run (interpolate.py): all the way costs more of what
    # the reader finds than half a point (docs/experiments.md), most of the way keeps most of the evenness.
    part: float = 0.8


# A fraction of a run, at a rate that moves little: the reader must not forget how to read. 150 steps halve what UnQover measures.
_knobs = {name: getattr(CONTINUED[4], name) for name in ReaderConfig.__dataclass_fields__}
DEBIAS = DebiasConfig(
    **_knobs | {"tokens": 600_000, "peak_rate": 4e-5, "masked_words": 0.0, "evaluations": 1, "ema_decay": 0.99}
)
_smoke = {name: getattr(SMOKE, name) for name in ReaderConfig.__dataclass_fields__}
DEBIAS_SMOKE = replace(DebiasConfig(**_smoke), tokens=20_000, scenes=4)
