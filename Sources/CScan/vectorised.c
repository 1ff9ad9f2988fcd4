#include "vectorised.h"

#if defined(__x86_64__)

bool cscan_is_vectorised(void) { return cscan_has_avx2(); }

void cscan_vectorised(const uint8_t *bytes, size_t count, cscan_index *index)
{
    if (cscan_has_avx512()) {
        cscan_avx512(bytes, count, index);
    } else {
        cscan_narrow(bytes, count, index);
    }
}

void cscan_narrow(const uint8_t *bytes, size_t count, cscan_index *index)
{
    if (cscan_has_avx2()) {
        cscan_avx2(bytes, count, index);
    } else {
        cscan_portable(bytes, count, index);
    }
}

#else

bool cscan_is_vectorised(void) { return false; }

void cscan_vectorised(const uint8_t *bytes, size_t count, cscan_index *index) { cscan_portable(bytes, count, index); }

void cscan_narrow(const uint8_t *bytes, size_t count, cscan_index *index) { cscan_portable(bytes, count, index); }

#endif
