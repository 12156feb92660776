"""`python -m training students`."""

import argparse
import dataclasses
import json
from pathlib import Path

TRAINING = Path(__file__).parents[1]
DOCS = TRAINING.parent / "docs"
SHIPPED = TRAINING.parent / "models/verbatim-reader"


def students_command(options: argparse.Namespace) -> None:
    import torch

    from training.data import read_jsonl
    from training.dequantise import copy_reader
    from training.reader_data import gather
    from training.students.config import LAYERS, PIECES, STUDENT, STUDENT_SMOKE
    from training.students.measure import measure_variants
    from training.students.page import write_page
    from training.students.student import record_lesson, train_student
    from training.students.variants import prune_pieces, shipped_variant, write_variant

    torch.set_num_threads(options.threads)
    config = STUDENT_SMOKE if options.smoke else STUDENT
    if options.tokens:
        config = dataclasses.replace(config, tokens=options.tokens)
    work = TRAINING / (".work/students-smoke" if options.smoke else ".work/students")
    teacher = copy_reader(SHIPPED, work / "teacher")
    data = gather(options.data, config)
    for layers in LAYERS:
        run = work / f"{layers}-layers"
        record_lesson(run, teacher, config.tokens)
        if not (run / "finished.json").exists():
            train_student(config, teacher, layers, data, run)
    texts = {e.question for e in data.main} | {e.context for e in data.main}
    pruned = prune_pieces(teacher, texts, PIECES, work / "pruned")
    smoothing = (data.development, config)
    variants = [
        write_variant("fp32", teacher, work / "variants/fp32", None),
        shipped_variant("int8 (ships)", SHIPPED, work / "variants/shipped"),
        write_variant(f"int8, {PIECES:,} pieces", pruned, work / "variants/pruned", smoothing),
    ]
    for layers in LAYERS:
        weights = work / f"{layers}-layers/averaged"
        (weights / "tokenizer.json").write_bytes((teacher / "tokenizer.json").read_bytes())
        variants.append(write_variant(f"int8, {layers} layers", weights, work / f"variants/{layers}-layers", smoothing))
    measured = list(read_jsonl(options.data / "test/squad-v1.1-dev.jsonl.xz"))[: options.limit]
    figures = measure_variants(variants, measured, data.development, config, options.threads)
    (work / "figures.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))
    if not options.smoke and options.limit is None and options.tokens is None:
        write_page(figures, config.tokens, DOCS)


def add_students_command(command, needs_data: dict) -> None:
    """`command` adds a subcommand by name, function and help."""
    added = command("students", students_command, "smaller readers, and what each costs and is worth")
    added.add_argument("--data", **needs_data)
    added.add_argument("--smoke", action="store_true", help="a few steps of every part")
    added.add_argument("--tokens", type=int, help="another token budget of each student; docs stay as they are")
    added.add_argument("--limit", type=int, help="only so many questions of SQuAD v1.1 dev; docs stay as they are")
    added.add_argument("--threads", type=int, default=2)
