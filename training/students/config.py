"""Every knob of the students' training in one block: the reader's, shorter, and what a teacher adds."""

from dataclasses import dataclass, replace

from training.config import CONTINUED, SMOKE, ReaderConfig


@dataclass(frozen=True)
class StudentConfig(ReaderConfig):
    """Saved with every run."""

    # Divides logits before they are compared (Hinton et al. 2015): how sure the teacher is of what comes second
    # says more than which is first.
    temperature: float = 2.0
    # Of the loss; the rest is the annotated answer's.
    teacher_share: float = 0.8


# The layers of the students, beside the teacher's six.
LAYERS = (4, 3)
# Pieces left of the vocabulary's 30,522 in the variant that is pruned.
PIECES = 16_000

# The reader's last recipe without what keeps long runs from learning by heart, in so few tokens that none is read twice; the rate is
# higher, since layers that were not neighbours have to learn to work together.
_knobs = {name: getattr(CONTINUED[3], name) for name in ReaderConfig.__dataclass_fields__}
STUDENT = StudentConfig(**_knobs | {"tokens": 2_000_000, "short_part": 0.6, "dropout": 0.0, "peak_rate": 2e-4, "evaluations": 1})
_smoke = {name: getattr(SMOKE, name) for name in ReaderConfig.__dataclass_fields__}
STUDENT_SMOKE = replace(StudentConfig(**_smoke), tokens=20_000)
