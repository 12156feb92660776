"""Cutting a text into the parts that are embedded beside it."""

import pytest

from training.sentences import MOST_PIECES, parts_of, sentence_ends
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


def test_parts_hold_every_piece_once_and_long_ones_are_cut_equally():
    text = "A weir. " + "heron " * 100 + "rests. All is quiet."
    tokens = tokenise(load_tokenizer(TOKENIZER), {text})[text]
    parts = parts_of(text, tokens, 1_000)
    assert [first for first, _ in parts] == [0, *(last for _, last in parts[:-1])]
    assert parts[-1][1] == len(tokens.ids)
    lengths = [last - first for first, last in parts]
    assert max(lengths) <= MOST_PIECES
    assert max(lengths[1:-1]) - min(lengths[1:-1]) <= 1


def test_parts_end_where_the_pieces_that_are_read_do():
    text = "One two three. Four five six."
    tokens = tokenise(load_tokenizer(TOKENIZER), {text})[text]
    whole = parts_of(text, tokens, 1_000)
    first = whole[0][1]
    assert parts_of(text, tokens, first) == whole[:1]
    assert parts_of(text, tokens, 0) == []
