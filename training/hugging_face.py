"""The Hugging Face folder format: config.json and model.safetensors to our names and back."""

import json
import re
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.bert import BertConfig
from training.errors import BadInput
from training.variants import VARIANTS

TENSORS = "model.safetensors"
PARTS = ("query", "key", "value")  # Apart there, and fused as qkv here, in this order.
OURS_IN_LAYER = re.compile(r"layers\.(\d+)\.(\w+)")
# Names that BERT's first checkpoints still have.
LEGACY = {"LayerNorm.gamma": "LayerNorm.weight", "LayerNorm.beta": "LayerNorm.bias"}


def read_config(folder: Path) -> BertConfig:
    """Raises BadInput where config.json describes something else than `Bert` computes."""
    raw = read_json(folder / "config.json")
    model_type = raw.get("model_type")
    if model_type not in VARIANTS:
        raise BadInput(
            f"Expected a model_type among {', '.join(VARIANTS)} in {folder}/config.json, "
            f"got {model_type!r}. Use a model of these architectures."
        )
    variant = VARIANTS[model_type]
    missing = [theirs for theirs in variant.fields.values() if theirs not in raw]
    if missing:
        raise BadInput(
            f"Expected {', '.join(missing)} in {folder}/config.json, found no such field. "
            f"Take config.json from where the weights come from."
        )
    for name, only in variant.expected.items():
        if raw.get(name, only) != only:
            raise BadInput(
                f"Expected {name} {only!r} in {folder}/config.json, got {raw[name]!r}. "
                f"training/bert.py computes nothing else: use another model."
            )
    fields = {ours: raw[theirs] for ours, theirs in variant.fields.items()}
    if raw.get("pad_token_id") is not None:
        fields["pad_token_id"] = raw["pad_token_id"]
    if raw.get("id2label"):
        by_id = {int(id): label for id, label in raw["id2label"].items()}
        fields["labels"] = tuple(by_id[id] for id in sorted(by_id))
    return BertConfig(model_type=model_type, **variant.settings | fields)


def write_config(config: BertConfig, folder: Path, kind: str, facts: dict) -> None:
    """The inverse of `read_config`. `kind` ends the name of transformers' class ("ForMaskedLM")."""
    variant = VARIANTS[config.model_type]
    described = {theirs: getattr(config, ours) for ours, theirs in variant.fields.items()}
    described |= {
        "model_type": config.model_type,
        "architectures": [variant.class_name + kind],
        "pad_token_id": config.pad_token_id,
        **facts,
    }
    if kind.endswith("Classification"):  # transformers sizes other heads by their number too.
        described["id2label"] = dict(enumerate(config.labels))
        described["label2id"] = {label: id for id, label in enumerate(config.labels)}
    (folder / "config.json").write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def read_json(path: Path) -> dict:
    if not path.exists():
        raise BadInput(f"Expected {path}, found none. Give a folder in the Hugging Face format.")
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadInput(f"Expected JSON in {path}, got {error}. Copy the file again.") from error


def their_names(name: str, model_type: str) -> list[str]:
    """What one of our parameters is called in a folder; the fused qkv is three there."""
    variant = VARIANTS[model_type]
    bare = name.removeprefix("bert.")
    module, kind = bare.rsplit(".", 1)
    prefix = f"{model_type}." if bare != name else ""
    if (found := OURS_IN_LAYER.fullmatch(module)) is None:
        return [f"{prefix}{variant.modules.get(module, module)}.{kind}"]
    layer, part = variant.layer.format(found[1]), found[2]
    parts = PARTS if part == "qkv" else (part,)
    return [f"{prefix}{layer}.{variant.parts[part]}.{kind}" for part in parts]


def to_hugging_face(state: dict[str, Tensor], model_type: str) -> dict[str, Tensor]:
    """A model's state, or that of its encoder alone, by their names."""
    result = {}
    for name, value in state.items():
        theirs = their_names(name, model_type)
        result |= {n: v.contiguous() for n, v in zip(theirs, value.chunk(len(theirs)))}
    return result


class TensorFolder:
    """The tensors of a folder, whole and readable, by our names."""

    def __init__(self, folder: Path, model_type: str):
        self.folder, self.model_type = folder, model_type
        self.tensors = {self.plain(name): value for name, value in read_tensors(folder).items()}

    def plain(self, name: str) -> str:
        """An encoder's tensors have a prefix where a head stands beside it, and none elsewhere."""
        for old, new in LEGACY.items():
            name = name.replace(old, new)
        return name.removeprefix(f"{self.model_type}.")

    def names(self, name: str) -> list[str]:
        return [self.plain(theirs) for theirs in their_names(name, self.model_type)]

    def has(self, name: str) -> bool:
        return all(theirs in self.tensors for theirs in self.names(name))

    def state(self, like: dict[str, Tensor]) -> dict[str, Tensor]:
        """The parameters named in `like`, which gives their shapes too. Others are left out."""
        return {name: self.get(name, tuple(value.shape)) for name, value in like.items()}

    def get(self, name: str, shape: tuple[int, ...]) -> Tensor:
        names = self.names(name)
        if not self.has(name):
            raise BadInput(
                f"Expected the tensor {', '.join(names)} in {self.folder / TENSORS}, found none. "
                f"Its config.json or the head that is asked for belongs to another model."
            )
        value = torch.cat([self.tensors[theirs] for theirs in names])
        if tuple(value.shape) != shape:
            raise BadInput(
                f"Expected {names[0]} in {self.folder / TENSORS} to make {list(shape)}, as "
                f"config.json has it, got {list(value.shape)}. Take both from the same model."
            )
        return value


def read_tensors(folder: Path) -> dict[str, Tensor]:
    path = folder / TENSORS
    if not path.exists():
        kinds = (".bin", ".pt", ".safetensors")
        found = sorted(p.name for p in folder.glob("*") if p.suffix in kinds)
        raise BadInput(
            f"Expected {path}, found {', '.join(found) or 'no weights'}. Pickled weights (.bin, "
            f".pt) can run any code as they are read, and are refused. Load them with transformers "
            f"where you trust them, and call save_pretrained, which writes {TENSORS}."
        )
    try:
        return load_file(path)
    except SafetensorError as error:
        raise BadInput(
            f"Expected a whole safetensors file in {path}, got {path.stat().st_size} bytes that "
            f"are not ({error}). Copy it again."
        ) from error


def write_tensors(state: dict[str, Tensor], model_type: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_file(to_hugging_face(state, model_type), folder / TENSORS, metadata={"format": "pt"})
