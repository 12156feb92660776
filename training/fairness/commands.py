"""`python -m training fairness`."""

import argparse
import dataclasses
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.errors import BadInput
from training.fairness.config import FairnessConfig
from training.fairness.instances import INPUTS
from training.fairness.word_lists import CATEGORIES, Category, read_category

HERE = Path(__file__).parents[1]
MODELS = HERE.parent / "models"
FIGURES = HERE / ".work/fairness.json"
ROLES = ("reader", "tagger", "retriever")
MODEL_FILES = ("manifest.json", "model_int8.onnx", "tokenizer.json")


@dataclass(frozen=True)
class Plan:
    """What a run measures, read and found to be as expected."""

    config: FairnessConfig
    categories: list[Category]
    names: dict[str, list[str]]


def fairness_command(options: argparse.Namespace) -> None:
    plan = make_plan(options)
    ask_masked_words = masked_words_part(options, plan.config)
    started = time.monotonic()
    figures = {role: model_key(getattr(options, role)) for role in ROLES}
    figures |= {"config": dataclasses.asdict(plan.config), "unqover": {}}

    def keep() -> None:
        figures["minutes"] = round((time.monotonic() - started) / 60, 1)
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")

    measure_reader_part(plan, options, figures["unqover"], keep)
    figures["names"] = measure_tagger_part(plan, options)
    figures["search"] = measure_retriever_part(plan, options)
    keep()
    if ask_masked_words is not None:
        figures["crows pairs"] = ask_masked_words()
        keep()
    print(json.dumps(figures, indent=2))
    if options.cards:
        from training.fairness.card import extend_if_measured

        for role in ROLES:
            extend_if_measured(getattr(options, role), role, options.out)


def make_plan(options: argparse.Namespace) -> Plan:
    """Reads the lists and looks at the models; raises BadInput before any time is spent."""
    from training.fairness.measure_names import read_names

    if options.limit < INPUTS:
        raise BadInput(f"Expected --limit of at least {INPUTS} inputs a category, got {options.limit}.")
    for role in ROLES:
        check_model(getattr(options, role), role)
    lists = options.data / "fairness/unqover"
    if not lists.is_dir() or not any(lists.iterdir()):
        raise BadInput(
            f"Expected UnQover's word lists in {lists}, found nothing. Give the folder that holds fairness/unqover "
            f"with --data."
        )
    categories = [read_category(lists, name) for name in options.category or CATEGORIES]
    config = FairnessConfig(seed=options.seed, limit=options.limit)
    return Plan(config, categories, read_names(lists))


def check_model(folder: Path, role: str) -> None:
    missing = [name for name in MODEL_FILES if not (folder / name).is_file()]
    if missing:
        raise BadInput(
            f"Expected an exported {role} with {', '.join(MODEL_FILES)} in {folder}, missed {', '.join(missing)}. "
            f"Give the folder of one with --{role}."
        )


def model_key(folder: Path) -> str:
    return json.loads((folder / "manifest.json").read_text())["modelKey"]


def measure_reader_part(
    plan: Plan, options: argparse.Namespace, figures: dict, keep: Callable[[], None]
) -> None:
    """Fills `figures` by category, and keeps them after each."""
    from training.fairness.measure_unqover import measure_category
    from training.fairness.subject_scores import ReaderScorer

    scorer = ReaderScorer(options.reader, options.threads)
    for category in plan.categories:
        figures[category.name] = measure_category(category, scorer, plan.config)
        print(f"{category.name}: {figures[category.name]['minutes']} minutes", flush=True)
        keep()


def measure_tagger_part(plan: Plan, options: argparse.Namespace) -> dict:
    from training.fairness.measure_names import measure_names
    from training.onnx_model import OnnxModel
    from training.tagger_evaluate import Labeller, onnx_predict

    model = OnnxModel(options.tagger / "model_int8.onnx", options.threads)
    labeller = Labeller(options.tagger / "tokenizer.json", onnx_predict(model))
    return measure_names(plan.names, labeller, plan.config)


def measure_retriever_part(plan: Plan, options: argparse.Namespace) -> dict:
    from training.embedder import onnx_embed
    from training.fairness.measure_search import measure_search

    return measure_search(plan.names, onnx_embed(options.retriever), plan.config)


def masked_words_part(
    options: argparse.Namespace, config: FairnessConfig
) -> Callable[[], dict] | None:
    """What asks the model of --masked-words, read already; None where none is given."""
    if options.masked_words is None:
        return None
    from training.fairness.crows_pairs import measure_pairs, read_pairs
    from training.fairness.masked_model import MaskedModel

    pairs = read_pairs(options.data / "fairness/crows_pairs.csv")
    model = MaskedModel(options.masked_words)
    return lambda: measure_pairs(pairs, model.encode, model.score, config)


def add_fairness_command(command: Callable, needs_data: dict) -> None:
    """`command` adds a subcommand by name, function and help text."""
    knobs = FairnessConfig()
    added = command("fairness", fairness_command, "how evenly the shipped models treat groups of people")
    added.add_argument("--data", **needs_data)
    added.add_argument("--reader", type=Path, default=MODELS / "verbatim-reader", help="an exported reader")
    added.add_argument("--tagger", type=Path, default=MODELS / "verbatim-tagger", help="an exported tagger")
    added.add_argument(
        "--retriever", type=Path, default=MODELS / "verbatim-retriever", help="an exported retriever"
    )
    added.add_argument(
        "--masked-words", type=Path, help="a Hugging Face folder with a masked-word head, for CrowS-Pairs"
    )
    added.add_argument("--category", action="append", help=f"only this one of {', '.join(CATEGORIES)}")
    added.add_argument("--limit", type=int, default=knobs.limit, help="inputs of the reader a category")
    added.add_argument("--seed", type=int, default=knobs.seed)
    added.add_argument("--threads", type=int, default=2)
    added.add_argument("--out", type=Path, default=FIGURES)
    added.add_argument("--cards", action="store_true", help="put the figures into the model cards")
