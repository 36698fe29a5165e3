#!/bin/sh
# The entry point of the test's own binfmt image: takes tonistiigi/binfmt's arguments, does to the kernel what it does, and
# answers as it answers. What was done goes to standard error, what there is to standard output; the exit code is 0 also
# where something could not be registered.
mount=/proc/sys/fs/binfmt_misc

# How the kernel knows another machine's programs: the first bytes of their ELF header, and which of their bits count.
emulators='
arm64   qemu-aarch64 \x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00 \xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff
arm     qemu-arm     \x7fELF\x01\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x28\x00 \xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff
riscv64 qemu-riscv64 \x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xf3\x00 \xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff
s390x   qemu-s390x   \x7fELF\x02\x02\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x16 \xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff
'

fail() {
  echo "error: $*" >&2
  exit 1
}

# Prints the row of an architecture, or of its emulator.
row_of() {
  echo "$emulators" | while read -r architecture name magic mask; do
    case "$1" in "$architecture" | "$name") [ -z "$1" ] || echo "$architecture $name $magic $mask" ;; esac
  done
}

install_one() {
  row_of "$1" | { read -r architecture name magic mask
    if [ -z "$name" ]; then
      echo "installing: $1 unsupported architecture: $1" >&2
    elif [ -e "$mount/$name" ]; then
      echo "installing: $1 cannot register \"/usr/bin/$name\" to $mount/register: write $mount/register: file exists" >&2
    elif printf '%s' ":$name:M::$magic:$mask:/usr/bin/$name:POCF" >"$mount/register"; then
      echo "installing: $1 OK" >&2
    fi
  }
}

# An architecture, an emulator's name, or a pattern of such names.
uninstall_one() {
  pattern=$(row_of "$1" | { read -r architecture name rest; echo "${name:-$1}"; })
  found=
  for path in "$mount"/*; do
    entry=${path##*/}
    # shellcheck disable=SC2254 # a pattern is meant
    case "$entry" in
      register | status) ;;
      $pattern) echo -1 >"$path" && echo "uninstalling: $entry OK" >&2; found=1 ;;
    esac
  done
  [ -n "$found" ] || echo "uninstalling: $1 not found" >&2
}

print_status() {
  supported='    "linux/amd64"'
  names=
  for path in "$mount"/*; do
    entry=${path##*/}
    case "$entry" in register | status | '*') continue ;; esac
    names="$names${names:+,\n}    \"$entry\""
    architecture=$(row_of "$entry" | { read -r architecture rest; echo "$architecture"; })
    [ -z "$architecture" ] || supported="$supported,\n    \"linux/$architecture\""
  done
  [ -z "$names" ] && names=null || names="[\n$names\n  ]"
  printf '{\n  "supported": [\n%b\n  ],\n  "emulators": %b\n}\n' "$supported" "$names"
}

to_install=
to_uninstall=
while [ $# -gt 0 ]; do
  case "$1" in
    --install=* | -install=*) to_install=${1#*=} ;;
    --install | -install) to_install=$2; shift ;;
    --uninstall=* | -uninstall=*) to_uninstall=${1#*=} ;;
    --uninstall | -uninstall) to_uninstall=$2; shift ;;
    --version | -version) echo "binfmt/standin qemu/v7.2.0 go/none"; exit 0 ;;
    *) echo "flag provided but not defined: $1" >&2; exit 2 ;;
  esac
  shift
done

[ -e "$mount/register" ] || mount -t binfmt_misc binfmt_misc "$mount" 2>/dev/null ||
  fail "cannot mount binfmt_misc filesystem at $mount: operation not permitted"
[ "$to_install" != all ] || to_install=arm64,arm,riscv64,s390x
set -f
IFS=,
for one in $to_uninstall; do IFS=' ' ; set +f; uninstall_one "$one"; set -f; done
IFS=,
for one in $to_install; do
  one=${one#linux/}
  IFS=' '
  install_one "${one%%/*}"
done
set +f
print_status
