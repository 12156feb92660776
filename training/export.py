"""Hugging Face folder -> fused fp32 ONNX graph -> int8 ONNX graph, as the product runs it."""

import logging
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn
from transformers import BertForQuestionAnswering, BertModel, BertPreTrainedModel

from training.bert import BertConfig, mean_of_tokens
from training.errors import BadInput
from training.hugging_face import read_config
from training.labels import ENTITY_LABELS, SENTIMENT_LABELS
from training.onnx_model import INPUTS
from training.split_fused import split_fused

# The free axes of each input and output.
TOKENS = {0: "batch", 1: "tokens"}
TEXTS = {0: "batch"}
READER_OUTPUTS = {"start_logits": TOKENS, "end_logits": TOKENS}  # float32 [batch, tokens]
EMBEDDER_OUTPUTS = {"last_hidden_state": TOKENS}  # float32 [batch, tokens, hidden], before pooling
# float32 [batch, tokens, labels] and [batch, sentiments]
TAGGER_OUTPUTS = {"entity_logits": TOKENS, "sentiment_logits": TEXTS}
TAGGER_INPUTS = ("input_ids", "attention_mask", "casing_ids")  # int64 [batch, tokens]

# The graph before it is quantised stays in the run's folder under this name, to be compared with.
FP32 = "model_fp32.onnx"

# What the fused embedding operator of the int8 graph holds, each with a scale of its own.
QUANTISED_EMBEDDINGS = (
    "word_embeddings.weight",
    "position_embeddings.weight",
    "token_type_embeddings.weight",
    "LayerNorm.weight",
    "LayerNorm.bias",
)


def refuse_variants(folder: Path) -> None:
    """Raises BadInput for a folder whose architecture the classes and fusions below do not know."""
    found = read_config(folder).model_type
    if found != "bert":
        raise BadInput(
            f"Expected a model of type 'bert' in {folder}, got {found!r}. BERT's variants can be "
            f"loaded and trained; training/export.py exports BERT alone."
        )


class PlainReader(nn.Module):
    """transformers' reader with tensors in and out, for the exporter."""

    def __init__(self, folder: Path):
        super().__init__()
        refuse_variants(folder)
        self.model = BertForQuestionAnswering.from_pretrained(folder, attn_implementation="eager")

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor):
        result = self.model(input_ids, attention_mask, token_type_ids)
        return result.start_logits, result.end_logits


class PlainEmbedder(nn.Module):
    """transformers' encoder with tensors in and out, for the exporter."""

    def __init__(self, folder: Path):
        super().__init__()
        refuse_variants(folder)
        self.model = BertModel.from_pretrained(
            folder, attn_implementation="eager", add_pooling_layer=False
        )

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor):
        return self.model(input_ids, attention_mask, token_type_ids).last_hidden_state


class PlainTagger(BertPreTrainedModel):
    """transformers' encoder with the tagger's heads, and casings in place of token types."""

    def __init__(self, config):
        super().__init__(config)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.entities = nn.Linear(config.hidden_size, len(ENTITY_LABELS))
        self.sentiment = nn.Linear(config.hidden_size, len(SENTIMENT_LABELS))
        self.post_init()

    @staticmethod
    def read(folder: Path) -> "PlainTagger":
        refuse_variants(folder)
        return PlainTagger.from_pretrained(folder, attn_implementation="eager")

    def forward(self, input_ids: Tensor, attention_mask: Tensor, casing_ids: Tensor):
        hidden = self.bert(input_ids, attention_mask, casing_ids).last_hidden_state
        return self.entities(hidden), self.sentiment(mean_of_tokens(hidden, attention_mask))


def export_fp32(
    model: nn.Module, inputs: tuple[str, ...], outputs: dict[str, dict[int, str]], path: Path
) -> None:
    """Writes the plain graph with its axes free."""
    example = torch.ones(2, 8, dtype=torch.int64)
    axes = dict.fromkeys(inputs, TOKENS) | outputs
    with warnings.catch_warnings():
        # The tracing exporter is deprecated, but the fusions below know only its graphs.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            (example, example, example),
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def fuse(source: Path, target: Path, config: BertConfig) -> dict[str, int]:
    """Fuses attention, GELU and normalisation, and returns how many of each were fused."""
    logging.getLogger("onnxruntime.transformers").setLevel(logging.WARNING)
    fused = optimizer.optimize_model(
        str(source),
        "bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        optimization_options=FusionOptions("bert"),
        opt_level=0,
    )
    fused.save_model_to_file(str(target))
    return fused.get_fused_operator_statistics()


def quantise(source: Path, target: Path, kept: tuple[str, ...] = ()) -> None:
    """
    int8 weights a channel, activations quantised as they come, and what is faster in parts split (split_fused.py); the
    products named in `kept` stay in fp32. The tensor type has to be told: shape inference does not know the fused operators.
    """
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=list(kept),
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    split_fused(target)


def export_fused(
    model: nn.Module,
    outputs: dict[str, dict[int, str]],
    config: BertConfig,
    target: Path,
    inputs: tuple[str, ...] = INPUTS,
) -> None:
    """Writes the fused fp32 graph; refuses one whose attention was not fused."""
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch, "plain.onnx")
        export_fp32(model, inputs, outputs, plain)
        counts = fuse(plain, target, config)
    if counts["Attention"] != config.num_hidden_layers:
        raise RuntimeError(
            f"Expected {config.num_hidden_layers} fused attentions, got {counts['Attention']}."
        )
