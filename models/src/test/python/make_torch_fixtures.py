"""Writes small files with torch.save and what torch itself reads from them.

    python make_torch_fixtures.py

Made with torch 2.13. Next to the files, `expected.json` has for every file the tensors by name:
element type (as safetensors names it), shape and, for floating-point types, the elements as the
bits of 32-bit floats in row-major order.
"""

import collections
import io
import json
import pathlib
import shutil
import struct
import zipfile

import torch

FOLDER = pathlib.Path(__file__).parents[1] / "resources/org/zonelens/models/torch/fixtures"
TYPES = {
    torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16",
    torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8",
    torch.uint8: "U8", torch.bool: "BOOL", torch.complex64: "C64", torch.complex128: "C128",
    torch.uint16: "U16", torch.uint32: "U32", torch.uint64: "U64",
    torch.float8_e4m3fn: "F8_E4M3", torch.float8_e5m2: "F8_E5M2",
}
# These torch writes in the older format, but cannot read from it.
NEWER = {torch.uint16, torch.uint32, torch.uint64, torch.float8_e4m3fn, torch.float8_e5m2}


def types(legacy):
    values = torch.tensor([0.0, 1.0, -2.5, 0.333251953125, 65504.0, float("inf")])
    tensors = {}
    for dtype in TYPES:
        if legacy and dtype in NEWER:
            continue
        if dtype.is_complex:
            tensors[str(dtype)] = torch.tensor([1 + 2j, -3j], dtype=dtype)
        elif dtype.is_floating_point:
            tensors[str(dtype)] = values.to(dtype)
        else:
            tensors[str(dtype)] = torch.tensor([[0, 1], [1, 0]], dtype=dtype)
    return tensors


def views(_legacy=False):
    base = torch.arange(60, dtype=torch.float32)
    cube = base.reshape(3, 4, 5)
    half = torch.arange(24, dtype=torch.float16).reshape(4, 6)
    brain = torch.arange(8, dtype=torch.bfloat16)
    return {
        "whole": base,
        "cube": cube,
        "transposed": cube.transpose(0, 2),
        "permuted": cube.permute(1, 2, 0),
        "inner": cube[1:, 1:3, 2:],
        "every_second": base[3::2],
        "offset": base[7:19].reshape(3, 4),
        "column": cube[:, :, 4],
        "expanded": base[:3].reshape(3, 1).expand(3, 4),
        "one": base[59:].reshape(()),
        "empty": base[:0].reshape(0, 5),
        "empty_inside": cube[:, 2:2, :],
        "ones": base[4:6].reshape(1, 2, 1, 1),
        "half_transposed": half.t(),
        "half_rows": half[1:3],
        "brain_steps": brain[::3],
        "double_columns": torch.arange(6, dtype=torch.float64).reshape(2, 3)[:, 1:],
    }


def model(_legacy=False):
    """A module's state: an OrderedDict with _metadata, and tied weights."""
    torch.manual_seed(20180)

    class Tied(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.embeddings = torch.nn.Embedding(7, 4)
            self.norm = torch.nn.LayerNorm(4)
            self.decoder = torch.nn.Linear(4, 7)
            self.decoder.weight = self.embeddings.weight
            self.register_buffer("position_ids", torch.arange(5).expand((1, -1)))

    return Tied().state_dict()


def parameters(_legacy=False):
    """Parameters that were not detached, and one that carries attributes."""
    marked = torch.nn.Parameter(torch.tensor([3.0, 4.0]))
    marked.note = "kept"
    return {"plain": torch.nn.Parameter(torch.tensor([[1.0, 2.0]])), "marked": marked}


def beside(_legacy=False):
    """Values that are no tensors, which a state may hold as well."""
    return {
        "weight": torch.tensor([1.5]),
        "epoch": 3, "loss": 0.25, "big": 1 << 70, "negative": -(1 << 40), "none": None,
        "flags": [True, False], "pair": (1, "two"), "four": (1, 2, 3, 4), "raw": b"\x00\xff",
        "size": torch.Size([2, 3]), "dtype": torch.float16, "text": "日本語 \\ ü",
        "nested": {"a": [{"b": ()}]}, 5: "by number", "ordered": collections.OrderedDict(x=1),
        "storage": torch.tensor([9.0]).storage(),
    }


def save(name, value, protocol=2, legacy=False):
    torch.save(value, FOLDER / name, pickle_protocol=protocol,
               _use_new_zipfile_serialization=not legacy)


def deflate(source, target):
    """The same archive, packed again as zip tools do."""
    with zipfile.ZipFile(FOLDER / source) as old, \
            zipfile.ZipFile(FOLDER / target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))


def wide(source, target):
    """The same archive with the sizes and places of zip64, as beyond 4 GB."""
    with zipfile.ZipFile(FOLDER / source) as old:
        entries = [(entry.filename, old.read(entry)) for entry in old.infolist()]
    data, table = io.BytesIO(), io.BytesIO()
    for name, content in entries:
        raw, size, place = name.encode(), len(content), data.tell()
        crc = zipfile.crc32(content)
        extra = struct.pack("<HHQQ", 1, 16, size, size)
        data.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 45, 0, 0, 0, 0, crc,
                               0xFFFFFFFF, 0xFFFFFFFF, len(raw), len(extra)))
        data.write(raw + extra + content)
        extra = struct.pack("<HHQQQ", 1, 24, size, size, place)
        table.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 45, 45, 0, 0, 0, 0, crc,
                                0xFFFFFFFF, 0xFFFFFFFF, len(raw), len(extra), 0, 0, 0, 0,
                                0xFFFFFFFF))
        table.write(raw + extra)
    begin, length = data.tell(), table.tell()
    end = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, len(entries), len(entries),
                      length, begin)
    locator = struct.pack("<IIQI", 0x07064B50, 0, begin + length, 1)
    last = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    (FOLDER / target).write_bytes(data.getvalue() + table.getvalue() + end + locator + last)


def describe(tensor):
    facts = {"type": TYPES[tensor.dtype], "shape": list(tensor.shape)}
    if tensor.dtype in (torch.float64, torch.float32, torch.float16, torch.bfloat16):
        values = tensor.detach().to(torch.float32).contiguous().reshape(-1)
        facts["bits"] = values.view(torch.int32).tolist()
    return facts


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for make in (types, views, model, parameters, beside):
        for legacy in (False, True):
            kind = "legacy" if legacy else "zip"
            save(f"{make.__name__}.{kind}.bin", make(legacy), legacy=legacy)
    for protocol in (1, 3, 4, 5):
        save(f"beside.protocol{protocol}.bin", beside(), protocol=protocol)
        save(f"beside.legacy{protocol}.bin", beside(), protocol=protocol, legacy=True)
    deflate("views.zip.bin", "views.deflated.bin")
    wide("views.zip.bin", "views.zip64.bin")
    readable = sorted(path.name for path in FOLDER.glob("*.bin"))
    expected = {}
    for name in readable:
        # The deflated one torch does not read; it holds what the stored one does.
        source = "views.zip.bin" if name.startswith("views.") else name
        state = torch.load(FOLDER / source, weights_only=False)
        expected[name] = {key: describe(value) for key, value in state.items()
                          if isinstance(value, torch.Tensor)}
    (FOLDER / "expected.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")
    # What is refused, and by which name.
    state = {"weight": torch.tensor([1.0])}
    save("state_dict.refused.bin", {"state_dict": state, "epoch": 1})
    save("model.refused.bin", {"model": state}, legacy=True)
    save("list.refused.bin", [torch.tensor([1.0])])
    save("sparse.refused.bin", {"weight": torch.eye(2).to_sparse()})
    save("quantised.refused.bin",
         {"weight": torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8)})
    save("negated.refused.bin", {"weight": torch.tensor([1 + 2j]).conj().imag})
    save("module.refused.bin", torch.nn.Linear(1, 1))
    torch.jit.script(torch.nn.Linear(1, 1)).save(FOLDER / "script.refused.bin")
    with zipfile.ZipFile(FOLDER / "views.zip.bin") as old, \
            zipfile.ZipFile(FOLDER / "big.refused.bin", "w") as new:
        for entry in old.infolist():
            big = entry.filename.endswith("/byteorder")
            new.writestr(entry.filename, b"big" if big else old.read(entry))


if __name__ == "__main__":
    main()
