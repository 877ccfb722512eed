"""Makes the fixtures of ParityTest: tiny random BERTs and what transformers computes with them.

    python make_parity_fixtures.py ../resources/org/zonelens/models/parity

Needs torch and transformers 5; the files in the repository were made with torch 2.13.0 and
transformers 5.18.0. The other families are made by make_family_fixtures.py.
"""

import json
import pathlib
import shutil
import sys

import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertForQuestionAnswering, BertTokenizerFast
from transformers.models.bert import modeling_bert

from parity import (
    ACCENTED_TEXTS, CHINESE, CHINESE_TEXTS, ENGLISH_TEXTS, patch, randomise, save, write_expectations)

WORDS = """the a of in to and is was who what where when which why how many did
lantern harbour mira tolven bramble orchard kettle painted found built river bridge keeper
seven twelve years old bell tower rang on market day night""".split()
PIECES = ["##s", "##ed", "##ing", "##er", "##ly", "##en", "##ow", "un", "over"]

MODELS = [
    # name, layers, heads, hidden, intermediate, activation, eps, texts, lower-case, window, stride
    ("one-head", 1, 1, 12, 20, "gelu", 1e-12, ENGLISH_TEXTS, True, 24, 6),
    ("cased", 2, 3, 24, 40, "gelu_new", 1e-6, ENGLISH_TEXTS, False, 26, 8),
    ("relu", 3, 4, 32, 33, "relu", 1e-12, ACCENTED_TEXTS, True, 28, 5),
    ("chinese", 4, 6, 48, 96, "silu", 1e-5, CHINESE_TEXTS, True, 38, 10),
    ("five-layers", 5, 2, 16, 64, "gelu", 1e-12, ACCENTED_TEXTS, True, 33, 4),
    ("old-names", 2, 5, 40, 80, "gelu", 1e-3, CHINESE_TEXTS, False, 35, 7),
]
EVERY_COMBINATION = {"cased", "relu"}


patch(modeling_bert)


def vocabulary(lower):
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words = WORDS + ([] if lower else [w.capitalize() for w in WORDS])
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    tokens += words + PIECES + letters + ["##" + c for c in letters if "##" + c not in PIECES]
    tokens += list(dict.fromkeys(CHINESE)) + list("?.,!:'-&—?,。")
    return list(dict.fromkeys(tokens))


def make(folder, name, layers, heads, hidden, intermediate, activation, eps, texts, lower, length, stride):
    torch.manual_seed(sum(map(ord, name)))
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    words = vocabulary(lower)
    (target / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=intermediate, hidden_act=activation, layer_norm_eps=eps,
        max_position_embeddings=40, type_vocab_size=2, attn_implementation="eager")
    model = BertForQuestionAnswering(config).eval()
    randomise(model, config)
    model.save_pretrained(target)
    (target / "model.safetensors").chmod(0o644)
    tokenizer = BertTokenizerFast(vocab=str(target / "vocab.txt"), do_lower_case=lower)
    (target / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": lower}) + "\n")
    if name == "five-layers":
        tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
        (target / "vocab.txt").unlink()
    if name == "old-names":
        rename_as_in_2019(target)
    write_expectations(target, model, tokenizer, texts, length, stride, name in EVERY_COMBINATION)


def rename_as_in_2019(target):
    """gamma and beta, no prefix, and a config that does not say its model type."""
    weights = load_file(target / "model.safetensors")
    renamed = {}
    for name, tensor in weights.items():
        name = name.removeprefix("bert.")
        name = name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta")
        renamed[name] = tensor
    save(renamed, target / "model.safetensors")
    config = json.loads((target / "config.json").read_text())
    for key in ("model_type", "architectures"):
        del config[key]
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for row in MODELS:
        make(pathlib.Path(sys.argv[1]), *row)
