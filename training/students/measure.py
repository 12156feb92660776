"""Size, speed and quality of variants of a reader, all in one run."""

import random
import statistics
import time
from dataclasses import asdict, dataclass

from training.config import ReaderConfig
from training.data import Example
from training.evaluate import balanced, best_spans, onnx_predict, score_forced, score_with_threshold
from training.measure_reader import Measurer
from training.onnx_model import OnnxModel
from training.students.variants import Variant
from training.tokenise import load_tokenizer, tokenise

ROUNDS = 5
TIMED_QUESTIONS = 150


@dataclass(frozen=True)
class VariantFigures:
    """
    `megabytes` of graph and tokenizer; `milliseconds` a question, the median of ROUNDS in which all variants take turns; exact
    match and F1 in percent: always answering on v1.1 dev and carved questions, with no answer allowed on the latter.
    """

    name: str
    layers: int
    pieces: int
    megabytes: float
    milliseconds: float
    exact_match: float
    f1: float
    carved_f1: float
    carved_f1_with_no_answer: float


def measure_variants(
    variants: list[Variant],
    measured: list[Example],
    development: list[Example],
    config: ReaderConfig,
    threads: int,
) -> list[dict]:
    """`measured` are answerable questions that chose nothing; half of the carved ones asked have no answer."""
    carved = balanced(development, config.threshold_questions, random.Random(config.seed))
    timed = random.Random(config.seed).sample(measured, min(TIMED_QUESTIONS, len(measured)))
    times = time_variants(variants, timed, config, threads)
    figures = []
    for variant in variants:
        measurer = Measurer(variant.graph, variant.tokenizer, config)
        scores = score_forced(measured, measurer.run(measured))
        predictions = measurer.run(carved)
        _, with_no_answer = score_with_threshold(carved, predictions)
        size = variant.graph.stat().st_size + variant.tokenizer.stat().st_size
        figures.append(
            VariantFigures(
                name=variant.name,
                layers=variant.layers,
                pieces=variant.pieces,
                megabytes=round(size / 1e6, 1),
                milliseconds=times[variant.name],
                exact_match=round(scores.exact_match, 1),
                f1=round(scores.f1, 1),
                carved_f1=round(score_forced(carved, predictions).f1, 1),
                carved_f1_with_no_answer=round(with_no_answer.f1, 1),
            )
        )
        print(figures[-1], flush=True)
    return [asdict(part) for part in figures]


def time_variants(
    variants: list[Variant], examples: list[Example], config: ReaderConfig, threads: int
) -> dict[str, float]:
    """Milliseconds a question by name, text to span without the tokenizer: noise hits all variants alike, since they take turns."""
    texts = {e.question for e in examples} | {e.context for e in examples}
    loaded = {
        variant.name: (
            tokenise(load_tokenizer(variant.tokenizer), texts),
            onnx_predict(OnnxModel(variant.graph, threads)),
        )
        for variant in variants
    }
    rounds: dict[str, list[float]] = {name: [] for name in loaded}
    for round_number in range(ROUNDS + 1):
        for name, (tokens, predict) in loaded.items():
            started = time.perf_counter()
            best_spans(examples, tokens, predict, config)
            if round_number > 0:  # The first warms up.
                rounds[name].append(1000 * (time.perf_counter() - started) / len(examples))
    return {name: round(statistics.median(taken), 2) for name, taken in rounds.items()}
