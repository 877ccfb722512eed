"""Arrays as NumPy itself writes them, which NumpyArchiveTest writes again.

    python npz_fixture.py                 makes the fixture (NumPy 2.4)
    python npz_fixture.py A.npz B.safetensors
                                          compares two traces of the same window by hand
"""

import json
import pathlib
import sys

import numpy as np

FIXTURE = (
    pathlib.Path(__file__).parents[1] / "resources/org/zonelens/analysis/file/arrays.npz"
)


def make():
    np.savez(
        FIXTURE,
        attention=np.array([[[[0.25, 0.75], [1, 0]]], [[[-1.5, 3e-8], [np.inf, np.nan]]]], np.float32),
        start_logits=np.array([1.5, -2, 1e-3], np.float32),
        input_ids=np.array([101, -(2**62), 7], np.int64),
        roles=np.array([0, 1, 255], np.uint8),
        tokens=np.array(["[CLS]", "注意力", "𝛼😀"]),
        masks=np.array([], "<U1"),
        answer=np.array("it's a “test”"),
        none=np.array("", "<U1"),
    )


def read_safetensors(path):
    data = pathlib.Path(path).read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    types = {"F32": "<f4", "I64": "<i8", "U8": "|u1"}
    arrays = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            arrays[name] = np.frombuffer(data[begin:end], types[entry["dtype"]]).reshape(
                entry["shape"]
            )
    return arrays, header["__metadata__"]


def compare(npz, safetensors):
    loaded = np.load(npz, allow_pickle=False)
    arrays, facts = read_safetensors(safetensors)
    for name, array in arrays.items():
        assert loaded[name].dtype == array.dtype, name
        assert loaded[name].shape == array.shape, name
        assert np.array_equal(loaded[name], array), name
        print(name, array.dtype, array.shape, "equal")
    for name, value in facts.items():
        here = loaded[name].tolist()
        assert here == (json.loads(value) if name in ("tokens", "masks") else value), name
        print(name, loaded[name].dtype, loaded[name].shape, "equal")
    assert set(loaded.files) == set(arrays) | set(facts)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        compare(*sys.argv[1:])
    else:
        make()
