// What is done with a step of 64 bytes once it is known where its quotes, delimiters and line ends stand; the same for
// every way of finding them. In each mask, bit n stands for byte n.
#ifndef CANDOUR_CSCAN_STEP_H
#define CANDOUR_CSCAN_STEP_H

#include "cscan.h"

#define CSCAN_INLINE static inline __attribute__((always_inline))

typedef struct {
    uint64_t quotes, delimiters, line_feeds, returns;
    /// The bytes that are ASCII and not zero.
    uint64_t ascii;
} step_masks;

/// What a step needs to know of the one before. Bit 0, or all bits.
typedef struct {
    /// All ones when the step begins inside quotes.
    uint64_t inside;
    /// Whether the byte before is a delimiter, a line end or a quote, or there is none.
    uint64_t after_bound;
    uint64_t after_quote;
    uint64_t after_closing;
} step_carry;

/// The offsets at which cells and records end.
typedef struct {
    /// Where cells end.
    uint64_t cells;
    /// Where records end: some of the same bits.
    uint64_t records;
    bool has_doubled_quote;
} step_ends;

/// Finds the ends of cells and records in a step.
/// - parity: bit n is set when the number of quotes in bytes 0...n is odd.
/// - valid: the bytes that belong to what is scanned.
/// - next_is_line_feed: whether a line feed follows the step.
/// - Returns: whether the step is plain.
CSCAN_INLINE bool find_ends(
    const step_masks *masks, uint64_t parity, uint64_t valid, uint64_t next_is_line_feed, step_carry *carry,
    step_ends *ends)
{
    uint64_t inside = parity ^ carry->inside;
    uint64_t opening = masks->quotes & inside;
    uint64_t closing = masks->quotes & ~inside;
    uint64_t separators = masks->delimiters | masks->line_feeds | masks->returns;
    uint64_t bounds = separators | masks->quotes;
    // A quote that opens stands behind a bound; a byte behind a quote that closes is a bound.
    uint64_t odd = opening & ~(bounds << 1 | carry->after_bound);
    odd |= (closing << 1 | carry->after_closing) & ~bounds;
    if (odd & valid) return false;

    ends->has_doubled_quote = (opening & (masks->quotes << 1 | carry->after_quote)) != 0;
    uint64_t followed_by_line_feed = masks->line_feeds >> 1 | next_is_line_feed << 63;
    uint64_t records = masks->line_feeds | (masks->returns & ~followed_by_line_feed);
    ends->records = records & ~inside;
    ends->cells = (masks->delimiters | records) & ~inside;

    carry->inside = (uint64_t)((int64_t)inside >> 63);
    carry->after_bound = bounds >> 63;
    carry->after_quote = masks->quotes >> 63;
    carry->after_closing = closing >> 63;
    return true;
}

/// Writes the number of cells up to each end of a record. `cells_before`: how many were found before the step.
CSCAN_INLINE void write_records(const step_ends *ends, uint32_t cells_before, cscan_index *index)
{
    uint64_t records = ends->records;
    while (records != 0) {
        // The lowest bit of `records` and all below it.
        uint64_t up_to = records ^ (records - 1);
        index->record_ends[index->record_count++] =
            cells_before + (uint32_t)__builtin_popcountll(ends->cells & up_to);
        records &= records - 1;
    }
}

CSCAN_INLINE uint8_t step_marks(const step_masks *masks, uint64_t valid, const step_ends *ends)
{
    uint8_t beyond = (masks->ascii & valid) != valid ? CSCAN_BEYOND_ASCII : 0;
    return beyond | (ends->has_doubled_quote ? CSCAN_DOUBLED_QUOTE : 0);
}

/// The bytes of a step of which `count` are left to be scanned.
CSCAN_INLINE uint64_t valid_bytes(size_t count)
{
    return count >= CSCAN_STEP ? ~(uint64_t)0 : ((uint64_t)1 << count) - 1;
}

#endif
