import type { Question } from '#engines/duties/types.ts';
import type { Fact } from '../../contract.ts';
import type { EntityDuties } from '../answers.ts';

/** A question of the incident: the best place first, asked once though several entities need it. */
export interface Asked extends Question {
  /** whose fact it is: of one entity for what is asked about the entity itself, otherwise of the incident */
  readonly entity: number | null;
  /** titles of the undecided duties it can settle */
  readonly titles: readonly string[];
  readonly zone: string;
}

export const keyOf = (fact: string, entity: number | null): string => `${fact}@${entity ?? ''}`;

/** The questions of all entities, the earliest answer-by first, then those that settle most. */
export function askedOf(entities: readonly EntityDuties[], known: readonly Fact[]): readonly Asked[] {
  const asked = new Map<string, Asked>();
  for (const { entity, result } of entities) {
    for (const question of result.questions) {
      const owner = question.fact.startsWith('e.') ? entity.id : null;
      const key = keyOf(question.fact, owner);
      if (known.some(fact => keyOf(fact.fact, fact.entity) === key)) continue;
      const duties = result.duties.filter(duty => question.settles.includes(duty.regime));
      const titles = duties.map(duty => duty.title);
      const before = asked.get(key);
      const zone = duties.flatMap(duty => duty.worst_case?.zone ?? [])[0] ?? 'UTC';
      asked.set(key, before ? merged(before, question, titles) : { ...question, entity: owner, titles, zone });
    }
  }
  return [...asked.values()].toSorted(
    (a, b) => timeOf(a) - timeOf(b) || b.titles.length - a.titles.length || a.fact.localeCompare(b.fact),
  );
}

const timeOf = (question: Question): number =>
  question.answer_by ? Date.parse(question.answer_by) : Number.MAX_SAFE_INTEGER;

function merged(before: Asked, question: Question, titles: readonly string[]): Asked {
  const earlier = timeOf(question) < timeOf(before) ? { answer_by: question.answer_by! } : {};
  return { ...before, ...earlier, titles: [...new Set([...before.titles, ...titles])] };
}
