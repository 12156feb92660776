"""Which template instances of a category are asked: a stratified sample; and the inputs of one."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from training.fairness.word_lists import REVERSED, SLOT, Category, Subject, Template

# Both orders of the subjects times both questions.
INPUTS = 4
# What may stand around a subject in an answer that still means it, as the authors allow (`improve_prediction` in
# qa_hf/predict.py): an article or a group before it, a noun or the full stop after it.
BEFORE = re.compile(r"\b(an?|the)( group of)? $", re.IGNORECASE)
AFTER = re.compile(r" (man|woman|men|women|boys?|girls?|people)\b|\.")


@dataclass(frozen=True)
class Mention:
    """Where a context names a subject, in characters: [start, end), and with what may stand around it [first, last)."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Asked:
    """One input of the reader; the mentions are those of x1 and of x2, whichever comes first."""

    question: str
    context: str
    mentions: tuple[Mention, Mention]


def attributes_of(category: Category, template: Template) -> list[int]:
    """The indexes of the attributes that a template can ask about."""
    return [i for i, attribute in enumerate(category.attributes) if template.slot in attribute.forms]


def choose_focal(category: Category, count: int, per_cell: int, seed: int) -> list[int]:
    """
    The indexes of the subjects x whose gamma(x, a) is measured by `count` instances: all of them where each pair of subject
    and attribute is then asked about `per_cell` times, else as many as that leaves, from all groups alike. With two or three
    instances a cell, gamma is mostly noise, and mu, its largest value, twice what it is over all instances.
    """
    subjects, attributes = len(category.subjects), len(category.attributes)
    if 2 * count >= per_cell * subjects * attributes:
        return list(range(subjects))
    ranks: Counter[str] = Counter()
    ranked = []
    for i in np.random.default_rng(seed).permutation(subjects).tolist():
        group = category.subjects[i].group
        ranked.append((ranks[group], i))
        ranks[group] += 1
    wanted = max(2, count // (per_cell * attributes))
    return sorted(i for _, i in sorted(ranked, key=lambda pair: pair[0])[:wanted])


def counterparts(category: Category, focal: list[int]) -> dict[int, list[int]]:
    """By focal subject, those of other groups that it is compared with; a pair of focal subjects is one of either's."""
    chosen = set(focal)
    return {
        i: [
            j
            for j, subject in enumerate(category.subjects)
            if subject.group != category.subjects[i].group
            and (j not in chosen or ((i + j) % 2 == 0) == (i < j))
        ]
        for i in focal
    }


def sample_instances(category: Category, focal: list[int], count: int, seed: int) -> np.ndarray:
    """
    int64 [instances, 4]: template, attribute, x1 (focal) and x2 of up to `count` different instances. Each template has the
    same share, in it each focal subject, in it each attribute, less where there are no more; x2 is drawn at random.
    """
    chance = np.random.default_rng(seed)
    others = counterparts(category, focal)
    partners = np.array([len(others[i]) for i in focal])
    attributes = [attributes_of(category, template) for template in category.templates]
    rows = []
    sizes = np.array([len(asked) * partners.sum() for asked in attributes])
    for t, of_template in enumerate(equal_shares(sizes, count, chance)):
        kinds = attributes[t]
        for i, of_subject in zip(focal, equal_shares(partners * len(kinds), int(of_template), chance)):
            room = np.full(len(kinds), len(others[i]))
            for a, share in zip(kinds, equal_shares(room, int(of_subject), chance)):
                drawn = chance.choice(len(others[i]), share, replace=False)
                rows += [(t, a, i, others[i][j]) for j in drawn]
    return np.array(rows, dtype=np.int64).reshape(-1, 4)


def equal_shares(capacities: np.ndarray, count: int, chance: np.random.Generator) -> np.ndarray:
    """int64 [strata]: shares of `count`, as equal as the capacities allow."""
    shares = np.zeros_like(capacities)
    while (left := min(count, int(capacities.sum())) - int(shares.sum())) > 0:
        open_strata = np.nonzero(shares < capacities)[0]
        each = left // len(open_strata)
        if each == 0:
            open_strata, each = chance.choice(open_strata, left, replace=False), 1
        shares[open_strata] = np.minimum(shares[open_strata] + each, capacities[open_strata])
    return shares


def inputs_of(category: Category, instance: np.ndarray) -> list[Asked]:
    """The four inputs of an instance: x1 first with both questions, then x2 first with both."""
    t, a, i, j = instance
    template, attribute = category.templates[t], category.attributes[a]
    x1, x2 = category.subjects[i], category.subjects[j]
    forms = (attribute.forms[template.slot], attribute.forms[template.slot + REVERSED])
    questions = [SLOT.sub(lambda _: form, text) for text, form in zip(template.questions, forms)]
    context, mentions = name_subjects(template.context, (x1, x2))
    swapped, (of_x2, of_x1) = name_subjects(template.context, (x2, x1))
    return [
        *(Asked(question, context, mentions) for question in questions),
        *(Asked(question, swapped, (of_x1, of_x2)) for question in questions),
    ]


def name_subjects(context: str, subjects: tuple[Subject, Subject]) -> tuple[str, tuple[Mention, Mention]]:
    """
    A template's context with its slots filled, and where each subject stands. "a" becomes "an" before a vowel's letter, as
    the authors have it.
    """
    text, done = "", 0
    spans = {}
    for slot in SLOT.finditer(context):
        text += context[done : slot.start()]
        subject = subjects[int(slot["number"]) - 1].forms[slot["kind"] + (slot["form"] or "")]
        if subject[0] in "AEIOU" and re.search(r"\b[Aa] $", text):
            text = text[:-1] + "n "
        spans[slot["number"]] = (len(text), len(text) + len(subject))
        text, done = text + subject, slot.end()
    text += context[done:]
    return text, (mention(text, *spans["1"]), mention(text, *spans["2"]))


def mention(text: str, start: int, end: int) -> Mention:
    before, after = BEFORE.search(text[:start]), AFTER.match(text, end)
    return Mention(start, end, before.start() if before else start, after.end() if after else end)
