import type { Reason } from '#engines/kernel/citation.ts';
import { coalitionOf, membersOf } from '../countries.ts';
import type { Lexicons, Marking, ParsedCaveat } from '../types.ts';
import { argsOf, common, has, type Portions } from './portions.ts';

type Portion = Pick<Marking, 'caveats'>;

/** For a banner only TEYE, ACGU and FVEY are expanded; another group is common only where every portion writes it. */
function bannerEntries(entries: readonly string[], lexicons: Lexicons, at?: string): readonly string[] {
  return entries.flatMap(entry =>
    coalitionOf(entry, lexicons)?.bannerRollUp === true ? (membersOf(entry, lexicons, at) ?? [entry]) : [entry],
  );
}

const rule = (code: string, text: string, place: string): Reason => ({
  code,
  text,
  citation: { source: 'ICMARK', place, confidence: 'confirmed' },
});

const noforn = (because: Reason) => ({
  caveats: [{ code: 'NOFORN', class: 'shrinks-audience' } as const],
  because: [because],
});

/** USA first, then by alphabet: countries before groups. */
const inOrder = (entries: readonly string[]) =>
  entries.toSorted((a, b) => Number(b === 'USA') - Number(a === 'USA') || a.length - b.length || (a < b ? -1 : 1));

function releasable(portion: Portion, { lexicons, at }: Portions) {
  const release = bannerEntries(argsOf(portion, 'REL TO', 'EYES ONLY'), lexicons, at);
  const display = bannerEntries(argsOf(portion, 'DISPLAY ONLY'), lexicons, at);
  return { release, sight: [...release, ...display] };
}

/** The lists that all portions share: release first, then sight where only sight is shared. */
function sharedLists(
  portions: Portions,
  marks: readonly Portion[],
): { caveats: readonly ParsedCaveat[]; because: readonly Reason[] } {
  const lists = marks.map(mark => releasable(mark, portions));
  const release = common(lists.map(list => list.release)).filter(entry => entry !== 'USA');
  const sight = common(lists.map(list => list.sight)).filter(entry => entry !== 'USA' && !release.includes(entry));
  const eyes = marks.every(mark => has(mark, 'EYES ONLY'));
  const caveats: ParsedCaveat[] = [];
  if (release.length > 0) {
    const entries = inOrder(['USA', ...release]);
    caveats.push(
      eyes
        ? { code: 'EYES ONLY', args: entries, class: 'shrinks-audience' }
        : { code: 'REL TO', args: entries, class: 'grants-release' },
    );
  }
  if (sight.length > 0) caveats.push({ code: 'DISPLAY ONLY', args: inOrder(sight), class: 'grants-release' });
  if (caveats.length === 0)
    return noforn(
      rule(
        'nothing-in-common',
        'The release lists have nothing but USA in common, which means NOFORN.',
        'Table 3 rules 11, 23',
      ),
    );
  return {
    caveats,
    because: [
      rule(
        'release-intersection',
        'The banner releases only to what every contributing portion releases to.',
        'ISM-ID-00320; Table 3',
      ),
    ],
  };
}

/** The release part of a US banner, after ICMARK Table 3. */
export function rollUpRelease(portions: Portions): { caveats: readonly ParsedCaveat[]; because: readonly Reason[] } {
  const marks = portions.marks;
  if (marks.some(mark => has(mark, 'NOFORN') || mark.caveats.some(caveat => caveat.code.endsWith('-NF')))) {
    return noforn(rule('noforn-dominates', 'One NOFORN portion makes the banner NOFORN.', 'ISM-ID-00070'));
  }
  const contributing = portions.scheme === 'us-capco' ? marks.filter(mark => mark.level !== 'U') : marks;
  const subject = contributing.length > 0 ? contributing : marks;
  const decided = (mark: Portion) => has(mark, 'REL TO', 'DISPLAY ONLY', 'EYES ONLY');
  const delegated = subject.filter(mark => has(mark, 'RELIDO'));
  if (!subject.some(mark => decided(mark) || has(mark, 'RELIDO'))) return { caveats: [], because: [] };
  const relido: ParsedCaveat = { code: 'RELIDO', class: 'grants-release' };
  if (delegated.length === subject.length) {
    const lists = subject.every(decided) ? sharedLists(portions, subject) : { caveats: [], because: [] };
    return {
      caveats: [...lists.caveats.filter(caveat => caveat.code !== 'NOFORN'), relido],
      because: [...lists.because, rule('relido-in-all', 'Every classified portion is RELIDO.', 'ISM-ID-00132')],
    };
  }
  if (subject.every(decided)) return sharedLists(portions, subject);
  if (delegated.length > 0)
    return noforn(rule('relido-mixed', 'RELIDO beside portions without it gives NOFORN.', 'Table 3 rules 10, 18'));
  return noforn(
    rule(
      'undecided-portion',
      'A portion without a release decision blocks release of the whole.',
      'ISM-ID-00088; Table 3 rules 12, 16, 19',
    ),
  );
}
