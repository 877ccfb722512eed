"""Makes the XLNet fixtures of ParityTest: tiny random models and what transformers computes with them.

    python make_xlnet_fixtures.py ../resources/org/zonelens/models/parity

Needs torch, transformers 5 and tokenizers; the files in the repository were made with torch 2.13.0,
transformers 5.18.0 and tokenizers 0.23.2. Batches are padded as XLNet's tokenizer pads them, in front
and with a segment of its own, where ZoneLens pads behind: what comes out for the other tokens must be
the same. Only where a mask makes padding visible, or names tokens by their number, does it stand behind
here, too.
"""

import json
import math
import pathlib
import shutil
import sys

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast, XLNetConfig, XLNetForQuestionAnsweringSimple
from transformers.models.xlnet.modeling_xlnet import XLNetRelativeAttention

import parity
from parity import CHINESE, CHINESE_TEXTS, ENGLISH_TEXTS, PAD, Edits, reveals, spell

WORDS = """the a of in to and is was who what where when which why how many did
lantern harbour mira tolven bramble orchard kettle painted found built river bridge keeper
seven twelve years old bell tower rang on market day night""".split()
PIECES = ["s", "ed", "ing", "er", "ly", "en", "ow", "un", "over", "tern", "bour"]
SPECIALS = ["<unk>", "<s>", "</s>", "<cls>", "<sep>", "<pad>", "<mask>", "<eod>", "<eop>"]
PADDING_SEGMENT = 3

SHORT_TEXTS = [
    ("谁?", "在北山上 the bridge, 响起来了。"),
    ("Why?", "Éclair bell & night 桥."),
    ("Who?", "a bell"),
    ("a", "b"),
]

MODELS = [
    # name, layers, heads, hidden, inner, activation, clamp, eps, texts, window, stride, every combination
    ("xlnet-one-head", 1, 1, 12, 20, "gelu", -1, 1e-12, ENGLISH_TEXTS, 30, 6, True),
    ("xlnet-clamped", 3, 4, 16, 40, "relu", 3, 1e-5, SHORT_TEXTS, 15, 3, False),
    ("xlnet-chinese", 2, 2, 24, 33, "gelu_new", -1, 1e-12, [*CHINESE_TEXTS, SHORT_TEXTS[3]], 25, 4, False),
]


def patch():
    """Lets the attention obey the active edits."""
    original = XLNetRelativeAttention.rel_attn_core

    def edited(self, q_head, k_head_h, v_head_h, k_head_r, seg_mat=None, attn_mask=None,
               output_attentions=False):
        if Edits.active is None:
            return original(self, q_head, k_head_h, v_head_h, k_head_r, seg_mat, attn_mask,
                            output_attentions)
        content = torch.einsum("ibnd,jbnd->bnij", q_head + self.r_w_bias, k_head_h)
        position = torch.einsum("ibnd,jbnd->bnij", q_head + self.r_r_bias, k_head_r)
        position = self.rel_shift_bnij(position, klen=content.shape[3])
        segment = torch.einsum("ibnd,snd->ibns", q_head + self.r_s_bias, self.seg_embed)
        segment = torch.einsum("ijbs,ibns->bnij", seg_mat, segment)
        pattern = Edits.active.pattern((content + position + segment) * self.scale)
        context = torch.einsum("bnij,jbnd->ibnd", pattern, v_head_h)
        return (context, torch.einsum("bnij->ijbn", pattern)) if output_attentions else context

    XLNetRelativeAttention.rel_attn_core = edited


def run(model, windows, length, masks=(), convention="published"):
    """As parity.run, with padding in front unless a mask reveals it or counts tokens."""
    behind = any(reveals(m["zone"]) or "[" in spell(m) for m in masks)

    def padded(values, filler):
        missing = [filler] * (length - len(values))
        return values + missing if behind else missing + values

    ids = torch.tensor([padded(w["ids"], model.config.pad_token_id) for w in windows])
    types = torch.tensor([padded(w["types"], 0 if behind else PADDING_SEGMENT) for w in windows])
    present = torch.tensor([padded([1] * len(w["ids"]), 0) for w in windows])
    roles = [padded(w["roles"], PAD) for w in windows]
    Edits.active = Edits(roles, masks, convention) if masks else None
    with torch.no_grad():
        out = model(input_ids=ids, token_type_ids=types, attention_mask=present, use_mems=False,
                    output_attentions=True)
    Edits.active = None
    logits, attention = torch.stack([out.start_logits, out.end_logits], 1), torch.stack(out.attentions)
    if not behind:
        for k, w in enumerate(windows):
            front = length - len(w["ids"])
            logits[k] = logits[k].roll(-front, -1)
            attention[:, k] = attention[:, k].roll((-front, -front), (-2, -1))
    return logits, attention


def randomise(model, config):
    """Weights with which each part of the scores counts, and attention is far from uniform."""
    sharp = 2.4 / math.sqrt(config.d_model)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            leaf = name.split(".")[-1]
            if "layer_norm.weight" in name:
                weight.uniform_(0.6, 1.4)
            elif leaf == "bias":
                weight.normal_(0, 0.2)
            elif leaf in ("q", "k", "r"):
                weight.normal_(0, sharp)
            elif leaf in ("r_r_bias", "r_s_bias", "r_w_bias", "seg_embed"):
                weight.normal_(0, 0.8)
            elif "word_embedding" in name:
                weight.normal_(0, 1.0)
            else:
                weight.normal_(0, 1.0 / math.sqrt(config.d_model))


def tokenizer(target):
    """Unigram pieces in XLNet's form, as a whole tokenizer.json."""
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    pieces = [(token, 0.0) for token in SPECIALS]
    pieces += [("▁" + word, -4.0 - 0.01 * i) for i, word in enumerate(WORDS)]
    pieces += [(piece, -6.0 - 0.01 * i) for i, piece in enumerate(PIECES)]
    characters = dict.fromkeys(["▁", *letters, *(c.upper() for c in letters), *CHINESE, *"?.,!:'-&—,。"])
    pieces += [(c, -9.0 - 0.01 * i) for i, c in enumerate(characters)]
    pieces = list({piece: (piece, score) for piece, score in pieces}.values())
    made = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    made.normalizer = normalizers.Sequence([
        normalizers.Replace("``", '"'), normalizers.Replace("''", '"'), normalizers.NFKD(),
        normalizers.StripAccents(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    made.add_special_tokens(SPECIALS)
    made.post_processor = processors.TemplateProcessing(
        single="$A:0 <sep>:0 <cls>:2", pair="$A:0 <sep>:0 $B:1 <sep>:1 <cls>:2",
        special_tokens=[(token, made.token_to_id(token)) for token in ("<sep>", "<cls>")])
    made.save(str(target / "tokenizer.json"))
    spelled = {"cls_token": "<cls>", "sep_token": "<sep>", "pad_token": "<pad>", "unk_token": "<unk>",
               "mask_token": "<mask>", "bos_token": "<s>", "eos_token": "</s>"}
    (target / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "XLNetTokenizerFast", **spelled}) + "\n")
    return PreTrainedTokenizerFast(
        tokenizer_object=made, model_input_names=["input_ids", "token_type_ids"], **spelled)


def make(folder, name, layers, heads, hidden, inner, activation, clamp, eps, texts, length, stride,
         every_combination):
    torch.manual_seed(sum(map(ord, name)))
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    words = tokenizer(target)
    config = XLNetConfig(
        vocab_size=len(words), d_model=hidden, n_layer=layers, n_head=heads, d_inner=inner,
        ff_activation=activation, clamp_len=clamp, layer_norm_eps=eps)
    model = XLNetForQuestionAnsweringSimple(config).eval()
    randomise(model, config)
    model.save_pretrained(target)
    (target / "model.safetensors").chmod(0o644)
    parity.write_expectations(target, model, words, texts, length, stride, every_combination)


if __name__ == "__main__":
    torch.set_num_threads(1)
    patch()
    # What write_expectations runs the models with.
    parity.run = run
    for row in MODELS:
        make(pathlib.Path(sys.argv[1]), *row)
