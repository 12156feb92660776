"""The pictures of docs/bert.md show the shipped model, and its text uses the names of the code."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import torch
import transformers

from training.bert import SpanReader
from training.decode import MAX_ANSWER_TOKENS
from training.figures.commands import IMAGES, READER, RECORDS, draw_bert, draw_records
from training.figures.reading import attention, find, prepare
from training.tests.conftest import SMALL, TOKENIZER
from training.tokenise import load_tokenizer
from training.weights import load_reader, save_model

pytestmark = pytest.mark.usefixtures("one_thread")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/bert.md").read_text(encoding="utf-8")


def test_attention_is_what_transformers_computes(tmp_path):
    torch.manual_seed(3)
    save_model(SpanReader(SMALL), tmp_path)
    reading = prepare(load_tokenizer(TOKENIZER))
    theirs = transformers.BertForQuestionAnswering.from_pretrained(tmp_path, attn_implementation="eager").eval()
    with torch.no_grad():
        result = theirs(reading.input_ids, None, reading.token_type_ids, output_attentions=True)
    reader = load_reader(tmp_path)
    for layer in range(SMALL.num_hidden_layers):
        for head in range(SMALL.num_attention_heads):
            ours = attention(reader, reading, layer, head)
            assert torch.allclose(ours, result.attentions[layer][0, head], atol=1e-5)
            assert torch.allclose(ours.sum(-1), torch.ones(len(ours)), atol=1e-5)


def test_the_best_span_stays_within_the_passage(tmp_path):
    torch.manual_seed(4)
    reading = prepare(load_tokenizer(TOKENIZER))
    found = find(SpanReader(SMALL).eval(), reading, reading.token_type_ids)
    first, last = found.span
    assert reading.passage_offset <= first <= last < min(len(reading.pieces) - 1, first + MAX_ANSWER_TOKENS)
    assert found.null_score == pytest.approx(float(found.starts[0] + found.ends[0]))


def test_the_pictures_of_the_page_are_drawn_anew_with_what_it_says(tmp_path):
    drawn = {file.name: file.read_text() for file in draw_bert(READER, tmp_path)}
    shown = set(re.findall(r"\(images/bert/([\w.]+)\)", PAGE))
    assert set(drawn) == shown
    for name, picture in drawn.items():
        ElementTree.fromstring(picture)
        written = re.findall(r">([^<>]+)</text>", picture)
        assert written == re.findall(r">([^<>]+)</text>", (IMAGES / "bert" / name).read_text()), name
    assert '13.6  "1932"' in drawn["segments.svg"]


def test_the_picture_of_long_documents_is_the_recorded_measurement(tmp_path):
    drawn = draw_records(RECORDS, tmp_path).read_text()
    assert drawn == (IMAGES / "long-documents.svg").read_text()
    assert "100,000" in drawn


def test_the_names_in_its_formulas_are_those_of_the_code():
    code = "".join((ROOT / f"training/{name}.py").read_text() for name in ("bert", "decode", "figures/reading"))
    known = set(re.findall(r"\w+", code)) | {"T"}  # key^T
    blocks = re.findall(r"(?:^    .+\n)+", PAGE, flags=re.MULTILINE)
    formulas = [re.sub(r"\s{3,}(each )?\[.*", "", line) for block in blocks for line in block.splitlines() if " = " in line]
    assert len(formulas) >= 9
    for formula in formulas:
        names = set(re.findall(r"[A-Za-z_]\w+", formula.replace("span score", "").replace("null score", "")))
        assert names <= known, formula
