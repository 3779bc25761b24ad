/* The twin of timed/ for models with two levels, constant delays of at least one tick, constant stocks that refill at
   once, and causes that last a fixed time. Same calendar, same order, same draws. Prints node-ticks, seconds.
   usage: timed NETWORK KEYS WORLDS. NETWORK holds int32: nodes, groups, links, hits, horizon, hold, then linkStart[nodes + 1],
   linkGroup, lag, threshold, sure [links each], linkKeys[2 links], groupNode, need, size, room [groups each], hit[hits]. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { VIEW, HIT, END, DEADLINE };
static int32_t nodes, groups, links, horizon, hold;
static const int32_t *linkStart, *linkGroup, *lag, *threshold, *sure, *keys, *groupNode, *need, *groupSize, *room;
static int32_t *own, *level, *committed, *bad, *due, *changed, *hour, *down, *cut, *deadline, *view, *heads, *touchedNode, *touchedGroup, *touchedLink, *hourNode;
static uint8_t *satisfied, *exhausted, *live, *metNode, *metGroup;
static int64_t *lost;
static int32_t nTouched, gTouched, lTouched, hourCount, used, room_used = 0;
static int32_t *kind, *item, *detail, *next;
static uint32_t *bitmap, k0, k1;
static int32_t dirty[1 << 20], dirtyCount, dueGroup[1 << 20], dueCount;

static int32_t *take(int n, int32_t value) {
  int32_t *a = malloc((n + 1) * sizeof *a);
  for (int i = 0; i < n; i++) a[i] = value;
  return a;
}
static uint32_t draw(uint32_t lo, uint32_t hi, uint32_t what) {
  uint32_t h = lo ^ k0;
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  h = (h ^ (h >> 16)) + hi + what * 0x9e3779b9u;
  h ^= k1;
  h = (h ^ (h >> 16)) * 0x7feb352du;
  h = (h ^ (h >> 15)) * 0x846ca68bu;
  return h ^ (h >> 16);
}
static void schedule(int32_t tick, int32_t what, int32_t of, int32_t more) {
  if (tick >= horizon) return;
  if (used == room_used) {
    room_used = room_used ? room_used * 2 : 1024;
    kind = realloc(kind, room_used * 4); item = realloc(item, room_used * 4);
    detail = realloc(detail, room_used * 4); next = realloc(next, room_used * 4);
  }
  kind[used] = what; item[used] = of; detail[used] = more; next[used] = heads[tick];
  heads[tick] = used++;
  bitmap[tick >> 5] |= 1u << (tick & 31);
}
static int meet(int32_t link) {
  if (live[link]) return live[link];
  live[link] = sure[link] || draw(keys[2 * link], keys[2 * link + 1], 1) < (uint32_t)threshold[link] ? 1 : 2;
  touchedLink[lTouched++] = link;
  return live[link];
}
static void setView(int32_t link, int32_t value, int32_t tick) {
  if (view[link] == value) return;
  view[link] = value;
  const int32_t group = linkGroup[link];
  if (!metGroup[group]) { metGroup[group] = 1; touchedGroup[gTouched++] = group; }
  down[group] += value ? -1 : 1;
  const int holds = groupSize[group] - down[group] >= need[group];
  if (holds == satisfied[group]) return;
  satisfied[group] = holds;
  if (holds) {
    deadline[group] = -1;
    if (exhausted[group]) { exhausted[group] = 0; bad[groupNode[group]]--; dirty[dirtyCount++] = groupNode[group]; }
    return;
  }
  cut[group] = tick;
  deadline[group] = tick + room[group];
  if (deadline[group] <= tick) dueGroup[dueCount++] = group;
  else schedule(deadline[group], DEADLINE, group, 0);
}
static void settle(int32_t node, int32_t tick) {
  if (!metNode[node]) { metNode[node] = 1; touchedNode[nTouched++] = node; }
  if (hour[node] != tick) { hour[node] = tick; hourNode[hourCount++] = node; }
  level[node] = bad[node] > 0 ? 0 : own[node];
}
static void settleAll(int32_t tick) { while (dirtyCount) settle(dirty[--dirtyCount], tick); }
static void runTick(int32_t tick) {
  hourCount = 0;
  const int32_t head = heads[tick];
  heads[tick] = -1;
  bitmap[tick >> 5] &= ~(1u << (tick & 31));
  for (int32_t e = head; e >= 0; e = next[e]) {
    if (kind[e] == VIEW) { if (detail[e] < view[item[e]]) setView(item[e], detail[e], tick); }
    else if (kind[e] == HIT) { own[item[e]] = 0; due[item[e]] = tick + hold; schedule(tick + hold, END, item[e], 0); dirty[dirtyCount++] = item[e]; }
  }
  settleAll(tick);
  for (int32_t e = head; e >= 0; e = next[e]) {
    if (kind[e] == VIEW) { if (detail[e] > view[item[e]]) setView(item[e], detail[e], tick); }
    else if (kind[e] == END && due[item[e]] == tick) { due[item[e]] = -1; own[item[e]] = 1; dirty[dirtyCount++] = item[e]; }
  }
  settleAll(tick);
  for (int32_t e = head; e >= 0; e = next[e]) if (kind[e] == DEADLINE) dueGroup[dueCount++] = item[e];
  while (dueCount) {
    const int32_t group = dueGroup[--dueCount];
    if (satisfied[group] || exhausted[group] || deadline[group] < 0 || deadline[group] > tick) continue;
    exhausted[group] = 1;
    bad[groupNode[group]]++;
    settle(groupNode[group], tick);
  }
  for (int32_t i = 0; i < hourCount; i++) {
    const int32_t node = hourNode[i];
    if (level[node] == committed[node]) continue;
    lost[node] += (int64_t)(1 - committed[node]) * (tick - changed[node]);
    changed[node] = tick;
    committed[node] = level[node];
    for (int32_t link = linkStart[node]; link < linkStart[node + 1]; link++)
      if (meet(link) == 1) schedule(tick + lag[link], VIEW, link, level[node]);
  }
}
static int32_t nextTick(int32_t from) {
  int32_t word = from >> 5;
  const int32_t words = (horizon >> 5) + 1;
  uint32_t bits = bitmap[word] & (~0u << (from & 31));
  while (!bits) { if (++word >= words) return -1; bits = bitmap[word]; }
  return (word << 5) + __builtin_ctz(bits);
}
static int64_t finish(void) {
  int64_t sum = 0;
  for (int32_t i = 0; i < nTouched; i++) {
    const int32_t node = touchedNode[i];
    sum += lost[node] + (int64_t)(1 - committed[node]) * (horizon - changed[node]);
    own[node] = level[node] = committed[node] = 1;
    bad[node] = changed[node] = 0; due[node] = hour[node] = -1; lost[node] = 0; metNode[node] = 0;
  }
  for (int32_t i = 0; i < gTouched; i++) {
    const int32_t group = touchedGroup[i];
    down[group] = 0; satisfied[group] = 1; exhausted[group] = metGroup[group] = 0; cut[group] = deadline[group] = -1;
  }
  for (int32_t i = 0; i < lTouched; i++) { live[touchedLink[i]] = 0; view[touchedLink[i]] = 1; }
  nTouched = gTouched = lTouched = used = 0;
  return sum;
}
static const int32_t *load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  const long size = ftell(file);
  rewind(file);
  int32_t *data = malloc(size);
  if (fread(data, 1, size, file) != (size_t)size) { perror(path); exit(1); }
  fclose(file);
  return data;
}
int main(int argc, char **argv) {
  if (argc < 4) return 2;
  const int32_t *data = load(argv[1]), *worlds = load(argv[2]);
  const int count = atoi(argv[3]);
  nodes = data[0]; groups = data[1]; links = data[2]; horizon = data[4]; hold = data[5];
  const int32_t hits = data[3], *at = data + 6;
  linkStart = at; at += nodes + 1; linkGroup = at; at += links; lag = at; at += links; threshold = at; at += links;
  sure = at; at += links; keys = at; at += 2 * links; groupNode = at; at += groups; need = at; at += groups;
  groupSize = at; at += groups; room = at; at += groups;
  const int32_t *hit = at;
  own = take(nodes, 1); level = take(nodes, 1); committed = take(nodes, 1); bad = take(nodes, 0); due = take(nodes, -1);
  changed = take(nodes, 0); hour = take(nodes, -1); touchedNode = take(nodes, 0); hourNode = take(nodes, 0);
  down = take(groups, 0); cut = take(groups, -1); deadline = take(groups, -1); touchedGroup = take(groups, 0);
  view = take(links, 1); touchedLink = take(links, 0); heads = take(horizon + 1, -1);
  satisfied = malloc(groups + 1); memset(satisfied, 1, groups + 1);
  exhausted = calloc(groups + 1, 1); metGroup = calloc(groups + 1, 1); live = calloc(links + 1, 1); metNode = calloc(nodes + 1, 1);
  lost = calloc(nodes + 1, sizeof *lost); bitmap = calloc((horizon >> 5) + 2, 4);
  int64_t total = 0;
  struct timespec t0, t1;
  clock_gettime(CLOCK_MONOTONIC, &t0);
  for (int world = 0; world < count; world++) {
    k0 = worlds[2 * world]; k1 = worlds[2 * world + 1];
    for (int32_t i = 0; i < hits; i++) schedule(0, HIT, hit[i], 0);
    for (int32_t tick = nextTick(0); tick >= 0; tick = nextTick(tick)) runTick(tick);
    total += finish();
  }
  clock_gettime(CLOCK_MONOTONIC, &t1);
  printf("%lld 0 %.9f\n", (long long)total, (t1.tv_sec - t0.tv_sec) + (t1.tv_nsec - t0.tv_nsec) / 1e9);
  return 0;
}
