#!/bin/sh
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# venv.sh FOLDER: a virtual environment for the quality report, with matplotlib and the peers at
# pinned versions. What cannot be installed is named in FOLDER/missing.txt, `package: why` a line,
# and the report goes on without it. Done once for each state of the lists of packages.
set -eu
folder=$1
here=$(dirname "$0")
lists="$here/requirements.txt $here/../peers/requirements.txt"
# A word-split list is meant, here and below.
# shellcheck disable=SC2086
stamp=$(cat $lists "$0" | cksum)
if [ -f "$folder/stamp" ] && [ "$(cat "$folder/stamp")" = "$stamp" ] && [ ! -s "$folder/missing.txt" ]; then
  exit 0
fi
[ -x "$folder/bin/pip" ] || "${PYTHON:-python3}" -m venv --clear "$folder"
log=$folder/pip.log
pip() {
  # --no-deps: the lists are complete, and the same versions come whatever pip would choose.
  "$folder/bin/pip" --disable-pip-version-check install --no-deps "$@" >>"$log" 2>&1
}
: >"$log"
: >"$folder/missing.txt"
echo "report: installing the peers and matplotlib into $folder"
# shellcheck disable=SC2086
if ! pip $(printf -- '-r %s ' $lists); then
  # All at once is all or nothing: find out which it was.
  # shellcheck disable=SC2086
  sed -e 's/ *#.*//' -e '/^$/d' $lists | sort -u | while read -r package; do
    : >"$log"
    pip --retries 0 "$package" ||
      echo "${package%%==*}: it could not be installed ($(grep -m 1 ^ERROR "$log" | cut -c 1-160))" \
        >>"$folder/missing.txt"
  done
  echo "report: not installed: $(cut -d : -f 1 "$folder/missing.txt" | tr '\n' ' ')"
fi
echo "$stamp" >"$folder/stamp"
