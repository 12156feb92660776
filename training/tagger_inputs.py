"""Sentences and texts as the tagger reads them: [CLS] tokens [SEP], with the casing of each."""

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from training.casing import OTHER, casing_ids
from training.labels import SENTIMENT_LABELS, allowed_labels, inside
from training.tagged_sets import Sentence, SentimentText
from training.tokenise import CLS, PAD, SEP, Tokens

SPECIALS = 2  # [CLS] tokens [SEP]
NO_SENTIMENT = -1


@dataclass(frozen=True)
class TaggerInput:
    """All arrays are [tokens], specials included."""

    ids: np.ndarray  # int32
    casing: np.ndarray  # int32, indices of CASINGS
    allowed: np.ndarray  # int32, as `allowed_labels` gives them; 0 where no label is asked for
    words: np.ndarray  # int32, the number of the sentence's word that begins there, or -1
    sentiment: int = NO_SENTIMENT


def continuation_ids(tokenizer: Tokenizer) -> np.ndarray:
    """bool [vocabulary]: which ids are pieces that continue a word ("##ing")."""
    return np.array(
        [tokenizer.id_to_token(id).startswith("##") for id in range(tokenizer.get_vocab_size())]
    )


def sentence_inputs(
    sentence: Sentence, tokens: Tokens, continues: np.ndarray, max_tokens: int
) -> list[TaggerInput]:
    """
    One input, or several consecutive ones of at most `max_tokens`, cut before words where they
    can be. The model's words are BERT's, those that any text can be split into: runs of letters
    and digits, and single punctuation marks. Each has its label at its first piece; where a
    sentence's word is several of them ("U.S."), the later ones go on with its entity.
    """
    begins = ~continues[tokens.ids]
    casing = casing_ids(sentence.text, tokens, begins)
    owners = word_numbers(sentence.words, tokens.offsets)
    opens = np.diff(owners, prepend=-1) != 0
    masks = np.array(allowed_labels(list(sentence.words), list(sentence.labels), sentence.source))
    rests = np.array([inside(mask) for mask in masks])
    allowed = np.where(begins, np.where(opens, masks[owners], rests[owners]), 0)
    words = np.where(opens, owners, -1)
    return [
        with_specials(tokens.ids[a:b], casing[a:b], allowed[a:b], words[a:b])
        for a, b in cuts(opens, max_tokens - SPECIALS)
    ]


def text_input(
    text: SentimentText, tokens: Tokens, continues: np.ndarray, max_tokens: int
) -> TaggerInput:
    """The first `max_tokens` of a text."""
    casing = casing_ids(text.text, tokens, ~continues[tokens.ids])
    ids, casing = tokens.ids[: max_tokens - SPECIALS], casing[: max_tokens - SPECIALS]
    label = SENTIMENT_LABELS.index(text.sentiment)
    return with_specials(ids, casing, np.zeros_like(ids), np.full_like(ids, -1), label)


def word_numbers(words: tuple[str, ...], offsets: np.ndarray) -> np.ndarray:
    """int32 [tokens]: which of the words, joined by single spaces, each token belongs to."""
    ends = np.cumsum([len(word) + 1 for word in words])
    return np.searchsorted(ends, offsets[:, 0], side="right").astype(np.int32)


def cuts(opens: np.ndarray, room: int) -> list[tuple[int, int]]:
    """Half-open slices of at most `room` tokens that end before a word, unless one fills them."""
    slices, first, total = [], 0, len(opens)
    while first < total:
        end = min(first + room, total)
        if end < total:
            places = np.nonzero(opens[first + 1 : end + 1])[0]
            end = first + 1 + int(places[-1]) if len(places) else end
        slices.append((first, end))
        first = end
    return slices


def with_specials(
    ids: np.ndarray,
    casing: np.ndarray,
    allowed: np.ndarray,
    words: np.ndarray,
    sentiment: int = NO_SENTIMENT,
) -> TaggerInput:
    def framed(first: int, middle: np.ndarray, last: int) -> np.ndarray:
        return np.concatenate([[first], middle, [last]]).astype(np.int32)

    return TaggerInput(
        framed(CLS, ids, SEP),
        framed(OTHER, casing, OTHER),
        framed(0, allowed, 0),
        framed(-1, words, -1),
        sentiment,
    )


def join_inputs(inputs: list[TaggerInput]) -> TaggerInput:
    """One input that holds the tokens of several, for training on entities."""

    def inner(name: str) -> np.ndarray:
        return np.concatenate([getattr(part, name)[1:-1] for part in inputs])

    return with_specials(inner("ids"), inner("casing"), inner("allowed"), inner("words"))


def pad_inputs(inputs: list[TaggerInput]) -> dict[str, np.ndarray]:
    """int64 arrays [batch, tokens] as the model takes them, with the targets; sentiments [batch]."""
    shape = (len(inputs), max(len(part.ids) for part in inputs))
    ids, mask = np.full(shape, PAD, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    casing, allowed = np.full_like(ids, OTHER), np.zeros_like(ids)
    for row, part in enumerate(inputs):
        count = len(part.ids)
        ids[row, :count], mask[row, :count] = part.ids, 1
        casing[row, :count], allowed[row, :count] = part.casing, part.allowed
    return {
        "input_ids": ids,
        "attention_mask": mask,
        "casing_ids": casing,
        "allowed": allowed,
        "sentiments": np.array([part.sentiment for part in inputs]),
    }
