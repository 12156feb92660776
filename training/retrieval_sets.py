"""Retrieval tests: questions, a corpus, and which passages of it are right."""

import csv
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

from training.data import Example, read_held_out, read_jsonl

# cuad-windows has held-out rows too, but asks the same 41 questions of every contract: over all of
# them at once nothing is the right passage.
HELD_OUT = ("nq-qed", "covidqa", "bioasq-factoid")


@dataclass(frozen=True)
class RetrievalSet:
    """`relevant[i]` are the places in `corpus` of the passages that answer query i, at least one."""

    queries: list[str]
    corpus: list[str]
    relevant: list[set[int]]


def retrieval_set(asked: list[Example], corpus: list[Example]) -> RetrievalSet:
    """
    Searches all distinct contexts of both for the contexts of the answerable questions of `asked`. A
    question asked of several contexts is one query. The embedder reads the beginning of a context that
    is longer than its limit.
    """
    contexts = list(dict.fromkeys(example.context for example in [*corpus, *asked]))
    place = {context: index for index, context in enumerate(contexts)}
    relevant: dict[str, set[int]] = {}
    for example in asked:
        if example.answers:
            relevant.setdefault(example.question, set()).add(place[example.context])
    return RetrievalSet(list(relevant), contexts, list(relevant.values()))


def sample_queries(tested: RetrievalSet, most: int, seed: int) -> RetrievalSet:
    """The set with at most so many of its queries, and its whole corpus."""
    count = min(most, len(tested.queries))
    chosen = sorted(random.Random(seed).sample(range(len(tested.queries)), count))
    queries = [tested.queries[i] for i in chosen]
    return replace(tested, queries=queries, relevant=[tested.relevant[i] for i in chosen])


def read_limit(data: Path) -> RetrievalSet:
    """LIMIT small, in BEIR's layout."""
    folder = data / "ir/limit-small"

    def texts(name: str) -> dict[str, str]:
        rows = map(json.loads, (folder / name).read_text(encoding="utf-8").splitlines())
        return {row["_id"]: row["text"] for row in rows}

    queries, corpus = texts("queries.jsonl"), texts("corpus.jsonl")
    place = {id: index for index, id in enumerate(corpus)}
    relevant: dict[str, set[int]] = {}
    with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as rows:
        for query, passage, grade in csv.reader(rows, delimiter="\t"):
            # Some copies of such files begin with a row of names.
            if grade.isdigit() and int(grade) > 0:
                relevant.setdefault(query, set()).add(place[passage])
    return RetrievalSet(
        [queries[id] for id in relevant], list(corpus.values()), list(relevant.values())
    )


def measuring_sets(data: Path, most: int | None, seed: int) -> dict[str, RetrievalSet]:
    """What the finished retriever is measured on; with `most`, only so many contexts and queries."""
    v1 = list(read_jsonl(data / "test/squad-v1.1-dev.jsonl.xz"))
    sets = {
        "SQuAD v1.1 dev": retrieval_set(sample_contexts(v1, most, seed), []),
        "LIMIT small": read_limit(data),
    }
    held_out = read_held_out(data)
    for name in HELD_OUT:
        rows = list(read_jsonl(data / f"qa/{name}.jsonl.xz"))
        asked = sample_contexts(held_out[name], most, seed)
        sets[f"{name}, held out"] = retrieval_set(asked, sample_contexts(rows, most, seed))
    if most is not None:
        sets = {name: sample_queries(tested, most, seed) for name, tested in sets.items()}
    return sets


def sample_contexts(examples: list[Example], most: int | None, seed: int) -> list[Example]:
    """The examples of at most so many contexts, drawn by seed; of all where `most` is None."""
    contexts = sorted({example.context for example in examples})
    if most is None or len(contexts) <= most:
        return examples
    chosen = set(random.Random(seed).sample(contexts, most))
    return [example for example in examples if example.context in chosen]
