"""Every knob of the reader's training in one block, with where each value came from."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class ReaderConfig:
    """Saved with every run. `--smoke` swaps in SMOKE below."""

    seed: int = 20261124

    # --- data ---
    # 36 of SQuAD's 442 training articles, about 8%: enough questions (10,932) to fit a threshold
    # and a calibration curve, little enough not to miss.
    dev_articles: int = 36
    # Of these sets, this share of the contexts is kept for development too.
    annotator_sets: tuple[str, ...] = ("squadshifts-reddit", "squadshifts-amazon")
    annotator_share: float = 0.12
    # Sentence-level questions, short and so cheap, read once at the start of the run.
    warmup_sets: tuple[str, ...] = ("qamr",)
    # Beside SQuAD. Both are Wikipedia: newwiki reads like SQuAD, nq-qed has questions that people
    # typed into a search box.
    extra_sets: tuple[str, ...] = ("squadshifts-newwiki", "nq-qed")
    # Questions over a whole library meet passages that do not answer them: this share of the
    # answerable questions gets a second, answerless example. The best BM25 neighbour in the same
    # article is what the product's own search would hand the reader.
    hard_negatives: float = 0.11
    random_negatives: float = 0.02
    # The same for the extra sets, whose own questions all have answers but for cuad-windows's: a
    # reader that never sees an unanswered question over forums or papers is sure of anything there.
    extra_hard_negatives: float = 0.0
    extra_random_negatives: float = 0.0
    # These ask the same questions of every passage: another passage answers them too, and that one of
    # them is also asked of a passage kept for measuring gives nothing away.
    form_sets: tuple[str, ...] = ("cuad-windows",)
    # A window of a long passage may miss the answer: shown this often, to teach the null score.
    answerless_windows: float = 0.05
    # This share of the examples that name women, men, peoples or faiths is read again with others in their place
    # (counterfactual.py). The names are those that UnQover asks about.
    counterfactual_share: float = 0.0

    # Where in the stream of examples a run begins, in pools (see pool_windows): a run that goes on
    # from a shipped model reads what that one had not read yet.
    first_pool: int = 0

    # --- windows, in tokens with the three specials ---
    question_tokens: int = 64
    # Time on two cores is spent by the token. The first part of the run reads short windows cut
    # at random places around the answer, which shows half as many questions again in the same
    # time and moves the answers about; the rest reads windows as long as the product's.
    short_window_tokens: int = 112
    short_part: float = 0.7
    window_tokens: int = 256
    overlap_tokens: int = 96

    # --- model ---
    # As many as the run starts from, or a multiple, to which it grows (grow.py).
    layers: int | None = None

    # --- optimisation ---
    # About 75 minutes at the 3,200 tokens a second that two shared cores leave.
    tokens: int = 14_000_000
    # 25 (long) to 40 (short) questions a step; BERT's own choices for SQuAD are 32 and 48.
    batch_tokens: int = 4_096
    # Windows sorted by length and cut into batches together: padding stays under 2%.
    pool_windows: int = 1_024
    # Between BERT's 5e-5 and MiniLM's need of more in so few steps; 1.2e-4 was the best tried.
    peak_rate: float = 1.2e-4
    betas: tuple[float, float] = (0.9, 0.98)
    weight_decay: float = 0.01
    warmup_part: float = 0.06
    clip_norm: float = 1.0
    # On hidden states only: dropout inside attention costs half the speed on a CPU.
    dropout: float = 0.1
    # This share of the word pieces is hidden, and guessed beside the span (masked_words.py), so that
    # the reader does not learn passages by heart.
    masked_words: float = 0.0
    # The loss of a guess is some ten times that of a span.
    masked_words_weight: float = 0.1
    # Where a run has teachers: of the loss of the span, the share that is to agree with them; the rest is the annotated
    # answer's.
    teacher_share: float = 0.7
    # Divides logits before they are compared: how sure a teacher is of what comes second says more than which is first.
    temperature: float = 2.0
    # Averages about the last 500 steps.
    ema_decay: float = 0.998

    # --- bookkeeping, in steps ---
    log_every: int = 50
    save_every: int = 200
    # Evaluations in a run, each on this many development questions.
    evaluations: int = 3
    quick_questions: int = 400
    # Development questions, half of them unanswerable: to choose between weights, for which 1,000 are
    # too few to tell one point apart, and to fit the threshold for the figures in the model card.
    choice_questions: int = 6_000
    threshold_questions: int = 3_000
    # The same, for each mean of weights that is tried (soup.py): differences are small.
    soup_questions: int = 4_000


# `--from`: what a run does that goes on from a reader that shipped, by its version. Version 6 has none: nothing that was tried from
# it, or beside it, found more (docs/experiments.md). Rates peak lower, since the weights are no longer far off, and more of the windows
# are as long as the product's.
CONTINUED = {
    # Version 1's 14 million tokens ended about pool 134, before its first epoch did.
    1: ReaderConfig(
        tokens=14_000_000, first_pool=134, peak_rate=1e-4, warmup_part=0.03, short_part=0.5
    ),
    # Newly shuffled, since there are more sets: forums, reviews, contracts, biomedicine, finance.
    # The stream is entered behind the warm-up (33 pools).
    2: ReaderConfig(
        tokens=20_000_000,
        first_pool=33,
        peak_rate=1e-4,
        warmup_part=0.03,
        short_part=0.45,
        extra_sets=(
            *ReaderConfig.extra_sets,
            "squadshifts-reddit",
            "squadshifts-amazon",
            "cuad-windows",
            "covidqa",
            "bioasq-factoid",
            "quoref-subset",
            "timeqa-human",
            "tatqa-dev-text",
        ),
    ),
}
# Version 3 was sure of 94% of its answers over forums and reviews where 79% were right.
CONTINUED[3] = replace(
    CONTINUED[2], tokens=14_000_000, extra_hard_negatives=0.3, extra_random_negatives=0.06
)
# Version 4 answers training questions of SQuAD 6.5 F1 better than carved ones, which it has read about three times: words are
# hidden from it, and people and peoples take one another's places.
CONTINUED[4] = replace(
    CONTINUED[3], tokens=15_000_000, short_part=0.35, masked_words=0.1, counterfactual_share=0.3
)
# A larger batch at a higher rate than one of 4,096 tokens, reading on where CONTINUED[4] left the stream: two minutes on an accelerator, three
# hours on two cores. Alone it is little better than version 5; the mean of both is (docs/experiments.md).
CONTINUED[5] = replace(CONTINUED[4], tokens=38_000_000, first_pool=130, batch_tokens=12_288, peak_rate=1.5e-4)

# Enough to see every part work, on whatever data it is given.
SMOKE = ReaderConfig(
    tokens=40_000,
    batch_tokens=1_024,
    pool_windows=64,
    log_every=5,
    save_every=10,
    quick_questions=40,
    choice_questions=80,
    threshold_questions=80,
    soup_questions=80,
)
