import { fail } from '#engines/kernel/failure.ts';
import { askedFrom } from './asked.ts';
import type { Asked } from './situation.ts';
import { nameOf, wordOf } from './named.ts';
import { placeFor } from './place.ts';
import { grouped } from './words.ts';
import { written } from './stages.ts';
import type { EvaluateInput, FactValue, Regime, Regimes, Stage, Vocabulary } from './types.ts';

/** One item that the rule asks for: what is said about it, from where, or that it is missing. */
export interface ReportFormItem {
  readonly id: string;
  readonly label: string;
  /** false where the rule asks for it only if available */
  readonly required: boolean;
  readonly value?: string;
  /** true while a required item has no value */
  readonly missing: boolean;
  readonly cite: string;
  /** facts and clocks the value was filled from, or would be */
  readonly facts: readonly string[];
  /** what these are called in a report */
  readonly named: readonly string[];
  /** items of the FSB Format for Incident Reporting Exchange, each with its section */
  readonly fire?: string;
  /** groups of the Cyber Incident Reporting Council's model form */
  readonly circ?: string;
  readonly source: 'facts' | 'author' | 'none';
}

export interface ReportForm {
  readonly regime: string;
  readonly stage: string;
  readonly to: string;
  readonly items: readonly ReportFormItem[];
  /** labels of required items without a value */
  readonly missing: readonly string[];
  /** the models that items are mapped into, with their editions */
  readonly models: readonly string[];
  readonly notice: string;
}

/**
 * The form of one stage, filled from an incident: each content item with its article, its value from the facts or
 * from `written` (by item id, the author's own words go first), and what required content is missing.
 * @throws FailureError `unknown-regime`, `unknown-stage`, and those of `evaluateDuties` for facts
 */
export function reportForm(
  regimes: Regimes,
  regimeId: string,
  stageId: string,
  input: EvaluateInput,
  values: Readonly<Record<string, string>> = {},
): ReportForm {
  const regime =
    regimes.byId.get(regimeId) ?? fail('unknown-regime', `There is no regime \`${regimeId}\`.`, { pointer: '/regime' });
  const stage =
    regime.stages.find(s => s.id === stageId) ??
    fail('unknown-stage', `${regime.title} has no stage \`${stageId}\`.`, {
      pointer: '/stage',
      next: `It has ${regime.stages.map(s => s.id).join(', ')}.`,
    });
  const asked = askedFrom(regimes, input);
  const asks = contentOf(regime, stage, regimes);
  const items = asks.content.map(label => {
    const item = itemOf(label, asks.cite, asked, regime, values);
    return asks.prescribed ? item : { ...item, required: false, missing: false };
  });
  const { reportModels } = regimes.vocabulary;
  return {
    regime: regimeId,
    stage: stageId,
    to: stage.to,
    items,
    missing: items.filter(item => item.missing).map(item => item.label),
    models: ['fire', 'circ'].flatMap(id => {
      const model = reportModels.get(id);
      return model ? [`${model.title}, ${model.edition}`] : [];
    }),
    notice: 'Decision support, not legal advice: check the cited article before handing it in.',
  };
}

interface Asks {
  readonly content: readonly string[];
  readonly cite: string;
  /** false where no law lists the content, so that nothing of it is required */
  readonly prescribed: boolean;
}

/**
 * What the stage asks for. A national rule that lists no content of its own asks for that of the rule it implements;
 * where no rule lists any, the items common to most rules are offered.
 */
function contentOf(regime: Regime, stage: Stage, { byId, vocabulary }: Regimes): Asks {
  if (stage.content.length > 0) return { content: stage.content, cite: stage.cite, prescribed: true };
  const implemented = regime.implements ? byId.get(regime.implements) : undefined;
  const same = implemented?.stages.find(s => s.id === stage.id);
  if (implemented && same && same.content.length > 0)
    return { content: same.content, cite: `${implemented.instrument}: ${same.cite}`, prescribed: true };
  const common = [...(vocabulary.reportModels.get('common')?.sections.keys() ?? [])];
  return { content: common, cite: `${stage.cite}, which lists no content in what was read`, prescribed: false };
}

function itemOf(
  label: string,
  cite: string,
  asked: Asked,
  regime: Regime,
  values: Readonly<Record<string, string>>,
): ReportFormItem {
  const id = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const known = asked.regimes.vocabulary.reportItems.get(label);
  const own = values[id]?.trim();
  const filled = (known?.facts ?? []).flatMap(fact => told(fact, asked, regime));
  const value = own || filled.join('; ');
  const required = known?.required !== false && !/\b(if|as) (available|known)\b/.test(label);
  return {
    id,
    label: label.charAt(0).toUpperCase() + label.slice(1),
    required,
    ...(value ? { value } : {}),
    missing: required && !value,
    cite,
    facts: known?.facts ?? [],
    named: (known?.facts ?? []).map(fact => nameOf(asked.regimes.vocabulary, fact).text),
    ...(known?.fire ? { fire: known.fire } : {}),
    ...(known?.circ ? { circ: known.circ } : {}),
    source: own ? 'author' : value ? 'facts' : 'none',
  };
}

function told(fact: string, asked: Asked, regime: Regime): string[] {
  const { vocabulary } = asked.regimes;
  const name = nameOf(vocabulary, fact).text;
  if (fact.startsWith('t.')) {
    const moment = asked.moments.get(`${regime.id}:${fact}`) ?? asked.moments.get(fact);
    const { zone } = placeFor(regime, asked.facts, vocabulary);
    return moment ? [`${name}: ${timeInWords(written(moment, zone))} (${zone})`] : [];
  }
  const value = asked.facts.get(fact);
  if (value === undefined) return [];
  const word = (member: string) => memberWord(vocabulary, fact, member);
  return [`${name}: ${inWords(value, vocabulary.facts.get(fact)?.unit, word)}`];
}

/** `2026-03-03T15:30:00+01:00` as `2026-03-03 15:30 +01:00`; seconds only where they are not zero. */
const timeInWords = (iso: string): string =>
  iso.replace(/^(.{10})T(.{5})(?::00)?(:\d\d)?(?:\.\d+)?/, '$1 $2$3 ').replace(/Z$/, '+00:00');

/** How a value is said in a report: countries by name with their code. */
function memberWord(vocabulary: Vocabulary, fact: string, member: string): string {
  const { text } = wordOf(vocabulary, fact, member);
  return fact === 'e.countries' || fact === 'i.member_states' ? `${text} (${member})` : text;
}

function inWords(value: FactValue, unit: string | undefined, member: (name: string) => string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return [grouped(value), unit?.replace(/^percent/, '%')].filter(Boolean).join(' ');
  if (typeof value === 'string') return member(value);
  if ('currency' in value) return `${value.currency} ${grouped(value.amount)}`;
  return [...value].map(member).join(', ') || 'none';
}
