import { nameOf, wordOf } from '#engines/duties/named.ts';
import type { Regimes } from '#engines/duties/types.ts';

/** The fact vocabulary in the shape that forms are drawn from. */
export function vocabularyForForms(regimes: Regimes) {
  const { vocabulary } = regimes;
  const { facts, clocks, judgements, roles } = vocabulary;
  const named = (id: string) => {
    const { text, fr } = nameOf(vocabulary, id);
    return { name: text, name_fr: fr };
  };
  const worded = (fact: string, values: readonly string[] | undefined) =>
    values && Object.fromEntries(values.map(value => [value, wordOf(vocabulary, fact, value)]));
  return {
    facts: [...facts.values()].map(({ id, type, values, unit, note, question, fr }) => ({
      id,
      ...named(id),
      type,
      values,
      words: worded(id, values),
      unit,
      note,
      question,
      fr,
    })),
    clocks: [...clocks.values()].map(({ id, meaning, fr }) => ({ id, ...named(id), meaning, fr })),
    judgements: [...judgements.values()].map(({ id, question, fr, owner, ownerFr }) => ({
      id: `judge:${id}`,
      ...named(`judge:${id}`),
      question,
      fr,
      owner,
      owner_fr: ownerFr,
    })),
    roles: [...roles].map(([id, meaning]) => ({ id, meaning })),
    titles_fr: vocabulary.titles,
  };
}
