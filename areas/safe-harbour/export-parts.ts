import type { HarbourFact, HarbourView } from './contract.ts';

export type Language = 'en' | 'fr';
type Assessed = HarbourView['protections'][number];

const words = {
  en: {
    title: 'Safe harbours',
    holder: 'For',
    recipient: 'Towards',
    incident: 'Incident',
    exchange: 'Information and purpose',
    at: 'As of',
    knownAt: 'As known on',
    field: 'Field',
    value: 'Value',
    conditions: 'Conditions',
    limits: 'What it does not do',
    missing: 'Evidence missing',
    effects: 'Effects',
    nothingMissing: 'Nothing is missing.',
    met: 'MET',
    not_met: 'NOT MET',
    undecided: 'UNDECIDED',
    elsewhere: 'NOT MET: does not bear on this exchange',
    yes: 'yes',
    no: 'no',
    unknown: 'not known',
    from: 'from',
    by: 'stated by',
    supplier: {
      counsel: 'legal counsel',
      security: 'security team',
      management: 'management',
      records: 'records office',
      recipient: 'recipient',
      exchange: 'choose it on the page',
    },
    confidence: { confirmed: 'confirmed', recalled: 'recalled', uncertain: 'uncertain', mixed: 'mixed' },
    expired: 'ran out on',
    to: 'to',
    force: {
      yes: 'In force since',
      no: 'Lapsed since',
      unknown: 'Status unknown since',
      nothing: 'Nothing is recorded about',
    },
    notLive: 'not a real incident',
  },
  fr: {
    title: 'Protections légales',
    holder: 'Pour',
    recipient: 'Envers',
    incident: 'Incident',
    exchange: 'Information et finalité',
    at: 'État au',
    knownAt: 'Connu au',
    field: 'Champ',
    value: 'Valeur',
    conditions: 'Conditions',
    limits: 'Ce qu’elle ne fait pas',
    missing: 'Preuves manquantes',
    effects: 'Effets',
    nothingMissing: 'Rien ne manque.',
    met: 'REMPLIE',
    not_met: 'NON REMPLIE',
    undecided: 'INDÉCISE',
    elsewhere: 'NON REMPLIE : ne porte pas sur cet échange',
    yes: 'oui',
    no: 'non',
    unknown: 'inconnu',
    from: 'du',
    by: 'déclaré par',
    supplier: {
      counsel: 'conseil juridique',
      security: 'équipe de sécurité',
      management: 'direction',
      records: 'service des archives',
      recipient: 'destinataire',
      exchange: 'à choisir sur la page',
    },
    confidence: { confirmed: 'vérifié', recalled: 'de mémoire', uncertain: 'incertain', mixed: 'variable' },
    expired: 'échue le',
    to: 'au',
    force: {
      yes: 'En vigueur depuis le',
      no: 'Caduque depuis le',
      unknown: 'Statut inconnu depuis le',
      nothing: 'Rien n’est consigné au',
    },
    notLive: 'incident fictif',
  },
} as const;

export const harbourWords = (language: Language) => words[language];

export interface ConditionPart {
  readonly id: string;
  readonly state: string;
  readonly text: string;
  /** the article and how far it was checked */
  readonly cite: string;
  /** the facts that decide it, with value and source, or those that are missing */
  readonly evidence: readonly string[];
}

export interface ProtectionPart {
  readonly id: string;
  readonly title: string;
  readonly regulator: string;
  readonly instrument: string;
  readonly verdict: string;
  readonly inForce: string;
  readonly conditions: readonly ConditionPart[];
  readonly limits: readonly { readonly text: string; readonly cite: string }[];
  readonly effects: readonly string[];
  readonly missing: readonly string[];
}

export interface HarbourParts {
  readonly title: string;
  readonly marking: string;
  /** empty when live */
  readonly mode: string;
  readonly notice: string;
  readonly head: readonly (readonly [string, string])[];
  readonly protections: readonly ProtectionPart[];
}

/** The assessment in the words of one language, as every form of export sets it. */
export function harbourParts(view: HarbourView, language: Language): HarbourParts {
  const w = words[language];
  const only = view.protections.length === 1 ? view.protections[0] : undefined;
  const exchange = [view.informationClass, view.purpose].filter(Boolean).join(', ');
  const head: (readonly [string, string])[] = [
    [w.holder, view.holder.name],
    ...(view.recipient ? [[w.recipient, view.recipient.name] as const] : []),
    ...(view.incident ? [[w.incident, `${view.incident.ref}: ${view.incident.title}`] as const] : []),
    ...(exchange ? [[w.exchange, exchange] as const] : []),
    [w.at, view.at],
    [w.knownAt, view.knownAt],
  ];
  return {
    title: only ? `${w.title}: ${language === 'fr' ? only.titleFr : only.title}` : w.title,
    marking: view.marking,
    mode: isLive(view) ? '' : `${view.incident?.mode.toUpperCase()}: ${w.notLive}`,
    notice: view.notice[language],
    head,
    protections: view.protections.map(one => protectionPart(one, view, language)),
  };
}

const isLive = ({ incident }: HarbourView): boolean => incident === null || incident.mode === 'live';

function protectionPart(one: Assessed, view: HarbourView, language: Language): ProtectionPart {
  const w = words[language];
  const facts = new Map(view.facts.map(fact => [fact.name, fact]));
  const cited = ({ cite, confidence }: { cite: string; confidence: keyof typeof w.confidence }) =>
    `${cite} (${w.confidence[confidence]})`;
  const told = (texts: { text: string; fr: string }) => (language === 'fr' ? texts.fr : texts.text);
  return {
    id: one.protection,
    title: language === 'fr' ? one.titleFr : one.title,
    regulator: language === 'fr' ? one.regulatorFr : one.regulator,
    instrument: one.instrument,
    verdict: one.bears === 'no' ? w.elsewhere : w[one.verdict],
    inForce: forceText(one, language),
    conditions: one.conditions.map(condition => ({
      id: condition.id,
      state: { yes: w.met, no: w.not_met, unknown: w.undecided }[condition.truth],
      text: told(condition),
      cite: cited(condition),
      evidence: [
        ...known(condition, facts).flatMap(fact => factLine(fact, language)),
        ...condition.missing.flatMap(name => missingLine(facts.get(name), language)),
      ],
    })),
    limits: one.limits.map(limit => ({ text: told(limit), cite: cited(limit) })),
    effects: one.effects.map(told),
    missing: one.missing.flatMap(name => missingLine(facts.get(name), language)),
  };
}

/** Since when it stands, or does not, with what the pack says of it and how far that was checked. */
function forceText({ inForce }: Assessed, language: Language): string {
  const w = words[language];
  const { truth, since, until, note, day, confidence } = inForce;
  const said =
    since === null ? `${w.force.nothing} ${day}` : `${w.force[truth]} ${since}${until ? ` ${w.to} ${until}` : ''}`;
  return `${said}${note ? ` (${note[language]})` : ''}; ${w.confidence[confidence]}`;
}

/** Established facts of a condition: those that decided it, or all while it is open. */
function known(
  { truth, asks, decidedBy }: Assessed['conditions'][number],
  facts: ReadonlyMap<string, HarbourFact>,
): HarbourFact[] {
  const named = truth === 'unknown' ? asks : decidedBy;
  return named.flatMap(name => facts.get(name) ?? []).filter(fact => fact.value !== null);
}

/** A value as it is read in a sentence. */
export function valueText(value: HarbourFact['value'], language: Language): string {
  const w = words[language];
  if (value === null) return w.unknown;
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  return Array.isArray(value) ? value.join(', ') || '–' : String(value);
}

function factLine(fact: HarbourFact, language: Language): string[] {
  const w = words[language];
  const source = [fact.source, fact.statedBy && `${w.by} ${fact.statedBy}`, fact.since && `${w.from} ${fact.since}`];
  const shown = source.filter(Boolean).join(', ');
  return [`${fact.question[language]} ${valueText(fact.value, language)}${shown ? ` (${shown})` : ''}`];
}

function missingLine(fact: HarbourFact | undefined, language: Language): string[] {
  if (!fact) return [];
  const w = words[language];
  const supplier = w.supplier[fact.supplier as keyof typeof w.supplier] ?? fact.supplier;
  const expired = fact.expired ? ` (${w.expired} ${fact.expired})` : '';
  return [`${fact.question[language]} → ${supplier}: ${fact.evidence[language]}${expired}`];
}
