"""Which weights of a finished run to ship: the last ones or the averaged ones."""

import json
import random
from collections.abc import Callable
from pathlib import Path

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


def choose_weights(
    run: Path, development: list[Example], tokens: dict[str, Tokens], config: ReaderConfig
) -> Path:
    """
    run/last or run/averaged, whichever has the higher sum of forced F1 and of F1 with "no
    answer" on development questions. Leaves both scores in run/choice.json.
    """
    chance = random.Random(config.seed)
    asked = balanced(development, config.choice_questions, chance)

    def score(weights: Path) -> dict[str, float]:
        predict = torch_predict(load_reader(weights))
        predictions = predict_answers(asked, tokens, predict, config)
        _, all_questions = score_with_threshold(asked, predictions)
        return {
            "forced F1": score_forced(asked, predictions).f1,
            "F1 with no answer": all_questions.f1,
        }

    return choose_best(run, score, {"questions": len(asked)})


def choose_best(run: Path, score: Callable[[Path], dict[str, float]], facts: dict) -> Path:
    """run/last or run/averaged, by the higher sum of its scores. Leaves them in run/choice.json."""
    found = {name: score(run / name) for name in ("last", "averaged")}
    chosen = max(found, key=lambda name: sum(found[name].values()))
    record = {**facts, "chosen": chosen, "scores": found}
    (run / "choice.json").write_text(json.dumps(record, indent=2) + "\n")
    print(json.dumps(record), flush=True)
    return run / chosen
