"""Questions paired with passages that do not answer them, as a search over a library meets them."""

import math
import random
import re
from collections import Counter, defaultdict

import numpy as np

from training.data import Example


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


class Bm25:
    """BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over passages, by an inverted index."""

    def __init__(self, passages: list[str]):
        counts = [Counter(words_of(passage)) for passage in passages]
        self.lengths = np.array([sum(count.values()) for count in counts], dtype=np.float64)
        self.mean_length = sum(self.lengths) / max(1, len(passages))
        found: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for index, count in enumerate(counts):
            for word, times in count.items():
                found[word][0].append(index)
                found[word][1].append(times)
        # By word: the passages that hold it, and how often each does.
        self.postings = {
            word: (np.array(indexes), np.array(times, dtype=np.float64))
            for word, (indexes, times) in found.items()
        }

    def scores(self, query: list[str]) -> np.ndarray:
        """float64 [passages]: the score of each for the query's words."""
        totals = np.zeros(len(self.lengths))
        for word in query:
            if word not in self.postings:
                continue
            indexes, times = self.postings[word]
            seen_in = len(indexes)
            rarity = math.log(1 + (len(self.lengths) - seen_in + 0.5) / (seen_in + 0.5))
            damping = 1.2 * (0.25 + 0.75 * self.lengths[indexes] / self.mean_length)
            totals[indexes] += rarity * times * 2.2 / (times + damping)
        return totals

    def ranking(self, query: list[str]) -> list[int]:
        """Every passage, best first; of equals, the earlier one first."""
        return np.argsort(-self.scores(query), kind="stable").tolist()


def holds_answer(example: Example, passage: str) -> bool:
    lowered = passage.lower()
    return any(answer.text.lower() in lowered for answer in example.answers)


def as_negative(example: Example, passage: str, kind: str) -> Example:
    return Example(f"{example.id}-{kind}", example.question, passage, (), example.article)


def hard_negatives(examples: list[Example], share: float, seed: int) -> list[Example]:
    """
    Pairs a share of the answerable questions with the paragraph of the same article that BM25
    ranks highest among those that hold none of the gold answers and that it is not asked of. The
    examples of a set without articles count as one.
    """
    asked: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        asked[example.question].add(example.context)
    paragraphs: dict[str, list[str]] = defaultdict(list)
    for example in examples:
        paragraphs[example.article].append(example.context)
    indexes = {article: list(dict.fromkeys(texts)) for article, texts in paragraphs.items()}
    rankers = {article: Bm25(texts) for article, texts in indexes.items()}
    chance = random.Random(seed)
    negatives = []
    for example in examples:
        if not example.answers or chance.random() >= share:
            continue
        texts, ranker = indexes[example.article], rankers[example.article]
        ranked = ranker.ranking(words_of(example.question))
        others = (i for i in ranked if texts[i] not in asked[example.question])
        best = next((i for i in others if not holds_answer(example, texts[i])), None)
        if best is not None:
            negatives.append(as_negative(example, texts[best], "hard"))
    return negatives


def random_negatives(examples: list[Example], share: float, seed: int) -> list[Example]:
    """Pairs a share of the answerable questions with any other passage that holds no gold answer."""
    chance = random.Random(seed)
    passages = list(dict.fromkeys(example.context for example in examples))
    negatives = []
    for example in examples:
        if not example.answers or chance.random() >= share:
            continue
        passage = chance.choice(passages)
        if not holds_answer(example, passage):
            negatives.append(as_negative(example, passage, "random"))
    return negatives
