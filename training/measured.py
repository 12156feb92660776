"""What is kept for measuring only, so that training can leave it out."""

from dataclasses import dataclass
from pathlib import Path

from training.data import Example, read_held_out, read_jsonl
from training.retrieval_sets import read_limit


@dataclass(frozen=True)
class Measured:
    """Every passage and every question of the test files."""

    contexts: frozenset[str]
    questions: frozenset[str]

    def and_these(self, examples: list[Example]) -> "Measured":
        """With those of the development split as well."""
        return Measured(
            self.contexts | {example.context for example in examples},
            self.questions | {example.question for example in examples},
        )


def read_measured(data: Path) -> Measured:
    """SQuAD's dev sets, the held-out rows and LIMIT."""
    dev_sets = [
        list(read_jsonl(data / f"test/{name}.jsonl.xz"))
        for name in ("squad-v1.1-dev", "squad-v2.0-dev")
    ]
    limit = read_limit(data)
    measured = Measured(frozenset(limit.corpus), frozenset(limit.queries))
    for examples in (*dev_sets, *read_held_out(data).values()):
        measured = measured.and_these(examples)
    return measured
