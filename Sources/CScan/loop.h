// The loop of a scan over its steps. A file that includes this has defined CSCAN_SCAN, the function's name and what comes
// before it, and the parts that differ:
//
//     step_masks masks_of(const uint8_t *bytes, uint8_t delimiter)
//                                                   of 64 bytes; bits beyond the valid ones are ignored
//     uint64_t parity_of(uint64_t bits)             bit n: whether the number of bits set in bits 0...n is odd
//     void write_cells(uint64_t cells, uint32_t offset, cscan_index *index)

CSCAN_SCAN(const uint8_t *bytes, size_t count, cscan_index *index)
{
    step_carry carry = {.after_bound = 1};
    // A copy in registers: stores through the pointers could otherwise change the counts for all the compiler knows.
    cscan_index found = *index;
    found.cell_count = found.record_count = 0;
    found.all_marks = 0;
    size_t offset = 0;
    for (; offset < count; offset += CSCAN_STEP) {
        uint64_t valid = valid_bytes(count - offset);
        step_masks masks = masks_of(bytes + offset, found.delimiter);
        masks.quotes &= valid;
        masks.delimiters &= valid;
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
