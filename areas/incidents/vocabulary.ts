import type { Regimes } from '#engines/duties/types.ts';

/** The fact vocabulary in the shape that forms are drawn from. */
export function vocabularyForForms(regimes: Regimes) {
  const { facts, clocks, judgements, roles } = regimes.vocabulary;
  return {
    facts: [...facts.values()].map(({ id, type, values, unit, note, question, fr }) => ({
      id,
      type,
      values,
      unit,
      note,
      question,
      fr,
    })),
    clocks: [...clocks.values()].map(({ id, meaning, fr }) => ({ id, meaning, fr })),
    judgements: [...judgements.values()].map(({ id, question, fr, owner, ownerFr }) => ({
      id: `judge:${id}`,
      question,
      fr,
      owner,
      owner_fr: ownerFr,
    })),
    roles: [...roles].map(([id, meaning]) => ({ id, meaning })),
  };
}
