"""Masks inside the reference: which cells a zone has, and attention that edits scores and pattern.

Used by the scripts that make fixtures for ParityTest. Which cells a zone has is written here cell by
cell, from the design's table, and shares nothing with the Java code.
"""

import math

import torch

CLS, QUESTION, SEP, PASSAGE, PAD = range(5)
ZONES = ["q2", "p2", "q2p", "p2q", "all", "cls", "sep", "special", "diagonal"]
OPERATORS = ["exclude", "zero", "scale:0.25", "uniform"]

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


