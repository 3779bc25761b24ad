import type { CaveatUse, Contribution, SchemeReading } from '../contribution.ts';
import { type AudienceAtom, actions, type Vector } from '../types.ts';
import { nationalityCaveat } from './nationality.ts';
import { audienceOf, byCaveat } from './reading.ts';
import { tlp } from './tlp.ts';

const say = (use: CaveatUse, text: string, part: Vector): readonly Contribution[] => [
  byCaveat(use, use.code.toLowerCase().replaceAll('_', '-'), text, part),
];

/** AIS marks of STIX 1: a TLP colour, to whom the submitter may be named, and protection under the 2015 Act. */
export const ais: SchemeReading = {
  level: () => [],
  caveat(mark, use) {
    const value = (use.args[0] ?? '').toUpperCase();
    switch (use.code) {
      case 'TLPMarking':
        return tlp.level?.({ ...mark, part: { ...mark.part, level: value } });
      case 'AISConsent': {
        if (value === 'EVERYONE')
          return say(use, 'The submitter may be named to everyone.', { attribution: { submitter: 'may' } });
        const text =
          value === 'USG'
            ? 'The submitter may be named to the US government only.'
            : 'The submitter may be named to nobody.';
        return say(use, text, { attribution: { submitter: 'must-not-name' } });
      }
      case 'CISA_Proprietary':
        return value === 'TRUE'
          ? say(use, 'Proprietary under the Cybersecurity Information Sharing Act of 2015.', {
              legal_basis: ['US:CISA-2015'],
            })
          : [];
      default:
        return undefined;
    }
  },
};

const shareable: Readonly<Record<string, AudienceAtom>> = { 'USA.USG': 'us-sector:executive' };

const determinations: Readonly<Record<string, readonly [string, Vector]>> = {
  PUBREL: ['Released to the public.', audienceOf()],
  FOUO: ['For official use only.', audienceOf(['fact:need_to_know'])],
};

/** ACS 3.0: what is understood is read; privileges with their defaults and exceptions stay closed until attested. */
export const acs: SchemeReading = {
  level: () => [],
  caveat(mark, use) {
    const values = use.args.map(value => value.toUpperCase());
    if (use.code === 'formal_determination') {
      const known = values.flatMap(value =>
        determinations[value] ? say(use, determinations[value][0], determinations[value][1]) : [],
      );
      return values.includes('NF')
        ? [...known, ...(nationalityCaveat(mark, { ...use, family: 'NOFORN' }) ?? [])]
        : known;
    }
    if (use.code === 'shareability') {
      return say(
        use,
        `May be shared with ${values.join(', ')}.`,
        audienceOf(values.map(value => shareable[value] ?? `audience:${value}`)),
      );
    }
    if (use.code === 'sensitivity') {
      const pcii = say(use, 'PCII: not for collateral regulatory use.', {
        ...audienceOf(['fact:pcii_authorised']),
        permitted_actions: actions.filter(action => action !== 'regulate'),
      });
      return [
        ...(values.includes('PCII') ? pcii : []),
        ...say(use, `Sensitive: ${values.join(', ')}.`, { caveat_conditions: values.map(value => `acs-3:${value}`) }),
      ];
    }
    if (use.code === 'classification' && values[0] !== undefined) {
      return say(use, `Classified ${values[0]} in the sense of EO 13526.`, {
        protection: [{ scheme: 'us-capco', level: values[0], order: ['U', 'C', 'S', 'TS'].indexOf(values[0]) }],
      });
    }
    return undefined;
  },
};
