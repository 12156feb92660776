"""
Entity-level scores by conlleval's rules (Tjong Kim Sang 2000): an entity counts when type and both
ends agree.
"""

from dataclasses import dataclass

Entity = tuple[str, int, int]  # type, first word, word after the last


def entities_of(labels: list[str]) -> list[Entity]:
    """
    The entities of one sentence's BIO labels. An I- that continues no entity of its type begins
    one, as in conlleval.
    """
    found: list[Entity] = []
    start, open_type = 0, None
    for index, label in enumerate([*labels, "O"]):
        part, _, type = label.partition("-")
        goes_on = part == "I" and type == open_type
        if open_type is not None and not goes_on:
            found.append((open_type, start, index))
            open_type = None
        if part != "O" and not goes_on:
            start, open_type = index, type
    return found


@dataclass(frozen=True)
class EntityScores:
    """Percentages; `entities` is how many there are in the gold labels."""

    precision: float
    recall: float
    f1: float
    entities: int


def score_entities(
    golds: list[list[str]], predictions: list[list[str]], types: tuple[str, ...]
) -> EntityScores:
    """Over all sentences together, of the given types alone: entities of others are left out."""
    right = found = wanted = 0
    for gold, predicted in zip(golds, predictions, strict=True):
        gold_set = {entity for entity in entities_of(gold) if entity[0] in types}
        predicted_set = {entity for entity in entities_of(predicted) if entity[0] in types}
        right += len(gold_set & predicted_set)
        found += len(predicted_set)
        wanted += len(gold_set)
    precision, recall = right / max(1, found), right / max(1, wanted)
    f1 = 2 * right / max(1, found + wanted)
    return EntityScores(100 * precision, 100 * recall, 100 * f1, wanted)
