"""A reader with fewer layers or fewer word pieces than the one that it is made from."""

import json
import re
from collections.abc import Iterable

from tokenizers import Tokenizer
from torch import Tensor

from training.errors import BadInput
from training.masked_words import FIRST_WORD

LAYER = re.compile(r"^bert\.layers\.(\d+)\.(.+)$")
EMBEDDING = "bert.embeddings.word_embeddings.weight"

State = dict[str, Tensor]


def kept_layers(had: int, layers: int) -> list[int]:
    """
    Which `layers` of `had` stay: the first, the last, and what lies evenly between (as DistilBERT begins). Raises
    BadInput for a number that is not below `had`.
    """
    if not 1 < layers < had:
        raise BadInput(f"Expected from 2 to {had - 1} layers for a student of {had}, got {layers}.")
    return [round(place * (had - 1) / (layers - 1)) for place in range(layers)]


def with_layers(state: State, kept: list[int]) -> State:
    """The state with these layers alone, numbered anew."""
    shrunk = {}
    for name, value in state.items():
        found = LAYER.match(name)
        if found is None:
            shrunk[name] = value
        elif int(found[1]) in kept:
            shrunk[f"bert.layers.{kept.index(int(found[1]))}.{found[2]}"] = value
    return shrunk


def kept_pieces(tokenizer: Tokenizer, texts: Iterable[str], count: int) -> list[int]:
    """
    Ids of `count` pieces, lowest first: the special ones with all places before the first word, every single character (so
    that any word can still be spelled), and what is most frequent in the texts.
    """
    vocabulary = tokenizer.get_vocab()
    spelled = {id for piece, id in vocabulary.items() if len(piece.removeprefix("##")) == 1}
    kept = set(range(FIRST_WORD)) | spelled
    if not len(kept) <= count <= len(vocabulary):
        raise BadInput(f"Expected from {len(kept)} to {len(vocabulary)} pieces to keep, got {count}.")
    frequency = dict.fromkeys(range(len(vocabulary)), 0)
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        for id in encoding.ids:
            frequency[id] += 1
    ordered = sorted(frequency, key=lambda id: (-frequency[id], id))
    kept |= set([id for id in ordered if id not in kept][: count - len(kept)])
    return sorted(kept)


def prune_tokenizer(tokenizer_json: str, kept: list[int]) -> str:
    """tokenizer.json with these pieces alone, numbered by their place in `kept`."""
    described = json.loads(tokenizer_json)
    place = {id: number for number, id in enumerate(kept)}
    vocabulary = described["model"]["vocab"]
    described["model"]["vocab"] = {piece: place[id] for piece, id in vocabulary.items() if id in place}
    return json.dumps(described, ensure_ascii=False)


def with_pieces(state: State, kept: list[int]) -> State:
    return state | {EMBEDDING: state[EMBEDDING][kept].clone()}
