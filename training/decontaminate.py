"""Drops training examples whose context shares a run of words with a context kept for measuring."""

from training.data import Example
from training.negatives import words_of

RUN_WORDS = 13  # The length used for the held-out groups of the data folder, and by GPT-3.


def runs_of(text: str) -> set[int]:
    """Hashes of every run of 13 words; one hash of the whole text where it is shorter."""
    words = words_of(text)
    last = max(1, len(words) - RUN_WORDS + 1)
    return {hash(tuple(words[i : i + RUN_WORDS])) for i in range(last)}


def decontaminate(examples: list[Example], test_contexts: set[str]) -> tuple[list[Example], int]:
    """Returns the examples that share nothing with the test contexts, and how many were dropped."""
    forbidden = set().union(*(runs_of(context) for context in test_contexts))
    shares = {
        context: not runs_of(context).isdisjoint(forbidden)
        for context in {example.context for example in examples}
    }
    kept = [example for example in examples if not shares[example.context]]
    return kept, len(examples) - len(kept)
