import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { type Joined, joinMarkings } from './join.ts';
import { parseMarking } from './parse/index.ts';
import { announceSeed } from './testing/worlds.ts';
import type { Marking, MarkingContext } from './types.ts';

const lexicons = loadLexicons();

/** Every marking that a case of a pack reads without objection. */
const pool = [...lexicons.byId.values()].flatMap(({ more }) =>
  (more.cases as readonly { text: string; context?: MarkingContext }[])
    .map(({ text, context }) => parseMarking(text, context ?? {}, lexicons))
    .filter(({ errors, ambiguous, scheme }) => errors.length === 0 && !ambiguous && scheme !== 'unresolved'),
);
const byScheme = [...Map.groupBy(pool, ({ scheme }) => scheme).values()];
const join = (...markings: readonly Marking[]): Joined =>
  joinMarkings(
    markings.map(marking => ({ marking })),
    lexicons,
  );
const said = ({ marking, vector, audience, foreign_audience }: Joined) => ({
  marking,
  vector,
  audience,
  foreign_audience,
});

test('the banner of a whole is idempotent, commutative and, where it can be written as one mark, associative', () => {
  const random = seededRandom(announceSeed(process.env.ENTENTE_SEED, 5));
  let joinedAgain = 0;
  for (let round = 0; round < 3000; round++) {
    const source = random.chance(0.3) ? pool : random.pick(byScheme);
    const [a, b, c] = [random.pick(source), random.pick(source), random.pick(source)] as [Marking, Marking, Marking];
    const whole = join(a, b, c);
    const shown = [a, b, c].map(({ canonical }) => canonical).join(' + ');
    assert.deepEqual(said(join(c, a, b)), said(whole), shown);
    assert.deepEqual(said(join(a, b, c, a)), said(whole), shown);
    const first = join(a, b);
    const [mark, other] = first.marks;
    if (!mark || other) continue;
    const banner = parseMarking(first.marking, { scheme: mark.scheme }, lexicons);
    if (banner.errors.length > 0 || banner.ambiguous) continue;
    assert.equal(join(banner, c).marking, whole.marking, shown);
    joinedAgain++;
  }
  assert.ok(joinedAgain > 500, String(joinedAgain));
});

test('a release that every part bears stands over the whole; one that only some bear does not', () => {
  const nato = (text: string) => parseMarking(text, { scheme: 'nato' }, lexicons);
  const sweden = nato('NATO RESTRICTED RELEASABLE TO SWE');
  const both = nato('NATO RESTRICTED RELEASABLE TO FIN, SWE');
  assert.equal(join(sweden, sweden).marking, 'NATO RESTRICTED RELEASABLE TO SWE');
  assert.equal(join(sweden, both).marking, 'NATO RESTRICTED RELEASABLE TO SWE');
  assert.equal(join(sweden, nato('NATO RESTRICTED')).marking, 'NATO RESTRICTED');
  assert.equal(join(sweden, nato('NATO RESTRICTED RELEASABLE TO FIN')).marking, 'NATO RESTRICTED');
  const zealand = (text: string) => parseMarking(text, { scheme: 'nz-psr' }, lexicons);
  const left = join(zealand('SECRET REL NZL, AUS'), zealand('SECRET REL NZL, GBR'));
  assert.ok(!left.marking.includes('REL'), 'a list that leaves only its owner releases to nobody');
});

test('words beside a label stand beside the label of the whole, each once, and are read again', () => {
  const tlp = (text: string) => parseMarking(text, {}, lexicons);
  const whole = join(
    tlp('TLP:AMBER - not for Freedonia'),
    tlp('TLP:AMBER+STRICT'),
    tlp('TLP:GREEN - not for Sylvania'),
  );
  assert.equal(whole.marking, 'TLP:AMBER+STRICT - not for Freedonia; not for Sylvania');
  const banner = tlp(whole.marking);
  assert.deepEqual(banner.errors, []);
  assert.equal(join(banner, tlp('TLP:AMBER - not for Freedonia')).marking, whole.marking);
});
