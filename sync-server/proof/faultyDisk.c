/*
 * Loaded before the C library (LD_PRELOAD) by the proof of failing disks: writes and syncs of the relay's store fail
 * now and then with EIO or ENOSPC, and a sync that fails does not happen. FAULT_EVERY is how rare, FAULT_SEED which.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_uint calls;

static int belongs_to_store(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "relay.sqlite") != NULL;
}

static int fails(int fd) {
  const char *every = getenv("FAULT_EVERY"), *seed = getenv("FAULT_SEED");
  if (!every || !belongs_to_store(fd)) return 0;
  unsigned value = atomic_fetch_add(&calls, 1) * 2654435761u + (seed ? (unsigned)atoi(seed) : 0) * 40503u;
  value ^= value >> 15;
  value *= 2246822519u;
  value ^= value >> 13;
  return value % (unsigned)atoi(every) == 0;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

int fsync(int fd) {
  REAL(fsync);
  if (fails(fd)) { errno = EIO; return -1; }
  return real(fd);
}
int fdatasync(int fd) {
  REAL(fdatasync);
  if (fails(fd)) { errno = EIO; return -1; }
  return real(fd);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  REAL(pwrite64);
  if (fails(fd)) { errno = ENOSPC; return -1; }
  return real(fd, bytes, count, offset);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  REAL(pwrite);
  if (fails(fd)) { errno = ENOSPC; return -1; }
  return real(fd, bytes, count, offset);
}
ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write);
  if (fails(fd)) { errno = ENOSPC; return -1; }
  return real(fd, bytes, count);
}
