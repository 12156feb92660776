"""The tagger's model card, written from what the run and the measuring left behind."""

import json
from pathlib import Path

from training.card import BASE
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS

SETS = [
    ("UNER English Web Treebank, training part", "CC BY-SA 4.0"),
    ("CrossNER, five domains", "MIT"),
    ("Broad Twitter Corpus", "CC BY 4.0"),
    ("WNUT17, training part", "CC BY 4.0"),
    ("SEC filings with named entities", "CC BY 3.0"),
    ("GoEmotions, training part, 28 emotions folded to three", "Apache-2.0"),
    ("Kaggle, tweet sentiment extraction", "CC BY 4.0"),
    ("NewsMTSC, training part", "MIT"),
    ("VADER's texts: tweets, film and product reviews, editorials", "MIT"),
]

CARD = """# verbatim-tagger: names and sentiment

Given a passage, finds the people, organisations, places and other names in it, and says whether its tone is negative,
neutral or positive. One pass gives both.

|  |  |
|---|---|
| What it is | BERT with 6 layers, 384 hidden units, 12 heads (22.6 million weights) and two heads, 8-bit integers |
| Started from | {base} |
| Input | `[CLS] passage [SEP]` as `input_ids`, `attention_mask`, `casing_ids`: int64 [batch, tokens]; trained on up to {max_tokens} tokens, takes up to {takes} |
| Output | `entity_logits`: float32 [batch, tokens, {entities}], in the order {entity_labels}; `sentiment_logits`: float32 [batch, {sentiments}], in the order {sentiment_labels} |
| Licence of these weights | CC BY-SA 4.0, as the data asks for |
| Made by | `python -m training tagger --data <folder>` at revision {revision}: {steps:,} steps, {tokens:,} tokens, {minutes:.0f} min on {device} |

**Casing.** The encoder reads lower case, so each token is told how its word was written. A word is a token and the
pieces after it that begin with `##`, its characters those of the text from the first piece's start to the last one's end. `casing_ids`:

| Id | | |
|---|---|---|
| 0 | other | no letter that has a case; also `[CLS]`, `[SEP]` and padding |
| 1 | lower | no capital |
| 2 | capitalised | the first letter is the only capital, as in "Anna" and "A" |
| 3 | capitals | every letter is a capital |
| 4 | mixed | any other, as in "iPhone" |
| 5 | digit | a digit 0 to 9 is in it, whatever else is |

A letter has a case when its lower and upper forms differ, and is a capital when it is not its own lower form.

**Reading the labels.** A word's label is the highest at its first piece; what the further pieces say means nothing. B- begins a name and
I- goes on with one of the same type; an I- with nothing before it to go on with begins one (conlleval's rule).

## Trained on

| Set | Licence |
|---|---|
{sets}

UNER: Mayhew et al. 2024, over the English Web Treebank (Universal Dependencies). CrossNER: Liu et al. 2021. Broad Twitter Corpus:
Derczynski et al. 2016. WNUT17: Derczynski et al. 2017. SEC filings: Salinas Alvarado et al. 2015. GoEmotions: Demszky et al. 2020,
Google. NewsMTSC: Hamborg and Donnay 2021. VADER: Hutto and Gilbert 2014. These weights were made from those sets; share what you
make of the weights alike.

The sets mean different things by MISC, and some leave it out: where they do, the loss lets a word without a name be MISC.
`training/labels.py` has the table.

Examples: {used}. {same:,} examples were left out because the same words are kept for measuring or development, {shared:,} because they share 13
words in a row with such a text.

## Scores

Everything that was chosen (the weights) was chosen by the development rows. Entities count when type and both ends
are right (conlleval's rule). PER+ORG+LOC leaves MISC out on both sides.

| Names in | Type | Precision | Recall | F1 | F1 in fp32 | Entities |
|---|---|---|---|---|---|---|
{entity_rows}

| Sentiment of | Macro-F1 | Macro-recall | Accuracy | Macro-F1 in fp32 | Macro-recall in fp32 | Texts |
|---|---|---|---|---|---|---|
{sentiment_rows}

All but the columns "in fp32" are of the shipped 8-bit graph, one sentence at a time and without padding, as Verbatim runs it.

## Limits

- English only: prose of encyclopaedias, newspapers and contracts, and a great deal from social media.
- The sets' names are those of their time and of the web. How well it finds names from elsewhere was not measured.
- MISC is a mixed bag (nationalities, works, events, products), about which the sets agree least.
- Sentiment was judged by sentence or post. A passage that says good and bad things in turn has one label all the same.
- Nothing was done about irony.
"""


def entity_rows(figures: dict) -> str:
    """One row a set and type; a set's name stands in the first."""
    rows = []
    for name, by_type in figures["int8"]["entities"].items():
        for place, (type, value) in enumerate(by_type.items()):
            fp32 = figures["fp32"]["entities"][name][type]["F1"]
            rows.append(
                f"| {'' if place else name} | {type} | {value['precision']:.1f} | {value['recall']:.1f} "
                f"| {value['F1']:.1f} | {fp32:.1f} | {value['entities']:,} |"
            )
    return "\n".join(rows)


def sentiment_rows(figures: dict) -> str:
    rows = []
    for name, value in figures["int8"]["sentiment"].items():
        fp32 = figures["fp32"]["sentiment"][name]
        rows.append(
            f"| {name} | {value['macro-F1']:.1f} | {value['macro-recall']:.1f} | {value['accuracy']:.1f} "
            f"| {fp32['macro-F1']:.1f} | {fp32['macro-recall']:.1f} | {value['texts']:,} |"
        )
    return "\n".join(rows)


def write_tagger_card(run: Path, figures: dict, max_tokens: int, target: Path) -> None:
    """`run` holds run.json and finished.json; `max_tokens` is the longest input."""
    record = json.loads((run / "run.json").read_text())
    finished = json.loads((run / "finished.json").read_text())
    counts = record["counts"]

    def total(reason: str) -> int:
        return sum(count for name, count in counts.items() if name.endswith(reason))

    card = CARD.format(
        base=BASE,
        max_tokens=record["config"]["max_tokens"],
        takes=max_tokens,
        entities=len(ENTITY_LABELS),
        entity_labels=", ".join(ENTITY_LABELS),
        sentiments=len(SENTIMENT_LABELS),
        sentiment_labels=", ".join(SENTIMENT_LABELS),
        revision=record["revision"][:12],
        steps=finished["steps"],
        tokens=finished["tokens"],
        minutes=finished["minutes"],
        device=finished.get("device", "two shared CPU cores"),
        sets="\n".join(f"| {name} | {licence} |" for name, licence in SETS),
        used=", ".join(f"{n} {c:,}" for n, c in counts.items() if not n.endswith("dropped")),
        same=total("same text dropped"),
        shared=total("13 words shared dropped"),
        entity_rows=entity_rows(figures),
        sentiment_rows=sentiment_rows(figures),
    )
    target.write_text(card, encoding="utf-8")
