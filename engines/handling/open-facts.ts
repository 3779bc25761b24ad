import type { AudienceAtom } from './types.ts';

/** The question behind an atom that nobody could settle: a stable code and the question in words. */
export interface OpenFact {
  readonly code: string;
  readonly text: string;
}

const questions: Readonly<Record<string, (rest: string) => OpenFact>> = {
  fact: name => ({ code: name, text: `Is this so: ${name.replaceAll('_', ' ').replaceAll(':', ' ')}?` }),
  audience: code => ({ code: `in_audience:${code}`, text: `Is the recipient among those ${code} admits?` }),
  consent: who => {
    const name = who.replace(/^originator:/, '');
    return { code: `consent:${name}`, text: `Does ${name === 'originator' ? 'the originator' : name} consent?` };
  },
  org: () => ({ code: 'organisation', text: 'To which organisation does the recipient belong?' }),
  'client-of': who => ({ code: 'client_of', text: `Is the recipient a client of ${who}?` }),
  'provider-to': who => ({ code: 'provider_to', text: `Does the recipient provide services to ${who}?` }),
  community: () => ({ code: 'communities', text: 'To which communities does the recipient belong?' }),
  group: name => ({ code: 'communities', text: `Does the recipient belong to ${name}?` }),
  defender: () => ({ code: 'communities', text: 'Does the recipient belong to the community of defenders?' }),
  country: () => ({ code: 'country', text: 'Of which country is the recipient?' }),
  constituent: () => ({ code: 'country', text: 'Of which country and kind is the recipient?' }),
  member: body => ({ code: 'country', text: `Is the recipient of a member of ${body}?` }),
  administration: () => ({ code: 'kind', text: 'Is the recipient a public administration, and of which country?' }),
  'us-sector': () => ({
    code: 'kind',
    text: 'Is the recipient federal, a federal contractor, or state, local or tribal?',
  }),
  nationals: () => ({ code: 'nationality', text: 'Of which nationality are the persons who would handle it?' }),
  persons: () => ({ code: 'nationality', text: 'Of which nationality are the persons who would handle it?' }),
  person: () => ({ code: 'named_recipient', text: 'Is the recipient one of the named individuals?' }),
  clearance: level => ({ code: 'clearances', text: `Does the recipient hold a clearance in force for ${level}?` }),
  recognised: level => ({
    code: 'clearance_recognised',
    text: `Does the agreement recognise the recipient's own clearance for ${level}?`,
  }),
  agreement: scope => ({ code: 'agreements', text: `Which agreement in force covers ${scope}?` }),
  after: day => ({ code: 'at', text: `At what time is it to be decided (before or after ${day})?` }),
  unknown: () => ({ code: 'holder', text: 'Who holds the item, and to which communities does the holder belong?' }),
};

/** What to find out so that an undecided atom gets an answer. */
export function openFact(atom: AudienceAtom): OpenFact {
  const colon = atom.indexOf(':');
  const [namespace, rest] = colon < 0 ? [atom, ''] : [atom.slice(0, colon), atom.slice(colon + 1)];
  return questions[namespace]?.(rest) ?? { code: namespace, text: `Is this so: ${atom}?` };
}
