#!/bin/sh
# Runs a service from its image's tarball as a container engine would, without one: the layers unpacked, the image's user,
# folder, variables and command, a read-only root and nothing to write to but the image's volumes. Linux, root.
set -eu
if [ $# -lt 1 ]; then
  echo "Usage: deploy/images/run-unpacked.sh TARBALL [NAME=VALUE ...]" >&2
  exit 2
fi
tarball=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/layout" "$work/root"
tar -xf "$tarball" -C "$work/layout"

# The digests in a part of the layout, and the file of one.
digests() { grep -o 'sha256:[0-9a-f]\{64\}'; }
blob() { echo "$work/layout/blobs/sha256/${1#sha256:}"; }
# The strings of an array in the configuration, and the names of an object with empty members: a line each.
strings() { sed -n "s/.*\"$1\":\[\([^]]*\)\].*/\1/p" "$config" | sed 's/","/\n/g' | tr -d '"'; }
names() { sed -n "s/.*\"$1\":{\(\(\"[^\"]*\":{},*\)*\)}.*/\1/p" "$config" | grep -o '"[^"]*"' | tr -d '"'; }

manifest=$(blob "$(digests <"$work/layout/index.json")")
config=$(blob "$(sed 's/"layers".*//' "$manifest" | digests)")
for layer in $(sed 's/.*"layers"//' "$manifest" | digests); do
  tar -xzpf "$(blob "$layer")" -C "$work/root" --numeric-owner --warning=no-unknown-keyword
done
user=$(sed -n 's/.*"User":"\([0-9]*\):.*/\1/p' "$config")
folder=$(sed -n 's/.*"WorkingDir":"\([^"]*\)".*/\1/p' "$config")
volumes=$(names Volumes | tr '\n' ' ')

mkdir -p "$work/root/proc" "$work/root/dev"
for file in /etc/hosts /etc/resolv.conf; do touch "$work/root$file"; done
strings Env >"$work/environment"
while read -r variable || [ -n "$variable" ]; do set -- "$variable" "$@"; done <"$work/environment"
# shellcheck disable=SC2046 # the command's words
unshare --mount --pid --fork --kill-child sh -eu -c '
  root=$1 user=$2 folder=$3 volumes=$4 command=$5
  shift 5
  mount --make-rprivate /
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  for device in null zero random urandom; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  for file in /etc/hosts /etc/resolv.conf; do mount --bind "$file" "$root$file"; done
  for volume in $volumes; do
    mkdir -p "$root$volume"
    mount -t tmpfs -o "mode=750,uid=$user,gid=$user" tmpfs "$root$volume"
  done
  mount -o remount,bind,ro "$root"
  exec env -i "$@" unshare --setgid "$user" --setuid "$user" --root="$root" --wd="$folder" $command
' sh "$work/root" "$user" "$folder" "$volumes" "$(strings Entrypoint | tr '\n' ' ')" "$@"
