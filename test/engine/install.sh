#!/usr/bin/env bash
# Installs what the end-to-end tests run against: Debian packages that are missing, and, unpacked into a cache folder so
# that they neither start a service nor replace what this machine has, Debian's Docker engine, busybox for two platforms
# and the linter of workflows.
#   bash test/engine/install.sh        (as root; `sudo -E` keeps the cache folder yours)
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/plimsoll-e2e"
engine="$cache/engine"
busybox="$cache/busybox"
requirements="$(dirname "${BASH_SOURCE[0]}")/zizmor/requirements.txt"
zizmor="$cache/zizmor/$(sed -n 's/^zizmor==\([0-9.]*\).*/\1/p' "$requirements")"
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
  [ip]=iproute2
  [iptables]=iptables
  [mount]=mount
  [pkg-config]=pkg-config
  [tini-static]=tini
  [qemu-aarch64-static]=qemu-user-static
  [shellcheck]=shellcheck
  [pip3]=python3-pip
  [rsync]=rsync
)
libraries=(libdevmapper1.02.1 libseccomp2 libseccomp-dev debian-archive-keyring ca-certificates libc6-dev)

missing=()
for program in "${!package_of[@]}"; do
  PATH="$PATH:/usr/sbin:/sbin" command -v "$program" >/dev/null || missing+=("${package_of[$program]}")
done
for library in "${libraries[@]}"; do
  dpkg-query -W -f '${db:Status-Status}' "$library" 2>/dev/null | grep -qx installed || missing+=("$library")
done

if [[ ${#missing[@]} -eq 0 && -x "$engine/usr/sbin/dockerd" && -x "$busybox/amd64/busybox" && -x "$busybox/arm64/busybox" && -x "$zizmor/bin/zizmor" ]]; then
  echo "Everything the end-to-end tests need is here."
  exit 0
fi

if [[ $(id -u) -ne 0 ]]; then
  echo "Missing: ${missing[*]} (and perhaps the engine, busybox and zizmor). Run this as root: sudo -E bash test/engine/install.sh" >&2
  exit 1
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/plimsoll-engine.XXXXXX")
# A package that brings a service would start it; the tests start their own, on free ports.
guard=/usr/sbin/policy-rc.d
made_guard=
clean_up() {
  rm -rf "$work"
  [[ -z "$made_guard" ]] || rm -f "$guard"
}
trap clean_up EXIT
chmod 755 "$work"
if [[ ! -e "$guard" ]]; then
  printf '#!/bin/sh\nexit 101\n' >"$guard"
  chmod 755 "$guard"
  made_guard=1
fi

apt-get update -qq </dev/null
if [[ ${#missing[@]} -gt 0 ]]; then
  echo "Installing ${missing[*]}"
  apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >"$work/apt.log" 2>&1 ||
    { cat "$work/apt.log" >&2; exit 1; }
fi

mkdir -p "$cache"
if [[ ! -x "$engine/usr/sbin/dockerd" ]]; then
  echo "Unpacking Debian's docker.io into the cache"
  mkdir "$work/engine"
  (cd "$work/engine" && apt-get -o APT::Sandbox::User=root download -qq docker.io containerd runc </dev/null)
  for archive in "$work"/engine/*.deb; do dpkg -x "$archive" "$work/engine/root"; done
  rm -rf "$engine"
  mv "$work/engine/root" "$engine"
fi

# apt with a state of its own: this machine's package lists stay those of its own architecture.
for architecture in amd64 arm64; do
  [[ ! -x "$busybox/$architecture/busybox" ]] || continue
  echo "Unpacking Debian's busybox-static for $architecture into the cache"
  state="$work/$architecture"
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
  touch "$state/status"
  own=(-qq -o "APT::Architecture=$architecture" -o "APT::Architectures=$architecture" -o APT::Sandbox::User=root)
  own+=(-o "Dir::State=$state" -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache")
  apt-get "${own[@]}" update </dev/null
  (cd "$state" && apt-get "${own[@]}" download busybox-static </dev/null)
  dpkg -x "$state"/busybox-static_*.deb "$state/root"
  mkdir -p "$busybox"
  rm -rf "${busybox:?}/$architecture"
  mv "$state/root/bin" "$busybox/$architecture"
done

if [[ ! -x "$zizmor/bin/zizmor" ]]; then
  echo "Unpacking zizmor into the cache"
  pip3 install --quiet --root-user-action ignore --require-hashes --only-binary :all: --target "$work/zizmor" --requirement "$requirements" </dev/null
  mkdir -p "$(dirname "$zizmor")"
  rm -rf "$zizmor"
  mv "$work/zizmor" "$zizmor"
fi
