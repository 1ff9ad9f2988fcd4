#include "cscan.h"

size_t cscan_count(const uint8_t *bytes, size_t count, uint8_t byte)
{
    size_t found = 0;
    // In short runs whose count fits a byte, for which compilers have vector instructions.
    while (count > 0) {
        size_t run = count < 255 ? count : 255;
        uint8_t in_run = 0;
        for (size_t n = 0; n < run; n++) in_run += bytes[n] == byte;
        found += in_run;
        bytes += run;
        count -= run;
    }
    return found;
}
