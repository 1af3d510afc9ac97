#!/bin/sh
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# Builds the fuzz targets with clang, libFuzzer and the sanitizers, and runs each for $1 seconds.
set -eu
seconds=${1:-60}
cd "$(dirname "$0")/.."
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "$(nproc)" --target fuzz_html_article fuzz_text_article \
  fuzz_rule_file fuzz_line_rules fuzz_selector fuzz_fast_tree
for target in html_article text_article rule_file line_rules selector fast_tree; do
  corpus=build/fuzz/corpus/$target
  mkdir -p "$corpus"
  case $target in
    rule_file) seeds="fuzz/seeds rules"; dict=fuzz/rules.dict; most=4096 ;;
    line_rules) seeds=fuzz/seeds/line_rules; dict=fuzz/line_rules.dict; most=2000 ;;
    fast_tree) seeds="fuzz/seeds samples/pages"; dict=fuzz/html.dict; most=400 ;;
    selector) seeds=fuzz/seeds/selector; dict=fuzz/selector.dict; most=1024 ;;
    html_article) seeds="fuzz/seeds samples/pages"; dict=fuzz/html.dict; most=20000 ;;
    *) seeds="fuzz/seeds samples/texts"; dict=fuzz/html.dict; most=8000 ;;
  esac
  echo "fuzz: $target for $seconds s"
  # A word-split list of folders is meant.
  # shellcheck disable=SC2086
  build/fuzz/fuzz/fuzz_$target -max_total_time="$seconds" -max_len=$most -timeout=10 \
    -rss_limit_mb=2048 -dict=$dict -print_final_stats=1 "$corpus" $seeds 2> build/fuzz/$target.log ||
    { tail -40 build/fuzz/$target.log; exit 1; }
  grep -E 'number_of_executed_units|peak_rss_mb' build/fuzz/$target.log
done
