// The bare libcsv loop that the reader is measured against: counts the records and cells of a CSV file, and adds up the
// bytes of the cells, on one thread or several.
//
//     cc -O2 -o libcsv_count libcsv_count.c -lcsv -lpthread
//     libcsv_count FILE [THREADS]
//
// With several threads the file is cut into as many equal parts, each moved to the line end that follows. Quoted cells
// must hold no line ends.

#include <csv.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 256 << 10, MOST_THREADS = 256 };

struct part {
    int file;
    off_t start, end;
    size_t records, cells, bytes;
    int failed;
};

static void cell_ended(void *text, size_t count, void *context)
{
    struct part *part = context;
    (void)text;
    part->cells++;
    part->bytes += count;
}

static void record_ended(int terminator, void *context)
{
    struct part *part = context;
    (void)terminator;
    part->records++;
}

static void *count_part(void *context)
{
    // A copy of its own: neighbouring parts would share a line of the cache.
    struct part part = *(struct part *)context;
    struct csv_parser parser;
    char *block = malloc(BLOCK);
    if (!block || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL)) part.failed = 1;
    for (off_t at = part.start; at < part.end && !part.failed;) {
        size_t wanted = part.end - at < BLOCK ? (size_t)(part.end - at) : BLOCK;
        ssize_t count = pread(part.file, block, wanted, at);
        if (count <= 0 || csv_parse(&parser, block, (size_t)count, cell_ended, record_ended, &part) != (size_t)count) {
            part.failed = 1;
            break;
        }
        at += count;
    }
    if (!part.failed && csv_fini(&parser, cell_ended, record_ended, &part)) part.failed = 1;
    csv_free(&parser);
    free(block);
    *(struct part *)context = part;
    return NULL;
}

/// The offset behind the first line end at or after an offset.
static off_t after_line_end(int file, off_t at, off_t size)
{
    char byte;
    while (at < size && pread(file, &byte, 1, at++) == 1 && byte != '\n') {}
    return at;
}

int main(int count, char **arguments)
{
    int threads = count > 2 ? atoi(arguments[2]) : 1;
    if (count < 2 || threads < 1 || threads > MOST_THREADS) {
        fprintf(stderr, "usage: libcsv_count FILE [THREADS]\n");
        return 2;
    }
    int file = open(arguments[1], O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status)) {
        perror(arguments[1]);
        return 1;
    }
    struct timespec begun, ended;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    static struct part parts[MOST_THREADS];
    pthread_t workers[MOST_THREADS];
    for (int n = 0; n < threads; n++) {
        parts[n].file = file;
        parts[n].start = n == 0 ? 0 : parts[n - 1].end;
        parts[n].end = n == threads - 1 ? status.st_size : after_line_end(file, status.st_size / threads * (n + 1), status.st_size);
        pthread_create(&workers[n], NULL, count_part, &parts[n]);
    }
    struct part total = {0};
    for (int n = 0; n < threads; n++) {
        pthread_join(workers[n], NULL);
        total.records += parts[n].records;
        total.cells += parts[n].cells;
        total.bytes += parts[n].bytes;
        total.failed |= parts[n].failed;
    }
    clock_gettime(CLOCK_MONOTONIC, &ended);
    if (total.failed) {
        fprintf(stderr, "%s: libcsv refused it\n", arguments[1]);
        return 1;
    }
    double seconds = (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) * 1e-9;
    // Without the header, as the reader counts.
    printf("%zu records, %zu cells, %zu bytes: %.0f ms, %.0f MB/s\n", total.records - 1, total.cells, total.bytes,
        seconds * 1e3, (double)status.st_size / seconds / 1e6);
    return 0;
}
