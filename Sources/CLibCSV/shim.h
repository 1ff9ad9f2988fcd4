#ifndef CLIBCSV_SHIM_H
#define CLIBCSV_SHIM_H

#if __has_include(<csv.h>)
#include <csv.h>
#else
#error "libcsv is missing: apt-get install libcsv-dev (Debian, Ubuntu) or brew install libcsv (macOS)"
#endif

#endif
