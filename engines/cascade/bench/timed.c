/* The twin of timed/: the same records at rest, the same steps, draws, sums and order, for models without restarts, work
   by hand, crews and drawn durations. Prints a checksum of all totals, node-hours, CPU seconds.
   usage: timed MEMORY PLACES WORLDS. MEMORY is the block of records at rest; PLACES holds the byte offsets of its tables
   in the order of `enum table`, then nodes, sums, hits, hold and each hit's record; WORLDS holds two keys per world. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum table { SHORTFALL, SUMS, WORDS, NODES, BODIES, GROUPS, LINKS, MEMBERS, HEADS, BITMAP, MET_NODES, MET_GROUPS, MET_LINKS,
  HOUR_NODES, DIRTY, DUE, OPEN_SUMS, ENTRIES, TABLES };
enum word { K0, K1, HORIZON, SPARE, USED, ROOM, OVERFLOW, NODES_MET, GROUPS_MET, LINKS_MET, HOUR_COUNT, DIRTY_COUNT,
  DUE_COUNT, OPEN_COUNT };
enum list { LOSSES, GAINS, DEADLINES, OTHERS };
enum { HIT = 1, REPAIR_END = 3, FULL = 1000, WORKS_AT = 500 };
typedef struct { int32_t level, committed, own, bad, restartBad, needRestart, changedAt, lost, hour, marks, failGroup, traits,
  firstLink, endLink, firstMember, endMember; } Node;
typedef struct { int32_t met, fallbackLevel, fallbackTicks, fallbackSince, restartDue, repairDue, rest[10]; } Body;
typedef struct { int32_t down, tolerates, node, marks, deadline, cutAt, stock, stockAt, room, refillTicks, flippedAt, keptCutAt,
  keptStock, keptStockAt, causeLink, unused; } Group;
typedef struct { int32_t group, threshold, lo, hi, certain, live, view, lag; } Link;
typedef struct { int32_t item, detail, kind, next; } Entry;
typedef struct { double sum, since, integral, peak, whole, lostAt, hour, firstLost, lostSince, lostTicks; } Sum;
typedef struct { double loss, worlds; } Total;
enum { NODE_MET = 1, NODE_DIRTY = 2 };
enum { INSTANT = 1, LAGGED = 2 };
enum { MET = 1, CUT = 2, EXHAUSTED = 4, LISTED = 8, RESTART = 16, WEIGHTED = 32, DRAWN = 64 };

static double *shortfall;
static Sum *sums;
static int32_t *words, *nodes, *bodies, *groups, *links, *members, *heads, *bitmap, *metNodes, *metGroups, *metLinks,
  *hourNodes, *dirty, *due, *openSums, *entries;
#define NODE(at) ((Node *)(nodes + (at)))
#define BODY(at) ((Body *)(bodies + (at)))
#define GROUP(at) ((Group *)(groups + (at)))
#define LINK(at) ((Link *)(links + (at)))
#define ENTRY(at) ((Entry *)(entries + (at)))

static uint32_t drawWord(uint32_t lo, uint32_t hi, uint32_t what) {
  uint32_t h = lo ^ (uint32_t)words[K0];
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  h = (h ^ (h >> 16)) + hi + what * 0x9e3779b9u;
  h ^= (uint32_t)words[K1];
  h = (h ^ (h >> 16)) * 0x7feb352du;
  h = (h ^ (h >> 15)) * 0x846ca68bu;
  return h ^ (h >> 16);
}
static void schedule(int32_t tick, int32_t list, int32_t kind, int32_t item, int32_t detail) {
  if (tick >= words[HORIZON]) return;
  int32_t entry = words[SPARE];
  if (entry >= 0) words[SPARE] = ENTRY(entry)->next;
  else {
    entry = words[USED];
    if (entry == words[ROOM]) { words[OVERFLOW] = 1; return; }
    words[USED] = entry + 4;
  }
  const int32_t head = (tick << 2) + list;
  *ENTRY(entry) = (Entry){ item, detail, kind, heads[head] };
  heads[head] = entry;
  bitmap[tick >> 5] |= 1 << (tick & 31);
}
static void recycle(int32_t entry) { ENTRY(entry)->next = words[SPARE]; words[SPARE] = entry; }
static int32_t takeList(int32_t tick, int32_t list) {
  const int32_t head = heads[(tick << 2) + list];
  heads[(tick << 2) + list] = -1;
  return head;
}
static int32_t nextTick(int32_t from) {
  const int32_t last = words[HORIZON] >> 5;
  int32_t place = from >> 5;
  if (place > last) return -1;
  uint32_t bits = (uint32_t)bitmap[place] & (~0u << (from & 31));
  while (!bits) { if (++place > last) return -1; bits = (uint32_t)bitmap[place]; }
  return (place << 5) + __builtin_ctz(bits);
}
static int meetLink(int32_t at) {
  Link *link = LINK(at);
  if (link->live) return link->live;
  int32_t live = 1;
  if (!link->certain && (int32_t)(drawWord(link->lo, link->hi, 1) ^ 0x80000000u) >= link->threshold) live = 2;
  link->live = live;
  metLinks[words[LINKS_MET]++] = at;
  return live;
}
static int32_t meetGroup(int32_t at, int32_t before) {
  metGroups[words[GROUPS_MET]++] = at;
  return GROUP(at)->marks = before | MET;
}
static void markDirty(int32_t at) {
  if (NODE(at)->marks & NODE_DIRTY) return;
  NODE(at)->marks |= NODE_DIRTY;
  dirty[words[DIRTY_COUNT]++] = at;
}
static void listDue(int32_t at) {
  if (GROUP(at)->marks & LISTED) return;
  GROUP(at)->marks |= LISTED;
  due[words[DUE_COUNT]++] = at;
}
static int32_t refilled(const Group *group, int32_t tick) {
  if (!group->refillTicks) return group->room;
  const double gained = (double)((int64_t)((double)(tick - group->stockAt) * group->room / group->refillTicks));
  return gained >= group->room - group->stock ? group->room : group->stock + (int32_t)gained;
}
static void flipRestart(int32_t at, int holds) {
  Group *group = GROUP(at);
  group->marks ^= CUT;
  NODE(group->node)->restartBad += holds ? -1 : 1;
  markDirty(group->node);
}
static void cutOff(int32_t at, int32_t marks, int32_t link, int32_t tick) {
  Group *group = GROUP(at);
  group->marks = marks | CUT;
  int32_t stock = group->keptStock, cutAt = tick;
  if (group->flippedAt == tick) {
    cutAt = group->keptCutAt;
    group->flippedAt = -1;
  } else {
    group->keptStock = group->stock;
    group->keptStockAt = group->stockAt;
    stock = refilled(group, tick);
    group->causeLink = link;
  }
  group->cutAt = cutAt;
  group->stock = stock;
  group->deadline = cutAt + stock;
  if (group->deadline <= tick) listDue(at);
  else schedule(group->deadline, DEADLINES, 0, at, 0);
}
static void supply(int32_t at, int32_t marks, int32_t tick) {
  Group *group = GROUP(at);
  group->marks = marks & ~(CUT | EXHAUSTED);
  group->deadline = -1;
  if (group->cutAt == tick) {
    group->stock = group->keptStock;
    group->stockAt = group->keptStockAt;
  } else {
    group->flippedAt = tick;
    group->keptCutAt = group->cutAt;
    group->keptStock = group->stock;
    group->stock = group->stock > tick - group->cutAt ? group->stock - (tick - group->cutAt) : 0;
    group->stockAt = tick;
  }
  if (!(marks & EXHAUSTED)) return;
  NODE(group->node)->bad--;
  markDirty(group->node);
}
static void setView(int32_t at, int32_t level, int32_t tick) {
  Link *link = LINK(at);
  const int32_t before = link->view;
  if (before == level) return;
  link->view = level;
  Group *group = GROUP(link->group);
  int32_t marks = group->marks;
  if (!(marks & MET)) marks = meetGroup(link->group, marks);
  int holds;
  if (!(marks & WEIGHTED)) {
    if ((before >= WORKS_AT) == (level >= WORKS_AT)) return;
    group->down += before >= WORKS_AT ? 1 : -1;
    holds = group->down <= group->tolerates;
  } else {
    double *both = shortfall + (link->group >> 3);
    both[0] += (double)(link->certain - 1) * (before - level);
    holds = both[0] <= both[1];
  }
  if (holds == !(marks & CUT)) return;
  if (marks & RESTART) flipRestart(link->group, holds);
  else if (holds) supply(link->group, marks, tick);
  else cutOff(link->group, marks, at, tick);
}
static void touchNode(int32_t at, int32_t tick) {
  Node *node = NODE(at);
  if (!(node->marks & NODE_MET)) { node->marks |= NODE_MET; metNodes[words[NODES_MET]++] = at; }
  if (node->hour == tick) return;
  node->hour = tick;
  hourNodes[words[HOUR_COUNT]++] = at;
}
static void settle(int32_t at, int32_t tick) {
  Node *node = NODE(at);
  touchNode(at, tick);
  const int32_t level = node->bad > 0 || node->needRestart ? 0 : node->own;
  if (level == node->level) return;
  node->level = level;
  if (node->traits & INSTANT)
    for (int32_t link = node->firstLink; link < node->endLink; link += 8)
      if (meetLink(link) == 1 && LINK(link)->lag == 0) setView(link, level, tick);
}
static void settleDirty(int32_t tick) {
  while (words[DIRTY_COUNT] > 0) {
    const int32_t at = dirty[--words[DIRTY_COUNT]];
    NODE(at)->marks &= ~NODE_DIRTY;
    settle(at, tick);
  }
}
static void takeViews(int32_t tick, int32_t which) {
  for (int32_t entry = takeList(tick, which), next; entry >= 0; entry = next) {
    const Entry seen = *ENTRY(entry);
    next = seen.next;
    recycle(entry);
    setView(seen.item, seen.detail, tick);
  }
}
static void runOut(int32_t tick) {
  for (int32_t entry = takeList(tick, DEADLINES), next; entry >= 0; entry = next) {
    next = ENTRY(entry)->next;
    listDue(ENTRY(entry)->item);
    recycle(entry);
  }
  while (words[DUE_COUNT] > 0) {
    const int32_t at = due[--words[DUE_COUNT]];
    Group *group = GROUP(at);
    group->marks &= ~LISTED;
    if (group->deadline < 0 || group->deadline > tick || (group->marks & (CUT | EXHAUSTED)) != CUT) continue;
    group->marks |= EXHAUSTED;
    NODE(group->node)->bad++;
    NODE(group->node)->failGroup = at;
    settle(group->node, tick);
    settleDirty(tick);
  }
}
static void account(int32_t at, int32_t before, int32_t level, int32_t tick) {
  Node *node = NODE(at);
  node->lost += (FULL - before) * (tick - node->changedAt);
  node->changedAt = tick;
  node->committed = level;
  for (int32_t m = node->firstMember; m < node->endMember; m += 2) {
    Sum *sum = (Sum *)((double *)sums + members[m]);
    if (sum->hour != tick) {
      sum->hour = tick;
      sum->integral += sum->sum * (tick - sum->since);
      sum->since = tick;
      openSums[words[OPEN_COUNT]++] = members[m];
    }
    sum->sum += members[m + 1] * (before - level);
  }
}
static void closeSums(int32_t tick) {
  for (int32_t i = 0; i < words[OPEN_COUNT]; i++) {
    Sum *sum = (Sum *)((double *)sums + openSums[i]);
    const double q = sum->sum / sum->whole;
    if (q > sum->peak) sum->peak = q;
    const int gone = q > 0 && q >= sum->lostAt;
    const double since = sum->lostSince;
    if (gone && since < 0) { sum->lostSince = tick; if (sum->firstLost < 0) sum->firstLost = tick; }
    if (!gone && since >= 0) { sum->lostTicks += tick - since; sum->lostSince = -1; }
  }
}
static void commitTick(int32_t tick) {
  words[OPEN_COUNT] = 0;
  for (int32_t i = 0; i < words[HOUR_COUNT]; i++) {
    const int32_t at = hourNodes[i];
    Node *node = NODE(at);
    const int32_t before = node->committed, level = node->level;
    if (level == before) continue;
    account(at, before, level, tick);
    if (node->traits & LAGGED)
      for (int32_t link = node->firstLink; link < node->endLink; link += 8)
        if (meetLink(link) == 1 && LINK(link)->lag > 0)
          schedule(tick + LINK(link)->lag, level < before ? LOSSES : GAINS, 0, link, level);
  }
  closeSums(tick);
}
static void others(int32_t head, int32_t kind, int32_t hold, int32_t tick) {
  for (int32_t entry = head; entry >= 0; entry = ENTRY(entry)->next) {
    const int32_t at = ENTRY(entry)->item;
    if (ENTRY(entry)->kind != kind) continue;
    if (kind == HIT) {
      touchNode(at, tick);
      NODE(at)->own = ENTRY(entry)->detail;
      BODY(at)->repairDue = tick + hold;
      schedule(tick + hold, OTHERS, REPAIR_END, at, 0);
    } else { BODY(at)->repairDue = -1; NODE(at)->own = FULL; }
    markDirty(at);
  }
}
static void runTick(int32_t tick, int32_t hold) {
  words[HOUR_COUNT] = 0;
  bitmap[tick >> 5] &= ~(1 << (tick & 31));
  const int32_t head = takeList(tick, OTHERS);
  takeViews(tick, LOSSES);
  others(head, HIT, hold, tick);
  settleDirty(tick);
  takeViews(tick, GAINS);
  others(head, REPAIR_END, hold, tick);
  settleDirty(tick);
  runOut(tick);
  commitTick(tick);
  for (int32_t entry = head, next; entry >= 0; entry = next) { next = ENTRY(entry)->next; recycle(entry); }
}
/* Adds the world to the totals and puts everything back at rest. */
static double finish(int32_t sumCount, Total *totals) {
  const int32_t horizon = words[HORIZON];
  double check = 0;
  for (int32_t a = 0; a < sumCount; a++) {
    Sum *sum = sums + a;
    check += (sum->integral + sum->sum * (horizon - sum->since)) / sum->whole + sum->peak + sum->firstLost + sum->lostTicks +
      (sum->lostSince < 0 ? 0 : horizon - sum->lostSince);
    *sum = (Sum){ .whole = sum->whole, .lostAt = sum->lostAt, .hour = -1, .firstLost = -1, .lostSince = -1 };
  }
  for (int32_t i = 0; i < words[NODES_MET]; i++) {
    const int32_t at = metNodes[i];
    Node *node = NODE(at);
    const double lost = node->lost + (double)(FULL - node->committed) * (horizon - node->changedAt);
    if (lost) { totals[at >> 4].loss += lost; totals[at >> 4].worlds++; }
    node->own = node->level = node->committed = FULL;
    node->bad = node->restartBad = node->needRestart = node->changedAt = node->lost = node->marks = 0;
    node->hour = node->failGroup = -1;
  }
  for (int32_t i = 0; i < words[LINKS_MET]; i++) { LINK(metLinks[i])->live = 0; LINK(metLinks[i])->view = FULL; }
  for (int32_t i = 0; i < words[GROUPS_MET]; i++) {
    Group *group = GROUP(metGroups[i]);
    group->down = group->stockAt = 0;
    group->marks &= RESTART | WEIGHTED | DRAWN;
    group->stock = group->room;
    group->deadline = group->cutAt = group->flippedAt = group->causeLink = -1;
    if (group->marks & WEIGHTED) shortfall[metGroups[i] >> 3] = 0;
  }
  words[NODES_MET] = words[GROUPS_MET] = words[LINKS_MET] = words[USED] = 0;
  words[SPARE] = -1;
  return check;
}
static void *load(const char *path, long *size) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  *size = ftell(file);
  rewind(file);
  void *data = aligned_alloc(64, (*size + 63) & ~63l);
  if (fread(data, 1, *size, file) != (size_t)*size) { perror(path); exit(1); }
  fclose(file);
  return data;
}
int main(int argc, char **argv) {
  if (argc < 4) return 2;
  long size;
  char *memory = load(argv[1], &size);
  const int32_t *place = load(argv[2], &size);
  const int32_t *worlds = load(argv[3], &size);
  const int32_t count = (int32_t)(size / 8), *facts = place + TABLES, *hit = facts + 4;
  shortfall = (double *)(memory + place[SHORTFALL]);
  sums = (Sum *)(memory + place[SUMS]);
  int32_t **tables[] = { &words, &nodes, &bodies, &groups, &links, &members, &heads, &bitmap, &metNodes, &metGroups, &metLinks,
    &hourNodes, &dirty, &due, &openSums, &entries };
  for (int t = WORDS; t < TABLES; t++) *tables[t - WORDS] = (int32_t *)(memory + place[t]);
  Total *totals = calloc(facts[0], sizeof *totals);
  double check = 0, lost = 0;
  struct timespec t0, t1;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t0);
  for (int32_t world = 0; world < count; world++) {
    words[K0] = worlds[2 * world];
    words[K1] = worlds[2 * world + 1];
    for (int32_t i = 0; i < facts[2]; i++) schedule(0, OTHERS, HIT, hit[i], 0);
    for (int32_t tick = nextTick(0); tick >= 0; tick = nextTick(tick)) runTick(tick, facts[3]);
    if (words[OVERFLOW]) { fputs("the calendar is too small\n", stderr); return 1; }
    check += finish(facts[1], totals);
  }
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t1);
  for (int32_t i = 0; i < facts[0]; i++) lost += totals[i].loss, check += totals[i].worlds;
  printf("%.17g %.17g %.9f\n", check, lost / FULL, (t1.tv_sec - t0.tv_sec) + (t1.tv_nsec - t0.tv_nsec) / 1e9);
  return 0;
}
