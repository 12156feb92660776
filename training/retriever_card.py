"""The retriever's model card, written from what the run and the measuring left behind."""

import json
from pathlib import Path

from training.card import BASE

SETS = [
    ("SQuAD 1.1, training articles (Rajpurkar et al. 2016)", "CC BY-SA 4.0"),
    ("SQuADShifts, New Wikipedia, Reddit and Amazon (Miller et al. 2020)", "CC BY 4.0"),
    ("QED: Natural Questions with short answers over Wikipedia (Lamm et al. 2020)", "CC BY-SA 3.0"),
    ("TimeQA, human questions (Chen et al. 2021)", "BSD-3-Clause"),
    ("FairytaleQA (Xu et al. 2022)", "Apache-2.0"),
    ("COVID-QA (Möller et al. 2020)", "Apache-2.0"),
    ("BioASQ factoids (Tsatsaronis et al. 2015)", "CC BY 2.5"),
    ("TAT-QA, questions about text (Zhu et al. 2021)", "CC BY 4.0"),
]

CARD = """# verbatim-retriever: the embedder

Turns a passage or a question into a vector of {dimension} numbers. Verbatim finds passages by the
cosine between vectors: a passage is as near as its nearest vector, its own or that of a sentence.

|  |  |
|---|---|
| What it is | BERT with 6 layers, 384 hidden units, 12 heads (22.6 million weights), 8-bit integers but for one product: {tuned:.0%} fine-tuned weights and {original:.0%} original ones, added up |
| Started from | {base} |
| Input | `input_ids`, `attention_mask`, `token_type_ids`: int64 [batch, tokens], at most {max_tokens} tokens with `[CLS]` and `[SEP]` |
| Output | `last_hidden_state`: float32 [batch, tokens, {dimension}]. The vector of a text is the mean over all tokens, specials included; that of a sentence of it the mean over its tokens; scaled to length one |
| Licence of these weights | CC BY-SA 4.0, as the data asks for |
| Made by | `python -m training retriever --data <folder>` at revision {revision}: {steps:,} steps, {tokens:,} tokens, {minutes:.0f} min on {device} |

## Trained on

| Set | Licence |
|---|---|
{sets}

These weights were made from those sets; share what you make of the weights alike.

Questions with their passage: {used}. Left out: {dropped:,} whose passage shares 13 words in a row with one kept for
development or measuring, {repeated:,} that are also asked there, {vague:,} that name nothing to search for.

## Choice

{rule} Chosen: {tuned}. The development sets are {dev_articles} articles carved out of SQuAD's training set and
{dev_share:.0%} of the passages of the other sets.

## Scores

Nearest passages by the vectors alone, of wholes and sentences, over every distinct passage of the set (version 1's card went by wholes). The
original's 8-bit graph is not smoothed. A passage longer than {max_tokens} tokens is
searched by its beginning.

| Set | Weights | Recall@1 | Recall@5 | MRR@10 | Questions |
|---|---|---|---|---|---|
{scores}

## Limits

English only: other scripts are read letter by letter and found by luck. Feed it one sequence at a time: the 8-bit graph
scales the activations of a whole batch together, so the same text would get slightly different vectors in different
company. Its vectors and those of all-minilm-l6-v2 do not mix.
"""


def score_rows(figures: dict) -> str:
    """One row a set and embedder; a set's name stands in the first."""
    rows = [
        f"| {'' if place else name} | {kind} | {value['recall@1']:.1f} | {value['recall@5']:.1f} "
        f"| {value['MRR@10']:.3f} | {value['queries']:,} |"
        for name, by_kind in figures.items()
        for place, (kind, value) in enumerate(by_kind.items())
    ]
    return "\n".join(rows)


def write_retriever_card(run: Path, figures: dict, manifest: dict, target: Path) -> None:
    """`run` holds run.json, finished.json and choice.json; `figures` are by set."""
    record = json.loads((run / "run.json").read_text())
    finished = json.loads((run / "finished.json").read_text())
    choice = json.loads((run / "choice.json").read_text())
    config, counts = record["config"], record["counts"]

    def left_out(reason: str) -> int:
        return sum(count for name, count in counts.items() if name.endswith(f" {reason}"))

    used = [f"{name} {count:,}" for name, count in counts.items() if " " not in name]
    card = CARD.format(
        dimension=manifest["dimension"],
        max_tokens=manifest["maxTokens"],
        tuned=choice["chosen"],
        original=1 - choice["chosen"],
        base=BASE,
        revision=record["revision"][:12],
        steps=finished["steps"],
        tokens=finished["tokens"],
        minutes=finished["minutes"],
        device=finished.get("device", "two shared CPU cores"),
        sets="\n".join(f"| {name} | {licence} |" for name, licence in SETS),
        used=", ".join(used),
        dropped=left_out("dropped"),
        repeated=left_out("asked elsewhere"),
        vague=left_out("vague"),
        rule=choice["rule"],
        dev_articles=config["dev_articles"],
        dev_share=config["dev_share"],
        scores=score_rows(figures),
    )
    target.write_text(card, encoding="utf-8")
