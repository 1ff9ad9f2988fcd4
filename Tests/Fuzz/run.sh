#!/usr/bin/env bash
# Builds the fuzzer of the CSV readers and runs it for a number of seconds, 60 by default: libFuzzer makes up bytes that lead
# to new branches, and the address sanitizer watches. What it found is kept in .build/fuzz/corpus.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
out=.build/fuzz
mkdir -p "$out/corpus"

clang=$(dirname "$(readlink -f "$(command -v swiftc)")")/clang
[ -x "$clang" ] || clang=clang
for file in Sources/CScan/*.c; do
    "$clang" -O1 -g -fsanitize=address,fuzzer-no-link -ISources/CScan/include -c "$file" -o "$out/$(basename "$file" .c).o"
done
flags=(-swift-version 6 -O -parse-as-library -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature ExistentialAny -package-name candour)
modules=()
for name in CLibCSV CLibCrypto CLibZ CLibZstd CSystem; do
    modules+=(-Xcc "-fmodule-map-file=Sources/$name/module.modulemap")
done
swiftc "${flags[@]}" "${modules[@]}" -emit-module -emit-module-path "$out/Parallel.swiftmodule" -module-name Parallel \
    -wmo -emit-object -o "$out/Parallel.o" Sources/Parallel/*.swift
cat >"$out/CScan.modulemap" <<EOF
module CScan { header "$PWD/Sources/CScan/include/cscan.h" export * }
EOF
swiftc "${flags[@]}" -sanitize=fuzzer,address -module-name Tables -I "$out" "${modules[@]}" \
    -Xcc "-fmodule-map-file=$out/CScan.modulemap" Sources/Tables/*.swift Tests/Fuzz/ReaderFuzzer.swift \
    "$out"/*.o -o "$out/reader-fuzzer"

# Something to begin with.
printf '\x40\x01h,i\n"a ""b""\nc", d \r\n\xc3\xa9,\n' >"$out/corpus/seed"
SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 "$out/reader-fuzzer" -max_total_time="$seconds" -max_len=600 \
    -print_final_stats=1 -artifact_prefix="$out/" "$out/corpus"
