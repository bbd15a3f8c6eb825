#!/bin/sh
# Installs the Debian packages that tests use when they are there. Without root or apt the tests skip what they miss.
set -eu

packages=""
command -v /usr/lib/postgresql/15/bin/postgres >/dev/null || packages="$packages postgresql-15"
command -v chromium >/dev/null || packages="$packages chromium"
command -v ip >/dev/null || packages="$packages iproute2"
for program in radosgw ceph-mon ceph-osd; do
    command -v "$program" >/dev/null || packages="$packages $program"
done

[ -n "$packages" ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed, some tests will be skipped:$packages (needs root and apt)"
    exit 0
fi

# Only the programs are wanted, no database server that starts with the machine.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null || true
for package in $packages; do
    apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "$package" </dev/null >/dev/null ||
        echo "Not installed, some tests will be skipped: $package"
done
