#include <string.h>

#include "cscan.h"

/// The length of the well-formed character of several bytes at the start, of which `count` are there; 0 when there is
/// none.
static size_t character_length(const uint8_t *bytes, size_t count)
{
    uint8_t first = bytes[0];
    uint8_t lowest = 0x80, highest = 0xBF;
    size_t length;
    if (first < 0xC2) return 0;
    if (first < 0xE0) {
        length = 2;
    } else if (first < 0xF0) {
        length = 3;
        // Overlong forms, and surrogates.
        if (first == 0xE0) lowest = 0xA0;
        if (first == 0xED) highest = 0x9F;
    } else if (first < 0xF5) {
        length = 4;
        // Overlong forms, and values above U+10FFFF.
        if (first == 0xF0) lowest = 0x90;
        if (first == 0xF4) highest = 0x8F;
    } else {
        return 0;
    }
    if (count < length || bytes[1] < lowest || bytes[1] > highest) return 0;
    for (size_t n = 2; n < length; n++) {
        if ((bytes[n] & 0xC0) != 0x80) return 0;
    }
    return length;
}

bool cscan_is_plain(const uint8_t *bytes, size_t count)
{
    size_t n = 0;
    // In steps without a branch, for which compilers have vector instructions.
    for (; n + CSCAN_STEP <= count; n += CSCAN_STEP) {
        uint8_t beyond = 0;
        // A byte that is not ASCII has its highest bit set, and one less than zero has.
        for (size_t i = 0; i < CSCAN_STEP; i++) beyond |= bytes[n + i] | (uint8_t)(bytes[n + i] - 1);
        if (beyond & 0x80) return false;
    }
    for (; n < count; n++) {
        if (bytes[n] == 0 || bytes[n] >= 0x80) return false;
    }
    return true;
}

bool cscan_is_text(const uint8_t *bytes, size_t count)
{
    const uint64_t high = 0x8080808080808080, ones = 0x0101010101010101;
    size_t n = 0;
    while (n < count) {
        if (n + 8 <= count) {
            uint64_t word;
            memcpy(&word, bytes + n, sizeof word);
            // Without high bits, subtracting one from each byte sets a high bit only if one was zero.
            if (((word | (word - ones)) & high) == 0) {
                n += 8;
                continue;
            }
        }
        if (bytes[n] == 0) return false;
        if (bytes[n] < 0x80) {
            n++;
            continue;
        }
        size_t length = character_length(bytes + n, count - n);
        if (length == 0) return false;
        n += length;
    }
    return true;
}
