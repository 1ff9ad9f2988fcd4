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

/// Bit n of the result: whether the number of bits set in bits 0...n is odd.
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

void cscan_portable(const uint8_t *bytes, size_t count, cscan_index *index)
{
    step_carry carry = {.after_bound = 1};
    // A copy in registers: stores through the pointers could otherwise change the counts for all the compiler knows.
    cscan_index found = *index;
    found.cell_count = found.record_count = 0;
    found.all_marks = 0;
    size_t offset = 0;
    for (; offset < count; offset += CSCAN_STEP) {
        uint64_t valid = valid_bytes(count - offset);
        step_masks masks = {0};
        for (int n = 0; n < 8; n++) {
            uint64_t word = word_at(bytes + offset + 8 * n);
            masks.quotes |= equal_to(word, '"') << 8 * n;
            masks.commas |= equal_to(word, ',') << 8 * n;
            masks.line_feeds |= equal_to(word, '\n') << 8 * n;
            masks.returns |= equal_to(word, '\r') << 8 * n;
            masks.ascii |= gathered(~(word | zero_bytes(word)) & HIGH_BITS) << 8 * n;
        }
        masks.quotes &= valid;
        masks.commas &= valid;
        masks.line_feeds &= valid;
        masks.returns &= valid;
        uint64_t next_is_line_feed = offset + CSCAN_STEP < count && bytes[offset + CSCAN_STEP] == '\n';
        step_ends ends;
        if (!find_ends(&masks, parity_of(masks.quotes), valid, next_is_line_feed, &carry, &ends)) break;
        uint8_t marks = step_marks(&masks, valid, &ends);
        found.marks[offset / CSCAN_STEP] = marks;
        found.all_marks |= marks;
        write_records(&ends, found.cell_count, &found);
        write_cells(ends.cells, (uint32_t)offset, &found);
    }
    found.plain_count = (uint32_t)(offset < count ? offset : count);
    *index = found;
}
