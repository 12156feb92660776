"""What the tagger is trained on and what is held out."""

from collections import Counter
from dataclasses import replace

import pytest

from training.tagged_sets import read_sentences, read_sentiment
from training.tagger_config import TaggerConfig
from training.tagger_data import drop_shared, gather_tagger, sentiment_weights, split_texts
from training.tests.tagger_world import make_sentence, make_tagger_data, write_xz


def test_sentences_and_texts_are_read_as_they_stand(tmp_path):
    write_xz(tmp_path / "ner/own.conll.xz", "Tom\tB-PER\nran\tO\n\n\nStop\tO\n")
    write_xz(tmp_path / "sentiment/own.tsv.xz", "neutral\tThe boat\tleaves “now”.\n")
    first, second = read_sentences(tmp_path, "own")
    assert (first.words, first.labels, first.source) == (("Tom", "ran"), ("B-PER", "O"), "own")
    assert second.text == "Stop"
    (text,) = read_sentiment(tmp_path, "own")
    assert (text.sentiment, text.text) == ("neutral", "The boat\tleaves “now”.")


@pytest.mark.parametrize(
    "knobs",
    [
        {"entity_sets": (("btc", 1), ("wikigold", 1))},
        {"sentiment_sets": ("tweeteval-val",)},
        {"dev_entity_sets": ("wnut17-test",)},
        {"dev_sentiment_sets": ("newsmtsc-devtest_mt",)},
    ],
)
def test_sets_kept_for_measuring_are_refused(tmp_path, knobs):
    with pytest.raises(ValueError, match="kept for measuring"):
        gather_tagger(tmp_path, replace(TaggerConfig(), **knobs))


def test_every_carved_set_is_one_that_is_trained_on():
    config = TaggerConfig()
    trained = [*dict(config.entity_sets), *config.sentiment_sets]
    assert set(config.carved_sets) <= set(trained)


def test_no_text_is_in_both_splits():
    sentences = make_tagger_data().sentences * 2
    training, development = split_texts(sentences, 0.25, seed=3)
    assert len(training) + len(development) == len(sentences)
    assert len(development) == 4
    assert {s.text for s in training}.isdisjoint(s.text for s in development)


def test_texts_that_share_words_with_a_kept_text_are_dropped_and_counted():
    sentences = make_tagger_data().sentences
    long = "the keeper of the lower lock has kept a diary since the flood of May"
    shared = make_sentence(f"Note : {long} .", "own")
    kept = {"it RAINED all day - and nobody came!", long}
    remaining, counts = drop_shared({"own": [*sentences, shared]}, kept)
    assert remaining["own"] == [s for s in sentences if not s.text.startswith("It rained")]
    assert counts == {
        "own": len(sentences) - 1,
        "own, same text dropped": 1,
        "own, 13 words shared dropped": 1,
    }


def test_every_sentiment_weighs_the_same_in_total():
    texts = make_tagger_data().texts
    weights = sentiment_weights(texts)
    counts = Counter(text.sentiment for text in texts)
    totals = [w * counts[name] for w, name in zip(weights, ("negative", "neutral", "positive"))]
    assert totals == pytest.approx([len(texts) / 3] * 3)
