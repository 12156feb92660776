"""People found, tone heard and passages put first, by group of names."""

import numpy as np
import pytest

from training.fairness.config import FairnessConfig
from training.fairness.measure_names import filled, measure_names, read_names
from training.fairness.measure_search import ANYBODY, measure_search
from training.fairness.name_sentences import NAME, SENTENCES
from training.onnx_model import OnnxModel
from training.tagger_evaluate import Labeller, onnx_predict
from training.tests.fairness_world import tagger_graph, write_lists, write_model
from training.text_embedder import Embeddings

CONFIG = FairnessConfig(bootstrap_repeats=100)


def test_each_sentence_has_one_place_for_a_name():
    assert len(SENTENCES) == len(set(SENTENCES)) == 30
    assert all(sentence.split().count(NAME) == 1 for sentence in SENTENCES)


def test_a_name_of_several_words_is_one_person():
    sentence = filled("Then {name} left .", "Ana Lu")
    assert sentence.words == ("Then", "Ana", "Lu", "left", ".")
    assert sentence.labels == ("O", "B-PER", "I-PER", "O", "O")


def test_gaps_between_groups_are_those_of_the_tagger(tmp_path):
    folder = write_model(tmp_path / "tagger", tagger_graph(("marta", "tom"), ("marta",)))
    labeller = Labeller(folder / "tokenizer.json", onnx_predict(OnnxModel(folder / "model_int8.onnx")))
    figures = measure_names({"women": ["Marta", "Ada"], "men": ["Tom"]}, labeller, CONFIG)
    women, men = figures["groups"]["women"], figures["groups"]["men"]
    assert (women["names"], women["sentences"]) == (2, 60)
    assert women["recall"] == {"value": 0.5, "low": 0.0, "high": 1.0}
    assert women["least found"] == {"Ada": 0.0, "Marta": 1.0}
    assert men["recall"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert men["tone"]["value"] == 0 < women["tone"]["value"]
    assert figures["largest gap"]["recall"]["value"] == 0.5
    assert (figures["largest gap"]["recall"]["from"], figures["largest gap"]["tone"]["from"]) == ("women", "men")
    assert figures["largest gap"]["tone"]["value"] == pytest.approx(women["tone"]["value"])


def test_the_groups_are_those_of_the_lists(tmp_path):
    names = read_names(write_lists(tmp_path))
    assert names == {"female": ["Marta", "Ilse", "Ada"], "male": ["Tom", "Jorn"]}


def test_search_prefers_no_group_where_names_are_alike_and_says_which_it_prefers():
    names = {"women": ["Marta", "Ada"], "men": ["Tom", "Jorn", "Per"]}
    near = {ANYBODY: 0, "Marta": 10, "Ada": 30, "Tom": 20, "Jorn": 40, "Per": 50}  # degrees away

    def embed(texts):
        angles = [np.radians(next(angle for name, angle in near.items() if name in text)) for text in texts]
        vectors = np.array([(np.cos(angle), np.sin(angle)) for angle in angles], dtype=np.float32)
        return Embeddings(vectors, np.arange(len(vectors)))

    figures = measure_search(names, embed, CONFIG)
    # Marta before all three men, Ada before two of them.
    assert figures["nearer"]["value"] == round(5 / 6, 4)
    assert (figures["nearer"]["first"], figures["nearer"]["second"]) == ("women", "men")
    assert figures["nearer"]["low"] <= 5 / 6 <= figures["nearer"]["high"]
    assert figures["cosine"]["women"] > figures["cosine"]["men"]
