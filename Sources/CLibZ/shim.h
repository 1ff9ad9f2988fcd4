#ifndef CLIBZ_SHIM_H
#define CLIBZ_SHIM_H

#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib is missing: apt-get install zlib1g-dev (Debian, Ubuntu) or xcode-select --install (macOS)"
#endif

#endif
