#!/bin/sh
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# Prints an SVG picture of what `pare --explain FILE` shows on a dark terminal.
#   cmake/explain_svg.sh build/release/pare samples/texts/comment-widget-tail/input.txt
set -eu
columns=112
# `script` lends a terminal, without which pare neither colours nor shortens its lines.
lines=$(script -qec "stty cols $columns; TERM=xterm NO_COLOR= '$1' --explain '$2'" \
  /dev/null </dev/null)
printf '%s\n' "$lines" |
  sed -e 's/\r//g; s/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' \
      -e 's/\x1b\[32m/<tspan fill="#7ee787">/g; s/\x1b\[31m/<tspan fill="#ff7b72">/g' \
      -e 's/\x1b\[2m/<tspan fill="#8b949e">/g; s/\x1b\[0m/<\/tspan>/g' |
  awk -v width=$((columns * 17 / 2 + 32)) -v command="pare --explain $2" '
    function Line(markup) {
      rows = rows "<text x=\"16\" y=\"" 14 + 20 * ++n "\">" markup "</text>\n"
    }
    BEGIN { Line("<tspan fill=\"#8b949e\">$ </tspan>" command) }
    { Line($0) }
    END {
      height = 20 * n + 28
      print "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" width "\" height=\"" height "\">"
      print "<title>" command "</title>"
      print "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>"
      print "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\"" \
            " fill=\"#e6edf3\" style=\"white-space: pre\" xml:space=\"preserve\">"
      printf "%s</g>\n</svg>\n", rows
    }'
