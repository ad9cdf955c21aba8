#!/bin/sh
# Runs a service from its image's tarball as a container engine would, without one: the layers unpacked, the image's user,
# folder, variables and command, a read-only root and nothing to write to but the image's volumes. Files of this machine
# can be mounted, read-only. Linux, root.
set -eu
if [ $# -lt 1 ]; then
  echo "Usage: deploy/images/run-unpacked.sh TARBALL [--mount=FILE:/PATH ...] [NAME=VALUE ...]" >&2
  exit 2
fi
tarball=$1
shift
mounts=
for argument in "$@"; do
  shift
  case $argument in
    --mount=/*:/*) mounts="$mounts ${argument#--mount=}" ;;
    -*)
      echo "Not an option: $argument; --mount=FILE:/PATH takes two absolute paths" >&2
      exit 2
      ;;
    *) set -- "$@" "$argument" ;;
  esac
done
work=$(mktemp -d)
service=
# unshare itself takes no notice of TERM; what it runs does.
clean() {
  if [ -n "$service" ]; then
    pkill -TERM -P "$service" || true
    wait "$service" || true
  fi
  rm -rf "$work"
}
trap clean EXIT
# Without these a shell that is no bash ends without a look at the trap above.
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
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
mounts="/etc/hosts:/etc/hosts /etc/resolv.conf:/etc/resolv.conf$mounts"
for mount in $mounts; do
  mkdir -p "$(dirname "$work/root${mount#*:}")"
  touch "$work/root${mount#*:}"
done
strings Env >"$work/environment"
while read -r variable || [ -n "$variable" ]; do set -- "$variable" "$@"; done <"$work/environment"
# shellcheck disable=SC2046 # the command's words
unshare --mount --pid --fork --kill-child sh -eu -c '
  root=$1 user=$2 folder=$3 volumes=$4 mounts=$5 command=$6
  shift 6
  mount --make-rprivate /
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  for device in null zero random urandom; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  for mount in $mounts; do
    mount --bind "${mount%%:*}" "$root${mount#*:}"
    mount -o remount,bind,ro "$root${mount#*:}"
  done
  for volume in $volumes; do
    mkdir -p "$root$volume"
    mount -t tmpfs -o "mode=750,uid=$user,gid=$user" tmpfs "$root$volume"
  done
  mount -o remount,bind,ro "$root"
  exec env -i "$@" unshare --setgid "$user" --setuid "$user" --root="$root" --wd="$folder" $command
' sh "$work/root" "$user" "$folder" "$volumes" "$mounts" "$(strings Entrypoint | tr '\n' ' ')" "$@" &
service=$!
status=0
wait "$service" || status=$?
service=
exit "$status"
