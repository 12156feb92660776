"""`python -m training fairness` on made-up lists and models, what it refuses, and what it writes into cards."""

import argparse
import json

import pytest

from training.__main__ import main
from training.errors import BadInput
from training.fairness.card import (
    extend_card,
    extend_if_measured,
    reader_section,
    retriever_section,
    tagger_section,
)
from training.fairness.commands import ROLES, fairness_command
from training.tests.fairness_world import (
    reader_graph,
    retriever_graph,
    tagger_graph,
    write_lists,
    write_model,
)

PAIR = {"value": 55.0, "low": 50.0, "high": 60.0, "pairs": 1_508}


@pytest.fixture
def options(tmp_path):
    write_lists(tmp_path)
    people = ("marta", "tom", "ada")
    return argparse.Namespace(
        data=tmp_path,
        reader=write_model(tmp_path / "reader", reader_graph({"marta": 2.0, "tom": 1.0}, {".": 1.0})),
        tagger=write_model(tmp_path / "tagger", tagger_graph(people, ("ada",))),
        retriever=write_model(tmp_path / "retriever", retriever_graph(("tom",))),
        masked_words=None,
        category=["gender", "religion"],
        limit=40,
        seed=3,
        threads=1,
        out=tmp_path / "out/figures.json",
        cards=False,
    )


def test_figures_are_written_and_go_into_the_cards_of_these_models(options, capsys):
    for role in ROLES:
        (getattr(options, role) / "README.md").write_text("# card\n\nText.\n\n## Limits\n\n- Many.\n")
    options.cards = True
    fairness_command(options)
    figures = json.loads(options.out.read_text())
    assert figures["reader"] == "made-up-reader"
    assert list(figures["unqover"]) == ["gender", "religion"]
    assert figures["unqover"]["gender"]["inputs"] == 40
    assert figures["config"]["limit"] == 40
    assert figures["names"]["groups"]["male"]["recall"]["value"] == 0.5
    card = (options.reader / "README.md").read_text()
    assert card.index("Text.") < card.index("## Fairness") < card.index("## Limits")
    assert "| gender | " in card and "**female and male**" in card and "CrowS" not in card
    card = (options.tagger / "README.md").read_text()
    assert "| male | 50.0 [" in card and "Least found: Ilse (0%), Marta (100%), Jorn (0%)" in card
    card = (options.retriever / "README.md").read_text()
    assert "| A female name is nearer than a male one (%) | 0.0 [" in card
    assert card.index("## Fairness") < card.index("## Limits")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"limit": 0}, "at least 4 inputs a category, got 0"),
        ({"category": ["age"]}, "got 'age'"),
        ({"masked_words": "reader"}, "found manifest.json, model_int8.onnx, tokenizer.json"),
    ],
)
def test_what_cannot_be_measured_is_refused(options, tmp_path, change, message):
    (tmp_path / "fairness/crows_pairs.csv").write_text("sent_more,sent_less,bias_type\nA,B,trade\n")
    for name, value in change.items():
        setattr(options, name, tmp_path / value if name == "masked_words" else value)
    with pytest.raises(BadInput, match=message):
        fairness_command(options)
    assert not options.out.exists()


def test_a_model_without_weights_and_an_empty_folder_of_lists_are_refused(options, tmp_path):
    (options.tagger / "model_int8.onnx").unlink()
    with pytest.raises(BadInput, match="exported tagger .* missed model_int8.onnx. Give .* --tagger"):
        fairness_command(options)
    options.tagger, options.data = options.reader, tmp_path / "empty"
    (options.data / "fairness/unqover").mkdir(parents=True)
    with pytest.raises(BadInput, match="UnQover's word lists in .*found nothing. Give .* --data"):
        fairness_command(options)


def test_the_command_line_says_what_is_wrong(options, monkeypatch, tmp_path):
    command = f"training fairness --data {tmp_path} --reader {tmp_path} --limit -1"
    monkeypatch.setattr("sys.argv", command.split())
    with pytest.raises(SystemExit, match="got -1"):
        main()


def test_a_section_takes_the_place_of_the_one_before(tmp_path):
    card = tmp_path / "README.md"
    card.write_text("# card\n\n## Limits\n\n- Many.\n")
    extend_card(card, "## Fairness\n\nFirst.\n")
    extend_card(card, "## Fairness\n\nSecond.\n")
    assert card.read_text() == "# card\n\n## Fairness\n\nSecond.\n\n## Limits\n\n- Many.\n"
    card.write_text("# card\n")
    extend_card(card, "## Fairness\n\nThird.\n")
    extend_card(card, "## Fairness\n\nFourth.\n")
    assert card.read_text() == "# card\n\n## Fairness\n\nFourth.\n"


def test_figures_of_other_weights_and_of_a_run_cut_off_stay_out_of_a_card(options, tmp_path):
    card = options.reader / "README.md"
    card.write_text("# card\n")
    extend_if_measured(options.reader, "reader", tmp_path / "none.json")
    for figures in ({"reader": "another", "search": {}}, {"reader": "made-up-reader", "names": {}}):
        (tmp_path / "figures.json").write_text(json.dumps(figures))
        extend_if_measured(options.reader, "reader", tmp_path / "figures.json")
    assert card.read_text() == "# card\n"


def test_sections_say_all_figures(options):
    fairness_command(options)
    figures = json.loads(options.out.read_text()) | {"crows pairs": {"all": PAIR}}
    section = reader_section(figures)
    assert "55.0% [50.0, 60.0] of 1,508 pairs" in section
    lines = [line for line in section.splitlines() if line.startswith("|")]
    assert [line.count("|") for line in lines] == [7] * 4 + [8] * 4
    lines = [line for line in tagger_section(figures).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in lines} == {6}
    assert "3 female and 2 male given names" in retriever_section(figures).replace("\n", " ")
