// What Swift's own module of the C library leaves out, because the library shows it only to GNU sources, and what the
// compiler offers to C alone.
#ifndef CANDOUR_CSYSTEM_SHIM_H
#define CANDOUR_CSYSTEM_SHIM_H

#ifdef __linux__
// glibc 2.28, musl 1.2.6: moves or, with the flag below, exchanges two paths in one step.
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
#define CANDOUR_RENAME_EXCHANGE 2u
#endif

// Has the processor fetch so many bytes that will be written to; it never faults.
static inline void candour_prefetch(const void *address, unsigned int count) {
    for (unsigned int offset = 0; offset < count; offset += 64) __builtin_prefetch((const char *)address + offset, 1);
}

#endif
