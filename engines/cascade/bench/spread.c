/* The twin of structure/spread-kernel.ts: the same blocks, hash and order, free of branches. Prints reached, 0, CPU seconds.
   usage: spread GRAPH SEEDS WORLDS, where GRAPH holds nodes, widest half, start[nodes + 1], blocks as int32 and
   SEEDS holds key0, key1, seed node for each world. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int32_t *load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  int32_t *data = malloc(size);
  if (fread(data, 1, size, file) != (size_t)size) { perror(path); exit(1); }
  fclose(file);
  return data;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  const int32_t *graph = load(argv[1]);
  const int32_t *worlds = load(argv[2]);
  const int count = atoi(argv[3]);
  const int32_t nodes = graph[0];
  const int32_t *start = graph + 2;
  const int32_t *blocks = start + nodes + 1;
  int32_t *stamps = calloc(nodes, sizeof *stamps);
  int32_t *queue = malloc((nodes + 4l) * sizeof *queue);
  int32_t *scratch = malloc((64l * graph[1] + 4) * sizeof *scratch);
  int64_t reached = 0;
  struct timespec t0, t1;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t0);
  for (int world = 0; world < count; world++) {
    const uint32_t k0 = worlds[3 * world], k1 = worlds[3 * world + 1];
    const int32_t stamp = world + 1;
    int32_t size = 0;
    queue[size++] = worlds[3 * world + 2];
    stamps[queue[0]] = stamp;
    for (int32_t at = 0; at < size;) {
      const int32_t end = size < at + 64 ? size : at + 64;
      int32_t found = 0;
      for (int32_t j = at; j < end; j++) {
        const int32_t *block = blocks + start[queue[j]];
        __builtin_prefetch(block);
        __builtin_prefetch(block + 16);
      }
      for (; at < end; at++) {
        const int32_t first = start[queue[at]];
        const int32_t half = (start[queue[at] + 1] - first) >> 1;
        for (int32_t i = first; i < first + half; i++) {
          uint32_t h = (uint32_t)i ^ k0;
          h = (h ^ (h >> 16)) * 0x7feb352du;
          h ^= k1;
          h = (h ^ (h >> 15)) * 0x846ca68bu;
          h ^= h >> 16;
          scratch[found] = blocks[i + half];
          found += (int32_t)(h ^ 0x80000000u) < blocks[i];
        }
      }
      for (int32_t j = 0; j < found; j++) {
        const int32_t target = scratch[j];
        queue[size] = target;
        size += stamps[target] != stamp;
        stamps[target] = stamp;
      }
    }
    reached += size;
  }
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t1);
  printf("%lld 0 %.9f\n", (long long)reached, (t1.tv_sec - t0.tv_sec) + (t1.tv_nsec - t0.tv_nsec) / 1e9);
  return 0;
}
