# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# Writes OUTPUT, a C++ source that defines BuiltinRules() with the contents of FILES in DIR.
set(out "// Generated from rules/*.rules.\n#include \"extract/rules/rule_set.h\"\n\n")
string(APPEND out "namespace pare {\n\nstd::span<const RuleFile> BuiltinRules() {\n")
string(APPEND out "  static const RuleFile files[] = {\n")
foreach(name IN LISTS FILES)
  # Read as bytes: list separators and brackets in rules would not survive file(READ).
  file(READ ${DIR}/${name} hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
  string(REGEX REPLACE "\n" "\"\n\"" bytes "${bytes}")
  file(SIZE ${DIR}/${name} size)
  string(APPEND out "      {\"rules/${name}\", std::string(\n\"${bytes}\", ${size})},\n")
endforeach()
string(APPEND out "  };\n  return files;\n}\n\n}  // namespace pare\n")
file(WRITE ${OUTPUT} "${out}")
