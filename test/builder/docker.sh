#!/bin/sh
# A `docker` that writes down its arguments ("calls"), keeps builders in files as buildx does, buildx's default entitlement
# included, and answers all else by the folders of "answers": the first whose text is in the arguments counts.
PATH=/usr/bin:/bin
here=$(dirname "$0")
said="$*"
printf '%s\n' "$said" >> "$here/calls"
rule=
for each in "$here"/answers/*; do
  to=$(cat "$each/to" 2>/dev/null) || continue
  case "$said" in *"$to"*) ;; *) continue ;; esac
  if [ -e "$each/times" ] && [ "$(grep -cF -- "$to" "$here/calls")" -gt "$(cat "$each/times")" ]; then continue; fi
  rule=$each
  break
done
code=0
[ -n "$rule" ] && [ -e "$rule/hangs" ] && exec sleep 30
[ -n "$rule" ] && code=$(cat "$rule/code")
folder="${BUILDX_CONFIG:-$DOCKER_CONFIG/buildx}"
verb="$1 $2"
name= node= driver= flags= use= before= leaves= appends=
for arg; do
  case "$before" in --name) name=$arg ;; --node) node=$arg ;; --driver) driver=$arg ;; --buildkitd-flags) flags=$arg ;; esac
  case "$arg" in --use) use=yes ;; --leave) leaves=yes ;; --append) appends=yes ;; esac
  before=$arg
done
name=${name:-$before}
file="$folder/instances/$name"
nodes=$(sed -n 's/^{.*"Nodes":\[\(.*\)\]}$/\1/p' "$file" 2>/dev/null)
if [ "$verb" = "buildx create" ] && [ "$code" = 0 ]; then
  mkdir -p "$folder/instances"
  if [ -n "$appends$leaves" ]; then driver=$(sed -n 's/^{"Driver":"\([^"]*\)".*/\1/p' "$file"); fi
  if [ -n "$leaves" ]; then
    nodes=$(printf %s "$nodes" | awk '{ gsub(/,\{"Name":/, "\n{\"Name\":"); print }' | grep -vF "{\"Name\":\"$node\"" | paste -sd, -)
  else
    case "$flags" in *allow-insecure-entitlement*) ;; *) flags="$flags --allow-insecure-entitlement=network.host" ;; esac
    list=
    for flag in $flags; do list="$list${list:+,}\"$flag\""; done
    count=$(printf %s "$nodes" | grep -o '"Name"' | grep -c .)
    nodes="$nodes${nodes:+,}{\"Name\":\"${node:-$name$count}\",\"Flags\":[$list]}"
  fi
  printf '{"Driver":"%s","Nodes":[%s]}' "$driver" "$nodes" > "$file"
  [ -z "$use" ] || printf '{"Key":"","Name":"%s"}' "$name" > "$folder/current"
fi
[ "$verb" = "buildx rm" ] && [ "$code" = 0 ] && rm -f "$file"
if [ "$verb" = "buildx inspect" ] && [ -z "$rule" ]; then
  if [ ! -e "$file" ] && [ "$name" != default ]; then
    printf 'ERROR: no builder "%s" found\n' "$name" >&2
    exit 1
  fi
  sed "s/NAME/$name/g" "$here/inspected"
fi
if [ -n "$rule" ]; then cat "$rule/stdout"; cat "$rule/stderr" >&2; fi
exit "$code"
