/* The twin of structure/spread-kernel.ts on the same groups: the same hash, order and totals. Prints reached, 0, CPU seconds of the best of five passes.
   usage: spread WAY GRAPH SEEDS WORLDS, where WAY is `plain` (one edge after the other, free of branches) or `four` (four
   edges at once by hand, and fetching ahead, which WebAssembly cannot say); GRAPH holds nodes, groups, the common
   threshold, heads[nodes + 1] as int32 and then the groups; SEEDS holds key0, key1, seed node for each world. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __SSE4_1__
#include <immintrin.h>
#endif

enum { together = 64 };
static int32_t nodes, common;
static const int32_t *heads;
static const uint8_t *groups;
static uint8_t *fresh;
static int32_t *queue, *places, *addresses, *found;

static void *load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *data = malloc(size + 64);
  if (fread(data, 1, size, file) != (size_t)size) { perror(path); exit(1); }
  fclose(file);
  return data;
}

static inline int32_t commit(int32_t size, int32_t many) {
  for (int32_t j = 0; j < many; j++) {
    const int32_t target = found[j];
    queue[size] = target;
    size += fresh[target];
    fresh[target] = 0;
  }
  return size;
}

static int32_t plain(int32_t size, uint32_t k0, uint32_t k1) {
  for (int32_t at = 0; at < size;) {
    const int32_t end = size < at + together ? size : at + together;
    int32_t many = 0;
    for (int32_t j = at; j < end; j++) {
      __builtin_prefetch(groups + 12l * heads[queue[j]]);
      __builtin_prefetch(groups + 12l * heads[queue[j] + 1]);
    }
    for (; at < end; at++) {
      const int32_t first = heads[queue[at]], edges = 4 * (heads[queue[at] + 1] - first);
      const uint8_t *three = groups + 12l * first;
      for (int32_t i = 0; i < edges; i++) {
        uint32_t h = (uint32_t)(8 * first + i) ^ k0;
        h = (h ^ (h >> 16)) * 0x7feb352du;
        h ^= k1;
        h = (h ^ (h >> 15)) * 0x846ca68bu;
        h ^= h >> 16;
        uint32_t target;
        memcpy(&target, three + 3 * i, 4);
        found[many] = target & 0xffffff;
        many += (int32_t)(h ^ 0x80000000u) < common;
      }
    }
    size = commit(size, many);
  }
  return size;
}

#ifdef __SSE4_1__
static uint8_t keep[16][16] __attribute__((aligned(16)));

static void fillKeep(void) {
  memset(keep, 0xff, sizeof keep);
  for (int mask = 0; mask < 16; mask++)
    for (int lane = 0, to = 0; lane < 4; lane++)
      if (mask >> lane & 1) {
        for (int b = 0; b < 3; b++) keep[mask][to + b] = 3 * lane + b;
        to += 4;
      }
}

static int32_t four(int32_t size, uint32_t k0, uint32_t k1) {
  const __m128i key0 = _mm_xor_si128(_mm_set1_epi32(k0), _mm_setr_epi32(0, 1, 2, 3)), key1 = _mm_set1_epi32(k1);
  const __m128i mul1 = _mm_set1_epi32(0x7feb352d), mul2 = _mm_set1_epi32(0x846ca68b);
  const __m128i sign = _mm_set1_epi32(0x80000000), threshold = _mm_set1_epi32(common);
  for (int32_t at = 0; at < size;) {
    const int32_t end = size < at + together ? size : at + together;
    int32_t listed = 0, many = 0;
    for (; at < end; at++) {
      const int32_t first = heads[queue[at]], count = heads[queue[at] + 1] - first;
      __builtin_prefetch(groups + 12l * first);
      __builtin_prefetch(groups + 12l * (first + count));
      for (int32_t i = 0; i < count; i += 4) {
        const __m128i steps = _mm_add_epi32(_mm_set1_epi32(i), _mm_setr_epi32(0, 1, 2, 3));
        const __m128i place = _mm_add_epi32(_mm_set1_epi32(8 * first), _mm_slli_epi32(steps, 2));
        _mm_storeu_si128((__m128i *)(places + listed + i), place);
        const __m128i group = _mm_add_epi32(_mm_set1_epi32(first), steps);
        _mm_storeu_si128((__m128i *)(addresses + listed + i),
                         _mm_add_epi32(_mm_slli_epi32(group, 3), _mm_slli_epi32(group, 2)));
      }
      listed += count;
    }
    for (int32_t j = 0; j < listed; j++) {
      __m128i h = _mm_xor_si128(_mm_set1_epi32(places[j]), key0);
      h = _mm_mullo_epi32(_mm_xor_si128(h, _mm_srli_epi32(h, 16)), mul1);
      h = _mm_xor_si128(h, key1);
      h = _mm_mullo_epi32(_mm_xor_si128(h, _mm_srli_epi32(h, 15)), mul2);
      h = _mm_xor_si128(h, _mm_srli_epi32(h, 16));
      const int mask = _mm_movemask_ps(_mm_castsi128_ps(_mm_cmplt_epi32(_mm_xor_si128(h, sign), threshold)));
      const __m128i targets = _mm_loadu_si128((const __m128i *)(groups + addresses[j]));
      _mm_storeu_si128((__m128i *)(found + many), _mm_shuffle_epi8(targets, *(const __m128i *)keep[mask]));
      many += __builtin_popcount(mask);
    }
    size = commit(size, many);
  }
  return size;
}
#else
static void fillKeep(void) {}
static int32_t four(int32_t size, uint32_t k0, uint32_t k1) { return plain(size, k0, k1); }
#endif

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  int32_t (*const run)(int32_t, uint32_t, uint32_t) = strcmp(argv[1], "four") == 0 ? four : plain;
  const int32_t *graph = load(argv[2]);
  const int32_t *worlds = load(argv[3]);
  const int count = atoi(argv[4]);
  nodes = graph[0];
  const int64_t all = graph[1];
  common = graph[2];
  heads = graph + 3;
  groups = (const uint8_t *)(heads + nodes + 1);
  queue = malloc((nodes + 4l) * sizeof *queue);
  fresh = malloc(nodes + 1l);
  places = malloc((all + 4) * sizeof *places);
  addresses = malloc((all + 4) * sizeof *addresses);
  found = malloc((4 * all + 4) * sizeof *found);
  memset(fresh, 1, nodes);
  fresh[nodes] = 0;
  fillKeep();
  int64_t reached = 0;
  double best = 1e9;
  for (int pass = 0; pass < 5; pass++) {
    struct timespec t0, t1;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t0);
    reached = 0;
    for (int world = 0; world < count; world++) {
      queue[0] = worlds[3 * world + 2];
      fresh[queue[0]] = 0;
      const int32_t size = run(1, worlds[3 * world], worlds[3 * world + 1]);
      reached += size;
      if (size > nodes >> 4) memset(fresh, 1, nodes);
      else for (int32_t i = 0; i < size; i++) fresh[queue[i]] = 1;
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t1);
    const double seconds = (t1.tv_sec - t0.tv_sec) + (t1.tv_nsec - t0.tv_nsec) / 1e9;
    if (seconds < best) best = seconds;
  }
  printf("%lld 0 %.9f\n", (long long)reached, best);
  return 0;
}
