/*
 * Preloaded into a program (LD_PRELOAD, Linux), makes the n-th system call that has to do with files below one folder fail:
 * that one, or it and all that follow. What is to fail is said in a file of shared memory, so that one program can go
 * through thousands of cases; the numbers and kinds of the calls are told there, too.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_CALLS 65536
#define MOST_FILES 65536
/* In place of an error: a write takes half of what it is given, and nothing more after that if the fault stays. */
#define SHORT_WRITE -1

enum kind { WRITE = 1, OTHER = 2 };

/* In the order in which syscall-faults.ts writes and reads it. */
struct control {
  atomic_int armed;
  atomic_int fail_at; /* counted from 1; 0 = none */
  atomic_int error;
  atomic_int stays;
  atomic_int calls;
  atomic_int met;
  unsigned char kinds[MOST_CALLS];
};

static struct control *control;
static const char *folder;
static atomic_uchar tracked[MOST_FILES];

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("DOSSIER_FAULT_CONTROL");
  folder = getenv("DOSSIER_FAULT_FOLDER");
  if (!path || !folder) return;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void *map = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (map != MAP_FAILED) control = map;
}

static int inside(const char *path) {
  return control && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_tracked(int fd) { return control && fd >= 0 && fd < MOST_FILES && tracked[fd]; }

static void track(int fd, int is) {
  if (fd >= 0 && fd < MOST_FILES) tracked[fd] = is;
}

/* 0: let it be. Else the error with which the call fails, or SHORT_WRITE. */
static int fault(enum kind kind) {
  if (!control->armed) return 0;
  int number = atomic_fetch_add(&control->calls, 1) + 1;
  if (number < MOST_CALLS) control->kinds[number] = kind;
  if (control->fail_at == 0 || number < control->fail_at) return 0;
  if (control->error == SHORT_WRITE && kind != WRITE) return 0;
  int is_first = atomic_exchange(&control->met, 1) == 0;
  if (!is_first && !control->stays) return 0;
  if (control->error == SHORT_WRITE) return is_first ? SHORT_WRITE : ENOSPC;
  return control->error;
}

static int refuse(int error) {
  errno = error;
  return -1;
}

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                        \
  int name(const char *path, int flags, ...) {            \
    va_list more;                                         \
    va_start(more, flags);                                \
    mode_t mode = va_arg(more, mode_t);                   \
    va_end(more);                                         \
    int is_inside = inside(path);                         \
    int error = is_inside ? fault(OTHER) : 0;             \
    if (error) return refuse(error);                      \
    int fd = REAL(name)(path, flags, mode);               \
    track(fd, is_inside);                                 \
    return fd;                                            \
  }
OPEN(open)
OPEN(open64)

/* It is closed all the same, as Linux does it. */
int close(int fd) {
  int error = is_tracked(fd) ? fault(OTHER) : 0;
  track(fd, 0);
  int answer = REAL(close)(fd);
  return error ? refuse(error) : answer;
}

#define WRITE_CALL(name, parameters, arguments)           \
  ssize_t name parameters {                               \
    int error = is_tracked(fd) ? fault(WRITE) : 0;        \
    if (error == SHORT_WRITE) length = (length + 1) / 2;  \
    else if (error) return refuse(error);                 \
    return REAL(name) arguments;                          \
  }
WRITE_CALL(write, (int fd, const void *bytes, size_t length), (fd, bytes, length))
WRITE_CALL(pwrite, (int fd, const void *bytes, size_t length, off_t at), (fd, bytes, length, at))
WRITE_CALL(pwrite64, (int fd, const void *bytes, size_t length, off64_t at), (fd, bytes, length, at))

#define CALL_ON_FILE(type, name, parameters, arguments)   \
  type name parameters {                                  \
    int error = is_tracked(fd) ? fault(OTHER) : 0;        \
    return error ? refuse(error) : REAL(name) arguments;  \
  }
CALL_ON_FILE(ssize_t, read, (int fd, void *bytes, size_t length), (fd, bytes, length))
CALL_ON_FILE(ssize_t, pread, (int fd, void *bytes, size_t length, off_t at), (fd, bytes, length, at))
CALL_ON_FILE(ssize_t, pread64, (int fd, void *bytes, size_t length, off64_t at), (fd, bytes, length, at))
CALL_ON_FILE(int, fsync, (int fd), (fd))
CALL_ON_FILE(int, fdatasync, (int fd), (fd))
CALL_ON_FILE(int, ftruncate, (int fd, off_t length), (fd, length))
CALL_ON_FILE(int, ftruncate64, (int fd, off64_t length), (fd, length))

#define CALL_ON_PATH(name, parameters, arguments)         \
  int name parameters {                                   \
    int error = inside(path) ? fault(OTHER) : 0;          \
    return error ? refuse(error) : REAL(name) arguments;  \
  }
CALL_ON_PATH(rename, (const char *path, const char *to), (path, to))
CALL_ON_PATH(unlink, (const char *path), (path))
CALL_ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode))
CALL_ON_PATH(rmdir, (const char *path), (path))
CALL_ON_PATH(access, (const char *path, int mode), (path, mode))
CALL_ON_PATH(chmod, (const char *path, mode_t mode), (path, mode))
CALL_ON_PATH(scandir64,
             (const char *path, struct dirent64 ***names, int (*filter)(const struct dirent64 *),
              int (*compare)(const struct dirent64 **, const struct dirent64 **)),
             (path, names, filter, compare))

char *realpath(const char *restrict path, char *restrict resolved) {
  int error = inside(path) ? fault(OTHER) : 0;
  if (!error) return REAL(realpath)(path, resolved);
  errno = error;
  return NULL;
}

/* libuv asks for the state of files by number, past the library. */
long syscall(long number, ...) {
  va_list more;
  va_start(more, number);
  long given[6];
  for (int at = 0; at < 6; at += 1) given[at] = va_arg(more, long);
  va_end(more);
  int is_ours = number == SYS_statx && control &&
                (inside((const char *)given[1]) || is_tracked((int)given[0]));
  int error = is_ours ? fault(OTHER) : 0;
  if (error) return refuse(error);
  return REAL(syscall)(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}
