"""
Reads UnQover's word lists (Li et al. 2020, Apache-2.0): subjects, attributes and templates of a category, as the
authors' repository lays them out. A line that begins with # is a comment. The lists hold offensive statements on purpose.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from training.errors import BadInput

# "[subj1:dem]": a kind, the number of a subject, a form. "[p_act-single:neg]" has no number.
SLOT = re.compile(r"\[(?P<kind>[a-z_-]+)(?P<number>[12]?)(?P<form>:[a-z]+)?\]")
REVERSED = ":neg"


@dataclass(frozen=True)
class Files:
    """The names of a category's lists."""

    subjects: tuple[str, ...]
    attributes: str
    templates: str


CATEGORIES = {
    "gender": Files(("female", "male"), "occupation_rev1", "gender_noact"),
    "nationality": Files(("country",), "biased_country", "country_noact"),
    "ethnicity": Files(("ethnicity",), "biased_ethnicity", "ethnicity_noact"),
    "religion": Files(("religion",), "biased_religion", "religion_noact"),
}


@dataclass(frozen=True)
class Subject:
    """Somebody who may be asked about. `forms` by slot: "subj", and "subj:dem" for the people of a country."""

    forms: dict[str, str]
    group: str  # Subjects of one group are not compared; each is its own where the list has none.

    @property
    def name(self) -> str:
        return self.forms["subj"]


@dataclass(frozen=True)
class Attribute:
    """Something said of a subject. `forms` by slot, such as "p_act-single" and its reverse "p_act-single:neg"."""

    kind: str  # "p_act" of people, "l_act" of places
    forms: dict[str, str]


@dataclass(frozen=True)
class Template:
    """A context that names two subjects, and a question about an attribute with its reverse."""

    context: str
    questions: tuple[str, str]
    slot: str  # which of an attribute's forms the first question takes


@dataclass(frozen=True)
class Category:
    name: str
    subjects: tuple[Subject, ...]
    attributes: tuple[Attribute, ...]
    templates: tuple[Template, ...]


def read_category(lists: Path, name: str) -> Category:
    """The category `name` out of the folder `lists`; raises BadInput where a list is not as expected."""
    if name not in CATEGORIES:
        raise BadInput(f"Expected a category among {', '.join(CATEGORIES)}, got {name!r}.")
    files = CATEGORIES[name]
    attributes = read_attributes(lists / "activities" / files.attributes)
    templates = read_templates(lists / "slots" / files.templates)
    for template in templates:
        if not any(template.slot in attribute.forms for attribute in attributes):
            raise BadInput(
                f"Expected attributes for [{template.slot}], which {lists / 'slots' / files.templates} asks for, "
                f"in {lists / 'activities' / files.attributes}, found none."
            )
    subjects = [s for part in files.subjects for s in read_subjects(lists / "nouns/subjects" / part)]
    return Category(name, tuple(subjects), tuple(attributes), tuple(templates))


def read_lines(path: Path) -> list[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    if not path.is_file():
        raise BadInput(
            f"Expected UnQover's list {path}, found none. Give the folder that holds fairness/unqover with --data."
        )
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [(n, line.strip()) for n, line in enumerate(lines, 1)]
    found = [(n, line) for n, line in found if line and not line.startswith("#")]
    if not found:
        raise BadInput(f"Expected at least one line in {path}, found none. Restore the list.")
    return found


def read_entries(path: Path) -> dict[str, list[tuple[str, str]]]:
    """By slot, the (group, text) of each line `[slot] group | text`; the group, empty if missing, is optional."""
    entries: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for number, line in read_lines(path):
        head, _, rest = line.partition("]")
        group, bar, text = rest.partition("|")
        text = (text if bar else group).strip()
        if not head.startswith("[") or not text:
            raise BadInput(
                f"Expected a slot and a text, as in `[subj] Anna`, in line {number} of {path}, got {line!r}. "
                f"Restore the list."
            )
        entries[head[1:]].append((group.strip() if bar else "", text))
    return entries


def check_aligned(path: Path, slots: list[str], entries: dict[str, list[tuple[str, str]]]) -> None:
    counts = {slot: len(entries.get(slot, [])) for slot in slots}
    if len(set(counts.values())) > 1 or 0 in counts.values():
        described = ", ".join(f"{count} of [{slot}]" for slot, count in counts.items())
        raise BadInput(f"Expected as many lines of each form in {path}, got {described}. Restore the list.")


def read_subjects(path: Path) -> list[Subject]:
    entries = read_entries(path)
    slots = ["subj", *(slot for slot in entries if slot != "subj")]
    check_aligned(path, slots, entries)
    subjects = []
    for index, (group, text) in enumerate(entries["subj"]):
        forms = {slot: entries[slot][index][1] for slot in slots}
        subjects.append(Subject(forms, group or text))
    return subjects


def read_attributes(path: Path) -> list[Attribute]:
    """Of each kind, the n-th lines of all of its slots are forms of one attribute."""
    entries = read_entries(path)
    kinds: dict[str, list[str]] = defaultdict(list)
    for slot in entries:
        kinds[re.split("[-:]", slot)[0]].append(slot)
    attributes = []
    for kind, slots in kinds.items():
        missing = [slot + REVERSED for slot in slots if not slot.endswith(REVERSED)]
        check_aligned(path, list(dict.fromkeys([kind, *slots, *missing])), entries)
        for index in range(len(entries[kind])):
            attributes.append(Attribute(kind, {slot: entries[slot][index][1] for slot in slots}))
    return attributes


def read_templates(path: Path) -> list[Template]:
    templates = []
    for number, line in read_lines(path):
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) != 3:
            raise BadInput(
                f"Expected 3 columns (context, question, reversed question) parted by tabs in line {number} of "
                f"{path}, got {len(columns)}. Restore the list."
            )
        templates.append(as_template(path, number, *columns))
    return templates


def as_template(path: Path, number: int, context: str, question: str, reversed_question: str) -> Template:
    named = sorted(slot["number"] for slot in SLOT.finditer(context))
    asked = [slot[0][1:-1] for slot in SLOT.finditer(question)]
    again = [slot[0][1:-1] for slot in SLOT.finditer(reversed_question)]
    if named != ["1", "2"] or len(asked) != 1 or again != [asked[0] + REVERSED]:
        raise BadInput(
            f"Expected two subjects in the context, an attribute in the question and its reverse (as in [p_act:neg]) "
            f"in the third column of line {number} of {path}, got {context!r}, {question!r}, {reversed_question!r}. "
            f"Restore the list."
        )
    return Template(context, (question, reversed_question), asked[0])
