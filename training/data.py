"""Readers of the data folder: one example format for every set, and what must never be trained on."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SQUAD_TRAIN = "qa/squad-v2.0-train-reconstructed.json.xz"


@dataclass(frozen=True)
class Answer:
    """`context[start:start + len(text)] == text`, in characters."""

    text: str
    start: int


@dataclass(frozen=True)
class Example:
    """A question about one context. No answers means that the context does not answer it."""

    id: str
    question: str
    context: str
    answers: tuple[Answer, ...]
    article: str = ""


def parse_row(row: dict) -> Example:
    """One line of a QA .jsonl file, as the data folder's README describes it."""
    answers = tuple(Answer(a["text"], a["start"]) for a in row["answers"])
    return Example(row["id"], row["question"], row["context"], answers, row.get("article", ""))


def to_row(example: Example) -> dict:
    """The inverse of `parse_row`."""
    answers = [{"text": a.text, "start": a.start} for a in example.answers]
    return {
        "id": example.id,
        "question": example.question,
        "context": example.context,
        "answers": answers,
        "article": example.article,
    }


def open_text(path: Path):
    """Opens a text file, xz-compressed or plain."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def read_jsonl(path: Path) -> Iterator[Example]:
    with open_text(path) as lines:
        for line in lines:
            if line.strip():
                yield parse_row(json.loads(line))


def write_jsonl(path: Path, examples: list[Example]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for example in examples:
            out.write(json.dumps(to_row(example), ensure_ascii=False) + "\n")


def read_squad(path: Path) -> list[Example]:
    """SQuAD's own nested JSON, in file order."""
    with open_text(path) as file:
        articles = json.load(file)["data"]
    return [
        Example(
            qa["id"],
            qa["question"],
            paragraph["context"],
            tuple(Answer(a["text"], a["answer_start"]) for a in qa["answers"]),
            article["title"],
        )
        for article in articles
        for paragraph in article["paragraphs"]
        for qa in paragraph["qas"]
    ]


def read_set(data: Path, name: str) -> list[Example]:
    """A set of data/qa by its short name, without the rows that are held out for measuring."""
    held_out = set(json.loads((data / "splits/heldout.json").read_text()).get(name, []))
    rows = read_jsonl(data / f"qa/{name}.jsonl.xz")
    return [example for example in rows if example.id not in held_out]


def read_held_out(data: Path) -> dict[str, list[Example]]:
    """By short name, the rows of data/qa that are for measuring only."""
    result = {}
    for name, ids in json.loads((data / "splits/heldout.json").read_text()).items():
        wanted = set(ids)
        rows = read_jsonl(data / f"qa/{name}.jsonl.xz")
        result[name] = [example for example in rows if example.id in wanted]
    return result
