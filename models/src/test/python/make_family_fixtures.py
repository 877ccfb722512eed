"""Makes the fixtures of ParityTest for the families beside BERT, in every format of checkpoints.

    python make_family_fixtures.py ../resources/org/zonelens/models/parity

Needs torch and transformers 5; the files in the repository were made with torch 2.13.0 and
transformers 5.18.0. Each model is small and random. What is expected is computed in float32 with
the weights as they are stored: rounded to half precision where the checkpoint is.
"""

import json
import os
import pathlib
import shutil
import sys

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import (
    AlbertConfig, AlbertForQuestionAnswering, BertTokenizerFast, CamembertConfig,
    CamembertForQuestionAnswering, DistilBertConfig, DistilBertForQuestionAnswering, ElectraConfig,
    ElectraForQuestionAnswering, PreTrainedTokenizerFast, RobertaConfig, RobertaForQuestionAnswering,
    XLMRobertaConfig, XLMRobertaForQuestionAnswering)
from transformers.models.albert import modeling_albert
from transformers.models.camembert import modeling_camembert
from transformers.models.distilbert import modeling_distilbert
from transformers.models.electra import modeling_electra
from transformers.models.roberta import modeling_roberta
from transformers.models.xlm_roberta import modeling_xlm_roberta

from make_parity_fixtures import vocabulary
from parity import ACCENTED_TEXTS, CHINESE_TEXTS, ENGLISH_TEXTS, patch, randomise, save, write_expectations

for modeling in (modeling_albert, modeling_camembert, modeling_distilbert, modeling_electra,
                 modeling_roberta, modeling_xlm_roberta):
    patch(modeling)

# The shortest of each are run masked, which keeps the files small.
BOTH = ENGLISH_TEXTS[:2] + CHINESE_TEXTS[:2] + [("Who?", "Mira."), ("\u8c01?", "\u6797\u6708")]
MIXED = ACCENTED_TEXTS[:1] + CHINESE_TEXTS[:1] + [("a", "b"), ("Where?", "In the orchard.")]
TEXTS = [text for pair in ENGLISH_TEXTS + CHINESE_TEXTS + ACCENTED_TEXTS for text in pair]
ROBERTA_SPECIALS = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]


# ---- tokenizers ----------------------------------------------------------------------------------

def byte_level(target):
    """As RoBERTa's."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator(TEXTS, trainers.BpeTrainer(
        vocab_size=330, special_tokens=ROBERTA_SPECIALS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    return saved(tokenizer, target, ROBERTA_SPECIALS)


def sentence_pieces(target, specials, template):
    """As XLM-R's and ALBERT's."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.train_from_iterator(TEXTS, trainers.UnigramTrainer(
        vocab_size=180, special_tokens=specials, unk_token="<unk>", show_progress=False))
    tokenizer.post_processor = template(tokenizer)
    return saved(tokenizer, target, specials)


def fairseq_pieces(target):
    def template(tokenizer):
        return processors.TemplateProcessing(
            single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>",
            special_tokens=[("<s>", tokenizer.token_to_id("<s>")), ("</s>", tokenizer.token_to_id("</s>"))])
    return sentence_pieces(target, ROBERTA_SPECIALS, template)


def albert_pieces(target):
    def template(tokenizer):
        return processors.TemplateProcessing(
            single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
            special_tokens=[("[CLS]", tokenizer.token_to_id("[CLS]")), ("[SEP]", tokenizer.token_to_id("[SEP]"))])
    return sentence_pieces(target, ["<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]"], template)


def saved(tokenizer, target, specials):
    named = dict(zip(("cls_token", "pad_token", "sep_token", "unk_token", "mask_token"), specials)) \
        if specials[0] == "<s>" else dict(zip(
            ("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), specials))
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, **named)
    tokenizer.save(str(target / "tokenizer.json"))
    (target / "tokenizer_config.json").write_text(json.dumps(named) + "\n")
    return wrapped


def word_pieces(target):
    """As BERT's."""
    (target / "vocab.txt").write_text("\n".join(vocabulary(True)) + "\n", encoding="utf-8")
    (target / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": True}) + "\n")
    return BertTokenizerFast(vocab=str(target / "vocab.txt"), do_lower_case=True)


# ---- checkpoint formats --------------------------------------------------------------------------

def safetensors(weights, target):
    save(weights, target / "model.safetensors")


def sharded_safetensors(weights, target):
    shards(weights, target, "model-{:05d}-of-{:05d}.safetensors", "model.safetensors.index.json", save)


def zip_bin(weights, target):
    torch.save(weights, target / "pytorch_model.bin")


def legacy_bin(weights, target):
    torch.save(weights, target / "pytorch_model.bin", _use_new_zipfile_serialization=False)


def sharded_bin(weights, target):
    shards(weights, target, "pytorch_model-{:05d}-of-{:05d}.bin", "pytorch_model.bin.index.json", torch.save)


def shards(weights, target, pattern, index, write):
    names = list(weights)
    parts = [names[0::3], names[1::3], names[2::3]]
    places = {}
    for number, part in enumerate(parts, 1):
        file = pattern.format(number, len(parts))
        write({name: weights[name] for name in part}, target / file)
        places.update(dict.fromkeys(part, file))
    total = sum(tensor.numel() * tensor.element_size() for tensor in weights.values())
    (target / index).write_text(json.dumps(
        {"metadata": {"total_size": total}, "weight_map": places}, indent=1) + "\n")


def as_is(name):
    return name


def parallel(name):
    return "module." + name


def bare(name):
    for prefix in ("roberta.", "albert.", "electra.", "distilbert."):
        name = name.removeprefix(prefix)
    return name


SHARED = {"attn_implementation": "eager"}
MODELS = [
    # folder, model, config, tokenizer, texts, window, stride, dtype, format, names
    ("roberta-one-layer", RobertaForQuestionAnswering, RobertaConfig(
        hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24,
        max_position_embeddings=66, type_vocab_size=1, layer_norm_eps=1e-5, **SHARED),
     byte_level, ENGLISH_TEXTS + MIXED, 40, 7, torch.float32, zip_bin, as_is),
    ("roberta-three-layers", RobertaForQuestionAnswering, RobertaConfig(
        hidden_size=24, num_hidden_layers=3, num_attention_heads=3, intermediate_size=30,
        hidden_act="gelu_fast", max_position_embeddings=80, type_vocab_size=2, layer_norm_eps=1e-6, **SHARED),
     byte_level, BOTH, 38, 6, torch.float16, safetensors, bare),
    ("xlm-roberta-two-layers", XLMRobertaForQuestionAnswering, XLMRobertaConfig(
        hidden_size=20, num_hidden_layers=2, num_attention_heads=4, intermediate_size=32,
        max_position_embeddings=50, type_vocab_size=1, layer_norm_eps=1e-5, **SHARED),
     fairseq_pieces, BOTH, 40, 9, torch.float32, sharded_safetensors, as_is),
    ("xlm-roberta-four-layers", XLMRobertaForQuestionAnswering, XLMRobertaConfig(
        hidden_size=12, num_hidden_layers=4, num_attention_heads=2, intermediate_size=20,
        max_position_embeddings=60, type_vocab_size=1, **SHARED),
     fairseq_pieces, BOTH, 36, 10, torch.bfloat16, legacy_bin, as_is),
    ("camembert-two-layers", CamembertForQuestionAnswering, CamembertConfig(
        hidden_size=18, num_hidden_layers=2, num_attention_heads=3, intermediate_size=28,
        max_position_embeddings=64, type_vocab_size=1, layer_norm_eps=1e-5, **SHARED),
     fairseq_pieces, MIXED, 40, 8, torch.float32, legacy_bin, as_is),
    ("camembert-one-head", CamembertForQuestionAnswering, CamembertConfig(
        hidden_size=10, num_hidden_layers=2, num_attention_heads=1, intermediate_size=16,
        hidden_act="relu", max_position_embeddings=64, type_vocab_size=1, **SHARED),
     fairseq_pieces, BOTH, 42, 11, torch.float16, sharded_bin, bare),
    ("albert-one-group", AlbertForQuestionAnswering, AlbertConfig(
        embedding_size=8, hidden_size=24, num_hidden_layers=4, num_attention_heads=4, intermediate_size=40,
        max_position_embeddings=48, **SHARED),
     albert_pieces, BOTH, 44, 9, torch.bfloat16, safetensors, as_is),
    ("albert-two-groups", AlbertForQuestionAnswering, AlbertConfig(
        embedding_size=16, hidden_size=16, num_hidden_layers=3, num_hidden_groups=2, inner_group_num=2,
        num_attention_heads=2, intermediate_size=24, hidden_act="gelu", max_position_embeddings=64, **SHARED),
     albert_pieces, MIXED, 32, 6, torch.float32, zip_bin, as_is),
    ("electra-projected", ElectraForQuestionAnswering, ElectraConfig(
        embedding_size=8, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=36,
        max_position_embeddings=40, **SHARED),
     word_pieces, BOTH, 34, 8, torch.float32, legacy_bin, parallel),
    ("electra-unprojected", ElectraForQuestionAnswering, ElectraConfig(
        embedding_size=20, hidden_size=20, num_hidden_layers=3, num_attention_heads=2, intermediate_size=28,
        hidden_act="gelu_new", max_position_embeddings=40, layer_norm_eps=1e-7, **SHARED),
     word_pieces, MIXED, 36, 5, torch.float16, sharded_safetensors, bare),
    ("distilbert-two-layers", DistilBertForQuestionAnswering, DistilBertConfig(
        dim=20, n_layers=2, n_heads=4, hidden_dim=32, max_position_embeddings=40, **SHARED),
     word_pieces, BOTH, 30, 6, torch.bfloat16, sharded_bin, as_is),
    ("distilbert-three-layers", DistilBertForQuestionAnswering, DistilBertConfig(
        dim=12, n_layers=3, n_heads=2, hidden_dim=24, activation="relu", max_position_embeddings=40,
        sinusoidal_pos_embds=True, **SHARED),
     word_pieces, MIXED, 32, 9, torch.float32, sharded_safetensors, parallel),
]


def make(folder, name, model_class, config, tokenizer_of, texts, length, stride, dtype, write, rename):
    torch.manual_seed(sum(map(ord, name)))
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    tokenizer = tokenizer_of(target)
    config.vocab_size = len(tokenizer)
    config.pad_token_id = tokenizer.pad_token_id
    config.architectures = [model_class.__name__]
    model = model_class(config).eval()
    randomise(model, config, sharpness=2.8)
    weights = {key: tensor.to(dtype).contiguous() for key, tensor in model.state_dict().items()}
    model.load_state_dict({key: tensor.float() for key, tensor in weights.items()})
    config.save_pretrained(target)
    write({rename(key): tensor for key, tensor in weights.items()}, target)
    write_expectations(target, model, tokenizer, texts, length, stride)
    for file in target.iterdir():
        os.chmod(file, 0o644)


if __name__ == "__main__":
    torch.set_num_threads(1)
    for row in MODELS:
        if len(sys.argv) < 3 or row[0] in sys.argv[2:]:
            make(pathlib.Path(sys.argv[1]), *row)
