"""
BERT and its variants as Hugging Face writes them: what config.json and the tensors are called there,
and which settings of `BertConfig` each variant stands for. A folder's `model_type` chooses.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Variant:
    """`parts` are one layer's modules and `modules` all others, ours to theirs; what is not named is the same."""

    class_name: str  # What transformers' classes begin with.
    layer: str  # Where layer {} is.
    parts: dict[str, str]
    modules: dict[str, str]
    fields: dict[str, str]  # Fields of BertConfig to those of config.json, all of them needed.
    settings: dict[str, object] = field(default_factory=dict)  # Fields that config.json leaves out.
    expected: dict[str, object] = field(default_factory=dict)  # The only value that we compute.


SHAPE = (
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "max_position_embeddings",
    "type_vocab_size",
    "layer_norm_eps",
    "hidden_act",
)
PLAIN = {"is_decoder": False, "position_embedding_type": "absolute", "tie_word_embeddings": True}

BERT = Variant(
    class_name="Bert",
    layer="encoder.layer.{}",
    parts={
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attention_output": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "intermediate": "intermediate.dense",
        "output": "output.dense",
        "output_norm": "output.LayerNorm",
    },
    modules={
        "words": "cls.predictions",
        "words.dense": "cls.predictions.transform.dense",
        "words.LayerNorm": "cls.predictions.transform.LayerNorm",
        "pooler.dense": "bert.pooler.dense",
        "token_classifier": "classifier",
        "sequence_classifier": "classifier",
    },
    fields={name: name for name in SHAPE},
    expected=PLAIN,
)

# Liu et al. 2019: BERT trained longer, with positions that padding does not move.
ROBERTA = Variant(
    class_name="Roberta",
    layer=BERT.layer,
    parts=BERT.parts,
    modules={
        "words": "lm_head",
        "words.dense": "lm_head.dense",
        "words.LayerNorm": "lm_head.layer_norm",
        "pooler.dense": "classifier.dense",
        "token_classifier": "classifier",
        "sequence_classifier": "classifier.out_proj",
    },
    fields=BERT.fields,
    settings={"skips_padding": True, "pad_token_id": 1},
    expected={**PLAIN, "hidden_act": "gelu"},
)

# Sanh et al. 2019: half of BERT's layers, taught by it; no token types, and no pooler of its own.
DISTILBERT = Variant(
    class_name="DistilBert",
    layer="transformer.layer.{}",
    parts={
        "query": "attention.q_lin",
        "key": "attention.k_lin",
        "value": "attention.v_lin",
        "attention_output": "attention.out_lin",
        "attention_norm": "sa_layer_norm",
        "intermediate": "ffn.lin1",
        "output": "ffn.lin2",
        "output_norm": "output_layer_norm",
    },
    modules={
        "words": "vocab_projector",
        "words.dense": "vocab_transform",
        "words.LayerNorm": "vocab_layer_norm",
        "pooler.dense": "pre_classifier",
        "token_classifier": "classifier",
        "sequence_classifier": "classifier",
    },
    fields={
        "vocab_size": "vocab_size",
        "hidden_size": "dim",
        "num_hidden_layers": "n_layers",
        "num_attention_heads": "n_heads",
        "intermediate_size": "hidden_dim",
        "max_position_embeddings": "max_position_embeddings",
        "hidden_act": "activation",
    },
    settings={"type_vocab_size": 0, "layer_norm_eps": 1e-12, "pooler_act": "relu"},
    expected={"tie_word_embeddings": True},
)

# Lan et al. 2020: narrow embeddings, and layers that share their weights.
ALBERT = Variant(
    class_name="Albert",
    layer="encoder.albert_layer_groups.{}.albert_layers.0",
    parts={
        "query": "attention.query",
        "key": "attention.key",
        "value": "attention.value",
        "attention_output": "attention.dense",
        "attention_norm": "attention.LayerNorm",
        "intermediate": "ffn",
        "output": "ffn_output",
        "output_norm": "full_layer_layer_norm",
    },
    modules={
        "embeddings.projection": "encoder.embedding_hidden_mapping_in",
        "words": "predictions",
        "words.dense": "predictions.dense",
        "words.LayerNorm": "predictions.LayerNorm",
        "pooler.dense": "albert.pooler",
        "token_classifier": "classifier",
        "sequence_classifier": "classifier",
    },
    fields={name: name for name in (*SHAPE, "embedding_size", "num_hidden_groups")},
    expected={**PLAIN, "inner_group_num": 1},
)

# By model_type, which is also what the encoder's tensors begin with under a head ("bert.").
VARIANTS = {"bert": BERT, "roberta": ROBERTA, "distilbert": DISTILBERT, "albert": ALBERT}
