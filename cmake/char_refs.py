#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Writes extract/input/char_ref_table.h, the named character references of HTML, from Python's copy
of the standard's list:

  python3 cmake/char_refs.py > extract/input/char_ref_table.h
"""
from html.entities import html5


def rows(items, width=100):
    line = "   "
    for item in items:
        if len(line) + len(item) + 1 > width:
            yield line
            line = "   "
        line += " " + item
    yield line


def array(kind, name, items):
    print(f"inline constexpr {kind} {name}[] = {{")
    print("\n".join(rows(f"{i}," for i in items)))
    print("};")


names = sorted(n[:-1] for n in html5 if n.endswith(";"))
begins = [0]
for n in names:
    begins.append(begins[-1] + len(n))
print("""// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Made by cmake/char_refs.py: the named character references of HTML, sorted by name
// (https://html.spec.whatwg.org/#named-character-references).
#ifndef PARE_EXTRACT_INPUT_CHAR_REF_TABLE_H_
#define PARE_EXTRACT_INPUT_CHAR_REF_TABLE_H_

#include <cstddef>
#include <cstdint>

namespace pare {
""")
print(f"inline constexpr size_t kCharRefs = {len(names)};")
print("// All names, one after the other; without the semicolon.")
print("inline constexpr char kCharRefNames[] =")
text = "".join(names)
print("\n".join(f'    "{text[i:i + 90]}"' for i in range(0, len(text), 90)) + ";")
print("// Where each begins in it, and where the last one ends.")
array("uint16_t", "kCharRefBegins", begins)
print("// What each stands for: a code point, or two.")
array("uint32_t", "kCharRefFirst", [hex(ord(html5[n + ";"][0])) for n in names])
array("uint16_t", "kCharRefSecond", [hex(ord(html5[n + ";"][1])) if len(html5[n + ";"]) > 1 else 0
                                     for n in names])
print("// Those that may stand without their semicolon, by number.")
array("uint16_t", "kCharRefLegacy", [i for i, n in enumerate(names) if n in html5])
print("""
}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_CHAR_REF_TABLE_H_""")
