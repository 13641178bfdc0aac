#!/bin/sh
# Installs the C and C++ libraries that the package links, by their Debian names.
set -eu

missing=""
for name in "$@"; do
  if command -v dpkg-query >/dev/null 2>&1; then
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $name"
  fi
done

if command -v dpkg-query >/dev/null 2>&1; then
  [ -z "$missing" ] && exit 0
  echo "Installing:$missing" >&2
  run=""
  [ "$(id -u)" = 0 ] || run="sudo"
  $run apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing
  exit 0
fi

if command -v pkg-config >/dev/null 2>&1 &&
  pkg-config --exists geos proj sqlite3 shapelib simdjson libzip zlib libcrypto; then
  exit 0
fi
cat >&2 <<END
Arpent needs the development files of these libraries, which this system has to provide:
  GEOS >= 3.10, PROJ >= 7, SQLite >= 3.35, shapelib, simdjson >= 1.0, libzip, zlib, OpenSSL
Debian's names: $*
Homebrew:       brew install geos proj sqlite shapelib simdjson libzip openssl pkg-config
END
exit 1
