"""Which weights of the tagger's finished run to ship."""

from pathlib import Path

from training.choose import choose_best
from training.tagger_config import TaggerConfig
from training.tagger_data import Development
from training.tagger_evaluate import Labeller, score_names, score_texts, torch_predict
from training.tagger_model import load_tagger


def choose_tagger(
    run: Path, development: Development, tokenizer: Path, config: TaggerConfig
) -> Path:
    """
    run/last or run/averaged, whichever has the higher sum of names F1 and sentiment macro-F1 on
    the development items. Leaves both scores in run/choice.json.
    """
    sentences = development.sentences[: config.measured_items]
    texts = development.texts[: config.measured_items]

    def score(weights: Path) -> dict[str, float]:
        labeller = Labeller(tokenizer, torch_predict(load_tagger(weights)))
        return {
            "names F1": score_names(labeller, sentences).f1,
            "sentiment macro-F1": score_texts(labeller, texts).macro_f1,
        }

    return choose_best(run, score, {"sentences": len(sentences), "texts": len(texts)})
