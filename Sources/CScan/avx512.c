#include "step.h"
#include "vectorised.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,pclmul,bmi,bmi2,popcnt")))

TARGET CSCAN_INLINE uint64_t equal_to(__m512i step, char byte)
{
    return _mm512_cmpeq_epi8_mask(step, _mm512_set1_epi8(byte));
}

TARGET CSCAN_INLINE step_masks masks_of(const uint8_t *bytes, uint8_t delimiter)
{
    __m512i step = _mm512_loadu_si512(bytes);
    return (step_masks){
        .quotes = equal_to(step, '"'),
        .delimiters = equal_to(step, (char)delimiter),
        .line_feeds = equal_to(step, '\n'),
        .returns = equal_to(step, '\r'),
        // Those above zero as signed numbers.
        .ascii = _mm512_cmpgt_epi8_mask(step, _mm512_setzero_si512()),
    };
}

TARGET CSCAN_INLINE uint64_t parity_of(uint64_t bits)
{
    __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0);
    return (uint64_t)_mm_cvtsi128_si64(product);
}

/// Writes the offsets of all bits, sixteen at a time. It writes more than there are; what is too much is written over by
/// the next step.
TARGET CSCAN_INLINE void write_cells(uint64_t cells, uint32_t offset, cscan_index *index)
{
    const __m512i places = _mm512_set_epi8(
        63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35,
        34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
        4, 3, 2, 1, 0);
    uint32_t *to = index->cell_ends + index->cell_count;
    uint32_t count = (uint32_t)_mm_popcnt_u64(cells);
    __m512i base = _mm512_set1_epi32((int32_t)offset);
    __m512i ends = _mm512_maskz_compress_epi8(cells, places);
    _mm512_storeu_si512(to, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(ends))));
    if (__builtin_expect(count > 16, 0)) {
        _mm512_storeu_si512(to + 16, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(ends, 1))));
        _mm512_storeu_si512(to + 32, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(ends, 2))));
        _mm512_storeu_si512(to + 48, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(ends, 3))));
    }
    index->cell_count += count;
}

#define CSCAN_SCAN TARGET void cscan_avx512
#include "loop.h"

bool cscan_has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vbmi2") && cscan_has_avx2();
}

#endif
