"""Makes the DeBERTa fixtures of ParityTest: tiny random models and what transformers computes with them.

    python make_deberta_fixtures.py ../resources/org/zonelens/models

Needs torch, transformers 5 and tokenizers; the files in the repository were made with torch 2.13.0,
transformers 5.18.0 and tokenizers 0.23.2. Also writes distance_rows.json for DistanceTableTest: which
row of the table of distances transformers takes.
"""

import json
import math
import pathlib
import shutil
import sys

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import DebertaV2Config, DebertaV2ForQuestionAnswering, PreTrainedTokenizerFast
from transformers.models.deberta_v2.modeling_deberta_v2 import (
    DisentangledSelfAttention, make_log_bucket_position)

from parity import CHINESE, CHINESE_TEXTS, ENGLISH_TEXTS, Edits, save, write_expectations

WORDS = """the a of in to and is was who what where when which why how many did
lantern harbour mira tolven bramble orchard kettle painted found built river bridge keeper
seven twelve years old bell tower rang on market day night""".split()
PIECES = ["s", "ed", "ing", "er", "ly", "en", "ow", "un", "over", "tern", "bour"]
SPECIALS = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]

SHORT_TEXTS = [
    ("谁?", "在北山上 the bridge, 响起来了。"),
    ("Why?", "Eclair bell & night 桥."),
    ("Who?", "a bell"),
    ("a", "b"),
]

THIRD = dict(
    relative_attention=True, position_buckets=8, max_relative_positions=-1, norm_rel_ebd="layer_norm",
    share_att_key=True, pos_att_type="p2c|c2p", position_biased_input=False, type_vocab_size=0)
XLARGE = dict(THIRD, position_buckets=4, max_relative_positions=12, conv_kernel_size=3, conv_act="gelu",
              pos_att_type=["p2c", "c2p"])
MODELS = [
    # name, config, texts, window, stride, every combination
    ("deberta-v3", dict(
        THIRD, num_hidden_layers=2, num_attention_heads=2, hidden_size=24, intermediate_size=40,
        max_position_embeddings=30), SHORT_TEXTS[:1] + ENGLISH_TEXTS[1:3] + SHORT_TEXTS[2:3], 27, 5, False),
    ("deberta-xlarge", dict(
        XLARGE, num_hidden_layers=3, num_attention_heads=3, hidden_size=24, intermediate_size=30,
        max_position_embeddings=40, attention_head_size=8), SHORT_TEXTS[:1] + SHORT_TEXTS[2:], 15, 3, False),
    ("deberta-unshared", dict(
        num_hidden_layers=2, num_attention_heads=2, hidden_size=16, intermediate_size=33, relative_attention=True,
        max_relative_positions=6, pos_att_type="c2p", position_biased_input=True, type_vocab_size=2,
        layer_norm_eps=1e-5, hidden_act="gelu_new", max_position_embeddings=28),
     CHINESE_TEXTS[1:] + SHORT_TEXTS[2:], 20, 4, False),
    ("deberta-grouped", dict(
        num_hidden_layers=1, num_attention_heads=4, hidden_size=16, intermediate_size=20, relative_attention=True,
        position_buckets=7, max_relative_positions=20, pos_att_type="p2c", norm_rel_ebd="none",
        position_biased_input=False, type_vocab_size=2, embedding_size=10, conv_kernel_size=5, conv_groups=2,
        hidden_act="relu", max_position_embeddings=64), ENGLISH_TEXTS[1:2] + SHORT_TEXTS, 36, 6, True),
    ("deberta-contents-only", dict(
        num_hidden_layers=2, num_attention_heads=2, hidden_size=12, intermediate_size=20,
        relative_attention=False, pos_att_type="c2p|p2c", max_position_embeddings=20),
     SHORT_TEXTS, 14, 2, False),
]


def patch():
    """Lets the attention obey the active edits."""
    original = DisentangledSelfAttention.forward

    def edited(self, hidden_states, attention_mask, output_attentions=False, query_states=None,
               relative_pos=None, rel_embeddings=None):
        if Edits.active is None:
            return original(self, hidden_states, attention_mask, output_attentions, query_states,
                            relative_pos, rel_embeddings)
        batch, n, _ = hidden_states.shape
        split = lambda x: self.transpose_for_scores(x, self.num_attention_heads)
        query, key, value = (
            split(map(hidden_states)) for map in (self.query_proj, self.key_proj, self.value_proj))
        terms = 1 + ("c2p" in self.pos_att_type) + ("p2c" in self.pos_att_type)
        scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1] * terms)
        if self.relative_attention:
            scores = scores + self.disentangled_attention_bias(
                query, key, relative_pos, rel_embeddings, terms)
        pattern = Edits.active.pattern(scores.view(batch, self.num_attention_heads, n, n))
        context = pattern @ value.view(batch, self.num_attention_heads, n, -1)
        return context.transpose(1, 2).reshape(batch, n, -1), pattern

    DisentangledSelfAttention.forward = edited


def randomise(model, config):
    """Weights with which each term of the scores counts, and attention is far from uniform."""
    sharp = 2.0 / math.sqrt(config.hidden_size)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith("LayerNorm.weight"):
                weight.uniform_(0.6, 1.4)
            elif name.endswith("bias"):
                weight.normal_(0, 0.2)
            elif "query_proj" in name or "key_proj" in name:
                weight.normal_(0, sharp)
            elif "embeddings" in name:
                weight.normal_(0, 0.7)
            elif "conv.conv" in name:
                weight.normal_(0, 1.0 / math.sqrt(weight.shape[1] * weight.shape[2]))
            else:
                weight.normal_(0, 1.0 / math.sqrt(weight.shape[-1]))


def tokenizer(target):
    """Unigram pieces in the form of the third version's, as a whole tokenizer.json."""
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    pieces = [(token, 0.0) for token in SPECIALS]
    pieces += [("▁" + word, -4.0 - 0.01 * i) for i, word in enumerate(WORDS)]
    pieces += [(piece, -6.0 - 0.01 * i) for i, piece in enumerate(PIECES)]
    characters = dict.fromkeys(["▁", *letters, *(c.upper() for c in letters), *CHINESE, *"?.,!:'-&—,。"])
    pieces += [(c, -9.0 - 0.01 * i) for i, c in enumerate(characters)]
    pieces = list({piece: (piece, score) for piece, score in pieces}.values())
    made = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.Sequence([
        normalizers.Strip(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    made.add_special_tokens([*SPECIALS, "[MASK]"])
    made.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 $A:0 [SEP]:0", pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[(token, made.token_to_id(token)) for token in ("[CLS]", "[SEP]")])
    made.save(str(target / "tokenizer.json"), pretty=False)
    spelled = {"cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]", "unk_token": "[UNK]",
               "mask_token": "[MASK]"}
    (target / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "DebertaV2TokenizerFast", **spelled}) + "\n")
    return PreTrainedTokenizerFast(tokenizer_object=made, **spelled)


def make(folder, name, shape, texts, length, stride, every_combination):
    torch.manual_seed(sum(map(ord, name)))
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    words = tokenizer(target)
    config = DebertaV2Config(vocab_size=len(words), pad_token_id=words.pad_token_id, **shape)
    model = DebertaV2ForQuestionAnswering(config).eval()
    randomise(model, config)
    model.save_pretrained(target)
    weights = {key: tensor.contiguous() for key, tensor in model.state_dict().items()}
    if name == "deberta-v3":
        # As the published checkpoint: a pre-training head, and positions that nothing looks up.
        weights["lm_predictions.lm_head.dense.weight"] = torch.zeros(2, 2)
        weights["lm_predictions.lm_head.LayerNorm.weight"] = torch.zeros(2)
        weights["mask_predictions.dense.weight"] = torch.zeros(2, 2)
        weights["deberta.embeddings.position_embeddings.weight"] = torch.zeros(30, 24)
    save(weights, target / "model.safetensors")
    write_expectations(target, model, words, texts, length, stride, every_combination)
    for file in target.iterdir():
        file.chmod(0o644)


def write_rows(file):
    """Rows by buckets and greatest distance, for the distances from minus to plus the last."""
    tables = []
    for buckets, longest in [(0, 5), (256, 512), (8, 30), (7, 20), (32, 128), (2, 9), (3, 9), (5, 4), (64, 1024)]:
        last = longest + longest // 4 + 3
        distances = torch.arange(-last, last + 1)
        rows = make_log_bucket_position(distances, buckets, longest).long() if buckets else distances
        span = buckets or longest
        rows = torch.clamp(rows + span, 0, 2 * span - 1)
        tables.append({"buckets": buckets, "longest": longest, "last": last, "rows": rows.tolist()})
    file.write_text("[" + ",\n ".join(json.dumps(table) for table in tables) + "]\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    patch()
    resources = pathlib.Path(sys.argv[1])
    for row in MODELS:
        make(resources / "parity", *row)
    write_rows(resources / "checkpoint" / "distance_rows.json")
