// What Swift's own module of the C library leaves out, because the library shows it only to GNU sources, and what the
// compiler offers to C alone.
#ifndef CANDOUR_CSYSTEM_SHIM_H
#define CANDOUR_CSYSTEM_SHIM_H

#ifdef __linux__
// glibc 2.28, musl 1.2.6: moves or, with the flag below, exchanges two paths in one step.
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
#define CANDOUR_RENAME_EXCHANGE 2u
#endif

#if defined(__linux__)
#include <sys/mman.h>
#endif

// Asks the system to back memory with large pages, before it is first used.
static inline void candour_use_large_pages(const void *address, unsigned long count) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    unsigned long page = 1ul << 21;
    unsigned long start = ((unsigned long)address + page - 1) & ~(page - 1);
    unsigned long end = ((unsigned long)address + count) & ~(page - 1);
    if (start < end) madvise((void *)start, end - start, MADV_HUGEPAGE);
#else
    (void)address, (void)count;
#endif
}

// Has the processor fetch so many bytes that will be written to; it never faults.
static inline void candour_prefetch(const void *address, unsigned int count) {
    const char *end = (const char *)address + count;
    // From the start of the cache line that the first byte lies in.
    for (const char *line = (const char *)((unsigned long)address & ~63ul); line < end; line += 64)
        __builtin_prefetch(line, 1);
}

#endif
