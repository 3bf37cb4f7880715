#!/bin/sh
# Sees to it that the tests find a PostgreSQL server to start: installs Debian's where there is none and this is root.
# Never fails: without a server the tests that need one are skipped, and say so.
command -v initdb >/dev/null 2>&1 && exit 0
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "There is no PostgreSQL here (initdb); the tests of ledgers on a server will be skipped." >&2
    exit 0
fi
echo "Installing Debian's postgresql for the tests ..." >&2
mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" >>/etc/postgresql-common/createcluster.conf
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -qq -y --no-install-recommends postgresql; } >/dev/null 2>&1 ||
    echo "It could not be installed; the tests of ledgers on a server will be skipped." >&2
exit 0
