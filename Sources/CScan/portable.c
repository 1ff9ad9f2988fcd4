#include <string.h>

#include "step.h"

// Eight bytes at a time in an ordinary register (SIMD within a register): see Lamport, "Multiple byte processing with
// full-word instructions", 1975.

static const uint64_t ONES = 0x0101010101010101;
static const uint64_t LOW_BITS = 0x7F7F7F7F7F7F7F7F;
static const uint64_t HIGH_BITS = 0x8080808080808080;

/// Eight bytes, the first in the lowest place.
CSCAN_INLINE uint64_t word_at(const uint8_t *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/// The high bit of each byte that is zero.
CSCAN_INLINE uint64_t zero_bytes(uint64_t word)
{
    return ~(((word & LOW_BITS) + LOW_BITS) | word) & HIGH_BITS;
}

/// One bit for each byte, from the high bit of each byte.
CSCAN_INLINE uint64_t gathered(uint64_t high_bits)
{
    return (high_bits >> 7) * 0x0102040810204080 >> 56;
}

CSCAN_INLINE uint64_t equal_to(uint64_t word, uint8_t byte)
{
    return gathered(zero_bytes(word ^ ONES * byte));
}

CSCAN_INLINE step_masks masks_of(const uint8_t *bytes, uint8_t delimiter)
{
    step_masks masks = {0};
    for (int n = 0; n < 8; n++) {
        uint64_t word = word_at(bytes + 8 * n);
        masks.quotes |= equal_to(word, '"') << 8 * n;
        masks.delimiters |= equal_to(word, delimiter) << 8 * n;
        masks.line_feeds |= equal_to(word, '\n') << 8 * n;
        masks.returns |= equal_to(word, '\r') << 8 * n;
        masks.ascii |= gathered(~(word | zero_bytes(word)) & HIGH_BITS) << 8 * n;
    }
    return masks;
}

CSCAN_INLINE uint64_t parity_of(uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
}

CSCAN_INLINE void write_cells(uint64_t cells, uint32_t offset, cscan_index *index)
{
    while (cells != 0) {
        index->cell_ends[index->cell_count++] = offset + (uint32_t)__builtin_ctzll(cells);
        cells &= cells - 1;
    }
}

#define CSCAN_SCAN void cscan_portable
#include "loop.h"
