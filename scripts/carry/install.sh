#!/bin/sh
# Installs Sandtable from the folder that this file lies in. Needs no network and nothing but a POSIX shell.
#
#   ./install.sh [all|cockpit|relay] [--prefix DIR] [--no-service]
#
# A version that is there already is put aside as DIR.before and comes back with: mv DIR.before DIR
set -eu

usage() {
  echo 'usage: ./install.sh [all|cockpit|relay] [--prefix DIR] [--no-service]' >&2
  exit 2
}

what=all
prefix=/opt/sandtable
service=yes
case "${1:-}" in all | cockpit | relay)
  what=$1
  shift
  ;;
esac
while [ $# -gt 0 ]; do
  case "$1" in
    --prefix)
      [ $# -ge 2 ] || usage
      prefix=$2
      shift 2
      ;;
    --no-service)
      service=no
      shift
      ;;
    *) usage ;;
  esac
done
case "$prefix" in /*) ;; *) prefix=$PWD/$prefix ;; esac

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$here"

case "$(cat VERSION)" in
  *" linux x64") machine=x86_64 ;;
  *" linux arm64") machine=aarch64 ;;
  *) machine=unknown ;;
esac
if [ "$(uname -s)" != Linux ] || [ "$(uname -m)" != "$machine" ]; then
  echo "this folder is for Linux $machine, this machine is $(uname -s) $(uname -m)" >&2
  exit 1
fi

# A file that the list does not name would be installed unchecked.
found=$(find . -type f ! -name SHA256SUMS | wc -l)
listed=$(wc -l <SHA256SUMS)
if [ "$found" -ne "$listed" ] || [ -n "$(find . -type l)" ]; then
  echo "not installed: $found files lie here, the list names $listed; copy the folder again" >&2
  exit 1
fi
echo 'checking every file against SHA256SUMS'
if ! sha256sum --check --quiet --strict SHA256SUMS; then
  echo 'not installed: the folder is not what was made; copy it again' >&2
  exit 1
fi
next=$prefix.new
rm -rf "$next"
mkdir -p "$next/bin"
cp -R node VERSION README.md "$next/"

launcher() { # NAME PROGRAM [NODE'S OWN FLAGS]
  printf '#!/bin/sh\nhere=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd)\nexec "$here/node/bin/node" %s "$here/%s" "$@"\n' "${3-}" "$2" >"$next/bin/$1"
  chmod 755 "$next/bin/$1"
}
if [ "$what" != relay ]; then
  cp -R cockpit "$next/"
  launcher sandtable cockpit/out/main/webHost.js
  launcher sandtable-admin cockpit/out/main/cli.js '--max-semi-space-size=8 --heap-growing-percent=40 --no-allocation-site-pretenuring'
fi
if [ "$what" != cockpit ]; then
  cp -R relay "$next/"
  launcher sandtable-relay relay/dist/bin/relay.js
fi
if [ -d desktop ]; then cp -R desktop "$next/"; fi

if [ -e "$prefix" ]; then
  rm -rf "$prefix.before"
  mv "$prefix" "$prefix.before"
fi
mv "$next" "$prefix"
echo "installed $(cat VERSION) in $prefix"

if [ "$what" != cockpit ] && [ "$service" = yes ] && [ "$(id -u)" = 0 ] && [ -d /run/systemd/system ]; then
  if ! id sandtable-relay >/dev/null 2>&1; then
    useradd --system --user-group --home-dir /var/lib/sandtable-relay --shell /usr/sbin/nologin sandtable-relay
  fi
  sed "s#/opt/sandtable-relay/node/bin/node dist/bin/relay.js#$prefix/bin/sandtable-relay#; s#^WorkingDirectory=.*#WorkingDirectory=$prefix/relay#" \
    "$prefix/relay/deploy/sandtable-relay.service" >/etc/systemd/system/sandtable-relay.service
  sed "s#/opt/sandtable-relay/#$prefix/relay/#" "$prefix/relay/deploy/sandtable-relay-backup.service" \
    >/etc/systemd/system/sandtable-relay-backup.service
  cp "$prefix/relay/deploy/sandtable-relay-backup.timer" /etc/systemd/system/
  if [ ! -e /etc/sandtable-relay.env ]; then
    (umask 077 && printf '# See %s/relay/docs/admin.md\n#HOST=0.0.0.0\n#RELAY_TLS_CERT=/etc/sandtable-relay/cert.pem\n#RELAY_TLS_KEY=/etc/sandtable-relay/key.pem\n' "$prefix" >/etc/sandtable-relay.env)
  fi
  systemctl daemon-reload
  echo 'the relay is a service: edit /etc/sandtable-relay.env, then systemctl enable --now sandtable-relay'
fi
[ "$what" = relay ] || echo "cockpit: $prefix/bin/sandtable      its command line: $prefix/bin/sandtable-admin --help"
[ "$what" = cockpit ] || echo "relay:   $prefix/bin/sandtable-relay    first team: $prefix/bin/sandtable-relay create-workspace NAME --admin NAME"
