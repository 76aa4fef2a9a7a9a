/* Records every change that a process makes to files below one folder, in order; kills it at a chosen one.

   Preloaded into a process (LD_PRELOAD). It begins when torture_begin is called, or at the start of the process when
   TORTURE_ROOT and TORTURE_LOG are set, which child processes inherit. A record is the head below, then paths (two
   of them parted by a zero byte), then the bytes that were written. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct head {
    char kind;
    uint16_t paths;
    uint32_t bytes;
    uint64_t file, offset;
} __attribute__((packed));

static char root[PATH_MAX];
static int log_fd = -1;
static long kill_at, seen;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define BEGIN int is_on = log_fd >= 0; if (is_on) pthread_mutex_lock(&order)
#define END do { int kept = errno; if (is_on) pthread_mutex_unlock(&order); errno = kept; } while (0)

int torture_begin(const char *folder, const char *log, long at) {
    if (!realpath(folder, root)) return -1;
    if (root[1]) strncat(root, "/", sizeof root - strlen(root) - 1);
    kill_at = at;
    seen = 0;
    log_fd = *log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : 1 << 20;
    return log_fd;
}

__attribute__((constructor)) static void inherited(void) {
    const char *folder = getenv("TORTURE_ROOT"), *log = getenv("TORTURE_LOG");
    if (folder && log) torture_begin(folder, log, 0);
}

static void record(char kind, uint64_t file, uint64_t offset, const char *paths, size_t length, const void *data, size_t bytes) {
    struct head head = {kind, (uint16_t)length, (uint32_t)bytes, file, offset};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)paths, length}, {(void *)data, bytes}};
    int kept = errno;
    syscall(SYS_writev, log_fd, parts, 3);
    errno = kept;
}

void torture_note(const char *text) { record('N', 0, 0, "", 0, text, strlen(text)); }

static void count(void) { /* the process ends here when its time has come */
    if (kill_at && ++seen == kill_at) kill(getpid(), SIGKILL);
}

static int below(const char *path) { return !strncmp(path, root, strlen(root)) || !strncmp(path, root, strlen(root) - 1); }

/* The absolute path of a name that a call was given; 0 where it is not ours. */
static int absolute(int folder, const char *name, char *path) {
    if (name[0] == '/') {
        strncpy(path, name, PATH_MAX - 1);
        path[PATH_MAX - 1] = 0;
        return below(path);
    }
    if (folder == AT_FDCWD) {
        if (!getcwd(path, PATH_MAX)) return 0;
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, path, PATH_MAX - 1);
        if (length < 0) return 0;
        path[length] = 0;
    }
    strncat(path, "/", PATH_MAX - strlen(path) - 1);
    strncat(path, name, PATH_MAX - strlen(path) - 1);
    return below(path);
}

/* Whether a descriptor is a file or folder of ours; its number and path. */
static int ours(int fd, uint64_t *file, char *path) {
    struct stat about;
    if (log_fd < 0 || fstat(fd, &about) || !(S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) return 0;
    *file = about.st_ino;
    return absolute(fd, ".", path) && (path[strlen(path) - 2] = 0, 1);
}

static void wrote(int fd, const struct iovec *parts, int number, ssize_t done, off_t at) {
    uint64_t file;
    char path[PATH_MAX];
    if (done <= 0 || !ours(fd, &file, path)) return;
    if (at < 0) at = (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR) - done;
    for (int part = 0; part < number && done > 0; part++) {
        size_t bytes = parts[part].iov_len < (size_t)done ? parts[part].iov_len : (size_t)done;
        record('W', file, (uint64_t)at, path, strlen(path), parts[part].iov_base, bytes);
        at += (off_t)bytes;
        done -= (ssize_t)bytes;
    }
}

static void about_to(int fd) {
    uint64_t file;
    char path[PATH_MAX];
    if (kill_at && ours(fd, &file, path)) count();
}

static void sized(int fd, off_t size) {
    uint64_t file;
    char path[PATH_MAX];
    if (ours(fd, &file, path)) record('T', file, (uint64_t)size, path, strlen(path), "", 0);
}

/* What was copied inside the kernel, read back. */
static void copied(int fd, ssize_t done, off_t at) {
    char *data;
    uint64_t file;
    char path[PATH_MAX];
    if (done <= 0 || !ours(fd, &file, path) || !(data = malloc((size_t)done))) return;
    if (at < 0) at = (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR) - done;
    char again[64];
    snprintf(again, sizeof again, "/proc/self/fd/%d", fd);
    int reading = (int)syscall(SYS_openat, AT_FDCWD, again, O_RDONLY | O_CLOEXEC);
    if (reading >= 0) {
        ssize_t found = (ssize_t)syscall(SYS_pread64, reading, data, (size_t)done, at);
        if (found > 0) record('W', file, (uint64_t)at, path, strlen(path), data, (size_t)found);
        syscall(SYS_close, reading);
    }
    free(data);
}

static int opened(int folder, const char *name, int flags, mode_t mode, const char *call) {
    int (*real)(int, const char *, int, ...) = dlsym(RTLD_NEXT, call);
    char path[PATH_MAX];
    struct stat about;
    BEGIN;
    int is_ours = is_on && (flags & (O_CREAT | O_TRUNC)) && absolute(folder, name, path);
    int is_new = is_ours && (flags & O_CREAT) && syscall(SYS_newfstatat, folder, name, &about, AT_SYMLINK_NOFOLLOW);
    if (is_ours) count();
    int fd = real(folder, name, flags, mode);
    if (is_ours && fd >= 0 && !fstat(fd, &about) && S_ISREG(about.st_mode)) {
        if (is_new) record('O', about.st_ino, 0, path, strlen(path), "", 0);
        else if (flags & O_TRUNC) record('T', about.st_ino, 0, path, strlen(path), "", 0);
    }
    END;
    return fd;
}

#define MODE mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags, mode, "openat"); }
int open64(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags | O_LARGEFILE, mode, "openat64"); }
int openat(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode, "openat"); }
int openat64(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode, "openat64"); }

ssize_t write(int fd, const void *data, size_t bytes) {
    struct iovec part = {(void *)data, bytes};
    BEGIN;
    about_to(fd);
    ssize_t done = REAL(write)(fd, data, bytes);
    if (is_on) wrote(fd, &part, 1, done, -1);
    END;
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t bytes, off_t at) {
    struct iovec part = {(void *)data, bytes};
    BEGIN;
    about_to(fd);
    ssize_t done = REAL(pwrite64)(fd, data, bytes, at);
    if (is_on) wrote(fd, &part, 1, done, at);
    END;
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t bytes, off_t at) { return pwrite64(fd, data, bytes, at); }

ssize_t writev(int fd, const struct iovec *parts, int number) {
    BEGIN;
    about_to(fd);
    ssize_t done = REAL(writev)(fd, parts, number);
    if (is_on) wrote(fd, parts, number, done, -1);
    END;
    return done;
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t bytes) {
    BEGIN;
    about_to(to);
    ssize_t done = REAL(sendfile64)(to, from, at, bytes);
    if (is_on) copied(to, done, -1);
    END;
    return done;
}

ssize_t sendfile(int to, int from, off_t *at, size_t bytes) { return sendfile64(to, from, at, bytes); }

ssize_t copy_file_range(int from, off64_t *read_at, int to, off64_t *at, size_t bytes, unsigned flags) {
    BEGIN;
    about_to(to);
    off64_t where = at ? *at : -1;
    ssize_t done = REAL(copy_file_range)(from, read_at, to, at, bytes, flags);
    if (is_on) copied(to, done, where);
    END;
    return done;
}

int ftruncate64(int fd, off_t size) {
    BEGIN;
    about_to(fd);
    int failed = REAL(ftruncate64)(fd, size);
    if (is_on && !failed) sized(fd, size);
    END;
    return failed;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, const char *call) {
    uint64_t file;
    char path[PATH_MAX];
    BEGIN;
    about_to(fd);
    int failed = ((int (*)(int))dlsym(RTLD_NEXT, call))(fd);
    if (is_on && !failed && ours(fd, &file, path)) record('S', file, 0, path, strlen(path), "", 0);
    END;
    return failed;
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }

static int two(char kind, int from_folder, const char *from, int to_folder, const char *to, int (*real)(void *), void *call) {
    char paths[2 * PATH_MAX + 1], after[PATH_MAX];
    BEGIN;
    int is_ours = is_on && absolute(from_folder, from, paths) | absolute(to_folder, to, after);
    if (is_ours) count();
    struct stat about = {0};
    int failed = real(call);
    if (is_ours && !failed) {
        size_t first = strlen(paths) + 1;
        strcpy(paths + first, after);
        syscall(SYS_newfstatat, to_folder, to, &about, AT_SYMLINK_NOFOLLOW);
        record(kind, about.st_ino, 0, paths, first + strlen(after), "", 0);
    }
    END;
    return failed;
}

struct pair { int from_folder, to_folder, flags; const char *from, *to; };
static int real_renameat(void *call) { struct pair *c = call; return REAL(renameat)(c->from_folder, c->from, c->to_folder, c->to); }
static int real_renameat2(void *call) { struct pair *c = call; return REAL(renameat2)(c->from_folder, c->from, c->to_folder, c->to, (unsigned)c->flags); }
static int real_linkat(void *call) { struct pair *c = call; return REAL(linkat)(c->from_folder, c->from, c->to_folder, c->to, c->flags); }

int renameat(int a, const char *from, int b, const char *to) { struct pair c = {a, b, 0, from, to}; return two('R', a, from, b, to, real_renameat, &c); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { struct pair c = {a, b, (int)flags, from, to}; return two('R', a, from, b, to, real_renameat2, &c); }
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { struct pair c = {a, b, flags, from, to}; return two('L', a, from, b, to, real_linkat, &c); }
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    BEGIN;
    int is_ours = is_on && absolute(folder, name, path);
    if (is_ours) count();
    int failed = REAL(unlinkat)(folder, name, flags);
    if (is_ours && !failed) record('U', 0, 0, path, strlen(path), "", 0);
    END;
    return failed;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode) {
    char path[PATH_MAX];
    BEGIN;
    int is_ours = is_on && absolute(folder, name, path);
    if (is_ours) count();
    int failed = REAL(mkdirat)(folder, name, mode);
    if (is_ours && !failed) record('M', 0, 0, path, strlen(path), "", 0);
    END;
    return failed;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
