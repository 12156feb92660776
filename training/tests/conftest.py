"""A world small enough to train in seconds: own sentences, random weights, the shipped vocabulary."""

import os

os.environ["HF_HUB_OFFLINE"] = "1"

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from training.bert import BertConfig, SpanReader
from training.config import SMOKE
from training.data import Answer, Example
from training.reader_data import ReaderData
from training.weights import save_reader

TOKENIZER = Path(__file__).parents[2] / "models/verbatim-retriever/tokenizer.json"

SMALL = BertConfig(
    hidden_size=32,
    num_hidden_layers=2,
    num_attention_heads=4,
    intermediate_size=64,
    max_position_embeddings=128,
)

PASSAGES = {
    "The Mill": [
        ("The mill on the Aller was built by Marta Denk in 1871.", "Marta Denk"),
        ("Its wheel of oak turned until the great frost of 1902.", "1902"),
        ("Flour from the mill went by barge to Lower Hask each Friday.", "Lower Hask"),
    ],
    "The Heron": [
        ("Herons nest in the alders above the weir, twelve pairs in all.", "the alders"),
        ("A heron swallows its fish whole, head first.", "head first"),
        ("The oldest bird wears a ring numbered 4417.", "4417"),
    ],
}
QUESTIONS = ["What does it say of {}?", "Which words stand for {}?", "Where is {} named?"]


def make_examples() -> list[Example]:
    """Eighteen answerable questions and six unanswerable ones."""
    examples = []
    for article, passages in PASSAGES.items():
        for number, (passage, answer) in enumerate(passages):
            found = (Answer(answer, passage.index(answer)),)
            for kind, question in enumerate(QUESTIONS):
                text = question.format(answer)
                examples.append(
                    Example(f"{article}-{number}-{kind}", text, passage, found, article)
                )
            silent = f"Who paid for {answer}?"
            examples.append(Example(f"{article}-{number}-none", silent, passage, (), article))
    return examples


@pytest.fixture
def one_thread():
    """Sums in a fixed order, for a comparison bit for bit; and models too small to be worth two threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def examples() -> list[Example]:
    return make_examples()


@pytest.fixture(scope="session")
def base(tmp_path_factory) -> Path:
    """A folder of random weights that a run can start from."""
    folder = tmp_path_factory.mktemp("base")
    torch.manual_seed(7)
    save_reader(SpanReader(SMALL).state_dict(), SMALL, folder)
    (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    return folder


@pytest.fixture
def reader_data(examples) -> ReaderData:
    return ReaderData(examples[:4], examples[4:], examples, {"own": len(examples)})


@pytest.fixture
def config():
    """Some twenty steps."""
    return replace(
        SMOKE,
        tokens=8_000,
        peak_rate=2e-3,
        batch_tokens=400,
        pool_windows=24,
        short_window_tokens=28,
        window_tokens=48,
        overlap_tokens=8,
        evaluations=1,
        save_every=4,
        quick_questions=8,
        choice_questions=12,
    )
