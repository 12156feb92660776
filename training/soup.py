"""
Averages the weights of readers that were trained from one another: they make different mistakes, and one model that has the mean of
their weights makes fewer (model soups, Wortsman et al. 2022), at the cost of one.
"""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from torch import Tensor

from training.bert import SpanReader
from training.choose import development_scores
from training.config import ReaderConfig
from training.data import Example
from training.dequantise import read_reader
from training.errors import BadInput
from training.evaluate import balanced
from training.tokenise import Tokens
from training.weights import save_reader

State = dict[str, Tensor]

RULE = (
    "Readers are added in the order of their own scores on the development split, best first; one that "
    "does not raise the score of the mean of those before it stays out."
)


def called(folder: Path) -> str:
    """A shipped reader by its version, the weights of a run by the name of their folder."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return f"the run's {folder.name} weights"
    return f"version {json.loads(manifest.read_text())['version']}"


def mean_of(states: list[State]) -> State:
    return {name: sum(s[name] for s in states) / len(states) for name in states[0]}


def greedy_soup(states: dict[str, State], score: Callable[[State], float]) -> tuple[list[str], dict]:
    """Which of the states to average, by RULE, and every score that was taken on the way, by names."""
    alone = {name: score(state) for name, state in states.items()}
    first, *rest = sorted(states, key=lambda name: -alone[name])
    kept, best, scores = [first], alone[first], dict(alone)
    for name in rest:
        tried = [*kept, name]
        found = scores[" + ".join(tried)] = score(mean_of([states[n] for n in tried]))
        if found > best:
            kept, best = tried, found
    return kept, scores


def make_soup(
    readers: list[Path],
    target: Path,
    development: list[Example],
    tokens: dict[str, Tokens],
    config: ReaderConfig,
) -> None:
    """
    Writes the soup of the folders `readers` as a Hugging Face folder, with how it was chosen in
    soup.json and, where one of them was shipped, the newest's manifest, so that a run can go on from it.
    Raises BadInput where they are not of one shape, or two of one name.
    """
    names = [called(folder) for folder in readers]
    if len(set(names)) < len(names):
        raise BadInput(
            f"Expected readers that can be told apart, got {', '.join(names)}. "
            f"Give each once, and folders of different names where they come from several runs."
        )
    read = dict(zip(names, map(read_reader, readers), strict=True))
    described = {name: bert for name, (bert, _) in read.items()}
    shape = described[names[0]]
    for name, bert in described.items():
        if bert != shape:
            raise BadInput(
                f"Expected readers of one shape, got {shape} in {readers[0]} and {bert} in {name}. "
                f"Leave one of them out."
            )
    asked = balanced(development, config.soup_questions, random.Random(config.seed))
    model = SpanReader(shape).eval()

    def score(state: State) -> float:
        model.load_state_dict(state)
        scores = development_scores(model, asked, tokens, config)
        print(json.dumps(scores), flush=True)
        return sum(scores.values())

    states = {name: state for name, (_, state) in read.items()}
    kept, scores = greedy_soup(states, score)
    save_reader(mean_of([states[name] for name in kept]), shape, target)
    record = {"rule": RULE, "questions": len(asked), "kept": kept, "scores": scores}
    (target / "soup.json").write_text(json.dumps(record, indent=2) + "\n")
    print(json.dumps(record), flush=True)
    shutil.copyfile(readers[0] / "tokenizer.json", target / "tokenizer.json")
    manifests = [m for folder in readers if (m := folder / "manifest.json").exists()]
    if manifests:
        newest = max(manifests, key=lambda path: json.loads(path.read_text())["version"])
        shutil.copyfile(newest, target / "manifest.json")
