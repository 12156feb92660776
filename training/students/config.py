"""Every knob of the students' training in one block."""

from dataclasses import replace

from training.config import CONTINUED, SMOKE

# The layers of the students, beside the teacher's six.
LAYERS = (4, 3)
# Pieces left of the vocabulary's 30,522 in the variant that is pruned.
PIECES = 16_000

# The reader's recipe without what keeps long runs from learning by heart, in so few tokens that none is read twice; the rate is
# higher, since layers that were not neighbours have to learn to work together.
STUDENT = replace(
    CONTINUED[3], tokens=2_000_000, short_part=0.6, dropout=0.0, peak_rate=2e-4, teacher_share=0.8, evaluations=1
)
STUDENT_SMOKE = replace(SMOKE, tokens=20_000, teacher_share=0.8)
