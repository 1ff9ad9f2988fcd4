#include "step.h"
#include "vectorised.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,pclmul,bmi,bmi2,popcnt")))

TARGET CSCAN_INLINE uint64_t equal_to(__m256i low, __m256i high, char byte)
{
    __m256i wanted = _mm256_set1_epi8(byte);
    uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
    uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
    return (uint64_t)second << 32 | first;
}

/// The bytes that are ASCII and not zero: those above zero as signed numbers.
TARGET CSCAN_INLINE uint64_t above_zero(__m256i low, __m256i high)
{
    __m256i zero = _mm256_setzero_si256();
    uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(low, zero));
    uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(high, zero));
    return (uint64_t)second << 32 | first;
}

TARGET CSCAN_INLINE step_masks masks_of(const uint8_t *bytes, uint8_t delimiter)
{
    __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
    return (step_masks){
        .quotes = equal_to(low, high, '"'),
        .delimiters = equal_to(low, high, (char)delimiter),
        .line_feeds = equal_to(low, high, '\n'),
        .returns = equal_to(low, high, '\r'),
        .ascii = above_zero(low, high),
    };
}

/// A product without carries by all ones.
TARGET CSCAN_INLINE uint64_t parity_of(uint64_t bits)
{
    __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

/// Writes the offsets of all bits. It writes more than there are, because a loop of fixed length has no branch to be
/// mispredicted; what is too much is written over by the next step.
TARGET CSCAN_INLINE void write_cells(uint64_t cells, uint32_t offset, cscan_index *index)
{
    uint32_t *to = index->cell_ends + index->cell_count;
    uint32_t count = (uint32_t)_mm_popcnt_u64(cells);
    for (int n = 0; n < 8; n++) {
        to[n] = offset + (uint32_t)_tzcnt_u64(cells);
        cells = _blsr_u64(cells);
    }
    for (uint32_t n = 8; n < count; n++) {
        to[n] = offset + (uint32_t)_tzcnt_u64(cells);
        cells = _blsr_u64(cells);
    }
    index->cell_count += count;
}

#define CSCAN_SCAN TARGET void cscan_avx2
#include "loop.h"

bool cscan_has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("bmi")
        && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

#endif
