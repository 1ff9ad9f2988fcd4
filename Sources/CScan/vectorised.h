// The scans that only some processors can do. Nothing but vectorised.c, which asks first, calls them.
#ifndef CANDOUR_CSCAN_VECTORISED_H
#define CANDOUR_CSCAN_VECTORISED_H

#include "cscan.h"

#if defined(__x86_64__)

/// AVX2: 32 bytes in a register.
void cscan_avx2(const uint8_t *bytes, size_t count, cscan_index *index);
bool cscan_has_avx2(void);

/// AVX-512 with what compresses bytes (VBMI2): 64 bytes in a register, which are compared straight into masks.
void cscan_avx512(const uint8_t *bytes, size_t count, cscan_index *index);
bool cscan_has_avx512(void);

#endif
#endif
