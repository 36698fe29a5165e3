#!/usr/bin/env bash
# Installs what the end-to-end tests run against: Debian packages that are missing, and Debian's Docker engine, unpacked
# into a cache folder beside them, so that it neither starts a service nor replaces an engine that this machine has.
#   bash test/engine/install.sh        (as root; `sudo -E` keeps the cache folder yours)
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/plimsoll-e2e"
engine="$cache/engine"
export DEBIAN_FRONTEND=noninteractive

declare -A package_of=(
  [docker-registry]=docker-registry
  [htpasswd]=apache2-utils
  [mmdebstrap]=mmdebstrap
  [umoci]=umoci
  [skopeo]=skopeo
  [openssl]=openssl
  [tar]=tar
  [git]=git
  [gcc]=gcc
)
libraries=(libdevmapper1.02.1 libseccomp2 debian-archive-keyring ca-certificates libc6-dev)

missing=()
for program in "${!package_of[@]}"; do
  command -v "$program" >/dev/null || missing+=("${package_of[$program]}")
done
for library in "${libraries[@]}"; do
  dpkg-query -W -f '${db:Status-Status}' "$library" 2>/dev/null | grep -qx installed || missing+=("$library")
done

if [[ ${#missing[@]} -eq 0 && -x "$engine/usr/sbin/dockerd" ]]; then
  echo "Everything the end-to-end tests need is here."
  exit 0
fi

if [[ $(id -u) -ne 0 ]]; then
  echo "Missing: ${missing[*]} (and perhaps the engine). Run this as root: sudo -E bash test/engine/install.sh" >&2
  exit 1
fi

# A package that brings a service would start it; the tests start their own, on free ports.
guard=/usr/sbin/policy-rc.d
made_guard=
remove_guard() { [[ -z "$made_guard" ]] || rm -f "$guard"; }
trap remove_guard EXIT
if [[ ! -e "$guard" ]]; then
  printf '#!/bin/sh\nexit 101\n' >"$guard"
  chmod 755 "$guard"
  made_guard=1
fi

apt-get update -qq </dev/null
if [[ ${#missing[@]} -gt 0 ]]; then
  echo "Installing ${missing[*]}"
  apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >"${TMPDIR:-/tmp}/plimsoll-e2e-apt.log" 2>&1 ||
    { cat "${TMPDIR:-/tmp}/plimsoll-e2e-apt.log" >&2; exit 1; }
  rm -f "${TMPDIR:-/tmp}/plimsoll-e2e-apt.log"
fi

if [[ ! -x "$engine/usr/sbin/dockerd" ]]; then
  echo "Unpacking Debian's docker.io into the cache"
  partial=$(mktemp -d "${TMPDIR:-/tmp}/plimsoll-engine.XXXXXX")
  trap 'rm -rf "$partial"; remove_guard' EXIT
  chmod 755 "$partial"
  (cd "$partial" && apt-get -o APT::Sandbox::User=root download -qq docker.io containerd runc </dev/null)
  for archive in "$partial"/*.deb; do dpkg -x "$archive" "$partial/root"; done
  mkdir -p "$cache"
  rm -rf "$engine"
  mv "$partial/root" "$engine"
fi
