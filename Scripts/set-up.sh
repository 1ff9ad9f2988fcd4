#!/usr/bin/env bash
# Installs the headers of the system's libraries that are missing: libcsv and libzstd everywhere, zlib and OpenSSL's
# libcrypto on Linux.
# Says what to do where it can't.
set -euo pipefail

# Whether the C compiler that comes with Swift finds a header.
has_header() {
    local found=1
    for folder in /usr/include /usr/local/include /opt/homebrew/include ${CPATH:+${CPATH//:/ }}; do
        [ -e "$folder/$1" ] && found=0
    done
    # Debian keeps some headers in a folder named after the machine, such as x86_64-linux-gnu.
    compgen -G "/usr/include/*-linux-*/$1" >/dev/null && found=0
    return $found
}

give_up() {
    echo "candour: $1" >&2
    echo "Install $2 and run the command again." >&2
    exit 1
}

if ! command -v swift >/dev/null; then
    give_up "there is no 'swift' on the path." "a Swift toolchain, 6.2 or newer (swift.org/install),"
fi

# By the names of Debian's packages without "-dev".
missing=()
has_header csv.h || missing+=(libcsv)
has_header zstd.h || missing+=(libzstd)
if [ "$(uname)" = Linux ]; then
    has_header openssl/evp.h || missing+=(libssl)
    has_header zlib.h || missing+=(zlib1g)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

wanted="${missing[*]}"
if command -v apt-get >/dev/null; then
    packages=("${missing[@]/%/-dev}")
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || give_up "$wanted: the headers are missing, and there is no sudo." "${packages[*]} with apt-get"
        as_root=(sudo)
    fi
    echo "Installing ${packages[*]} …"
    { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}" >/dev/null; } \
        || give_up "apt-get could not install ${packages[*]}." "${packages[*]}"
elif command -v brew >/dev/null; then
    # Homebrew calls libzstd zstd.
    echo "Installing ${missing[*]/libzstd/zstd} …"
    brew install --quiet "${missing[@]/libzstd/zstd}" || give_up "brew could not install ${missing[*]/libzstd/zstd}." "it"
else
    give_up "$wanted: the headers are missing, and there is neither apt-get nor brew." "the development files of $wanted"
fi
