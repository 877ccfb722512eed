"""Makes the fixtures of ParityTest: tiny random BERTs and what transformers computes with them.

    python make_parity_fixtures.py ../resources/org/zonelens/models/parity

Needs torch and transformers 5; the files in the repository were made with torch 2.13.0 and
transformers 5.18.0. The masks are applied inside the reference: its eager attention is replaced by
one that edits scores and pattern. Which cells a zone has is written here cell by cell, from the
design's table, and shares nothing with the Java code.
"""

import json
import math
import pathlib
import random
import shutil
import sys

import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig, BertForQuestionAnswering, BertTokenizerFast
from transformers.models.bert import modeling_bert

CLS, QUESTION, SEP, PASSAGE, PAD = range(5)
ZONES = ["q2", "p2", "q2p", "p2q", "all", "cls", "sep", "special", "diagonal"]
OPERATORS = ["exclude", "zero", "scale:0.25", "uniform"]

WORDS = """the a of in to and is was who what where when which why how many did
lantern harbour mira tolven bramble orchard kettle painted found built river bridge keeper
seven twelve years old bell tower rang on market day night""".split()
PIECES = ["##s", "##ed", "##ing", "##er", "##ly", "##en", "##ow", "un", "over"]
CHINESE = "林月在湖边画了三座桥谁何时为什么他她的灯塔守人村北山上钟声响起来"

ENGLISH_TEXTS = [
    ("Who painted the old bridge?",
     "Mira Tolven painted the old bridge in seven nights, and the keeper of the bell tower rang."),
    ("Why did the bell ring?", "On market day the keeper was overslow: un-lantern'd harbours!"),
    ("Where?", "In the orchard."),
    ("Who rang?", "The keeper rang a bell."),
]
CHINESE_TEXTS = [
    ("谁在湖边画了桥?", "林月在湖边画了三座桥,灯塔守人的钟声在山上响起来。北村何时为他画灯?"),
    ("为什么?", "钟声 tower 响起来了。"),
    ("他在 where?", "在北山上 the bridge。"),
]
ACCENTED_TEXTS = [
    ("Hów many KETTLES?", "Twelve kettles, naïve brambles & 三座桥 — e\u0301clair \U0001F514 bell."),
    ("When was it found", "the river tower was found at nightly market ing ed unpainted"),
    ("a", "b"),
    ("How many days?", "Seven days & 桥."),
]

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


# ---- the reference's attention, with edits -------------------------------------------------------

class Edits:
    """What the patched attention does; set for one forward pass."""

    active = None

    def __init__(self, roles, masks, convention):
        self.roles = roles  # per window, padded
        self.masks = masks
        self.convention = convention


def edited_attention(module, query, key, value, attention_mask, scaling=None, dropout=0.0, **kwargs):
    if Edits.active is None:
        return ORIGINAL(module, query, key, value, attention_mask, scaling, dropout, **kwargs)
    edits = Edits.active
    scores = torch.matmul(query, key.transpose(2, 3)) * scaling
    batch, heads, n, _ = scores.shape
    visible = torch.ones(batch, heads, n, n, dtype=torch.bool)
    for b, roles in enumerate(edits.roles):
        for h in range(heads):
            here = [m for m in edits.masks if acts(m, module.layer_idx, h)]
            if not any(reveals(m["zone"]) for m in here):
                for j, role in enumerate(roles):
                    if role == PAD:
                        visible[b, h, :, j] = False
            for m in here:
                if m["operator"] == "exclude":
                    visible[b, h] &= ~cells(m["zone"], edits.convention, roles)
    scores = scores.masked_fill(~visible, -math.inf)
    pattern = torch.nn.functional.softmax(scores, dim=-1)
    pattern = torch.where(visible.any(-1, keepdim=True), pattern, torch.zeros(()))
    for m in edits.masks:
        if m["operator"] == "exclude":
            continue
        for b, roles in enumerate(edits.roles):
            zone = cells(m["zone"], edits.convention, roles)
            for h in range(heads):
                if acts(m, module.layer_idx, h):
                    pattern[b, h] = after_softmax(m["operator"], pattern[b, h], zone)
    output = torch.matmul(pattern, value).transpose(1, 2).contiguous()
    return output, pattern


def acts(mask, layer, head):
    return (mask["layers"] is None or layer in mask["layers"]) and (
        mask["heads"] is None or head in mask["heads"])


def after_softmax(operator, pattern, zone):
    result = pattern.clone()
    if operator == "zero":
        result[zone] = 0
    elif operator.startswith("scale:"):
        result[zone] *= float(operator.split(":")[1])
    else:
        assert operator == "uniform"
        for i in range(pattern.shape[0]):
            columns = zone[i].nonzero().flatten()
            if len(columns):
                result[i, columns] = pattern[i, columns].sum() / len(columns)
    return result


def reveals(zone):
    return zone == "published-all" or (isinstance(zone, tuple) and any(reveals(z) for z in zone[1:]))


def cells(zone, convention, roles):
    n = len(roles)
    return torch.tensor(
        [[inside(zone, convention, roles, i, j) for j in range(n)] for i in range(n)])


def inside(zone, convention, roles, i, j):
    """Whether the cell in row i (from) and column j (to) belongs to a zone."""
    if isinstance(zone, tuple):
        if zone[0] == "+":
            return inside(zone[1], convention, roles, i, j) or inside(zone[2], convention, roles, i, j)
        if zone[0] == "&":
            return inside(zone[1], convention, roles, i, j) and inside(zone[2], convention, roles, i, j)
        if zone[0] == "-":
            return inside(zone[1], convention, roles, i, j) and not inside(
                zone[2], convention, roles, i, j)
    row, column = roles[i], roles[j]
    if row == PAD or column == PAD:
        return False
    published = convention == "published"
    if zone.startswith("["):
        rows, columns = ([int(x) for x in part.split(",")] for part in zone[1:-1].split("/"))
        return i in rows and j in columns
    if zone.startswith("diagonal:"):
        return abs(i - j) <= int(zone.split(":")[1])
    return {
        "q2": row == QUESTION and column == QUESTION,
        "p2": row == PASSAGE and column == PASSAGE,
        "q2p": (row != PASSAGE if published else row == QUESTION) and column == PASSAGE,
        "p2q": (row != QUESTION if published else row == PASSAGE) and column == QUESTION,
        "all": column in (QUESTION, PASSAGE) and (published or row in (QUESTION, PASSAGE)),
        "cls": column == CLS,
        "sep": column == SEP,
        "special": column in (CLS, SEP),
        "diagonal": i == j,
        "published-all": False,
    }[zone]


ORIGINAL = modeling_bert.eager_attention_forward
modeling_bert.eager_attention_forward = edited_attention


# ---- masks ---------------------------------------------------------------------------------------

def mask(zone, operator="exclude", layers=None, heads=None):
    return {"zone": zone, "operator": operator, "layers": layers, "heads": heads}


def spell_zone(zone, outermost=True):
    if isinstance(zone, tuple):
        text = spell_zone(zone[1], False) + zone[0] + spell_zone(zone[2], False)
        return text if outermost else "(" + text + ")"
    return zone


def spell(mask):
    text = spell_zone(mask["zone"])
    if mask["layers"] is not None:
        text += "@" + ",".join(map(str, mask["layers"]))
    if mask["heads"] is not None:
        text += "#" + ",".join(map(str, mask["heads"]))
    return text + "!" + mask["operator"]


def masked_runs(name, layers, heads, rng):
    """Pairs of convention and list of masks."""
    for convention in ("published", "strict"):
        for zone in ZONES:
            for operator in OPERATORS:
                if operator == "exclude" or name in EVERY_COMBINATION or rng.random() < 0.15:
                    yield convention, [mask(zone, operator)]
    last, some_heads = layers - 1, sorted({0, heads - 1})
    for operator in OPERATORS:
        yield "published", [mask("p2q", operator, layers=[last])]
        yield "published", [mask("q2p", operator, heads=some_heads)]
        yield "strict", [mask("all", operator, layers=[layers // 2], heads=[heads - 1])]
    # Rows without any key: everything is gone, in some heads or in all.
    yield "published", [mask("all"), mask("special")]
    yield "published", [mask("q2", layers=[0]), mask("q2p", layers=[0]), mask("special", heads=[0])]
    yield "strict", [mask(("+", "all", "special"), layers=[last])]
    # Several masks: every exclude acts before softmax, the others in the order given.
    yield "published", [mask("sep", "uniform"), mask("p2q"), mask("p2q", "scale:1.5"), mask("cls", "zero")]
    yield "strict", [mask("p2", "scale:1.25"), mask("p2", "uniform", heads=[0]), mask("diagonal", "zero")]
    yield "strict", [mask("diagonal:2", "scale:-0.5"), mask(("-", "p2", "diagonal:1"), "exclude")]
    yield "published", [mask(("&", "q2p", "[0,1,2,3/4,5,6,7,8,9]"), "uniform"), mask("[2,5/0,3]")]
    # The slip in the published code, by itself and with others.
    yield "published", [mask("published-all")]
    yield "published", [mask("published-all", layers=[last])]
    yield "published", [mask("published-all", heads=[0]), mask("q2", layers=[0])]
    yield "published", [mask(("+", "published-all", "p2q")), mask("p2", "zero", heads=some_heads)]


# ---- making --------------------------------------------------------------------------------------

def vocabulary(lower):
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words = WORDS + ([] if lower else [w.capitalize() for w in WORDS])
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    tokens += words + PIECES + letters + ["##" + c for c in letters if "##" + c not in PIECES]
    tokens += list(dict.fromkeys(CHINESE)) + list("?.,!:'-&—?,。")
    return list(dict.fromkeys(tokens))


def randomise(model, config):
    """Weights with which attention is far from uniform, and nothing is 0 or 1 by default."""
    sharp = 2.0 / math.sqrt(config.hidden_size)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "LayerNorm.weight" in name:
                weight.uniform_(0.6, 1.4)
            elif name.endswith("bias"):
                weight.normal_(0, 0.2)
            elif "query" in name or "key" in name:
                weight.normal_(0, sharp)
            elif "embeddings" in name:
                weight.normal_(0, 0.7)
            else:
                weight.normal_(0, 1.0 / math.sqrt(weight.shape[-1]))


def windows_of(tokenizer, question, passage, length, stride):
    encoded = tokenizer(
        question, passage, truncation="only_second", max_length=length, stride=stride,
        return_overflowing_tokens=True, return_offsets_mapping=True)
    whole = tokenizer(question, passage)["input_ids"]
    windows, seen = [], 0
    for k in range(len(encoded["input_ids"])):
        roles = []
        for i, sequence in enumerate(encoded.sequence_ids(k)):
            roles.append({0: QUESTION, 1: PASSAGE}.get(sequence, CLS if i == 0 else SEP))
        windows.append({
            "tokens": tokenizer.convert_ids_to_tokens(encoded["input_ids"][k]),
            "ids": encoded["input_ids"][k],
            "types": encoded["token_type_ids"][k],
            "roles": roles,
        })
        seen += roles.count(PASSAGE) - (stride if k else 0)
    # Some releases of the tokenizers library lose windows.
    assert seen == len(whole) - windows[0]["roles"].count(QUESTION) - 3, "windows were lost"
    return windows


def run(model, windows, length, masks=(), convention="published"):
    """Logits [B, 2, n] and attention [L, B, H, n, n] of windows padded to a length."""
    pad = lambda values, filler: [values[k] + [filler] * (length - len(values[k])) for k in range(len(values))]
    ids = torch.tensor(pad([w["ids"] for w in windows], model.config.pad_token_id))
    types = torch.tensor(pad([w["types"] for w in windows], 0))
    present = torch.tensor(pad([[1] * len(w["ids"]) for w in windows], 0))
    roles = pad([w["roles"] for w in windows], PAD)
    Edits.active = Edits(roles, masks, convention) if masks else None
    with torch.no_grad():
        out = model(input_ids=ids, token_type_ids=types, attention_mask=present, output_attentions=True)
    Edits.active = None
    return torch.stack([out.start_logits, out.end_logits], 1), torch.stack(out.attentions)


def make(folder, name, layers, heads, hidden, intermediate, activation, eps, texts, lower, length, stride):
    torch.manual_seed(sum(map(ord, name)))
    rng = random.Random(name)
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
    tokenizer = BertTokenizerFast(vocab=str(target / "vocab.txt"), do_lower_case=lower)
    (target / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": lower}) + "\n")
    if name == "five-layers":
        tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
        (target / "vocab.txt").unlink()
    if name == "old-names":
        rename_as_in_2019(target)

    examples = [
        {"question": q, "passage": p, "windows": windows_of(tokenizer, q, p, length, stride)}
        for q, p in texts]
    everything = [w for e in examples for w in e["windows"]]
    tensors, batches = {}, []
    sharpness = []
    for b, chosen in enumerate([everything, everything[:1], everything[::-1][:2]]):
        logits, attention = run(model, chosen, max(len(w["ids"]) for w in chosen))
        for k, w in enumerate(chosen):
            n = len(w["ids"])
            tensors[f"plain.{b}.{k}.logits"] = logits[k, :, :n].contiguous()
            tensors[f"plain.{b}.{k}.attention"] = attention[:, k, :, :n, :n].contiguous()
            sharpness.append(attention[:, k, :, :n, :n].max(-1).values.mean().item())
        batches.append([everything.index(w) for w in chosen])
    assert sum(sharpness) / len(sharpness) > 0.5, f"{name}: attention is nearly uniform"

    short = sorted(everything, key=lambda w: len(w["ids"]))
    pair = [short[1], short[0]] if len(short[1]["ids"]) > len(short[0]["ids"]) else short[:2]
    masked = []
    for r, (convention, masks) in enumerate(masked_runs(name, layers, heads, rng)):
        longest = max(len(w["ids"]) for w in pair)
        padded = longest + 5 if any(reveals(m["zone"]) for m in masks) else longest
        logits, attention = run(model, pair, padded, masks, convention)
        assert not logits.isnan().any() and not attention.isnan().any()
        for k, w in enumerate(pair):
            n = len(w["ids"])
            tensors[f"masked.{r}.{k}.logits"] = logits[k, :, :n].contiguous()
            if k == 0:
                tensors[f"masked.{r}.{k}.attention"] = attention[:, k, :, :n, :n].contiguous()
        masked.append({"convention": convention, "masks": [spell(m) for m in masks], "length": padded})
    save(tensors, target / "expected.safetensors")
    (target / "model.safetensors").chmod(0o644)
    (target / "expected.json").write_text(json.dumps({
        "max_length": length, "stride": stride, "examples": examples, "batches": batches,
        "masked_windows": [everything.index(w) for w in pair], "masked": masked,
    }, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{name}: {len(everything)} windows, {len(masked)} masked runs, "
          f"mean greatest weight {sum(sharpness) / len(sharpness):.2f}, "
          f"masked windows of {[len(w['ids']) for w in pair]} tokens")


def save(tensors, file):
    save_file(tensors, file, metadata={"format": "pt"})
    file.chmod(0o644)


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
