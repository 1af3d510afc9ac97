#!/usr/bin/env bash
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# Whether two builds give the same articles, byte for byte: of all sets and stories in DATA, by the
# profile that is chosen, by either profile, and with all that is dropped given out too.
#
#   bench/same_output.sh OLD NEW DATA      OLD, NEW: the programs `quality` of the two builds
#
# Prints how many of each set differ, and their ids. Exit codes: 0 none, 1 some, 2 misuse.
set -euo pipefail
if [ $# -ne 3 ] || [ ! -x "$1" ] || [ ! -x "$2" ] || [ ! -d "$3" ]; then
  sed -n '3,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
everything=title,byline,date,caption,comment,related,navigation,share,ad,signup,notice,clutter
differ=0
for how in "" "--profile article" "--profile page" "--with $everything"; do
  # shellcheck disable=SC2086  # flags and their values are words of their own
  for build in "$1" "$2"; do
    rm -rf "$out/new"
    "$build" $how --predictions "$out/new" "$3" >"$out/log"
    [ -d "$out/old" ] || mv "$out/new" "$out/old"
  done
  for file in "$out"/old/*.jsonl; do
    lines=$(diff "$file" "$out/new/${file##*/}" | grep '^<' || true)
    [ -n "$lines" ] || continue
    differ=1
    echo "${how:-by itself}: ${file##*/}: $(wc -l <<<"$lines") of $(wc -l <"$file") differ:" \
         "$(grep -o '"id":"[^"]*"' <<<"$lines" | head -20 | tr '\n' ' ')"
  done
  rm -rf "$out/old"
done
exit $differ
