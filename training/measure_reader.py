"""The figures of the model card: the shipped int8 reader over sets kept for measuring only."""

import json
import random
import time
from pathlib import Path

from training.card import write_card
from training.config import ReaderConfig
from training.data import Example, open_text, read_held_out, read_jsonl
from training.evaluate import (
    Predictions,
    balanced,
    golds_of,
    onnx_predict,
    predict_answers,
    score_forced,
    score_with_threshold,
)
from training.export import FP32
from training.export_reader import MAX_TOKENS
from training.fairness.card import extend_if_measured
from training.fairness.commands import FIGURES
from training.metric import Scores, apply_threshold, score
from training.onnx_model import OnnxModel
from training.quantisation_loss import refuse_loss
from training.tokenise import load_tokenizer, tokenise

# Published predictions and the scores that their authors report (exact match, F1).
PUBLISHED = {
    "v1.1": ("predictions-bert-ensemble-v1.1", "squad-v1.1-dev", 86.21, 92.20),
    "v2.0": ("predictions-bert-single-v2.0", "squad-v2.0-dev", 78.74, 81.78),
}


# The rows that say what quantising costs.
SHIPPED_GRAPH = "SQuAD v1.1 dev"
REFERENCE = "SQuAD v1.1 dev, the graph before it was quantised (fp32)"


def rounded(scores: Scores) -> dict:
    return {
        "exact match": round(scores.exact_match, 2),
        "F1": round(scores.f1, 2),
        "questions": scores.questions,
    }


def check_metric(data: Path) -> dict:
    """Scores the published predictions; raises where the metric differs from the reported scores."""
    found = {}
    for version, (file, test_set, reported_exact, reported_f1) in PUBLISHED.items():
        examples = list(read_jsonl(data / f"test/{test_set}.jsonl.xz"))
        with open_text(data / f"test/{file}.json.xz") as predictions:
            scores = score(golds_of(examples), json.load(predictions))
        if abs(scores.exact_match - reported_exact) > 0.006 or abs(scores.f1 - reported_f1) > 0.006:
            raise RuntimeError(
                f"Expected {reported_exact} / {reported_f1} for {file}, "
                f"got {scores.exact_match:.2f} / {scores.f1:.2f}."
            )
        found[version] = rounded(scores)
    return found


class Measurer:
    """Runs one graph of a reader over sets of examples."""

    def __init__(self, graph: Path, tokenizer: Path, config: ReaderConfig):
        self.predict = onnx_predict(OnnxModel(graph))
        self.tokenizer = load_tokenizer(tokenizer)
        self.config = config

    def run(self, examples: list[Example]) -> Predictions:
        texts = {e.question for e in examples} | {e.context for e in examples}
        tokens = tokenise(self.tokenizer, texts)
        return predict_answers(examples, tokens, self.predict, self.config)


def measure_reader(
    data: Path, development: list[Example], run: Path, folder: Path, config: ReaderConfig
) -> dict:
    """
    Fits the threshold on development questions, then scores SQuAD's dev sets and the held-out
    rows; the fp32 graph of `run` on v1.1 alone. Nothing is chosen by what comes out.
    """
    check_metric(data)
    tokenizer = folder / "tokenizer.json"
    started = time.monotonic()
    measurer = Measurer(folder / "model_int8.onnx", tokenizer, config)
    asked = balanced(development, config.threshold_questions, random.Random(config.seed))
    threshold, on_development = score_with_threshold(asked, predictions := measurer.run(asked))
    figures = {
        "threshold": round(threshold, 3),
        "development, forced": rounded(score_forced(asked, predictions)),
        "development, with no answer": rounded(on_development),
    }
    v1 = list(read_jsonl(data / "test/squad-v1.1-dev.jsonl.xz"))
    v2 = list(read_jsonl(data / "test/squad-v2.0-dev.jsonl.xz"))
    # Most of v2.0's answerable questions are v1.1's, over the same paragraphs: each is asked once.
    by_pair = {(e.question, e.context): e for e in (*v1, *v2)}
    found = measurer.run(list(by_pair.values()))
    predictions = share_predictions([*v1, *v2], by_pair, found)
    figures[SHIPPED_GRAPH] = rounded(score_forced(v1, predictions))
    reference = Measurer(run / FP32, tokenizer, config).run(v1)
    figures[REFERENCE] = rounded(score_forced(v1, reference))
    answers = apply_threshold(predictions.answers, predictions.null_margin, threshold)
    figures["SQuAD v2.0 dev"] = rounded(score(golds_of(v2), answers))
    for name, examples in (("answerable", True), ("unanswerable", False)):
        part = [e for e in v2 if bool(e.answers) == examples]
        figures[f"SQuAD v2.0 dev, {name}"] = rounded(score(golds_of(part), answers))
    for name, examples in read_held_out(data).items():
        figures[f"{name}, held out, forced"] = rounded(
            score_forced(examples, measurer.run([e for e in examples if e.answers]))
        )
    figures["minutes"] = round((time.monotonic() - started) / 60, 1)
    return figures


def share_predictions(
    examples: list[Example], by_pair: dict[tuple[str, str], Example], found: Predictions
) -> Predictions:
    """Predictions for every example from those of the one that was asked with the same texts."""
    asked = {e.id: by_pair[e.question, e.context].id for e in examples}
    return Predictions(
        {id: found.answers[source] for id, source in asked.items()},
        {id: found.null_margin[source] for id, source in asked.items()},
    )


def measure_into_card(
    data: Path, development: list[Example], run: Path, folder: Path, config: ReaderConfig, is_smoke: bool = False
) -> None:
    """
    Scores the exported reader in `folder` as `measure_reader` does, and writes its card there and run/figures.json. Raises where
    quantising costs more than it may, but for a smoke run.
    """
    figures = measure_reader(data, development, run, folder, config)
    (run / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))
    write_card(run, figures, MAX_TOKENS, folder / "README.md")
    extend_if_measured(folder, "reader", FIGURES)
    if not is_smoke:
        refuse_loss("the reader", figures[REFERENCE]["F1"], figures[SHIPPED_GRAPH]["F1"])
