import { factNames } from '#engines/handling/fact-names.ts';
import type { ComponentName, Vector } from '#engines/handling/types.ts';
import { type Text, useText } from '#platform/i18n/registry.ts';

/** Names of what a vector holds as codes: countries in the reader's language, schemes and levels as their packs call them. */
export interface Names {
  readonly country: (code: string) => string;
  readonly scheme: (id: string) => string;
  readonly level: (scheme: string, code: string) => string;
}

/** A fact of a sharing question by its name, as a statement: `need_to_know`, `consent:CERT Nordmark`, `briefed:SI`. */
export function factWords(t: Text, name: string): string {
  if ((factNames as readonly string[]).includes(name)) return t(`fact.${name}`);
  const colon = name.indexOf(':');
  const [kind, rest] = colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
  if (kind === 'consent') {
    const who = rest.replace(/^originator:/, '');
    return who === 'originator' ? t('consent.originator') : t('consent.named', { who });
  }
  if (kind === 'briefed') return t('named.briefed', { what: rest });
  if (kind === 'in_audience') return t('named.audience', { what: rest });
  if (kind === 'action_allowed_by_other_law') return t('named.otherLaw', { what: t(`action.${rest}`) });
  return name.replaceAll('_', ' ');
}

const fixed = new Set([
  'anyone',
  'defender',
  'person:named',
  'org:recipient',
  'org:originator',
  'clients-of:recipient',
  'providers-of:recipient',
  'community:recipient',
  'holder:originator',
  'consent:originator',
  'permission:originator',
  'us-sector:executive',
  'us-sector:contractor',
  'us-sector:sltt',
  'us-sector:other',
]);

type Say = (t: Text, rest: string, names: Names) => string;

const namespaces: Readonly<Record<string, Say>> = {
  fact: (t, rest) => factWords(t, rest),
  shown: (t, rest) => factWords(t, rest),
  consent: (t, who) => t('consent.named', { who: who.replaceAll('-', ' ') }),
  permission: (t, who) => t('consent.named', { who: who.replaceAll('-', ' ') }),
  country: (t, code, names) => t('in.country', { name: names.country(code) }),
  nationals: (t, codes, names) => t('in.nationals', { names: codes.split('+').map(names.country).join(', ') }),
  persons: (t, codes, names) => t('in.persons', { names: codes.split('+').map(names.country).join(', ') }),
  member: (t, body) => t('in.member', { body }),
  administration: (t, place, names) => t('in.administration', { name: names.country(place) }),
  community: (t, what) => t('in.community', { what }),
  group: (t, what) => t('in.group', { what }),
  audience: (t, what) => t('named.audience', { what }),
  after: (t, day) => t('in.after', { day }),
};

/** One atom of an audience, in words that fit after "for". */
export function atomWords(t: Text, atom: string, names: Names): string {
  if (fixed.has(atom)) return t(`atom.${atom.replace(':', '_')}`);
  const colon = atom.indexOf(':');
  const [kind, rest] = [atom.slice(0, colon), atom.slice(colon + 1)];
  if (kind === 'view') return t('in.view', { who: atomWords(t, rest, names) });
  return namespaces[kind]?.(t, rest, names) ?? atom;
}

function clauseWords(t: Text, clause: readonly string[], names: Names): string {
  if (clause.length === 0) return t('say.nobody');
  const countries = clause
    .filter(atom => atom.startsWith('country:'))
    .map(atom => names.country(atom.slice('country:'.length)));
  const order = (atom: string): number =>
    atom.endsWith(':recipient') ? 0 : /^(permission|consent|holder):/.test(atom) ? 2 : 1;
  const others = clause
    .filter(atom => !atom.startsWith('country:'))
    .toSorted((a, b) => order(a) - order(b))
    .map(atom => atomWords(t, atom, names));
  const first = countries.length > 0 ? [t('in.country', { name: countries.join(', ') })] : [];
  return [...first, ...others].join(t('say.or'));
}

function audience(t: Text, vector: Vector, names: Names): readonly string[] {
  const { clauses = [], noneOf = [] } = vector.audience ?? {};
  if (clauses.length === 0 && noneOf.length === 0) return [t('say.everyone')];
  return [
    ...clauses.map(clause => t('say.mustBe', { who: clauseWords(t, clause, names) })),
    ...noneOf.map(atom => t('say.never', { who: atomWords(t, atom, names) })),
  ];
}

function release(t: Text, vector: Vector): readonly string[] {
  const { mode = 'free', consenters = [] } = vector.onward_release ?? {};
  return [t(`release.${mode}`), ...consenters.map(who => t('say.consent', { what: factWords(t, `consent:${who}`) }))];
}

const protection = (t: Text, vector: Vector, names: Names): readonly string[] =>
  (vector.protection ?? []).map(({ scheme, level }) =>
    t('say.protected', { level: names.level(scheme, level), scheme: names.scheme(scheme) }),
  );

const conditions = (t: Text, vector: Vector): readonly string[] =>
  (vector.caveat_conditions ?? []).map(condition =>
    condition === 'encrypt-in-transit'
      ? t('say.encrypt')
      : t('say.condition', { what: condition.replace(/^[^:]*:/, '') }),
  );

const permitted = (t: Text, vector: Vector): readonly string[] => [
  vector.permitted_actions?.length
    ? t('say.only', { what: vector.permitted_actions.map(action => t(`action.${action}`)).join(', ') })
    : t('say.noAction'),
];

const attribution = (t: Text, vector: Vector): readonly string[] =>
  Object.entries(vector.attribution ?? {}).map(([who, rule]) => t(`attribution.${rule}`, { who }));

const duration = (t: Text, vector: Vector): readonly string[] => {
  const stated = Object.entries(vector.duration ?? {}).filter(([, value]) => value !== undefined);
  return stated.length === 0 ? [t('say.noEnd')] : stated.map(([key, value]) => t(`duration.${key}`, { when: value }));
};

const law = (t: Text, vector: Vector, names: Names): readonly string[] =>
  (vector.legal_basis ?? []).map(basis => t('say.law', { basis: names.scheme(basis.replace(/^[A-Z]+:/, '')) }));

const byComponent: Readonly<Record<ComponentName, (t: Text, vector: Vector, names: Names) => readonly string[]>> = {
  audience,
  onward_release: release,
  protection,
  caveat_conditions: conditions,
  permitted_actions: permitted,
  attribution,
  duration,
  legal_basis: law,
};

/** What one component of a marking says, in sentences of the reader's language; null when the marking is silent on it. */
export const componentWords = (
  t: Text,
  component: ComponentName,
  vector: Vector,
  names: Names,
): readonly string[] | null => (vector[component] === undefined ? null : byComponent[component](t, vector, names));

/** Says facts and components in the language now shown. */
export function useWords(names: Names) {
  const t = useText('handling');
  return {
    component: (component: ComponentName, vector: Vector) => componentWords(t, component, vector, names),
    fact: (name: string) => factWords(t, name),
  };
}
