#!/bin/sh
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# check_floors.sh [COMMIT]: floors only rise. Compares bench/floors.txt with what it was before: in
# COMMIT, if one is named; else where this branch left main; else before the last commit that
# changed it. What is not committed yet is compared with the last commit, too.
#
# Exit codes: 0 none fell, or there is nothing to compare with (and that is said), 1 a value fell
# or a line vanished, 2 misuse.
set -eu
cd "$(dirname "$0")/.."
floors=bench/floors.txt

say_unchecked() {
  echo "floors: not checked: $1"
  exit 0
}

# Complains about each figure of the file $1 that $2 has lower or not at all.
compare() {
  awk -v before="$3" '
    /^[[:space:]]*(#|$)/ { next }
    { key = $1 " " $2 }
    FNR == NR { old[key] = $3; next }
    { new[key] = $3 }
    END {
      for (key in old) {
        if (!(key in new)) {
          printf "floors: %s %s is gone (in %s)\n", key, old[key], before; bad = 1
        } else if (new[key] + 0 < old[key] + 0) {
          printf "floors: %s fell from %s to %s (in %s)\n", key, old[key], new[key], before; bad = 1
        }
      }
      exit bad
    }' "$1" "$2" >&2
}

git rev-parse --is-inside-work-tree >/dev/null 2>&1 || say_unchecked "no git history here"
[ $# -le 1 ] || { echo "usage: check_floors.sh [COMMIT]" >&2; exit 2; }
if [ $# -eq 1 ]; then
  git rev-parse --verify --quiet "$1^{commit}" >/dev/null ||
    { echo "floors: no commit $1" >&2; exit 2; }
  bases=$1
else
  head=$(git rev-parse --verify --quiet HEAD) || say_unchecked "no commit yet"
  left=""
  for main in origin/main main; do
    left=$(git merge-base HEAD "$main" 2>/dev/null) && [ "$left" != "$head" ] && break
    left=""
  done
  changed=$(git log -1 --format=%H -- $floors)
  if [ -z "$left" ] && [ -n "$changed" ]; then
    left=$(git rev-parse --verify --quiet "$changed^") || left=""
  fi
  bases="$left HEAD"
fi
old=$(mktemp)
trap 'rm -f "$old"' EXIT
compared=0
bad=0
for base in $bases; do
  # Empty where the file was not there yet: then nothing could fall.
  git show "$base:$floors" >"$old" 2>/dev/null || continue
  [ -s "$old" ] || continue
  [ "$base" = HEAD ] || compared=$((compared + 1))
  compare "$old" $floors "$(git rev-parse --short "$base")" || bad=1
done
[ $bad -eq 0 ] || exit 1
if [ $compared -eq 0 ]; then
  say_unchecked "git has no earlier $floors here (a shallow clone?)"
fi
echo "floors: none fell"
