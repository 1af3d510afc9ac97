# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Files of learned numbers, as extract/judge/model_file.h describes them, and the judge's model."""
import hashlib, json, struct
from pathlib import Path

import forest
from lexical import TOKENS
from looks import KINDS

MODES = ("html", "text")
MAGIC = b"PAREJDG3"


def fnv1a(data, value=14695981039346656037):
    for byte in data:
        value = (value ^ byte) * 1099511628211 & (1 << 64) - 1
    return value


def digest(path):
    """What the file calls a training set."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]


def pack_file(magic, about, features, payload):
    """`features`: what the program hashes of its own, as bytes."""
    text = json.dumps(about, indent=1, ensure_ascii=False).encode()
    return (magic + struct.pack("<I", len(text)) + text +
            struct.pack("<QQ", fnv1a(features), fnv1a(payload)) + payload)


class Model:
    """Its parts, each as bytes; extract/judge/model.h describes them."""

    def __init__(self):
        self.tables = bytes(2 * TOKENS)
        self.kinds = {mode: [forest.empty()] * len(KINDS) for mode in MODES}
        self.looks = {mode + number: forest.empty() for mode in MODES for number in "12"}
        self.presence = {mode: forest.empty() for mode in MODES}

    def pack(self, names, about):
        payload = self.tables
        for mode in MODES:
            payload += b"".join(self.kinds[mode])
            payload += self.looks[mode + "1"] + self.looks[mode + "2"] + self.presence[mode]
        scales = ["flag", "share", "log", "count", "signed"]
        features = b"".join(n.encode() + str(scales.index(s)).encode() for n, s, _ in names)
        return pack_file(MAGIC, about, features, payload)


def without_lexical_evidence(file):
    """The bytes of a model file, with all weights of names and words at 0."""
    described, = struct.unpack_from("<I", file, len(MAGIC))
    at = len(MAGIC) + 4 + described + 8
    payload = bytes(2 * TOKENS) + file[at + 8 + 2 * TOKENS:]
    return file[:at] + struct.pack("<Q", fnv1a(payload)) + payload
