"""Compares answers on real questions with transformers: a measurement to run by hand, not a test.

    python compare_answers.py DATA.json 200 /tmp/answers     # models, and the reference's answers
    ./zonelens evaluate --model /tmp/answers/electra --data DATA.json --limit 200 \
        --predictions /tmp/answers/electra/ours.json         # likewise for xlm-roberta
    python compare_answers.py --check /tmp/answers

DATA is in SQuAD layout. The models are random, with vocabularies made from the data; so nothing here
may enter the project. The reference is transformers' model and tokenizer, and the post-processing of
its question-answering examples with n-best 20 and 30 tokens (decoding_fixture.py of analysis).
"""

import collections
import json
import pathlib
import sys

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import (
    BertTokenizerFast, ElectraConfig, ElectraForQuestionAnswering, PreTrainedTokenizerFast,
    XLMRobertaConfig, XLMRobertaForQuestionAnswering)

from parity import randomise

sys.path.append(str(pathlib.Path(__file__).parents[4] / "analysis/src/test/python"))
from decoding_fixture import decode  # noqa: E402

LENGTH, STRIDE, N_BEST, LONGEST = 384, 128, 20, 30


def examples(file, limit):
    found = [
        {"id": qa["id"], "question": qa["question"], "passage": paragraph["context"]}
        for article in json.loads(file.read_text())["data"]
        for paragraph in article["paragraphs"] for qa in paragraph["qas"]]
    return found[:limit]


def electra(texts, target):
    words = collections.Counter(word for text in texts for word in text.lower().split() if word.isalpha())
    letters = sorted({c for text in texts for c in text.lower() if not c.isspace()})
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + letters + ["##" + c for c in letters]
    pieces += [word for word, _ in words.most_common(3000) if len(word) > 1]
    (target / "vocab.txt").write_text("\n".join(dict.fromkeys(pieces)) + "\n")
    tokenizer = BertTokenizerFast(vocab=str(target / "vocab.txt"), do_lower_case=True)
    (target / "tokenizer_config.json").write_text('{"do_lower_case": true}\n')
    config = ElectraConfig(
        vocab_size=len(tokenizer), embedding_size=32, hidden_size=64, num_hidden_layers=3,
        num_attention_heads=4, intermediate_size=96, attn_implementation="eager")
    return tokenizer, ElectraForQuestionAnswering(config)


def xlm_roberta(texts, target):
    specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train_from_iterator(texts, trainers.UnigramTrainer(
        vocab_size=6000, special_tokens=specials, unk_token="<unk>", show_progress=False))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    tokenizer.save(str(target / "tokenizer.json"))
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, cls_token="<s>", pad_token="<pad>", sep_token="</s>",
        unk_token="<unk>", mask_token="<mask>")
    config = XLMRobertaConfig(
        vocab_size=len(wrapped), hidden_size=48, num_hidden_layers=4, num_attention_heads=6,
        intermediate_size=80, max_position_embeddings=514, type_vocab_size=1, layer_norm_eps=1e-5,
        attn_implementation="eager")
    return wrapped, XLMRobertaForQuestionAnswering(config)


def windows_of(tokenizer, example):
    """Ids, type ids and offsets (None outside the passage) of each window."""
    encoded = tokenizer(
        example["question"], example["passage"], return_offsets_mapping=True, return_token_type_ids=True)
    ids, types, sequences = encoded["input_ids"], encoded["token_type_ids"], encoded.sequence_ids()
    offsets = [o if s == 1 else None for o, s in zip(encoded["offset_mapping"], sequences)]
    first = sequences.index(1)
    last = len(sequences) - sequences[::-1].index(1)
    capacity = LENGTH - (len(ids) - (last - first))
    start = first
    while True:
        end = min(start + capacity, last)
        kept = [*range(first), *range(start, end), *range(last, len(ids))]
        yield [ids[i] for i in kept], [types[i] for i in kept], [offsets[i] for i in kept]
        if end == last:
            return
        start += capacity - STRIDE


def answer(model, tokenizer, example):
    windows = []
    for ids, types, offsets in windows_of(tokenizer, example):
        with torch.no_grad():
            out = model(input_ids=torch.tensor([ids]), token_type_ids=torch.tensor([types]))
        windows.append({
            "offsets": offsets, "start": out.start_logits[0].numpy(), "end": out.end_logits[0].numpy()})
    text, _, n_best = decode(example["passage"], windows, N_BEST, LONGEST, False, 0.0)
    gap = float(n_best[0]["score"] - n_best[1]["score"]) if len(n_best) > 1 else float("inf")
    return text, gap


def make(data, limit, folder):
    asked = examples(data, limit)
    texts = list(dict.fromkeys(text for e in asked for text in (e["question"], e["passage"])))
    for name, build in (("electra", electra), ("xlm-roberta", xlm_roberta)):
        torch.manual_seed(7)
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        tokenizer, model = build(texts, target)
        randomise(model.eval(), model.config)
        model.save_pretrained(target)
        answers = {e["id"]: answer(model, tokenizer, e) for e in asked}
        (target / "reference.json").write_text(json.dumps(answers, ensure_ascii=False))
        print(f"{name}: {len(answers)} answers, {sum(len(list(windows_of(tokenizer, e))) for e in asked)} windows")


def check(folder):
    for reference in sorted(folder.glob("*/reference.json")):
        expected = json.loads(reference.read_text())
        ours = json.loads((reference.parent / "ours.json").read_text())
        assert expected.keys() == ours.keys()
        differing = {k: (v, ours[k]) for k, v in expected.items() if v[0] != ours[k]}
        print(f"{reference.parent.name}: {len(expected) - len(differing)} of {len(expected)} equal, "
              f"{sum(1 for text, _ in expected.values() if not text)} empty, "
              f"smallest gap between the two best spans {min(gap for _, gap in expected.values()):.1e}")
        for key, ((text, gap), other) in differing.items():
            print(f"  {key}: {text!r} and {other!r}; the two best spans are {gap:.1e} apart")


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1] == "--check":
        check(pathlib.Path(sys.argv[2]))
    else:
        make(pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3]))
