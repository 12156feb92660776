"""The tagger's weights as the product loads them."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.embedder import FILES, write_tokenizer
from training.export import FP32, TAGGER_INPUTS, TAGGER_OUTPUTS, PlainTagger, export_fused
from training.hugging_face import read_config
from training.manifest import write_manifest
from training.smooth import WINDOWS, quantise_smoothed
from training.tagger_data import Development
from training.tagger_evaluate import MAX_TOKENS
from training.tagger_inputs import TaggerInput, continuation_ids, pad_inputs, sentence_inputs, text_input
from training.tokenise import load_tokenizer, tokenise

NAME = "verbatim-tagger"


def tagger_batches(development: Development, tokenizer: Path, seed: int) -> Iterator[dict[str, np.ndarray]]:
    """Some sentences and texts, drawn by seed, one at a time as the tagger's graph takes them."""
    chance = random.Random(seed)
    sentences, texts = (
        chance.sample(items, min(WINDOWS // 2, len(items))) for items in (development.sentences, development.texts)
    )
    loaded = load_tokenizer(tokenizer)
    continues = continuation_ids(loaded)
    tokens = tokenise(loaded, {item.text for item in (*sentences, *texts)})
    for sentence in sentences:
        for part in sentence_inputs(sentence, tokens[sentence.text], continues, MAX_TOKENS):
            yield graph_inputs(part)
    for text in texts:
        yield graph_inputs(text_input(text, tokens[text.text], continues, MAX_TOKENS))


def graph_inputs(part: TaggerInput) -> dict[str, np.ndarray]:
    padded = pad_inputs([part])
    return {name: padded[name].astype(np.int64) for name in TAGGER_INPUTS}


def export_tagger(
    weights: Path, base: Path, run: Path, folder: Path, version: int, development: Development, seed: int
) -> dict:
    """
    Writes the int8 graph of a folder of weights with its tokenizer and manifest, and returns the
    manifest. The fp32 graph that it was made from stays in the run's folder, to be compared with. Some of `development`
    shows how large the activations become.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shape = read_config(weights)
    export_fused(PlainTagger.read(weights), TAGGER_OUTPUTS, shape, run / FP32, TAGGER_INPUTS)
    batches = tagger_batches(development, base / "tokenizer.json", seed)
    quantise_smoothed(run / FP32, folder / "model_int8.onnx", batches)
    write_tokenizer(base / "tokenizer.json", folder / "tokenizer.json")
    shutil.copyfile(weights / "config.json", folder / "config.json")
    facts = {
        "maxTokens": MAX_TOKENS,
        "quantisation": "int8 dynamic per-channel, smoothed",
        "source": "trained by this project's training/, from all-MiniLM-L6-v2; see README.md",
        "licence": "CC-BY-SA-4.0",
    }
    return write_manifest(folder, "tagger", NAME, version, FILES, facts)
