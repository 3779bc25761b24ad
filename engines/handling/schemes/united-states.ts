import type { CaveatUse, Contribution, Mark, SchemeReading } from '../contribution.ts';
import { type Action, actions, type AudienceAtom, type Vector } from '../types.ts';
import { genericLevel, onwardConsent } from './generic.ts';
import { nationalityCaveat } from './nationality.ts';
import { audienceOf, byCaveat, byLevel } from './reading.ts';
import { foreignOrigin, foreignOwners, listedCountries, releaseStatement } from './release.ts';

const executive: AudienceAtom = 'us-sector:executive';
const contractor: AudienceAtom = 'us-sector:contractor';

/** PCII serves protection and recovery; it may not be used for collateral regulation or in civil action. */
const pciiActions: readonly Action[] = actions.filter(
  a => !['regulate', 'use-in-court', 'publish', 'resell'].includes(a),
);

/** Limited dissemination controls of the CUI registry, each as the sectors of government it admits. */
const ldcs: Readonly<Record<string, readonly AudienceAtom[]>> = {
  'FED ONLY': [executive],
  FEDCON: [executive, contractor],
  NOCON: [executive, 'us-sector:sltt', 'us-sector:other'],
  'ATTORNEY-CLIENT': ['fact:attorney_or_client'],
  'ATTORNEY-WP': ['fact:attorney_or_client', 'permission:overseeing-attorney'],
};

function sharedCaveat(mark: Mark, use: CaveatUse): readonly Contribution[] | undefined {
  if (use.family.endsWith('-NF')) {
    const noforn = nationalityCaveat(mark, { ...use, family: 'NOFORN' }) ?? [];
    return [
      ...noforn,
      byCaveat(use, 'non-ic-control', `${use.code} adds its own handling.`, {
        caveat_conditions: [`${mark.part.scheme}:${use.code}`],
      }),
    ];
  }
  if (/^(REL TO|DISPLAY ONLY|RELIDO)$/.test(use.family)) return [];
  return nationalityCaveat(mark, use);
}

function classifiedCaveat(mark: Mark, use: CaveatUse): readonly Contribution[] | undefined {
  const say = (code: string, text: string, part: Vector) => [byCaveat(use, code, text, part)];
  switch (use.family) {
    case 'ORCON-USGOV':
      return say(
        'orcon-usgov',
        'ORCON-USGOV: beyond the executive branch only with the originator.',
        audienceOf([executive, 'consent:originator']),
      );
    case 'PROPIN':
      return say(
        'propin',
        'PROPIN: not outside the federal government and not to contractors without originator and provider.',
        audienceOf([executive, 'permission:originator']),
      );
    case 'FGI': {
      const sources = use.args.length > 0 ? listedCountries(mark, use.args) : ['concealed-foreign-source'];
      return say(
        'fgi',
        `Foreign government information of ${sources.join(', ')}: each source must consent to release.`,
        {
          caveat_conditions: sources.map(source => `us-capco:FGI ${source}`),
          onward_release: { mode: 'consent', consenters: sources },
        },
      );
    }
    case 'FOUO':
      return say('fouo', 'FOUO: official need.', audienceOf(['fact:need_to_know']));
    default:
      return sharedCaveat(mark, use);
  }
}

/** EO 13526 and the CAPCO register: classified portions have no foreign release by default. */
export const usClassified: SchemeReading = {
  level(mark) {
    const classified = mark.part.level !== 'U' && mark.part.level !== 'R';
    const noforn = mark.caveats.some(use => use.family === 'NOFORN' || use.family.endsWith('-NF'));
    const owners = foreignOwners(mark);
    if (owners.length > 0) return [...genericLevel(mark), ...foreignOrigin(mark, owners)];
    const statements = genericLevel(mark).filter(c => classified || c.part.audience === undefined);
    return [...statements, ...(noforn ? [] : releaseStatement(mark, classified))];
  },
  caveat: (mark, use) => (use.family === 'ORCON' ? onwardConsent(mark, use) : classifiedCaveat(mark, use)),
};

/** Controlled Unclassified Information: a lawful government purpose, categories, and limited dissemination controls. */
export const usCui: SchemeReading = {
  level(mark) {
    const statements = genericLevel(mark).filter(c => c.part.audience === undefined);
    const purpose = byLevel(
      mark,
      'cui-lawful-purpose',
      'CUI may be shared only where that furthers a lawful government purpose.',
      audienceOf(['fact:lawful_government_purpose', 'fact:need_to_know']),
    );
    const noforn = mark.caveats.some(use => use.family === 'NOFORN' || use.family === 'DL ONLY');
    return [...statements, purpose, ...(noforn ? [] : releaseStatement(mark, false))];
  },
  caveat(mark, use) {
    const say = (code: string, text: string, part: Vector) => [byCaveat(use, code, text, part)];
    if (use.family === 'DL ONLY')
      return say(
        'dl-only',
        'DL ONLY: the accompanying list alone says who may have it.',
        audienceOf(['fact:on_distribution_list']),
      );
    const superseded = mark.caveats.some(other => other.family === 'DL ONLY') && use.caveat?.effect !== 'adds-handling';
    if (superseded) return [];
    if (ldcs[use.family])
      return say(
        'cui-dissemination',
        `${use.code}: ${use.caveat?.audience ?? 'limited dissemination'}.`,
        audienceOf(ldcs[use.family] ?? []),
      );
    if (/^(SP-)?PCII$/.test(use.family)) return pcii(mark, use);
    return sharedCaveat(mark, use);
  },
};

const pcii = (mark: Mark, use: CaveatUse): readonly Contribution[] => [
  byCaveat(use, 'pcii-authorised', 'PCII is for trained, authorised users.', {
    ...audienceOf(['fact:pcii_authorised']),
    caveat_conditions: [`${mark.part.scheme}:${use.code}`],
  }),
  byCaveat(use, 'pcii-purpose', 'PCII may not be used for collateral regulatory purposes (6 CFR 29.3(b), 29.8(b)).', {
    permitted_actions: pciiActions,
  }),
];

const holders: Readonly<Record<string, readonly [AudienceAtom, string]>> = {
  'us-ssi': ['fact:covered_person', 'SSI is for covered persons with a need to know (49 CFR 1520.11).'],
  'us-cvi': ['fact:cvi_authorised', 'CVI is for CVI-authorised users with a need to know.'],
  'us-ceii': [
    'fact:ceii_nondisclosure_agreement',
    'CEII goes to a requester with a need, under a non-disclosure agreement.',
  ],
  'us-pcii': ['fact:pcii_authorised', 'PCII is for trained, authorised users with a need to know.'],
};

/** Statutory protections: who may hold them, and for what. */
export const usStatutory: SchemeReading = {
  level(mark) {
    const [atom, text] = holders[mark.part.scheme] ?? [];
    if (atom === undefined || text === undefined) return undefined;
    const holder = byLevel(mark, 'statutory-holder', text, audienceOf([atom], ['fact:need_to_know']));
    const purpose = byLevel(
      mark,
      'pcii-purpose',
      'PCII may not be used for collateral regulatory purposes (6 CFR 29.3(b), 29.8(b)).',
      { permitted_actions: pciiActions },
    );
    const rest = genericLevel(mark).filter(c => c.part.audience === undefined);
    return mark.part.scheme === 'us-pcii' ? [...rest, holder, purpose] : [...rest, holder];
  },
  caveat: (_mark, use) =>
    use.family === 'NO-REGULATORY-USE'
      ? [
          byCaveat(use, 'pcii-purpose', 'No regulatory use without the program manager and the submitter.', {
            permitted_actions: actions.filter(a => a !== 'regulate'),
          }),
        ]
      : undefined,
};
