"""Questions paired with passages that do not answer them, as a search over a library meets them."""

import math
import random
import re
from collections import Counter, defaultdict

from training.data import Example


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


class Bm25:
    """BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over a handful of passages."""

    def __init__(self, passages: list[str]):
        self.counts = [Counter(words_of(passage)) for passage in passages]
        self.lengths = [sum(count.values()) for count in self.counts]
        self.mean_length = sum(self.lengths) / max(1, len(passages))
        self.frequency = Counter(word for count in self.counts for word in count)

    def score(self, query: list[str], index: int) -> float:
        count, length = self.counts[index], self.lengths[index]
        total = 0.0
        for word in query:
            if word not in count:
                continue
            seen_in = self.frequency[word]
            rarity = math.log(1 + (len(self.counts) - seen_in + 0.5) / (seen_in + 0.5))
            damping = 1.2 * (0.25 + 0.75 * length / self.mean_length)
            total += rarity * count[word] * 2.2 / (count[word] + damping)
        return total


def holds_answer(example: Example, passage: str) -> bool:
    lowered = passage.lower()
    return any(answer.text.lower() in lowered for answer in example.answers)


def as_negative(example: Example, passage: str, kind: str) -> Example:
    return Example(f"{example.id}-{kind}", example.question, passage, (), example.article)


def hard_negatives(examples: list[Example], share: float, seed: int) -> list[Example]:
    """
    Pairs a share of the answerable questions with the paragraph of the same article that BM25
    ranks highest among those that hold none of the gold answers.
    """
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
        query = words_of(example.question)
        ranked = sorted(range(len(texts)), key=lambda i: -ranker.score(query, i))
        others = (i for i in ranked if texts[i] != example.context)
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
