"""The tagger's weights as the product loads them."""

import shutil
from pathlib import Path

from training.embedder import FILES, write_tokenizer
from training.export import FP32, TAGGER_INPUTS, TAGGER_OUTPUTS, PlainTagger, export_fused, quantise
from training.hugging_face import read_config
from training.manifest import write_manifest
from training.tagger_evaluate import MAX_TOKENS

NAME = "verbatim-tagger"


def export_tagger(weights: Path, base: Path, run: Path, folder: Path, version: int) -> dict:
    """
    Writes the int8 graph of a folder of weights with its tokenizer and manifest, and returns the
    manifest. The fp32 graph that it was made from stays in the run's folder, to be compared with.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shape = read_config(weights)
    export_fused(PlainTagger.read(weights), TAGGER_OUTPUTS, shape, run / FP32, TAGGER_INPUTS)
    quantise(run / FP32, folder / "model_int8.onnx")
    write_tokenizer(base / "tokenizer.json", folder / "tokenizer.json")
    shutil.copyfile(weights / "config.json", folder / "config.json")
    facts = {
        "maxTokens": MAX_TOKENS,
        "quantisation": "int8 dynamic per-channel",
        "source": "trained by this project's training/, from all-MiniLM-L6-v2; see README.md",
        "licence": "CC-BY-SA-4.0",
    }
    return write_manifest(folder, "tagger", NAME, version, FILES, facts)
