/* Writes down, in order, everything a process does to the files below one folder, so that the
 * disk can be rebuilt as a power cut would have left it. Preloaded in front of the C library.
 *
 * DISK_LOG_FOLDER names the folder, DISK_LOG_FILE the log, which lies outside it. Every entry is a
 * `struct entry`, followed by the path and by the bytes written. `disk_log.py` reads it.
 *
 * Files are told apart by their inode and not by their name, because what was written to a file
 * stays with it when it is renamed. The shared-memory file of SQLite is left out: it is made anew
 * by whoever opens the records first.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind {
    OPENED = 'o',       /* offset: 1 when the file was emptied by it */
    WRITTEN = 'w',
    CUT_TO = 't',       /* offset: the new length */
    SYNCED = 's',
    FOLDER_SYNCED = 'd',
    FOLDER_MADE = 'm',
    FOLDER_GONE = 'x',
    RENAMED = 'r',      /* the bytes are the new path */
    LINKED = 'l',       /* the bytes are the new path */
    GONE = 'u',
    ACKNOWLEDGED = 'a', /* offset: the number of the acknowledgment */
};

struct entry {
    uint64_t kind, inode, offset, path_length, length;
};

#define MOST_HANDLES 1024
static struct {
    uint64_t inode; /* 0: not below the folder */
    int is_folder;
} handles[MOST_HANDLES];

static const char *folder;
static int log_file = -1;

/* The C library's own function of that name, behind ours. */
#define REAL(name, ...)                                   \
    static int (*real_##name)(__VA_ARGS__);               \
    if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("DISK_LOG_FILE");
    folder = getenv("DISK_LOG_FOLDER");
    if (path && folder)
        log_file = syscall(SYS_openat, AT_FDCWD, path,
                           O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *bytes, size_t length) {
    const char *next = bytes;
    while (length) {
        ssize_t done = syscall(SYS_write, log_file, next, length);
        if (done <= 0) abort(); /* a log with a gap would prove nothing */
        next += done;
        length -= done;
    }
}

static void note(enum kind kind, uint64_t inode, uint64_t offset, const char *path,
                 const void *bytes, size_t length) {
    if (log_file < 0) return;
    struct entry entry = {kind, inode, offset, path ? strlen(path) : 0, length};
    put(&entry, sizeof entry);
    if (path) put(path, entry.path_length);
    if (length) put(bytes, length);
}

static int is_below(const char *path) {
    return folder && !strncmp(path, folder, strlen(folder)) && !strstr(path, "-shm");
}

/* ---- names ---- */

static int opened(int handle, const char *path, int flags) {
    struct stat found;
    if (handle < 0 || handle >= MOST_HANDLES) return handle;
    handles[handle].inode = 0;
    if (!is_below(path) || fstat(handle, &found)) return handle;
    handles[handle].inode = found.st_ino;
    handles[handle].is_folder = S_ISDIR(found.st_mode);
    if (flags & (O_CREAT | O_TRUNC))
        note(OPENED, found.st_ino, (flags & O_TRUNC) != 0, path, NULL, 0);
    return handle;
}

static mode_t mode_of(int flags, va_list rest) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name)                                        \
    int name(const char *path, int flags, ...) {          \
        va_list rest;                                     \
        va_start(rest, flags);                            \
        mode_t mode = mode_of(flags, rest);               \
        va_end(rest);                                     \
        REAL(name, const char *, int, ...);               \
        return opened(real_##name(path, flags, mode), path, flags); \
    }
OPEN(open)
OPEN(open64)

#define OPEN_AT(name)                                     \
    int name(int at, const char *path, int flags, ...) {  \
        va_list rest;                                     \
        va_start(rest, flags);                            \
        mode_t mode = mode_of(flags, rest);               \
        va_end(rest);                                     \
        REAL(name, int, const char *, int, ...);          \
        return opened(real_##name(at, path, flags, mode), path, flags); \
    }
OPEN_AT(openat)
OPEN_AT(openat64)

int close(int handle) {
    REAL(close, int);
    if (handle >= 0 && handle < MOST_HANDLES) handles[handle].inode = 0;
    return real_close(handle);
}

int unlink(const char *path) {
    REAL(unlink, const char *);
    int result = real_unlink(path);
    if (!result && is_below(path)) note(GONE, 0, 0, path, NULL, 0);
    return result;
}

int rename(const char *from, const char *to) {
    REAL(rename, const char *, const char *);
    int result = real_rename(from, to);
    if (!result && is_below(to)) note(RENAMED, 0, 0, from, to, strlen(to));
    return result;
}

int link(const char *from, const char *to) {
    REAL(link, const char *, const char *);
    int result = real_link(from, to);
    if (!result && is_below(to)) note(LINKED, 0, 0, from, to, strlen(to));
    return result;
}

/* Python gives a follow-links flag and so comes in here. */
int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
    REAL(linkat, int, const char *, int, const char *, int);
    int result = real_linkat(from_at, from, to_at, to, flags);
    if (!result && is_below(to)) note(LINKED, 0, 0, from, to, strlen(to));
    return result;
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir, const char *, mode_t);
    int result = real_mkdir(path, mode);
    if (!result && is_below(path)) note(FOLDER_MADE, 0, 0, path, NULL, 0);
    return result;
}

int rmdir(const char *path) {
    REAL(rmdir, const char *);
    int result = real_rmdir(path);
    if (!result && is_below(path)) note(FOLDER_GONE, 0, 0, path, NULL, 0);
    return result;
}

/* ---- content ---- */

static uint64_t file_of(int handle) {
    if (handle < 0 || handle >= MOST_HANDLES || handles[handle].is_folder) return 0;
    return handles[handle].inode;
}

static ssize_t written(int handle, const void *bytes, ssize_t length, off64_t offset) {
    if (length > 0 && file_of(handle))
        note(WRITTEN, file_of(handle), offset, NULL, bytes, length);
    return length;
}

ssize_t pwrite64(int handle, const void *bytes, size_t length, off64_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    return written(handle, bytes, real(handle, bytes, length, offset), offset);
}

ssize_t pwrite(int handle, const void *bytes, size_t length, off_t offset) {
    return pwrite64(handle, bytes, length, offset);
}

ssize_t write(int handle, const void *bytes, size_t length) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    ssize_t done = real(handle, bytes, length);
    if (done > 0 && file_of(handle))
        written(handle, bytes, done, lseek64(handle, 0, SEEK_CUR) - done);
    return done;
}

static int cut(int result, int handle, off64_t length) {
    if (!result && file_of(handle)) note(CUT_TO, file_of(handle), length, NULL, NULL, 0);
    return result;
}

int ftruncate64(int handle, off64_t length) {
    REAL(ftruncate64, int, off64_t);
    return cut(real_ftruncate64(handle, length), handle, length);
}

int ftruncate(int handle, off_t length) { return ftruncate64(handle, length); }

static int synced(int result, int handle) {
    if (result || handle < 0 || handle >= MOST_HANDLES || !handles[handle].inode) return result;
    note(handles[handle].is_folder ? FOLDER_SYNCED : SYNCED, handles[handle].inode, 0, NULL, NULL, 0);
    return result;
}

int fsync(int handle) {
    REAL(fsync, int);
    return synced(real_fsync(handle), handle);
}

int fdatasync(int handle) {
    REAL(fdatasync, int);
    return synced(real_fdatasync(handle), handle);
}

/* Called by the program under test when it has told somebody that an operation is saved. */
void disk_log_acknowledge(uint64_t number) { note(ACKNOWLEDGED, 0, number, NULL, NULL, 0); }
