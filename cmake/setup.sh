#!/bin/sh
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#
# setup.sh [PACKAGE]...: installs what is missing from Debian, and those packages; does nothing, and
# asks for no rights, where all is there.
set -eu
packages="g++ clang libclang-rt-dev cmake ninja-build pkg-config git ca-certificates
  libgumbo-dev libhwy-dev libicu-dev libabsl-dev libre2-dev libsimdjson-dev zlib1g-dev
  libcli11-dev libgtest-dev python3 $*"
missing=""
for p in $packages; do
  dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
done
[ -n "$missing" ] || exit 0
sudo=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup: run as root, or install:$missing" >&2; exit 1; }
  sudo=sudo
fi
echo "setup: installing$missing"
export DEBIAN_FRONTEND=noninteractive
# A word-split list is meant.
# shellcheck disable=SC2086
{ $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $missing; } \
  >/dev/null || { echo "setup: apt-get failed" >&2; exit 1; }
