"""Every knob of the tagger's training in one block, with where each value came from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TaggerConfig:
    """Saved with every run. `--smoke` swaps in TAGGER_SMOKE below."""

    seed: int = 20261125

    # --- data ---
    # How often an epoch reads each set of entities. CrossNER is the only one of edited prose with
    # all four types, and that is what people keep: it counts twice.
    entity_sets: tuple[tuple[str, int], ...] = (
        ("uner-ewt-train", 1),
        ("crossner-5dom", 2),
        ("btc", 1),
        ("wnut17-train", 1),
        ("sec-filings", 1),
    )
    sentiment_sets: tuple[str, ...] = (
        "goemotions3-train",
        "kaggle-tse-a",
        "newsmtsc-train",
        "vader-amazonReviewSnippets",
        "vader-movieReviewSnippets",
        "vader-nytEditorialSnippets",
        "vader-tweets",
    )
    # Sets that come with a development split.
    dev_entity_sets: tuple[str, ...] = ("uner-ewt-dev", "wnut17-dev")
    dev_sentiment_sets: tuple[str, ...] = ("goemotions3-dev",)
    # Sets that come without one: this share of their texts is kept for development. A twentieth of
    # the smallest (NewsMTSC) is still 368 texts.
    carved_sets: tuple[str, ...] = (
        "crossner-5dom",
        "btc",
        "kaggle-tse-a",
        "newsmtsc-train",
        "vader-amazonReviewSnippets",
        "vader-movieReviewSnippets",
        "vader-nytEditorialSnippets",
        "vader-tweets",
    )
    carved_share: float = 0.05

    # --- inputs, in tokens with [CLS] and [SEP] ---
    # The sets hold sentences of 30 tokens, the product tags passages of up to 256. Of the inputs
    # for entities, this share is filled up to max_tokens with further sentences, which comes to
    # half of the sentences.
    max_tokens: int = 160
    filled_share: float = 0.15
    # Shown as if all lower case, and as if all capitals: tweets are typed so, headings set so.
    lower_case_share: float = 0.06
    upper_case_share: float = 0.02

    # --- optimisation ---
    # 24 minutes at 6,500 tokens a second: four epochs of entities, most of two of sentiment.
    tokens: int = 9_000_000
    # 120 to 180 sentences a step, as many tokens as the reader's.
    batch_tokens: int = 4_096
    # Inputs of both tasks that are sorted by length and cut into batches together. These numbers
    # give each task half of the tokens.
    pool_sentences: int = 512
    pool_texts: int = 640
    # A text's loss stays near 0.7 while a word's, mostly of words that are no names, falls below
    # 0.1: unweighted, sentiment would have the encoder to itself.
    sentiment_weight: float = 0.5
    # The reader's values, but for the peak; see config.py.
    peak_rate: float = 1.6e-4
    betas: tuple[float, float] = (0.9, 0.98)
    weight_decay: float = 0.01
    warmup_part: float = 0.06
    clip_norm: float = 1.0
    dropout: float = 0.1
    ema_decay: float = 0.998

    # --- bookkeeping, in steps ---
    log_every: int = 50
    save_every: int = 200
    # Evaluations in a run, each on this many development sentences and as many texts.
    evaluations: int = 3
    quick_items: int = 600
    # The most examples of each set that the choice and the measuring read; None for all.
    measured_items: int | None = None


# Enough to see every part work, on whatever data it is given.
TAGGER_SMOKE = TaggerConfig(
    tokens=40_000,
    batch_tokens=1_024,
    pool_sentences=64,
    pool_texts=80,
    log_every=5,
    save_every=10,
    quick_items=40,
    measured_items=60,
)
