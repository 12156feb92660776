"""Which weights of a finished run to ship: the last ones, the averaged ones or a soup of them (soup.py)."""

import json
import random
from collections.abc import Callable
from pathlib import Path

from training.bert import SpanReader
from training.config import ReaderConfig
from training.data import Example
from training.evaluate import (
    balanced,
    predict_answers,
    score_forced,
    score_with_threshold,
    torch_predict,
)
from training.tokenise import Tokens
from training.weights import load_reader

CHOICES = ("last", "averaged", "soup")


def choose_weights(
    run: Path, development: list[Example], tokens: dict[str, Tokens], config: ReaderConfig
) -> Path:
    """
    run/last, run/averaged or, where there is one, run/soup, whichever has the highest sum of forced F1
    and of F1 with "no answer" on development questions. Leaves all scores in run/choice.json.
    """
    chance = random.Random(config.seed)
    asked = balanced(development, config.choice_questions, chance)

    def score(weights: Path) -> dict[str, float]:
        return development_scores(load_reader(weights), asked, tokens, config)

    return choose_best(run, score, {"questions": len(asked)})


def development_scores(
    model: SpanReader, asked: list[Example], tokens: dict[str, Tokens], config: ReaderConfig
) -> dict[str, float]:
    """The two figures that choose between readers."""
    predictions = predict_answers(asked, tokens, torch_predict(model), config)
    _, all_questions = score_with_threshold(asked, predictions)
    return {
        "forced F1": score_forced(asked, predictions).f1,
        "F1 with no answer": all_questions.f1,
    }


def choose_best(run: Path, score: Callable[[Path], dict[str, float]], facts: dict) -> Path:
    """The weights of the run with the highest sum of scores. Leaves them all in run/choice.json."""
    found = {name: score(run / name) for name in CHOICES if (run / name).exists()}
    chosen = max(found, key=lambda name: sum(found[name].values()))
    record = {**facts, "chosen": chosen, "scores": found}
    (run / "choice.json").write_text(json.dumps(record, indent=2) + "\n")
    print(json.dumps(record), flush=True)
    return run / chosen
