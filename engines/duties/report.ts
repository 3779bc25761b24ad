import { fail } from '#engines/kernel/failure.ts';
import { askedFrom } from './asked.ts';
import type { Asked } from './situation.ts';
import { placeFor } from './place.ts';
import { written } from './stages.ts';
import type { EvaluateInput, FactValue, Regime, Regimes, Stage } from './types.ts';

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
  /** group of the FSB Format for Incident Reporting Exchange */
  readonly fire?: string;
  /** term of the Cyber Incident Reporting Council's model */
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
  const items = asks.content.map(label => itemOf(label, asks.cite, asked, regime, values));
  return {
    regime: regimeId,
    stage: stageId,
    to: stage.to,
    items,
    missing: items.filter(item => item.missing).map(item => item.label),
    notice: 'Decision support, not legal advice: check the cited article before handing it in.',
  };
}

/** A national rule that lists no content of its own asks for that of the rule it implements. */
function contentOf(regime: Regime, stage: Stage, regimes: Regimes): { content: readonly string[]; cite: string } {
  if (stage.content.length > 0) return stage;
  const implemented = regime.implements ? regimes.byId.get(regime.implements) : undefined;
  const same = implemented?.stages.find(s => s.id === stage.id);
  return same && implemented ? { content: same.content, cite: `${implemented.instrument}: ${same.cite}` } : stage;
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
    ...(known?.fire ? { fire: known.fire } : {}),
    ...(known?.circ ? { circ: known.circ } : {}),
    source: own ? 'author' : value ? 'facts' : 'none',
  };
}

function told(fact: string, asked: Asked, regime: Regime): string[] {
  const name = fact.slice(2).replaceAll('_', ' ');
  if (fact.startsWith('t.')) {
    const moment = asked.moments.get(`${regime.id}:${fact}`) ?? asked.moments.get(fact);
    const { zone } = placeFor(regime, asked.facts, asked.regimes.vocabulary);
    return moment ? [`${name}: ${written(moment, zone)} (${zone})`] : [];
  }
  const value = asked.facts.get(fact);
  const unit = asked.regimes.vocabulary.facts.get(fact)?.unit;
  return value === undefined ? [] : [`${name}: ${inWords(value, unit)}`];
}

function inWords(value: FactValue, unit: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return unit ? `${value} ${unit}` : String(value);
  if (typeof value === 'string') return value.replaceAll('_', ' ');
  if ('currency' in value) return `${value.currency} ${value.amount}`;
  return [...value].join(', ') || 'none';
}
