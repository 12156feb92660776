"""Every knob of the retriever's training in one block, with where each value came from."""

from dataclasses import dataclass

from training.config import ReaderConfig


@dataclass(frozen=True)
class RetrieverConfig:
    """Saved with every run. `--smoke` swaps in RETRIEVER_SMOKE below."""

    # The reader's, so that both are developed on the same articles and passages.
    seed: int = ReaderConfig.seed

    # --- data ---
    dev_articles: int = ReaderConfig.dev_articles
    # Of every set without articles, this share of the contexts is kept for development.
    dev_share: float = ReaderConfig.annotator_share
    # Beside SQuAD, by kind; the carved passages of a kind are searched as one library. Left out:
    # cuad-windows asks the same 41 questions of every contract; quoref-subset describes what it
    # asks about instead of naming it; ropes-contrast asks about made-up situations; qamr, qanom
    # and qasrl-gs ask of one sentence, with its own words.
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("encyclopedia", ("squadshifts-newwiki", "nq-qed", "timeqa-human")),
        ("forums and reviews", ("squadshifts-reddit", "squadshifts-amazon")),
        ("stories", ("fairytaleqa",)),
        ("science and finance", ("covidqa", "bioasq-factoid", "tatqa-dev-text")),
    )
    # A set cut to this many contexts, for trying things out; None is all.
    contexts_per_set: int | None = None

    # --- batches ---
    # The embedder's own limit, with its two specials.
    passage_tokens: int = 256
    # Passages a batch and questions a passage at the most: some 280 questions share their
    # negatives. A passage costs ten times what a question does and is embedded once for all its
    # questions; more than two of one passage teach little new.
    batch_passages: int = 176
    questions_per_passage: int = 2
    # So many passages of one article (or set) stand together in a batch: neighbours are harder
    # negatives than strangers, and cost nothing.
    # 40 of them are better than 8 everywhere but for encyclopedias (docs/experiments.md).
    block_passages: int = 40
    # Sequences of about equal length embedded together, in tokens with padding.
    chunk_tokens: int = 4_096

    # --- optimisation ---
    # 70 minutes at 4,000 tokens a second on two cores, one on an accelerator. 6 million do nearly as well
    # (docs/experiments.md).
    tokens: int = 16_000_000
    # 1 / 0.05, the scale that sentence-transformers trained these weights with.
    scale: float = 20.0
    # Between the 2e-5 that sentence-transformers fine-tunes with for thousands of steps and the
    # 5e-4 that MiniLM's own training peaks at: there are some 180 steps. What it spoils, the
    # interpolation with the original weights takes back.
    peak_rate: float = 1e-4
    betas: tuple[float, float] = (0.9, 0.98)
    weight_decay: float = 0.01
    warmup_part: float = 0.1
    clip_norm: float = 1.0

    # --- choice ---
    # Tried parts of the tuned weights; what is left of one is the original's.
    tuned_parts: tuple[float, ...] = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
    # Questions of each development set at the most; their corpora stay whole.
    dev_questions: int = 1_500

    # --- bookkeeping, in steps ---
    log_every: int = 5
    save_every: int = 10


# Enough to see every part work, on whatever data it is given.
RETRIEVER_SMOKE = RetrieverConfig(
    contexts_per_set=60,
    batch_passages=24,
    tokens=60_000,
    tuned_parts=(0, 0.5, 1),
    dev_questions=40,
    log_every=1,
    save_every=2,
)
