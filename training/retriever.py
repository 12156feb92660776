"""Trains the retriever: questions near the passages that answer them, resumable at any moment."""

import time
from pathlib import Path

import torch
from torch import Tensor, nn

from training.bert import TextEmbedder
from training.cached_gradients import backward_in_chunks, best_cosines, contrastive_loss
from training.checkpoint import load_checkpoint, record_end, record_run, save_checkpoint
from training.device import DEVICE, in_training_precision
from training.hugging_face import read_config
from training.optimise import make_optimizer, rate_at
from training.pair_batches import PairBatch, PairStream
from training.progress import Progress
from training.retriever_config import RetrieverConfig
from training.retriever_data import RetrieverData
from training.text_embedder import chunks_of, cut_texts, owners_of, pad_texts
from training.tokenise import load_tokenizer
from training.weights import load_encoder, save_encoder

# What a checkpoint holds beside weights and optimiser. A step is a batch, so its number says
# where in the stream the run stands.
POSITION = ("step", "tokens_read", "seconds")


class RetrieverRun:
    """One training run: everything that a checkpoint holds, and the step that advances it."""

    def __init__(self, config: RetrieverConfig, base: Path, data: RetrieverData):
        torch.manual_seed(config.seed)
        self.config = config
        self.model = TextEmbedder(read_config(base))
        self.model.bert.load_state_dict(load_encoder(base))
        self.model.to(DEVICE).train()
        self.optimizer = make_optimizer(self.model, config)
        self.trained = [p for p in self.model.parameters() if p.requires_grad]
        self.step = self.tokens_read = 0
        self.seconds = 0.0
        self.about = ""
        self.stream = PairStream(data.pairs, config)
        texts = {pair.question for pair in data.pairs} | {pair.passage.text for pair in data.pairs}
        self.texts = cut_texts(load_tokenizer(base / "tokenizer.json"), texts)

    @property
    def progress(self) -> float:
        return self.tokens_read / self.config.tokens

    def state(self) -> dict:
        return {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "position": {name: getattr(self, name) for name in POSITION},
        }

    def restore(self, state: dict) -> None:
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        for name in POSITION:
            setattr(self, name, state["position"][name])

    def embed(self, input_ids: Tensor, attention_mask: Tensor, parts: Tensor) -> Tensor:
        """In the precision of training, but for the loss, whose scores would be too coarse in bf16."""
        with in_training_precision():
            return self.model(input_ids.to(DEVICE), attention_mask.to(DEVICE), parts.to(DEVICE))

    def add_gradients(self, batch: PairBatch) -> tuple[float, int]:
        """
        Returns the loss and the tokens of the batch, padding counted. The loss is the mean of two: of the passages' own
        vectors, by which the product gathers candidates, and of their best vector, sentences counted, by which it ranks them.
        """
        texts = [self.texts[text] for text in (*batch.questions, *batch.passages)]
        places = chunks_of(texts, self.config.chunk_tokens)
        chunks = [pad_texts([texts[place] for place in part]) for part in places]
        owners = torch.tensor([owner for part in places for owner in owners_of(texts, part)])
        # Where a text's first row is its own, and the others those of its sentences.
        order = owners.argsort(stable=True)
        owners = owners[order]
        first = torch.searchsorted(owners, torch.arange(len(texts)))
        asked = len(batch.questions)
        passage_rows = slice(int(first[asked]), None)
        owners, order, first = owners.to(DEVICE), order.to(DEVICE), first.to(DEVICE)
        positives, masked = (torch.from_numpy(array).to(DEVICE) for array in (batch.positives, batch.masked))

        def loss_of(embedded: Tensor) -> Tensor:
            rows = embedded[order]
            questions, wholes = rows[first].split([asked, len(batch.passages)])
            best = best_cosines(questions, rows[passage_rows], owners[passage_rows] - asked, len(batch.passages))
            losses = [
                contrastive_loss(cosines, positives, masked, self.config.scale)
                for cosines in (questions @ wholes.T, best)
            ]
            return (losses[0] + losses[1]) / 2

        loss = backward_in_chunks(self.embed, chunks, loss_of)
        return loss, sum(mask.numel() for _, mask, _ in chunks)

    def train_step(self, batch: PairBatch) -> tuple[float, int]:
        """One update. Returns the loss and the tokens read, padding counted."""
        started = time.monotonic()
        for group in self.optimizer.param_groups:
            group["lr"] = rate_at(self.progress, self.config)
        loss, tokens = self.add_gradients(batch)
        nn.utils.clip_grad_norm_(self.trained, self.config.clip_norm)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.about = f"questions {len(batch.questions)} passages {len(batch.passages)}"
        self.step += 1
        self.tokens_read += tokens
        self.seconds += time.monotonic() - started
        return loss, tokens


def train_retriever(
    config: RetrieverConfig,
    base: Path,
    data: RetrieverData,
    folder: Path,
    stop_after: int | None = None,
) -> RetrieverRun:
    """
    Trains to the end of the token budget, from the last checkpoint in `folder` where there is
    one, and leaves folder/tuned. `stop_after` ends early after so many steps, without saving: it
    stands for a kill in the tests.
    """
    record_run(folder, config, {"counts": data.counts})
    run = RetrieverRun(config, base, data)
    saved = load_checkpoint(folder / "checkpoint.pt")
    if saved is not None:
        run.restore(saved)
        print(f"resumed at step {run.step}", flush=True)
    progress = Progress(run)
    while run.progress < 1:
        progress.add(*run.train_step(run.stream.batch(run.step)))
        if run.step == stop_after:
            return run
        if run.step % config.save_every == 0:
            save_checkpoint(folder / "checkpoint.pt", run.state())
    save_checkpoint(folder / "checkpoint.pt", run.state())
    save_encoder(run.model.bert.state_dict(), base, folder / "tuned")
    record_end(folder, run.step, run.tokens_read, run.seconds)
    return run
