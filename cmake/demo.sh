#!/bin/sh
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# Cleans a sample page and a sample text, and shows who dropped what.
set -eu
pare=$1
page=samples/pages/comment-widget/input.html
text=samples/texts/comment-widget-tail/input.txt
echo "== A page: pare < $page ($(wc -c < $page) bytes of HTML)"
echo
"$pare" < $page | cut -c 1-110
echo
echo "== A scraped text, explained: pare --explain $text"
echo
"$pare" --explain $text | cut -c 1-140
