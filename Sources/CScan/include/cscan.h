// Finds where cells and records end in CSV, many bytes at a time, as long as the bytes are provably plain.
#ifndef CANDOUR_CSCAN_H
#define CANDOUR_CSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes are looked at in steps of this many.
#define CSCAN_STEP 64

/// So many bytes behind the given ones must be readable; what they hold does not matter.
#define CSCAN_PADDING 64

/// A step that holds a byte that is zero or not ASCII.
#define CSCAN_BEYOND_ASCII 1
/// A step that holds a doubled quote, which stands for one quote.
#define CSCAN_DOUBLED_QUOTE 2

/// What was found. The caller owns the memory and gives it; the rest is written by a scan.
typedef struct {
    /// The offset of the delimiter or line end after each cell. Room for the bytes scanned and CSCAN_STEP more.
    uint32_t *cell_ends;
    /// For each record, how many cells were found up to its end. Room for the bytes scanned.
    uint32_t *record_ends;
    /// For each step, what it holds: CSCAN_BEYOND_ASCII, CSCAN_DOUBLED_QUOTE. Room for a byte for each step begun.
    uint8_t *marks;
    uint32_t cell_count;
    uint32_t record_count;
    /// How many bytes, from the first on, are plain: all of them, or those before the step where the proof fails.
    uint32_t plain_count;
    /// All marks together.
    uint8_t all_marks;
    /// Given by the caller: what stands between cells, an ASCII character that is no quote or line end.
    uint8_t delimiter;
} cscan_index;

/// Scans bytes that begin between two records. `count` is less than 2^32 - CSCAN_STEP.
///
/// Bytes are plain while every quote that opens stands at the start of a cell or behind the quote before (which makes a
/// doubled quote), and every quote that closes stands before a delimiter, a line end or another quote. Then a delimiter
/// or a line end outside quotes ends a cell, and nothing else does. A line ends at LF, CR or CRLF; of the last, only LF
/// counts.
void cscan_vectorised(const uint8_t *bytes, size_t count, cscan_index *index);

/// As cscan_vectorised, with the same result, by vectors of 32 bytes also where the processor has wider ones.
void cscan_narrow(const uint8_t *bytes, size_t count, cscan_index *index);

/// As cscan_vectorised, with the same result, on any processor.
void cscan_portable(const uint8_t *bytes, size_t count, cscan_index *index);

/// Whether this processor has the instructions for cscan_vectorised; where not, that does cscan_portable.
bool cscan_is_vectorised(void);

/// Whether bytes are ASCII and none is zero.
bool cscan_is_plain(const uint8_t *bytes, size_t count);

/// Whether bytes are well-formed UTF-8 (The Unicode Standard, table 3-7) without a zero byte.
bool cscan_is_text(const uint8_t *bytes, size_t count);

/// How often a byte occurs.
size_t cscan_count(const uint8_t *bytes, size_t count, uint8_t byte);

#endif
