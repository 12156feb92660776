"""A retriever's run, on the small world: train, kill, resume, interpolate, export, measure."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from training.cached_gradients import backward_in_chunks, best_cosines, contrastive_loss
from training.embedder import export_embedder, onnx_embed
from training.interpolate import choose_part, choose_weights_between, interpolate
from training.measure_retriever import fp32_embed, measure_retriever
from training.pair_negatives import with_negatives
from training.pairs import make_pairs
from training.retrieval_metric import rank, score_rankings
from training.retrieval_sets import RetrievalSet, read_limit, retrieval_set, sample_queries
from training.retriever import RetrieverRun, train_retriever
from training.retriever_card import write_retriever_card
from training.retriever_config import RETRIEVER_SMOKE
from training.retriever_data import RetrieverData
from training.tests.conftest import TOKENIZER
from training.text_embedder import Embeddings, chunks_of, cut_texts, embed_texts, load_embedder, owners_of, pad_texts
from training.tokenise import load_tokenizer, tokenise
from training.weights import FROZEN, load_encoder


@pytest.fixture
def retriever_config():
    """Some fifteen steps."""
    return replace(
        RETRIEVER_SMOKE,
        tokens=9_000,
        peak_rate=2e-3,
        batch_passages=6,
        questions_per_passage=3,
        block_passages=2,
        chunk_tokens=120,
        save_every=4,
    )


@pytest.fixture
def retriever_data(examples) -> RetrieverData:
    tokens = tokenise(load_tokenizer(TOKENIZER), {example.context for example in examples})
    pairs = with_negatives(make_pairs(examples, "own", tokens, 64))
    return RetrieverData(pairs, {"own": retrieval_set(examples, [])}, {"own": len(pairs)})


@pytest.fixture
def one_thread():
    """Sums in a fixed order, so that two runs can be compared bit for bit."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def test_a_killed_run_resumes_to_the_same_weights(
    tmp_path, base, retriever_data, retriever_config, one_thread
):
    whole = train_retriever(retriever_config, base, retriever_data, tmp_path / "whole")
    train_retriever(retriever_config, base, retriever_data, tmp_path / "cut", stop_after=7)
    resumed = train_retriever(retriever_config, base, retriever_data, tmp_path / "cut")
    assert resumed.step == whole.step > 7
    expected = whole.model.state_dict()
    for name, value in resumed.model.state_dict().items():
        assert torch.equal(value, expected[name]), name


def test_training_lowers_the_loss_and_leaves_the_frozen_weights(
    tmp_path, base, retriever_data, retriever_config, capsys
):
    run = train_retriever(retriever_config, base, retriever_data, tmp_path)
    lines = [line for line in capsys.readouterr().out.splitlines() if " loss " in line]
    losses = [float(line.split(" loss ")[1].split()[0]) for line in lines]
    assert losses[-1] < losses[0] - 0.2
    start = load_embedder(base).state_dict()
    assert torch.equal(run.model.state_dict()[FROZEN], start[FROZEN])


def test_cached_gradients_equal_plain_ones(base, retriever_data, retriever_config):
    run = RetrieverRun(retriever_config, base, retriever_data)
    run.embed = run.model  # fp32, so that only the order of sums can differ
    batch = run.stream.batch(0)
    masked = batch.masked.copy()
    masked[0, (batch.positives[0] + 1) % len(batch.passages)] = True
    batch = replace(batch, masked=masked)
    loss, _ = run.add_gradients(batch)
    cached = [p.grad.clone() for p in run.trained]
    run.optimizer.zero_grad()
    texts = [run.texts[text] for text in (*batch.questions, *batch.passages)]
    assert len(chunks_of(texts, retriever_config.chunk_tokens)) > 2
    asked, everything = len(batch.questions), range(len(texts))
    embedded = run.model(*pad_texts(texts))
    owners = torch.tensor(owners_of(texts, list(everything)))
    questions, wholes = embedded[:asked], embedded[asked : len(texts)]
    # By hand: of each passage's own rows the highest cosine.
    nearest = [(questions @ embedded[owners == asked + p].T).amax(1) for p in range(len(wholes))]
    wanted = torch.from_numpy(batch.positives), torch.from_numpy(batch.masked), retriever_config.scale
    plain = contrastive_loss(questions @ wholes.T, *wanted) + contrastive_loss(torch.stack(nearest, 1), *wanted)
    assert len(embedded) > len(texts) + len(wholes)
    plain = plain / 2
    plain.backward()
    assert loss == pytest.approx(float(plain.detach()), abs=1e-4)
    for ours, parameter in zip(cached, run.trained):
        assert torch.allclose(ours, parameter.grad, atol=1e-5, rtol=1e-3)


def test_chunks_share_one_loss():
    weight = torch.tensor(3.0, requires_grad=True)
    chunks = [(torch.tensor([1.0, 2.0]), torch.tensor(1.0)), (torch.tensor([4.0]), torch.tensor(1.0))]
    loss = backward_in_chunks(lambda x, y: x * y * weight, chunks, lambda e: e.sum() ** 2)
    assert loss == 21.0**2
    assert float(weight.grad) == 2 * 21 * 7


def test_masked_passages_do_not_count_in_the_loss():
    cosines = torch.eye(3)[:1]
    positives = torch.tensor([0])
    masked = torch.tensor([[False, True, False]])
    found = contrastive_loss(cosines, positives, masked, 1.0)
    assert float(found) == pytest.approx(float(np.log(1 + np.exp(-1.0))))


def test_a_passage_is_as_near_as_its_nearest_row():
    questions = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    rows = torch.tensor([[1.0, 0.0], [0.6, 0.8], [-1.0, 0.0], [0.0, -1.0]])
    found = best_cosines(questions, rows, torch.tensor([0, 0, 1, 1]), 2)
    assert torch.equal(found, torch.tensor([[1.0, 0.0], [0.8, 0.0]]))


def test_interpolation_ends_at_the_original_and_at_the_tuned():
    original = {"w": torch.randn(40), "b": torch.randn(3)}
    tuned = {"w": torch.randn(40), "b": torch.randn(3)}
    for part, expected in ((0, original), (1, tuned)):
        found = interpolate(original, tuned, part)
        assert all(torch.equal(found[name], expected[name]) for name in expected)
    middle = interpolate(original, tuned, 0.5)["w"]
    assert torch.allclose(middle, (original["w"] + tuned["w"]) / 2)


def test_no_development_set_gets_worse_than_with_the_original():
    scores = {
        0: {"a": 60.0, "b": 70.0},
        0.5: {"a": 64.0, "b": 70.0},
        0.8: {"a": 64.0, "b": 70.0},
        1: {"a": 80.0, "b": 69.9},
    }
    assert choose_part(scores) == 0.5
    assert choose_part({part: scores[part] for part in (0, 1)}) == 0


def test_recall_and_mrr_of_a_hand_made_ranking():
    corpus = Embeddings(np.eye(6, dtype=np.float32), np.arange(6))
    queries = np.array([[9, 8, 7, 6, 5, 4], [1, 2, 3, 4, 5, 6], [3, 0, 0, 0, 0, 9]], np.float32)
    ranked = rank(queries, corpus)
    assert ranked.tolist()[:2] == [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]]
    scores = score_rankings(ranked, [{0}, {0}, {5, 0}])  # first, sixth, both first
    assert scores.recall_at_1 == pytest.approx(100 * (1 + 0 + 0.5) / 3)
    assert scores.recall_at_5 == pytest.approx(100 * (1 + 0 + 1) / 3)
    assert scores.mrr_at_10 == pytest.approx((1 + 1 / 6 + 1) / 3)
    assert scores.queries == 3


def test_passages_are_ranked_by_the_best_of_their_rows():
    rows = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0]], np.float32)
    corpus = Embeddings(rows, np.array([0, 2, 3]))
    assert corpus.wholes.tolist() == rows[[0, 2, 3]].tolist()
    queries = np.array([[0, 9, 1], [1, 0, 9]], np.float32)
    assert rank(queries, corpus).tolist() == [[0, 2, 1], [1, 0, 2]]


def test_a_question_asked_of_two_contexts_is_one_query(examples):
    twice = replace(examples[5], question=examples[0].question)
    tested = retrieval_set([examples[0], twice], examples)
    assert tested.queries == [examples[0].question]
    assert {tested.corpus[place] for place in tested.relevant[0]} == {
        examples[0].context,
        twice.context,
    }
    assert len(tested.corpus) == 6
    whole = retrieval_set(examples, [])
    assert len(whole.queries) == 18  # the unanswerable ones have no right passage
    sampled = sample_queries(whole, 5, seed=1)
    assert len(sampled.queries) == len(sampled.relevant) == 5
    assert sampled.corpus == whole.corpus


def test_beir_files_are_read_by_their_judgements(tmp_path):
    folder = tmp_path / "ir/limit-small"
    folder.mkdir(parents=True)
    (folder / "corpus.jsonl").write_text(
        "".join(json.dumps({"_id": id, "text": f"On {id}."}) + "\n" for id in ("a b", "c", "d"))
    )
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "Which?"}) + "\n")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\td\t1\nq\ta b\t1\nq\tc\t0\n")
    assert read_limit(tmp_path) == RetrievalSet(["Which?"], ["On a b.", "On c.", "On d."], [{0, 2}])


def test_padding_and_company_do_not_change_a_vector(base):
    model, tokenizer = load_embedder(base), load_tokenizer(TOKENIZER)
    texts = ["A weir.", "Twelve pairs of herons nest in the alders. All is quiet now beside the water and the mill.", ""]
    cut = cut_texts(tokenizer, set(texts))
    alone = [embed_texts(model, [cut[text]], 100, is_as_trained=False) for text in texts]
    together = embed_texts(model, [cut[text] for text in texts], 100, is_as_trained=False)
    # The whole and a sentence, the whole and two, and the whole alone.
    assert together.starts.tolist() == [0, 2, 5]
    assert np.abs(np.concatenate([one.vectors for one in alone]) - together.vectors).max() < 1e-5
    assert np.abs(np.concatenate([one.wholes for one in alone]) - together.wholes).max() < 1e-5
    assert np.allclose(np.linalg.norm(together.vectors, axis=1), 1, atol=1e-5)


def test_from_a_run_to_an_int8_retriever_and_its_card(
    tmp_path, base, retriever_data, retriever_config
):
    train_retriever(retriever_config, base, retriever_data, tmp_path)
    development = retriever_data.development
    chosen = choose_weights_between(tmp_path, base, development, retriever_config)
    choice = json.loads((tmp_path / "choice.json").read_text())
    expected = interpolate(load_encoder(base), load_encoder(tmp_path / "tuned"), choice["chosen"])
    found = load_encoder(chosen)
    assert all(torch.equal(found[name], value) for name, value in expected.items())

    origin = {"source": "own", "licence": "CC-BY-SA-4.0"}
    texts = development["own"].corpus
    manifest = export_embedder(chosen, tmp_path / "model", "own-retriever", origin, 3, texts)
    assert (manifest["version"], manifest["quantisation"]) == (3, "int8 dynamic per-channel, smoothed")
    assert (manifest["role"], manifest["dimension"]) == ("embedder", 32)
    assert manifest["modelKey"].startswith("own-retriever-int8-")
    embedders = {
        "tuned, int8": onnx_embed(tmp_path / "model"),
        "tuned, fp32": fp32_embed(chosen, 200),
    }
    queries = development["own"].queries
    rough, exact = (embed(queries) for embed in embedders.values())
    assert rough.starts.tolist() == exact.starts.tolist()
    assert (exact.vectors * rough.vectors).sum(axis=1).mean() > 0.98

    figures = measure_retriever(development, embedders)["sets"]
    write_retriever_card(tmp_path, figures, manifest, tmp_path / "model/README.md")
    card = (tmp_path / "model/README.md").read_text()
    scores = figures["own"]["tuned, int8"]
    assert f"| own | tuned, int8 | {scores['recall@1']:.1f} |" in card
