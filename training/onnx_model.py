"""An exported graph in ONNX Runtime."""

from pathlib import Path

import numpy as np
import onnxruntime

INPUTS = ("input_ids", "attention_mask", "token_type_ids")  # int64 [batch, tokens]


class OnnxModel:
    """An exported graph, run one sequence at a time and without padding, as the product does."""

    def __init__(self, path: Path, threads: int = 2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self.inputs = [described.name for described in self.session.get_inputs()]

    def __call__(self, ids: np.ndarray, types: np.ndarray) -> list[np.ndarray]:
        """
        `ids` and `types` (the graph's third input, whatever its name) are [tokens]; returns the
        outputs without their batch axis.
        """
        ids, types = ids.astype(np.int64)[None], types.astype(np.int64)[None]
        feed = dict(zip(self.inputs, (ids, np.ones_like(ids), types)))
        return [output[0] for output in self.session.run(None, feed)]
