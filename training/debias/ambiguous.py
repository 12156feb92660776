"""Draws ambiguous passages, and says how far a reader prefers one of their two subjects."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.debias.scenes import SCENES
from training.fairness.instances import Asked, name_subjects
from training.fairness.word_lists import CATEGORIES, Subject, read_subjects
from training.tokenise import tokenise
from training.windows import assemble, pad_batch

Subjects = dict[str, list[Subject]]


def read_all_subjects(data: Path) -> Subjects:
    """By category, of the lists that the fairness measure takes them from."""
    folder = data / "fairness/unqover/nouns/subjects"
    return {
        name: [s for part in files.subjects for s in read_subjects(folder / part)]
        for name, files in CATEGORIES.items()
    }


def draw(subjects: Subjects, chance: random.Random) -> list[Asked]:
    """A scene with both orders of two subjects and both questions: four inputs, of each the mentions of the same two in order."""
    category = chance.choice(list(SCENES))
    scenes, asked, attributes = chance.choice(SCENES[category])
    scene, statements = chance.choice(scenes), chance.choice(attributes)
    first, second = chance.sample(subjects[category], 2)
    while first.group == second.group:
        first, second = chance.sample(subjects[category], 2)
    context, mentions = name_subjects(scene, (first, second))
    swapped, (of_second, of_first) = name_subjects(scene, (second, first))
    questions = [asked.format(statement) for statement in statements]
    return [
        *(Asked(question, context, mentions) for question in questions),
        *(Asked(question, swapped, (of_first, of_second)) for question in questions),
    ]


@dataclass(frozen=True)
class Ambiguous:
    """
    A padded batch of inputs with, for each of the two subjects, where an answer that means it may begin and end: bool
    [inputs, 2, tokens].
    """

    arrays: dict[str, Tensor]
    openings: Tensor
    closings: Tensor


def to_batch(asked: list[Asked], tokenizer: Tokenizer) -> Ambiguous:
    texts = {text for one in asked for text in (one.question, one.context)}
    tokens = tokenise(tokenizer, texts)
    windows = []
    for one in asked:
        passage = tokens[one.context].ids
        windows.append(assemble(tokens[one.question].ids, passage, 0, len(passage), None))
    arrays = pad_batch(windows)
    shape = (len(asked), 2, arrays["input_ids"].shape[1])
    openings, closings = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for row, (one, window) in enumerate(zip(asked, windows, strict=True)):
        begins, ends = tokens[one.context].offsets.T
        passage = slice(window.passage_offset, len(window.ids) - 1)
        for number, named in enumerate(one.mentions):
            openings[row, number, passage] = (begins >= named.first) & (begins <= named.start)
            closings[row, number, passage] = (ends >= named.end) & (ends <= named.last)
    torches = {name: torch.from_numpy(array) for name, array in arrays.items()}
    return Ambiguous(torches, torch.from_numpy(openings), torch.from_numpy(closings))


def preference(logits: Tensor, batch: Ambiguous) -> Tensor:
    """
    [inputs]: how much likelier the first subject is than the second, as the difference of their best span scores, which is that
    of the logarithms of their probabilities, times two, as the measure takes them. `logits` are [inputs, tokens, (start, end)].
    """
    starts, ends = logits.float().unbind(-1)
    low = torch.finfo(torch.float32).min
    start = torch.where(batch.openings, starts[:, None], low).amax(-1)  # [inputs, 2]
    end = torch.where(batch.closings, ends[:, None], low).amax(-1)
    score = start + end
    return score[:, 0] - score[:, 1]
