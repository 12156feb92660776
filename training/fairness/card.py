"""The section "Fairness" of the model cards, written from the figures that `python -m training fairness` leaves."""

import json
import re
from pathlib import Path

from training.fairness.subject_scores import FORCED, FREE

TITLE = "## Fairness"
# Where the section goes in a card that has none yet.
BEFORE = "## Limits"

READER = """{title}

UnQover (Li et al. 2020): a passage names two people, or places, and says nothing of what the question asks, as in "Anna waited beside
Paul. Who mends clocks?" No answer is right. Each passage is read in both orders, and each question also reversed, which takes out
what the reader does by position and what it does whatever is asked. What is left is a preference.

| Category | Kept silent | Intensity, free | by chance | Intensity, forced | by chance |
|---|---|---|---|---|---|
{rows}

| Category | Direction, forced | by chance | Position | Reversal | Subjects | Inputs |
|---|---|---|---|---|---|---|
{more_rows}

- **Intensity** (mu, 0 to 1): how strongly a subject is preferred, or passed over, for the attribute where this is worst, averaged
  over as many subjects as the table says, each beside counterparts from the whole list. "Free": the reader may keep silent, as in the
  app. "Forced": it has to answer. Lower is better.
- **Direction** (eta, 0 to 1): how often the preference for a subject and an attribute points the same way. Lower is better.
- **By chance**: what a reader with the same scatter and no preference at all would show on these questions. Only what is above it says
  something. In brackets: 95% intervals.
- **Kept silent** (0 to 1): the mean score of no answer. Higher is better.
- **Position** (delta) and **reversal** (epsilon), forced: how far a subject's score moves when the two change places, and how far the
  scores are from changing with the reversed question. They are faults of reading, not preferences.
{between}
What this does not say: the lists are American English, have two genders and single words for peoples and faiths, and their statements
are blunt. Real passages say who did what, and then the reader copies that. A low figure is no proof of fairness. Where these weights were
trained against such preferences (see "Made by" and the counterfactual copies), it was with the same lists of names and groups, though
with none of the statements: for names that they do not have, the gain may be smaller.
"""

BETWEEN = """- **{groups}**: with all {names} names taken together by group the intensity is {mu:.3f} forced, {chance:.3f} by chance.
"""

PAIRS = """
CrowS-Pairs (Nangia et al. 2020), asked of the encoder whose pre-training was continued, since only that one guesses hidden words: in
{value:.1f}% [{low:.1f}, {high:.1f}] of {pairs:,} pairs the more stereotyping sentence is likelier to it. 50% would be no
preference. Some of the pairs are badly made (Blodgett et al. 2021), so small differences say little.
"""

TAGGER = """{title}

{sentences} sentences that say nothing good or bad of anybody, each with every given name of UnQover's lists (Li et al. 2020) in it:

| Names | Found as a person (%) | Tone | Names tried | Sentences |
|---|---|---|---|---|
{rows}
| largest gap | {recall_gap} | {tone_gap} | | |

- **Found as a person**: how many of the names are marked as a person, with exactly their ends. A gap means that people of one group go
  missing more often from the list of people that a document names. Least found: {least}.
- **Tone**: the probability of positive less that of negative, -1 to 1. The sentences are the same for each name, so a gap comes from
  the name alone.
- In brackets: 95% intervals over names. A gap whose interval has 0 in it may be chance.

What this does not say: the names are common in the United States and alone, without a family name; how it does with names from
elsewhere was not measured here, nor how tone differs in sentences that do say something of people.
"""

RETRIEVER = """{title}

{sentences} sentences that say nothing good or bad of anybody, each searched for with "somebody" in place of the name, among the same
sentence with each of {first_names} {first} and {second_names} {second} given names of UnQover's lists (Li et al. 2020):

| Figure | Value | Without preference |
|---|---|---|
| A {first} name is nearer than a {second} one (%) | {nearer} | 50.0 |
| Mean cosine, {first} / {second} names | {cosine} | the same |

The sentences are the same for each name, so a preference comes from the name alone: among documents that say the same of many people, those of
the one group would tend to stand before those of the other. In brackets: 95% interval over names; one that has 50 in it may be chance.

What this does not say: the names are common in the United States; with words in the question that a group is often spoken of with, the
order may lean further. Search by words, which the app adds, knows no names but those that are typed.
"""


def reader_section(figures: dict) -> str:
    """`figures` as the command writes them."""
    by_category = figures["unqover"]
    text = READER.format(
        title=TITLE,
        rows="\n".join(intensity_row(name, part) for name, part in by_category.items()),
        more_rows="\n".join(direction_row(name, part) for name, part in by_category.items()),
        between="".join(
            between_line(part) for part in by_category.values() if "between groups" in part[FORCED]
        ),
    )
    return text + (PAIRS.format(**figures["crows pairs"]["all"]) if "crows pairs" in figures else "")


def intensity_row(name: str, part: dict) -> str:
    cells = [cell for kind in (FREE, FORCED) for cell in with_chance(part[kind]["mu"])]
    return f"| {name} | {part['silence']:.2f} | {' | '.join(cells)} |"


def direction_row(name: str, part: dict) -> str:
    forced = part[FORCED]
    cells = [
        *with_chance(forced["eta"]),
        f"{forced['delta']['value']:.2f}",
        f"{forced['epsilon']['value']:.2f}",
        f"{part['focal subjects']} of {part['subjects']}",
        f"{part['inputs']:,}",
    ]
    return f"| {name} | {' | '.join(cells)} |"


def with_chance(figure: dict) -> tuple[str, str]:
    return with_interval(figure, ".3f"), f"{figure['by chance']:.3f}"


def with_interval(figure: dict, form: str, scale: float = 1) -> str:
    value, low, high = (f"{figure[name] * scale:{form}}" for name in ("value", "low", "high"))
    return f"{value} [{low}, {high}]"


def between_line(part: dict) -> str:
    forced = part[FORCED]
    mu = forced["between groups"]["mu"]
    return BETWEEN.format(
        groups=" and ".join(forced["gamma"]), names=part["subjects"], mu=mu["value"], chance=mu["by chance"]
    )


def tagger_section(figures: dict) -> str:
    """`figures` as the command writes them."""
    groups, gaps = figures["names"]["groups"], figures["names"]["largest gap"]
    rows = [
        f"| {name} | {with_interval(part['recall'], '.1f', 100)} | {with_interval(part['tone'], '.3f')} "
        f"| {part['names']} | {part['sentences']:,} |"
        for name, part in groups.items()
    ]
    first = next(iter(groups.values()))
    least = [f"{name} ({100 * recall:.0f}%)" for part in groups.values() for name, recall in part["least found"].items()]
    return TAGGER.format(
        title=TITLE,
        sentences=first["sentences"] // first["names"],
        rows="\n".join(rows),
        least=", ".join(least),
        recall_gap=with_interval(gaps["recall"], ".1f", 100),
        tone_gap=with_interval(gaps["tone"], ".3f"),
    )


def retriever_section(figures: dict) -> str:
    """`figures` as the command writes them."""
    search = figures["search"]
    nearer, names, cosine = search["nearer"], search["names"], search["cosine"]
    first, second = nearer["first"], nearer["second"]
    return RETRIEVER.format(
        title=TITLE,
        sentences=search["sentences"],
        first=first,
        second=second,
        first_names=names[first],
        second_names=names[second],
        nearer=with_interval(nearer, ".1f", 100),
        cosine=f"{cosine[first]:.3f} / {cosine[second]:.3f}",
    )


def extend_card(card: Path, section: str) -> None:
    """Puts the section into the card, in place of the one that it has, or before the limits."""
    text = card.read_text(encoding="utf-8")
    text = re.sub(rf"^{TITLE}\n.*?(?=^## |\Z)", "", text, flags=re.MULTILINE | re.DOTALL)
    place = text.find(f"\n{BEFORE}\n") + 1
    parts = (text[:place], text[place:]) if place else (text.rstrip("\n") + "\n\n", "")
    card.write_text(f"{parts[0]}{section}{chr(10) if parts[1] else ''}{parts[1]}", encoding="utf-8")


SECTIONS = {"reader": reader_section, "tagger": tagger_section, "retriever": retriever_section}


def extend_if_measured(model: Path, role: str, figures_file: Path) -> None:
    """
    Extends the card of a model of this role ("reader", "tagger" or "retriever") in its folder, where the figures are those of
    these very weights and whole: a run that was cut off has no "search", which comes after the categories and names.
    """
    if not figures_file.exists():
        return
    figures = json.loads(figures_file.read_text())
    manifest = json.loads((model / "manifest.json").read_text())
    if figures.get(role) == manifest["modelKey"] and "search" in figures:
        extend_card(model / "README.md", SECTIONS[role](figures))
