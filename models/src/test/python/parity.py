"""What the scripts that make fixtures for ParityTest share.

Masks are applied inside the reference: its attention is replaced by one that edits scores and
pattern. Which cells a zone has is written here cell by cell, from the design's table, and shares
nothing with the Java code.
"""

import inspect
import json
import math
import random

import torch
from safetensors.torch import save_file

CLS, QUESTION, SEP, PASSAGE, PAD = range(5)
ZONES = ["q2", "p2", "q2p", "p2q", "all", "cls", "sep", "special", "diagonal"]
OPERATORS = ["exclude", "zero", "scale:0.25", "uniform"]

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


# ---- the reference's attention, with edits -------------------------------------------------------

class Edits:
    """What the patched attention does; set for one forward pass, whose layers come in order."""

    active = None

    def __init__(self, roles, masks, convention):
        self.roles = roles  # per window, padded
        self.masks = masks
        self.convention = convention
        self.layers_seen = 0

    def pattern(self, scores):
        """The edited weights of the next layer, from its scores [B, H, n, n] without any mask."""
        layer = self.layers_seen
        self.layers_seen += 1
        batch, heads, n, _ = scores.shape
        visible = torch.ones(batch, heads, n, n, dtype=torch.bool)
        for b, roles in enumerate(self.roles):
            for h in range(heads):
                here = [m for m in self.masks if acts(m, layer, h)]
                if not any(reveals(m["zone"]) for m in here):
                    for j, role in enumerate(roles):
                        if role == PAD:
                            visible[b, h, :, j] = False
                for m in here:
                    if m["operator"] == "exclude":
                        visible[b, h] &= ~cells(m["zone"], self.convention, roles)
        scores = scores.masked_fill(~visible, -math.inf)
        pattern = torch.nn.functional.softmax(scores, dim=-1)
        pattern = torch.where(visible.any(-1, keepdim=True), pattern, torch.zeros(()))
        for m in self.masks:
            if m["operator"] == "exclude":
                continue
            for b, roles in enumerate(self.roles):
                zone = cells(m["zone"], self.convention, roles)
                for h in range(heads):
                    if acts(m, layer, h):
                        pattern[b, h] = after_softmax(m["operator"], pattern[b, h], zone)
        return pattern


def patch(modeling):
    """Lets a modeling module's eager attention obey the active edits."""
    original = modeling.eager_attention_forward

    def edited(module, query, key, value, attention_mask, scaling=None, dropout=0.0, **kwargs):
        if Edits.active is None:
            return original(module, query, key, value, attention_mask, scaling, dropout, **kwargs)
        pattern = Edits.active.pattern(torch.matmul(query, key.transpose(2, 3)) * scaling)
        return torch.matmul(pattern, value).transpose(1, 2).contiguous(), pattern

    modeling.eager_attention_forward = edited


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


def masked_runs(layers, heads, rng, every_combination):
    """Pairs of convention and list of masks."""
    for convention in ("published", "strict"):
        for zone in ZONES:
            for operator in OPERATORS:
                if operator == "exclude" or every_combination or rng.random() < 0.15:
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

def randomise(model, config, sharpness=2.0):
    """Weights with which attention is far from uniform, and nothing is 0 or 1 by default."""
    sharp = sharpness / math.sqrt(config.hidden_size)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.lower().endswith("norm.weight"):
                weight.uniform_(0.6, 1.4)
            elif name.endswith("bias"):
                weight.normal_(0, 0.2)
            elif any(part in name for part in ("query", "key", "q_lin", "k_lin")):
                weight.normal_(0, sharp)
            elif "embeddings" in name:
                weight.normal_(0, 0.7)
            else:
                weight.normal_(0, 1.0 / math.sqrt(weight.shape[-1]))


def windows_of(tokenizer, question, passage, length, stride):
    """The windows as transformers makes them, cut here: tokenizers 0.23.2 loses some of them."""
    encoded = tokenizer(question, passage, return_token_type_ids=True)
    ids, types, sequences = encoded["input_ids"], encoded["token_type_ids"], encoded.sequence_ids()
    first = sequences.index(1)
    last = len(sequences) - sequences[::-1].index(1)
    capacity = length - (len(ids) - (last - first))
    windows, start = [], first
    while True:
        end = min(start + capacity, last)
        kept = [*range(first), *range(start, end), *range(last, len(ids))]
        roles = []
        for i in kept:
            start_token = ids[i] == tokenizer.cls_token_id
            roles.append({0: QUESTION, 1: PASSAGE}.get(sequences[i], CLS if start_token else SEP))
        windows.append({
            "tokens": tokenizer.convert_ids_to_tokens([ids[i] for i in kept]),
            "ids": [ids[i] for i in kept],
            "types": [types[i] for i in kept],
            "roles": roles,
        })
        if end == last:
            return windows
        start += capacity - stride


def run(model, windows, length, masks=(), convention="published"):
    """Logits [B, 2, n] and attention [L, B, H, n, n] of windows padded to a length."""
    pad = lambda values, filler: [values[k] + [filler] * (length - len(values[k])) for k in range(len(values))]
    ids = torch.tensor(pad([w["ids"] for w in windows], model.config.pad_token_id))
    types = torch.tensor(pad([w["types"] for w in windows], 0))
    present = torch.tensor(pad([[1] * len(w["ids"]) for w in windows], 0))
    roles = pad([w["roles"] for w in windows], PAD)
    Edits.active = Edits(roles, masks, convention) if masks else None
    with torch.no_grad():
        given = {"input_ids": ids, "attention_mask": present, "output_attentions": True}
        if "token_type_ids" in inspect.signature(model.forward).parameters:
            given["token_type_ids"] = types
        out = model(**given)
    Edits.active = None
    return torch.stack([out.start_logits, out.end_logits], 1), torch.stack(out.attentions)


def write_expectations(target, model, tokenizer, texts, length, stride, every_combination=False):
    """Runs the model on windows of the texts and writes what comes out beside its files.

    The random choice of masked runs goes by the folder's name. Layers are those that a token goes
    through. Only part of the masked runs' attention is kept, for the files' size.
    """
    rng = random.Random(target.name)
    examples = [
        {"question": q, "passage": p, "windows": windows_of(tokenizer, q, p, length, stride)}
        for q, p in texts]
    everything = [w for e in examples for w in e["windows"]]
    tensors, batches = {}, []
    layers, heads = None, model.config.num_attention_heads
    sharpness = []
    for b, chosen in enumerate([everything, everything[:1], everything[::-1][:2]]):
        logits, attention = run(model, chosen, max(len(w["ids"]) for w in chosen))
        layers = len(attention)
        for k, w in enumerate(chosen):
            n = len(w["ids"])
            tensors[f"plain.{b}.{k}.logits"] = logits[k, :, :n].contiguous()
            tensors[f"plain.{b}.{k}.attention"] = attention[:, k, :, :n, :n].contiguous()
            sharpness.append(attention[:, k, :, :n, :n].max(-1).values.mean().item())
        batches.append([everything.index(w) for w in chosen])
    assert sum(sharpness) / len(sharpness) > 0.5, f"{target.name}: attention is nearly uniform"

    short = sorted(everything, key=lambda w: len(w["ids"]))
    pair = [short[1], short[0]] if len(short[1]["ids"]) > len(short[0]["ids"]) else short[:2]
    masked = []
    for r, (convention, masks) in enumerate(masked_runs(layers, heads, rng, every_combination)):
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
    (target / "expected.json").write_text(json.dumps({
        "max_length": length, "stride": stride, "examples": examples, "batches": batches,
        "masked_windows": [everything.index(w) for w in pair], "masked": masked,
    }, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(everything)} windows, {len(masked)} masked runs, "
          f"mean greatest weight {sum(sharpness) / len(sharpness):.2f}, "
          f"masked windows of {[len(w['ids']) for w in pair]} tokens")


def save(tensors, file):
    save_file(tensors, file, metadata={"format": "pt"})
    file.chmod(0o644)
