"""Reader logits to answers."""

import numpy as np

MAX_ANSWER_TOKENS = 30


def best_span(
    start_logits: np.ndarray, end_logits: np.ndarray, first: int, last: int, limit: int
) -> tuple[int, int, float]:
    """
    The span (start, end inclusive, start logit + end logit) with the highest sum among
    first <= start <= end <= last of at most `limit` tokens. Logits are [tokens].
    """
    starts, ends = start_logits[first : last + 1], end_logits[first : last + 1]
    sums = starts[:, None] + ends[None, :]  # [tokens, tokens]
    rows, columns = np.indices(sums.shape)
    allowed = (columns >= rows) & (columns - rows < limit)
    row, column = divmod(int(np.where(allowed, sums, -np.inf).argmax()), sums.shape[1])
    return first + row, first + column, float(sums[row, column])


def null_score(start_logits: np.ndarray, end_logits: np.ndarray) -> float:
    """The evidence for no answer: both logits at [CLS]."""
    return float(start_logits[0] + end_logits[0])
