"""Where a run computes: on the CPU, or on the accelerator that TRAINING_DEVICE names, as PyTorch does ("cuda")."""

import os

import torch
from torch import Tensor

from training.errors import BadInput


def chosen_device() -> torch.device:
    """What TRAINING_DEVICE names, the CPU where it is not set. Raises BadInput where it cannot be computed on."""
    name = os.environ.get("TRAINING_DEVICE", "cpu")
    try:
        torch.empty(0, device=name)
    except (AssertionError, RuntimeError) as error:
        raise BadInput(
            f"Expected a device of this machine in TRAINING_DEVICE, such as cpu or cuda, got {name!r}: {error}"
        ) from error
    return torch.device(name)


DEVICE = chosen_device()


def device_name() -> str:
    """What a model card says of where a run computed."""
    if DEVICE.type == "cuda":
        return f"one {torch.cuda.get_device_name(DEVICE)}"
    return "two shared CPU cores" if DEVICE.type == "cpu" else DEVICE.type


def in_training_precision() -> torch.autocast:
    """The context that products are computed in while training: bf16 where that is the faster, or else fp32."""
    return torch.autocast(DEVICE.type, torch.bfloat16, enabled=has_bf16())


def has_bf16() -> bool:
    """
    Whether a run computes in bf16. x86 without AVX-512, as in many laptops, only imitates it: 1.3 GFLOPS where fp32 reaches 75
    (two cores of AMD Zen 3).
    """
    return DEVICE.type != "cpu" or torch.ops.mkldnn._is_mkldnn_bf16_supported()


def moved(arrays: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same tensors where the run computes."""
    return {name: tensor.to(DEVICE) for name, tensor in arrays.items()}
