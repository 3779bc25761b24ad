import type { Contribution, Mark, SchemeReading } from '../contribution.ts';
import type { AudienceAtom, Vector } from '../types.ts';
import { admittedBy, askedBy, profileFor } from './profile.ts';
import { audienceOf, byCaveat, byLevel, needToKnow } from './reading.ts';

/** The originator chooses whom to tell first, may always have it back, and may permit what the label does not. */
const originatorRights: readonly AudienceAtom[] = ['holder:originator', 'org:originator', 'permission:originator'];

const community: readonly AudienceAtom[] = ['community:recipient', ...originatorRights];
const clients: readonly AudienceAtom[] = ['org:recipient', 'clients-of:recipient', ...originatorRights];
const ownOrganisation: readonly AudienceAtom[] = ['org:recipient', ...originatorRights];
const namedPersons: readonly AudienceAtom[] = ['person:named', 'permission:originator'];

/**
 * TLP text of AMBER is the same in every version, while its audience is not: before FIRST 1.0 it stayed inside the
 * organisation. Without a date, an issuer's version or a machine form nobody can tell.
 */
function amberVintage(mark: Mark): 'first' | 'pre-first' | 'unknown' {
  const { created, produced, scheme } = mark.context;
  const day = created ?? produced;
  const form = mark.part.form ?? mark.context.format ?? '';
  if (mark.part.scheme === 'iep-2' || mark.part.scheme === 'ais-tlp') return 'first';
  if (day !== undefined) return day < '2016' ? 'pre-first' : 'first';
  if (scheme !== undefined || /stix|misp/.test(form)) return 'first';
  return profileFor(mark)?.amberReachesClients === true ? 'first' : 'unknown';
}

function amber(mark: Mark): readonly Contribution[] {
  const vintage = amberVintage(mark);
  const strict = vintage === 'pre-first' || (vintage === 'unknown' && mark.context.reading === 'decision');
  if (strict) {
    const why =
      vintage === 'pre-first'
        ? 'AMBER of before 2016 stays inside the organisation that received it.'
        : 'AMBER without date or issuer may be of before 2016, so it is held as AMBER+STRICT.';
    return [
      byLevel(mark, `tlp-amber-${vintage}`, why, audienceOf(ownOrganisation, needToKnow)),
      onward(mark, 'consent'),
    ];
  }
  return [
    byLevel(
      mark,
      'tlp-amber-audience',
      'AMBER may go to the organisation that received it and to its clients who need to know, not up to its providers.',
      audienceOf([...clients, ...admittedBy(mark, 'AMBER')], needToKnow),
    ),
    onward(mark, 'clients'),
  ];
}

const passing = {
  free: 'It may be passed on freely.',
  within: 'Pass it on inside the community only.',
  clients: 'Clients may have it to protect themselves, and pass it no further.',
  consent: 'Pass it on to nobody else without the permission of its originator.',
} as const;

/** How far a recipient may pass it on: a duty of later, which does not gate the share that is being decided. */
function onward(mark: Mark, mode: keyof typeof passing): Contribution {
  const part: Vector = { onward_release: { mode, consenters: mode === 'consent' ? ['originator'] : [] } };
  return byLevel(mark, `tlp-onward-${mode}`, passing[mode], part, true);
}

const levels: Readonly<Record<string, (mark: Mark) => readonly Contribution[]>> = {
  CLEAR: mark => [byLevel(mark, 'tlp-clear-audience', 'CLEAR may go to anyone.', audienceOf()), onward(mark, 'free')],
  GREEN: mark => [
    byLevel(
      mark,
      'tlp-green-audience',
      "GREEN stays inside the recipient's community and off public channels.",
      audienceOf([...community, ...admittedBy(mark, 'GREEN')]),
    ),
    onward(mark, 'within'),
  ],
  AMBER: amber,
  'AMBER+STRICT': mark => [
    byLevel(
      mark,
      'tlp-amber-strict-audience',
      'AMBER+STRICT stays inside the organisation that received it.',
      audienceOf([...ownOrganisation, ...admittedBy(mark, 'AMBER+STRICT')], needToKnow),
    ),
    onward(mark, 'consent'),
  ],
  RED: mark => [
    byLevel(
      mark,
      'tlp-red-audience',
      'RED is for the named individuals of the exchange only.',
      audienceOf([...namedPersons, ...admittedBy(mark, 'RED')], needToKnow),
    ),
    onward(mark, 'consent'),
  ],
};

/** The Traffic Light Protocol, both versions. */
export const tlp: SchemeReading = {
  level(mark) {
    const label = mark.part.level === 'WHITE' ? 'CLEAR' : (mark.part.level ?? '');
    const statements = levels[label]?.(mark);
    return statements && [...statements, ...askedBy(mark, label)];
  },
  caveat: (_mark, use) =>
    use.code === 'EX:CHR'
      ? [
          byCaveat(use, 'source-not-named', 'The identity of the source must not be disclosed.', {
            attribution: { source: 'must-not-name' },
          }),
        ]
      : undefined,
};
