"""Runs a reader over questions and scores it: forced answers, and with "no answer" allowed."""

import random
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np
import torch

from training.config import ReaderConfig
from training.data import Example
from training.decode import MAX_ANSWER_TOKENS, best_span, null_score
from training.device import DEVICE, in_training_precision, moved
from training.metric import Scores, best_threshold, score
from training.onnx_model import OnnxModel
from training.stream import cut_batches, token_count
from training.tokenise import Tokens
from training.windows import Window, covering_windows, pad_batch

# Windows to (start_logits, end_logits), each float32 [batch, tokens].
Predict = Callable[[list[Window]], tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Predictions:
    """By question id. null_margin is the null score minus the best span's score."""

    answers: dict[str, str]
    null_margin: dict[str, float]


def torch_predict(model: torch.nn.Module, is_as_trained: bool = True) -> Predict:
    """In the precision that runs train in, or in fp32. The model is moved to where runs compute."""
    model.to(DEVICE)

    def predict(windows: list[Window]) -> tuple[np.ndarray, np.ndarray]:
        batch = moved({name: torch.from_numpy(array) for name, array in pad_batch(windows).items()})
        precision = in_training_precision() if is_as_trained else nullcontext()
        with torch.no_grad(), precision:
            logits = model(batch["input_ids"], batch["attention_mask"], batch["token_type_ids"])
        starts, ends = logits.float().cpu().unbind(-1)
        return starts.numpy(), ends.numpy()

    return predict


def onnx_predict(model: OnnxModel) -> Predict:
    """The exported graph, one window at a time and without padding, as the product runs it."""

    def predict(windows: list[Window]) -> tuple[np.ndarray, np.ndarray]:
        batch = pad_batch(windows)
        starts = np.full(batch["input_ids"].shape, -np.inf, dtype=np.float32)
        ends = starts.copy()
        for row, window in enumerate(windows):
            length = len(window.ids)
            types = batch["token_type_ids"][row, :length]
            starts[row, :length], ends[row, :length] = model(window.ids, types)
        return starts, ends

    return predict


def predict_answers(
    examples: list[Example],
    tokens: dict[str, Tokens],
    predict: Predict,
    config: ReaderConfig,
    batch_tokens: int = 4_096,
) -> Predictions:
    """The best answer to each question, in its own words."""
    spans, nulls = best_spans(examples, tokens, predict, config, batch_tokens)
    return to_predictions(examples, tokens, spans, nulls)


def best_spans(
    examples: list[Example],
    tokens: dict[str, Tokens],
    predict: Predict,
    config: ReaderConfig,
    batch_tokens: int = 4_096,
) -> tuple[dict[int, tuple[float, int, int]], dict[int, float]]:
    """
    By place in `examples`, the best span (score, first token, last token) over the windows of its
    context, and the null score. That is the lowest of the windows, as in run_squad: one window with
    an answer is enough. An empty context has neither.
    """
    jobs = [
        (index, window)
        for index, example in enumerate(examples)
        for window in covering_windows(
            tokens[example.question].ids[: config.question_tokens],
            tokens[example.context].ids,
            config.window_tokens,
            config.overlap_tokens,
        )
    ]
    jobs.sort(key=lambda job: len(job[1].ids))
    spans: dict[int, tuple[float, int, int]] = {}
    nulls: dict[int, float] = {}
    for batch in cut_batches(jobs, batch_tokens, lambda job: token_count(job[1])):
        starts, ends = predict([window for _, window in batch])
        for row, (index, window) in enumerate(batch):
            last = len(window.ids) - 2
            found = best_span(
                starts[row], ends[row], window.passage_offset, last, MAX_ANSWER_TOKENS
            )
            shift = window.passage_start - window.passage_offset
            candidate = (found[2], found[0] + shift, found[1] + shift)
            spans[index] = max(spans.get(index, candidate), candidate)
            null = null_score(starts[row], ends[row])
            nulls[index] = min(nulls.get(index, null), null)
    return spans, nulls


def to_predictions(
    examples: list[Example],
    tokens: dict[str, Tokens],
    spans: dict[int, tuple[float, int, int]],
    nulls: dict[int, float],
) -> Predictions:
    """From the best (score, first token, last token) and the null score of each question."""
    answers, margins = {}, {}
    for index, example in enumerate(examples):
        if index not in spans:
            answers[example.id], margins[example.id] = "", float("inf")
            continue
        value, first, last = spans[index]
        offsets = tokens[example.context].offsets
        answers[example.id] = example.context[offsets[first][0] : offsets[last][1]]
        margins[example.id] = nulls[index] - value
    return Predictions(answers, margins)


def balanced(examples: list[Example], count: int, chance: random.Random) -> list[Example]:
    """Up to `count` questions, half of them unanswerable as in SQuAD v2.0's dev set."""
    answerable = [example for example in examples if example.answers]
    unanswerable = [example for example in examples if not example.answers]
    half = min(count // 2, len(answerable), len(unanswerable))
    return chance.sample(answerable, half) + chance.sample(unanswerable, half)


def golds_of(examples: list[Example]) -> dict[str, list[str]]:
    return {example.id: [answer.text for answer in example.answers] for example in examples}


def score_forced(examples: list[Example], predictions: Predictions) -> Scores:
    """Answerable questions only, always answered: SQuAD v1.1's figure."""
    answerable = [example for example in examples if example.answers]
    return score(golds_of(answerable), predictions.answers)


def score_with_threshold(
    examples: list[Example], predictions: Predictions
) -> tuple[float, Scores]:
    """All questions with the best threshold on these very questions: SQuAD v2.0's figure."""
    return best_threshold(golds_of(examples), predictions.answers, predictions.null_margin)
