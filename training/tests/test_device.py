"""What precision a run computes in."""

import torch

from training import device


def product_type() -> torch.dtype:
    """The type that a product of two fp32 matrices comes out as within a training step."""
    square = torch.eye(2, device=device.DEVICE)
    with device.in_training_precision():
        return (square @ square).dtype


def test_a_processor_that_only_imitates_bf16_trains_in_fp32(monkeypatch):
    monkeypatch.setattr(device, "has_bf16", lambda: False)
    assert product_type() == torch.float32


def test_one_that_has_it_trains_in_bf16(monkeypatch):
    monkeypatch.setattr(device, "has_bf16", lambda: True)
    assert product_type() == torch.bfloat16
