import type { Reason } from '#engines/kernel/citation.ts';
import type { ParsedCaveat } from '../types.ts';
import { argsOf, distinctCaveats, has, type Portions, type RollUp, without } from './portions.ts';
import { rollUpRelease } from './release-roll-up.ts';

const releaseMarks = ['REL TO', 'DISPLAY ONLY', 'RELIDO', 'EYES ONLY', 'NOFORN'] as const;

/** Controls that displace FOUO in an unclassified banner. */
const outranksFouo = ['PROPIN', 'DSEN', 'SBU', 'SBU-NF', 'LES', 'LES-NF'] as const;

const rule = (code: string, text: string, source: string, place: string): Reason => ({
  code,
  text,
  citation: { source, place, confidence: 'confirmed' },
});

/** The owner that every portion shares: then the whole is theirs too, and not a US document with foreign portions. */
export function sharedOwner({ marks }: Portions): string | undefined {
  const owners = new Set(marks.map(mark => mark.owner));
  return owners.size === 1 ? marks[0]?.owner : undefined;
}

function foreignSources(portions: Portions): readonly ParsedCaveat[] {
  const foreign = portions.marks.filter(mark => has(mark, 'FGI'));
  const owners =
    sharedOwner(portions) === undefined ? portions.marks.flatMap(mark => mark.owner?.split(' ') ?? []) : [];
  const named = [...foreign.flatMap(mark => argsOf(mark, 'FGI')), ...owners.filter(owner => owner !== 'USA')];
  if (foreign.length === 0 && named.length === 0) return [];
  const concealed = foreign.some(mark => argsOf(mark, 'FGI').length === 0);
  const sources = [...new Set(named)].toSorted();
  return [
    concealed ? { code: 'FGI', class: 'needs-originator' } : { code: 'FGI', args: sources, class: 'needs-originator' },
  ];
}

function officialUse(portions: Portions, kept: readonly ParsedCaveat[]): { keep: boolean; because: readonly Reason[] } {
  if (!portions.marks.some(mark => has(mark, 'FOUO'))) return { keep: false, because: [] };
  if (portions.marks.some(mark => mark.level !== 'U')) {
    return {
      keep: false,
      because: [
        rule('fouo-leaves-banner', 'FOUO stays at its portion and leaves a classified banner.', 'ISM', 'ISM-ID-00066'),
      ],
    };
  }
  const displaced = kept.some(caveat => (outranksFouo as readonly string[]).includes(caveat.code));
  const because = displaced
    ? [rule('fouo-displaced', 'Another dissemination control takes the place of FOUO in the banner.', 'ICMARK', 'H.8')]
    : [];
  return { keep: !displaced, because };
}

/** Caveats of a US classified or unclassified banner from its portions. */
export function rollUpClassified(portions: Portions): RollUp {
  const release = rollUpRelease(portions);
  const all = portions.marks.flatMap(mark => mark.caveats);
  const orcon = all.some(caveat => caveat.code === 'ORCON');
  const controls = without(all, ...releaseMarks, 'FGI', 'FOUO', ...(orcon ? ['ORCON-USGOV'] : []));
  const fouo = officialUse(portions, controls);
  const caveats = [
    ...controls,
    ...foreignSources(portions),
    ...release.caveats,
    ...all.filter(c => fouo.keep && c.code === 'FOUO'),
  ];
  const because = orcon
    ? [
        rule(
          'orcon-survives',
          'ORCON survives every join, each source keeping its own consenter.',
          'ISM',
          'ISM-ID-00067',
        ),
      ]
    : [];
  return {
    caveats: distinctCaveats(caveats),
    because: [...release.because, ...because, ...fouo.because],
    conditions: [],
  };
}

/** Who each limited dissemination control admits, as sectors; what two of them share may bear another name. */
const sectors: Readonly<Record<string, readonly string[]>> = {
  'FED ONLY': ['executive'],
  FEDCON: ['executive', 'contractor'],
  NOCON: ['executive', 'sltt', 'other'],
};

function sectorControl(marks: Portions['marks']): { caveats: readonly ParsedCaveat[]; because: readonly Reason[] } {
  const used = Object.keys(sectors).filter(code => marks.some(mark => has(mark, code)));
  const make = (code: string): ParsedCaveat => ({ code, class: 'shrinks-audience' });
  if (used.length < 2) return { caveats: used.map(make), because: [] };
  const text = `${used.join(' and ')} together leave the FED ONLY audience.`;
  return {
    caveats: [make('FED ONLY')],
    because: [rule('fed-only-intersection', text, 'CUIREG', 'Limited Dissemination Controls')],
  };
}

/** Caveats of a CUI banner: categories add up, audiences intersect, DL ONLY replaces the other controls but no law. */
export function rollUpCui(portions: Portions): RollUp {
  const all = portions.marks.flatMap(mark => mark.caveats);
  const categories = all.filter(caveat => caveat.class === 'adds-handling');
  if (all.some(caveat => caveat.code === 'DL ONLY')) {
    const because = [
      rule(
        'dl-only-supersedes',
        'DL ONLY supersedes the other controls; categories under law stay.',
        'CUIREG',
        'DL ONLY',
      ),
    ];
    return {
      caveats: distinctCaveats([...categories, ...all.filter(c => c.code === 'DL ONLY')]),
      because,
      conditions: [],
    };
  }
  const release = rollUpRelease(portions);
  const sector = sectorControl(portions.marks);
  const other = without(all, ...releaseMarks, ...Object.keys(sectors)).filter(
    caveat => caveat.class !== 'adds-handling',
  );
  return {
    caveats: distinctCaveats([...categories, ...sector.caveats, ...other, ...release.caveats]),
    because: [...sector.because, ...release.because],
    conditions: [],
  };
}
