"""Gives each pair a hard negative: what BM25 likes best among the passages that do not answer it."""

from collections import defaultdict
from dataclasses import replace

from training.negatives import Bm25, words_of
from training.pairs import Pair, Passage


def holds_any(answers: tuple[str, ...], text: str) -> bool:
    lowered = text.lower()
    return any(answer.lower() in lowered for answer in answers)


def contexts_asked(pairs: list[Pair]) -> dict[str, set[str]]:
    """By question, the contexts that it is asked of: with some sets, several answer one question."""
    asked: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        asked[pair.question].add(pair.passage.context)
    return asked


def with_negatives(pairs: list[Pair]) -> list[Pair]:
    """The pairs, each with the best passage of its group that holds none of its answers."""
    groups: dict[str, dict[Passage, None]] = defaultdict(dict)
    for pair in pairs:
        groups[pair.passage.group][pair.passage] = None
    passages = {group: list(found) for group, found in groups.items()}
    rankers = {group: Bm25([p.text for p in found]) for group, found in passages.items()}
    asked = contexts_asked(pairs)
    result = []
    for pair in pairs:
        own = passages[pair.passage.group]
        ranked = rankers[pair.passage.group].ranking(words_of(pair.question))
        candidates = (
            own[i]
            for i in ranked
            if own[i].context not in asked[pair.question]
            and not holds_any(pair.answers, own[i].text)
        )
        result.append(replace(pair, negative=next(candidates, None)))
    return result
