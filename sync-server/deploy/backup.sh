#!/bin/sh
# Copies the relay's store while it is in use, one file for each day of the week:  backup.sh [FOLDER]
# Whoever may run commands of the relay may run it, with the relay's own environment.
set -eu
umask 077
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
folder=${1:-${RELAY_DATA:?}/backups}
mkdir -p "$folder"
file=$folder/relay-$(date +%u)

if [ -n "${RELAY_DATABASE:-}" ]; then
  file=$file.dump
  pg_dump --format=custom --file="$file.new" "$RELAY_DATABASE"
else
  file=$file.sqlite
  node=node
  for each in "$here/../node/bin/node" "$here/node/bin/node"; do
    if [ -x "$each" ]; then node=$each; fi
  done
  # As it is installed; or the sources, in the repository.
  program=$here/dist/bin/relay.js
  if [ ! -e "$program" ]; then program=$here/bin/relay.ts; fi
  rm -f "$file.new"
  "$node" "$program" backup "$file.new"
fi
mv "$file.new" "$file"
