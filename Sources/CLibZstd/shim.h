#ifndef CLIBZSTD_SHIM_H
#define CLIBZSTD_SHIM_H

#if __has_include(<zstd.h>)
#include <zstd.h>
#else
#error "libzstd is missing: apt-get install libzstd-dev (Debian, Ubuntu) or brew install zstd (macOS)"
#endif

#endif
