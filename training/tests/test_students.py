"""Smaller readers: fewer layers, fewer word pieces, and what is measured of them."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from training.decode import best_span
from training.errors import BadInput
from training.grow import grow
from training.hugging_face import read_config
from training.onnx_model import OnnxModel
from training.students.config import STUDENT_SMOKE
from training.students.measure import measure_variants
from training.students.page import write_page
from training.students.shrink import kept_layers, kept_pieces
from training.students.student import record_lesson, train_student, write_start
from training.students.variants import prune_pieces, write_variant
from training.tests.conftest import TOKENIZER
from training.tokenise import CLS, SEP, load_tokenizer
from training.weights import load_reader, save_reader

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.mark.parametrize(("layers", "kept"), [(2, [0, 5]), (3, [0, 2, 5]), (4, [0, 2, 3, 5])])
def test_a_student_keeps_the_first_layer_the_last_and_some_between(layers, kept):
    assert kept_layers(6, layers) == kept


@pytest.mark.parametrize("layers", [1, 6, 7])
def test_a_student_of_the_teachers_size_or_none_is_refused(layers):
    with pytest.raises(BadInput, match=f"from 2 to 5 layers for a student of 6, got {layers}"):
        kept_layers(6, layers)


def deep_teacher(base, folder):
    """Four layers: the small world's two, twice."""
    config = replace(read_config(base), num_hidden_layers=4)
    save_reader(grow(load_reader(base).state_dict(), 4), config, folder)
    (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    return folder


def test_a_student_of_another_teacher_or_of_other_tokens_is_refused(tmp_path):
    teacher, student = tmp_path / "teacher", tmp_path / "student"
    teacher.mkdir()
    (teacher / "manifest.json").write_text('{"modelKey": "reader@1"}')
    record_lesson(student, teacher, 1_000)
    record_lesson(student, teacher, 1_000)
    with pytest.raises(BadInput, match="taught for 2,000 tokens, found one that reader@1 taught for 1,000"):
        record_lesson(student, teacher, 2_000)
    (teacher / "manifest.json").write_text('{"modelKey": "reader@2"}')
    with pytest.raises(BadInput, match="Expected in .* a student that reader@2 taught"):
        record_lesson(student, teacher, 1_000)


def test_a_student_learns_its_teachers_scores(tmp_path, base, reader_data):
    teacher = deep_teacher(base, tmp_path / "teacher")
    run = train_student(replace(STUDENT_SMOKE, peak_rate=1e-3), teacher, 2, reader_data, tmp_path / "run")
    assert read_config(tmp_path / "run/averaged").num_hidden_layers == 2
    batch = run.next_pool()[0]
    before = load_reader(write_start(teacher, 2, tmp_path / "start"))
    run.model.eval()
    with torch.no_grad():
        after, _ = run.loss(batch)
        run.model.load_state_dict(before.state_dict())
        untaught, _ = run.loss(batch)
    assert float(after) < float(untaught)


def test_a_pruned_vocabulary_spells_every_word_and_reads_common_ones_alike(tmp_path, base):
    text = "The mill on the Aller was built by Marta Denk in 1871."
    tokenizer = load_tokenizer(TOKENIZER)
    count = len(kept_pieces(tokenizer, [], 4_000))
    pruned = prune_pieces(base, [text], count, tmp_path / "pruned")
    fewer = load_tokenizer(pruned / "tokenizer.json")
    assert fewer.get_vocab_size() == read_config(pruned).vocab_size == count
    assert fewer.encode(text, add_special_tokens=False).tokens == tokenizer.encode(text, add_special_tokens=False).tokens
    spelled = fewer.encode("xylographically", add_special_tokens=False).tokens
    assert "[UNK]" not in spelled
    assert "".join(piece.removeprefix("##") for piece in spelled) == "xylographically"
    whole, part = load_reader(base), load_reader(pruned)
    with torch.no_grad():
        logits = [
            model(torch.tensor([[CLS, *found.encode(text, add_special_tokens=False).ids, SEP]]))
            for model, found in ((whole, tokenizer), (part, fewer))
        ]
    assert torch.allclose(*logits, atol=1e-5)


def test_fewer_pieces_than_are_needed_to_spell_are_refused():
    with pytest.raises(BadInput, match=r"Expected from \d+ to 30522 pieces to keep, got 500"):
        kept_pieces(load_tokenizer(TOKENIZER), [], 500)


def test_variants_are_measured_and_written_down(tmp_path, base, reader_data):
    variants = [
        write_variant("fp32", base, tmp_path / "fp32", None),
        write_variant("int8 (ships)", base, tmp_path / "int8", (reader_data.development, STUDENT_SMOKE)),
    ]
    assert variants[0].graph.stat().st_size > 3 * variants[1].graph.stat().st_size
    starts, ends = OnnxModel(variants[1].graph)(*tiny_input())
    assert best_span(starts, ends, 1, 4, 3)[0] >= 1
    development = reader_data.development
    measured = [example for example in development if example.answers]
    figures = measure_variants(variants, measured, development, STUDENT_SMOKE, threads=1)
    assert [part["name"] for part in figures] == ["fp32", "int8 (ships)"]
    assert all(part["milliseconds"] > 0 and 0 <= part["f1"] <= 100 for part in figures)

    docs = tmp_path / "docs"
    docs.mkdir()
    write_page(figures, 2_000, docs)
    written = (docs / "cost.md").read_text()
    assert "| int8 (ships) | 2 |" in written and "2,000 tokens" in written
    assert "int8 (ships)" in (docs / "images/cost.svg").read_text()


def tiny_input():
    ids = np.array([CLS, 2_000, SEP, 2_001, 2_002, SEP])
    return ids, np.array([0, 0, 0, 1, 1, 1])
