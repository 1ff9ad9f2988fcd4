// What Swift's own module of the C library leaves out, because the library shows it only to GNU sources.
#ifndef CANDOUR_CSYSTEM_SHIM_H
#define CANDOUR_CSYSTEM_SHIM_H

#ifdef __linux__
// glibc 2.28, musl 1.2.6: moves or, with the flag below, exchanges two paths in one step.
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
#define CANDOUR_RENAME_EXCHANGE 2u
#endif

#endif
