"""Cutting a text into the parts that are embedded beside it."""

import pytest

from training.sentences import LEAST_PIECES, MOST_PIECES, parts_of, sentence_ends
from training.tests.conftest import TOKENIZER
from training.tokenise import load_tokenizer, tokenise


def cut(text: str) -> list[str]:
    ends = sentence_ends(text)
    return [text[first:last] for first, last in zip([0, *ends], ends)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The lock opens at nine. ", "It shuts at five."],
        ['He said "Stay." ', '"Why?" ', "Nobody knew."],
        ["Rain fell.[12] ", "It was 3.5 degrees."],
        ["Heading\n", "The text below it."],
        ["Costs i.e. tolls are small."],
        [""],
    ],
)
def test_sentences_end_where_a_reader_would_say(sentences):
    assert cut("".join(sentences)) == sentences


def parts(text: str, most: int = 1_000) -> list[tuple[int, int]]:
    return parts_of(text, tokenise(load_tokenizer(TOKENIZER), {text})[text], most)


def test_parts_hold_every_piece_once_and_long_ones_are_cut_equally():
    text = "weir " * LEAST_PIECES + ". " + "Heron " * 100 + "rests. " + "Quiet " * LEAST_PIECES + "."
    found = parts(text)
    assert [first for first, _ in found] == [0, *(last for _, last in found[:-1])]
    assert found[-1][1] == len(tokenise(load_tokenizer(TOKENIZER), {text})[text].ids)
    lengths = [last - first for first, last in found]
    assert LEAST_PIECES <= min(lengths) and max(lengths) <= MOST_PIECES
    assert max(lengths[1:-1]) - min(lengths[1:-1]) <= 1


def test_short_sentences_are_joined_and_the_last_with_the_one_before():
    sentence = "Weir " * LEAST_PIECES + ". "
    whole = parts(sentence)[0][1]
    assert parts("Dr. No. 1. " + sentence)[0][0] == 0
    assert len(parts("Dr. No. " + sentence)) == 1
    assert parts(sentence + "Two. Three.") == [(0, parts(sentence + "Two. Three.")[-1][1])]
    assert len(parts(sentence + sentence)) == 2
    assert parts(sentence + sentence)[0] == (0, whole)
    assert len(parts("One. Two.")) == 1


def test_parts_end_where_the_pieces_that_are_read_do():
    text = ("Weir " * LEAST_PIECES + ". ") * 2
    first = parts(text)[0][1]
    assert parts(text, first) == parts(text)[:1]
    assert parts(text, 0) == []
