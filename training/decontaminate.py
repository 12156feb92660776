"""Drops training examples that share a run of words with what is kept for measuring."""

from training.data import Example
from training.measured import Measured
from training.negatives import words_of

RUN_WORDS = 13  # The length used for the held-out groups of the data folder, and by GPT-3.


def runs_of(text: str) -> set[int]:
    """Hashes of every run of 13 words; one hash of the whole text where it is shorter."""
    words = words_of(text)
    last = max(1, len(words) - RUN_WORDS + 1)
    return {hash(tuple(words[i : i + RUN_WORDS])) for i in range(last)}


def sharing(texts: set[str], measured: frozenset[str]) -> set[str]:
    """The texts that are one of the measured ones, or share 13 words in a row with one."""
    forbidden = set().union(*(runs_of(text) for text in measured))
    return {text for text in texts if not runs_of(text).isdisjoint(forbidden)}


def decontaminate(
    name: str, examples: list[Example], measured: Measured
) -> tuple[list[Example], dict[str, int]]:
    """
    Returns the examples of the set that share neither passage nor question with what is measured, and
    how many were dropped for either. Some sets ask one question of several passages, only one of which
    need be held out.
    """
    shared = sharing({example.context for example in examples}, measured.contexts)
    others = [example for example in examples if example.context not in shared]
    repeated = sharing({example.question for example in others}, measured.questions)
    kept = [example for example in others if example.question not in repeated]
    return kept, {
        f"{name} dropped": len(examples) - len(others),
        f"{name} asked elsewhere": len(others) - len(kept),
    }
