#!/usr/bin/env bash
# Draws the secrets of docker/compose.yaml, one file per setting; those that exist are kept.
set -euo pipefail
folder=${ECLUSE_SECRETS:-$(dirname "$0")/secrets}
umask 077
mkdir -p "$folder"
for name in spring.datasource.password ecluse.admin-password ecluse.admin-key; do
  if [[ ! -s $folder/$name ]]; then
    od -An -v -tx1 -N24 /dev/urandom | tr -d ' \n' >"$folder/$name"
    # Read in the containers by their own users; the folder above keeps other people out.
    chmod 444 "$folder/$name"
  fi
done
echo "Secrets : $folder"
