#!/bin/bash
# A bare Debian 12 to deploy the kit in, for tests/deployment/test_site.py: what a fresh server has,
# and beside it, fetched and not installed, what deploy/install.sh wants. As root, with a network:
#   tests/deployment/make_root.sh /srv/deploy-root
#   KIT_DEPLOY_ROOT=/srv/deploy-root make test-long ARGS=tests/deployment
set -euo pipefail
ROOT=$1
SOURCE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,iproute2 \
    bookworm "$ROOT" http://deb.debian.org/debian
printf 'deb http://deb.debian.org/debian%s main\n' ' bookworm' ' bookworm-updates' \
    '-security bookworm-security' >"$ROOT/etc/apt/sources.list"
cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
chroot "$ROOT" apt-get update -q
chroot "$ROOT" apt-get install -q -y --no-install-recommends --download-only \
    ca-certificates curl nginx openssl pgbouncer postgresql prometheus python3-venv
rm "$ROOT/etc/resolv.conf"
mkdir -p "$ROOT/srv/wheels"
python3 -m pip download -q --no-deps --require-hashes -r "$SOURCE/requirements/server.txt" \
    -d "$ROOT/srv/wheels" --python-version 3.11 --only-binary :all: --platform manylinux_2_28_x86_64 \
    --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 --platform any
