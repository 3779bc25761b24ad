import type { Regimes } from '#engines/duties/types.ts';

/** The fact vocabulary in the shape that forms are drawn from. */
export function vocabularyForForms(regimes: Regimes) {
  const { facts, clocks, judgements, roles } = regimes.vocabulary;
  return {
    facts: [...facts.values()].map(({ id, type, values, unit, note, question }) => ({
      id,
      type,
      values,
      unit,
      note,
      question,
    })),
    clocks: [...clocks.values()].map(({ id, meaning }) => ({ id, meaning })),
    judgements: [...judgements.values()].map(({ id, question, owner }) => ({ id: `judge:${id}`, question, owner })),
    roles: [...roles].map(([id, meaning]) => ({ id, meaning })),
  };
}
