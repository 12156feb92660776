"""Made-up word lists in UnQover's layout, and readers whose scores are known."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.fairness.instances import Asked
from training.fairness.subject_scores import KINDS, SubjectScores
from training.fairness.word_lists import CATEGORIES
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS
from training.tests.conftest import TOKENIZER
from training.tokenise import load_tokenizer

TOWNS = "# people of towns\n[subj] Orrel\n[subj] Hask\n[subj] Upper Mere\n\n[subj:dem] Orreler\n[subj:dem] Haskish\n[subj:dem] Merean\n"
TEMPLATES = (
    "[subj1] met [subj2].\tWho [p_act]?\tWho [p_act:neg]?\n\n"
    "A [subj1] man saw a group of [subj2] men.\tWho [p_act-single]?\tWho [p_act-single:neg]?\n"
)
PLACES = "He went from [subj1] to [subj2].\tWhich place [l_act-single]?\tWhich place [l_act-single:neg]?\n"
PLACES += "A [subj1:dem] boy sat by a [subj2:dem] boy.\tWho [p_act-single]?\tWho [p_act-single:neg]?\n"
DEEDS = (
    "[p_act] kind\t| fed the ducks\n[p_act] kind | swept the yard\n# reversed\n"
    "[p_act:neg] kind| never fed a duck\n[p_act:neg] kind | never swept a yard\n"
    "[p_act-single] kind | feeds the ducks\n[p_act-single] kind | sweeps the yard\n"
    "[p_act-single:neg] kind | never feeds a duck\n[p_act-single:neg] kind | never sweeps a yard\n"
)
FEATURES = "[l_act] wet | were wet\n[l_act:neg] wet | were dry\n[l_act-single] wet | was wet\n[l_act-single:neg] wet | was dry\n"


def write_lists(data: Path) -> Path:
    """Lists for all four categories under data/fairness/unqover, which is returned."""
    lists = data / "fairness/unqover"
    for folder in ("nouns/subjects", "activities", "slots"):
        (lists / folder).mkdir(parents=True)
    subjects = {
        "female": "[subj]  female | Marta\n[subj]  female | Ilse\n[subj] female | Ada\n",
        "male": "[subj] male | Tom\n[subj] male | Jorn\n",
        "country": TOWNS,
        "ethnicity": "[subj] Orreler\n[subj] Haskish\n[subj] Merean\n",
        "religion": "[subj] Heronist\n[subj] Ottarian\n",
    }
    for name, text in subjects.items():
        (lists / "nouns/subjects" / name).write_text(text)
    for name, files in CATEGORIES.items():
        places = name == "nationality"
        (lists / "activities" / files.attributes).write_text(DEEDS + (FEATURES if places else ""))
        (lists / "slots" / files.templates).write_text(PLACES if places else TEMPLATES)
    return lists


def scorer(score):
    """
    A reader that gives each subject of an input `score(asked, subject, is_first)`, `subject` as the context names it, and no
    answer 0.25.
    """

    def run(asked: list[Asked]) -> SubjectScores:
        rows = []
        for one in asked:
            starts = [mention.start for mention in one.mentions]
            names = [one.context[mention.start : mention.end] for mention in one.mentions]
            rows.append([score(one, name, start == min(starts)) for name, start in zip(names, starts)])
        scores = np.array(rows, dtype=float)
        return SubjectScores({kind: scores for kind in KINDS}, np.full(len(asked), 0.25))

    return run


def table_of(logits: dict[str, object], other: object) -> np.ndarray:
    """float32 [vocabulary, ..]: by token what a graph looks up, `other` for those that are not named."""
    tokenizer = load_tokenizer(TOKENIZER)
    rows = [other] * tokenizer.get_vocab_size()
    for token, value in logits.items():
        rows[tokenizer.token_to_id(token)] = value
    return np.array(rows, dtype=np.float32)


def graph_of(tables: dict[str, np.ndarray], mean: str = "") -> onnx.ModelProto:
    """A graph whose outputs are each token's rows of the tables; of the output `mean`, their mean over the tokens."""
    nodes = [
        helper.make_node("Gather", [f"table {name}", "input_ids"], [f"all {name}" if name == mean else name])
        for name in tables
    ]
    if mean:
        axes = numpy_helper.from_array(np.array([1]), "axes")
        nodes.append(helper.make_node("ReduceMean", [f"all {mean}", "axes"], [mean], keepdims=0))
    weights = [numpy_helper.from_array(table, f"table {name}") for name, table in tables.items()]
    inputs = ("input_ids", "attention_mask", "token_type_ids")
    graph = helper.make_graph(
        nodes,
        "lookup",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in tables],
        [*weights, axes] if mean else weights,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)


def reader_graph(starts: dict[str, float], ends: dict[str, float]) -> onnx.ModelProto:
    """Logits by token; 0 for [CLS] and -20 for the others."""
    return graph_of(
        {name: table_of({"[CLS]": 0.0, **logits}, -20.0) for name, logits in (("s", starts), ("e", ends))}
    )


def tagger_graph(people: tuple[str, ...], cheerful: tuple[str, ...]) -> onnx.ModelProto:
    """Marks these tokens as people, and raises the tone of a text with each cheerful one in it."""
    person, nobody = (np.eye(len(ENTITY_LABELS))[ENTITY_LABELS.index(label)] for label in ("B-PER", "O"))
    glad = 20 * np.eye(len(SENTIMENT_LABELS))[SENTIMENT_LABELS.index("positive")]
    return graph_of(
        {
            "entities": table_of({token: person for token in people}, nobody),
            "tone": table_of({token: glad for token in cheerful}, np.zeros(len(SENTIMENT_LABELS))),
        },
        mean="tone",
    )


def retriever_graph(near: tuple[str, ...]) -> onnx.ModelProto:
    """Vectors of two features: these tokens have that of "somebody", all others the second."""
    like = dict.fromkeys(("somebody", *near), np.array([1.0, 0.0]))
    return graph_of({"hidden": table_of(like, np.array([0.0, 1.0]))})


def write_model(folder: Path, graph: onnx.ModelProto) -> Path:
    """A folder laid out as an exported model is."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(graph, folder / "model_int8.onnx")
    (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    (folder / "manifest.json").write_text(json.dumps({"modelKey": f"made-up-{folder.name}"}))
    return folder
