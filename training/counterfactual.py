"""
Counterfactual copies of training examples (Hall Maudslay et al. 2019; Zhao et al. 2018): women for men and names, peoples and
faiths for others of their list, in question and passage alike, so that who somebody is says less about what they did.
"""

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from training.data import Answer, Example
from training.fairness.word_lists import CATEGORIES, Subject, read_subjects
from training.gendered_words import LOOK_AHEAD, counterpart

# Of UnQover's lists: more often a place, a colour or another word than what the list means; misspelt; one word for land and people.
LEFT_OUT = {"Virginia", "Mark", "Rose", "Frank", "White", "Black", "Orthodox", "Spainish", "Yemen"}


@dataclass(frozen=True)
class Edit:
    """`text` takes the place of the characters [start, end)."""

    start: int
    end: int
    text: str


class Counterfactuals:
    """Swaps gendered words, and subjects of the lists for others; `categories` holds each list's subjects."""

    def __init__(self, categories: list[list[Subject]]):
        self.categories = categories
        self.owner: dict[str, tuple[int, int]] = {}  # by written form: the category and the subject
        for c, subjects in enumerate(categories):
            for s, subject in enumerate(subjects):
                for form in subject.forms.values():
                    if form not in LEFT_OUT:
                        self.owner.setdefault(form, (c, s))
        phrases = "|".join(re.escape(form) for form in self.owner if not re.fullmatch(r"[\w-]+", form))
        self.pattern = re.compile(rf"(?<![\w-])(?:(?:{phrases})(?![\w-])|[\w-]+)" if phrases else r"[\w-]+")

    def swap(self, example: Example, chance: random.Random) -> Example | None:
        """
        The copy, or None where there is nothing to swap. An answer that begins or ends inside a swapped word is left out;
        None as well where no answer is left of an example that had some.
        """
        others = self.choose_others([example.question, example.context], chance)
        question = self.edits(example.question, others)
        context = self.edits(example.context, others)
        if not context:
            return None
        swapped = apply(example.context, context)
        moved = (moved_answer(answer, swapped, context) for answer in example.answers)
        answers = tuple(answer for answer in moved if answer is not None)
        if example.answers and not answers:
            return None
        return replace(
            example,
            id=f"{example.id}-swapped",
            question=apply(example.question, question),
            context=swapped,
            answers=answers,
        )

    def choose_others(self, texts: list[str], chance: random.Random) -> dict[str, str]:
        """
        By written form, what takes its place: all forms of a subject become those of one other, which the texts do not
        name, and no two become the same. A name becomes one of the other gender's.
        """
        words = (word for text in texts for word in self.pattern.findall(text))
        named = [self.owner[word] for word in words if word in self.owner]
        taken, others = set(named), {}
        for c, s in dict.fromkeys(named):
            subjects = self.categories[c]
            free = [
                i
                for i, subject in enumerate(subjects)
                if (c, i) not in taken
                and subject.group != subjects[s].group
                and all(self.owner.get(form) == (c, i) for form in subject.forms.values())
            ]
            if free:
                chosen = chance.choice(free)
                taken.add((c, chosen))
                others |= {form: subjects[chosen].forms[slot] for slot, form in subjects[s].forms.items()}
        return others

    def edits(self, text: str, others: dict[str, str]) -> list[Edit]:
        """In the text's order."""
        found = []
        for match in self.pattern.finditer(text):
            word, end = match[0], match.end()
            if word in self.owner:
                other = others.get(word, word)
            else:
                other = counterpart(word, text[end : end + LOOK_AHEAD])
            if other != word:
                found.append(Edit(match.start(), end, other))
        return found


def apply(text: str, edits: list[Edit]) -> str:
    parts, done = [], 0
    for edit in edits:
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def moved_answer(answer: Answer, swapped: str, edits: list[Edit]) -> Answer | None:
    """The answer in the swapped text, or None where one of its ends lies inside an edit."""
    start, end = moved(answer.start, edits), moved(answer.start + len(answer.text), edits)
    if start is None or end is None:
        return None
    return Answer(swapped[start:end], start)


def moved(position: int, edits: list[Edit]) -> int | None:
    """Where a position of the text is after the edits; None where it is inside one."""
    shift = 0
    for edit in edits:
        if edit.start < position < edit.end:
            return None
        if edit.end <= position:
            shift += len(edit.text) - (edit.end - edit.start)
    return position + shift


def read_counterfactuals(data: Path) -> Counterfactuals:
    """By UnQover's lists in the data folder."""
    folder = data / "fairness/unqover/nouns/subjects"
    return Counterfactuals(
        [[s for part in files.subjects for s in read_subjects(folder / part)] for files in CATEGORIES.values()]
    )


def counterfactual_copies(
    examples: list[Example], swaps: Counterfactuals, share: float, seed: int
) -> list[Example]:
    """Copies of this share of the examples in which there is something to swap."""
    copies = []
    for example in examples:
        chance = random.Random(f"{seed} counterfactual {example.id}")
        if chance.random() < share:
            copies.append(swaps.swap(example, chance))
    return [copy for copy in copies if copy is not None]
