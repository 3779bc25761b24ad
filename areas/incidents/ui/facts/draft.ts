import type { Fact, FactInput } from '../../contract.ts';
import type { Change, Definition } from '../answers.ts';
import { instantOf, localOf } from '#platform/ui/time/local-time.ts';
import { textOf, valueFrom } from './value.ts';

/** A fact while it is being written. `known` false records that the question was put and could not be answered. */
export interface Draft {
  readonly fact: string;
  readonly entity: number | null;
  readonly known: boolean;
  readonly text: string;
  readonly source: string;
  /** local date and time in the reader's zone; empty is now */
  readonly learned: string;
}

export function draftFrom(fact: string, entity: number | null, present: Fact | undefined, zone: string): Draft {
  const value = present?.value ?? null;
  const instant = fact.startsWith('t.') && typeof value === 'string';
  return {
    fact,
    entity: present ? present.entity : entity,
    known: present ? present.value !== null : true,
    text: instant ? localOf(value, zone) : textOf(value),
    source: '',
    learned: '',
  };
}

/** The change a draft stands for; null while its value is not complete. */
export function changeOf(draft: Draft, definition: Definition, zone: string): Change | null {
  if (!draft.known) return { fact: draft.fact, entity: draft.entity, value: null };
  const value =
    definition.type === 'instant' ? (instantOf(draft.text, zone) ?? undefined) : valueFrom(draft.text, definition);
  return value === undefined ? null : { fact: draft.fact, entity: draft.entity, value };
}

/** What is sent when the draft is saved. */
export function inputOf(change: Change, draft: Draft, zone: string): FactInput {
  const learnedAt = instantOf(draft.learned, zone);
  return { ...change, source: draft.source.trim(), ...(learnedAt ? { learnedAt } : {}) };
}
