"""Every knob of pre-training in one block, with where each value came from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PretrainConfig:
    """Saved with every run."""

    seed: int = 20261127

    # --- the model, where none is gone on from ---
    # A third of the shipped encoder's weights: half an hour of two cores has no use for more.
    hidden_size: int = 256
    layers: int = 4
    heads: int = 4
    intermediate_size: int = 1024
    # Beside BERT's 999 special and unused pieces, which keep their places.
    pieces: int = 8_000
    # Of the word vectors that counting gives (docs/decisions/014): after 400,000 tokens perplexity was 548, at 0.1 554.
    vector_deviation: float = 0.05

    # --- inputs ---
    # In tokens, with [CLS] at the start and [SEP] at the end. BERT's first 90% of steps read 128 too.
    block_tokens: int = 128
    # BERT's share, and whether the pieces of a word are hidden together (its later, better way).
    masked_share: float = 0.15
    is_whole_word: bool = True
    # Of the paragraphs: to measure on, never trained on.
    held_out_share: float = 0.02

    # --- optimisation ---
    # One of the two ends a run: time spent in steps, or tokens where any are given.
    minutes: float = 30.0
    tokens: int | None = None
    # Half of the tagger's: after 400,000 tokens perplexity was 515, at 4,096 548.
    batch_tokens: int = 2_048
    # A small model in few steps: ten times BERT's, as MiniLM's and ELECTRA-small's are.
    peak_rate: float = 1e-3
    betas: tuple[float, float] = (0.9, 0.98)
    weight_decay: float = 0.01
    warmup_part: float = 0.06
    clip_norm: float = 1.0
    # No paragraph is read often enough to be learned by heart.
    dropout: float = 0.0
    ema_decay: float = 0.998

    # --- bookkeeping, in steps ---
    log_every: int = 50
    save_every: int = 200
    evaluations: int = 8
    # Blocks of held-out text read at each evaluation and at the end.
    measured_blocks: int = 400
    pool_batches: int = 64


# `--from`: the weights are not far off, and a few minutes must not undo them.
CONTINUED_RATE = 2e-4

# `pretrain-gain --examples`: about 32 sentences a step, as BERT's fine-tuning has. At the tagger's 4,096 tokens few labels are
# read often enough to be learned by heart before there were enough steps to learn anything else.
FEW_LABELS_BATCH_TOKENS = 1_024

# Peaks of `pretrain-gain`, of which each start takes the best for it: random weights are small and further from their place.
FINE_TUNING_RATES = (1.6e-4, 5e-4, 1.5e-3)
