import { createMongoAbility, subject } from '@casl/ability';
import { parse } from '@marcbachmann/cel-js';
import { hasBit } from '#engines/kernel/bitset.ts';
import { clausesOf } from '../compile.ts';
import type { Lexicons } from '../types.ts';
import { cedarEntity, cedarPermits, cedarPolicy, loadPolicy } from './cedar.ts';
import type { Workload } from './workload.ts';

/** Another engine on the same workload: may party p read what bears marking m? Everything that can be prepared is. */
export type Rival = (party: number, marking: number) => boolean;

const textClauses = (work: Workload) =>
  work.compiled.map(marking => clausesOf(marking).map(clause => clause.map(token => work.space.text(token))));

const heldTexts = (work: Workload) =>
  work.held.map(bits =>
    Array.from({ length: work.space.size }, (_, token) => token)
      .filter(token => hasBit(bits, token))
      .map(token => work.space.text(token)),
  );

/** CEL: one parsed expression for each marking, membership looked up in a map. */
export function celRival(work: Workload): Rival {
  const expressions = textClauses(work).map(clauses => {
    const parts = clauses.map(clause =>
      clause.length === 0 ? 'false' : `(${clause.map(atom => `${JSON.stringify(atom)} in held`).join(' || ')})`,
    );
    return parse(parts.length === 0 ? 'true' : parts.join(' && '));
  });
  const contexts = heldTexts(work).map(texts => ({ held: new Map(texts.map(text => [text, true])) }));
  return (party, marking) => expressions[marking]?.(contexts[party]) === true;
}

/** CEL again, asked for the reasons: each rule is an expression of its own, and those that hold are counted. */
export function celReasons(work: Workload): (party: number, marking: number) => number {
  const expressions = textClauses(work).map(clauses =>
    clauses.map(clause =>
      parse(clause.length === 0 ? 'false' : clause.map(atom => `${JSON.stringify(atom)} in held`).join(' || ')),
    ),
  );
  const contexts = heldTexts(work).map(texts => ({ held: new Map(texts.map(text => [text, true])) }));
  return (party, marking) =>
    (expressions[marking] ?? []).filter(expression => expression(contexts[party]) === true).length;
}

/** CASL: one ability for each party, conditions over the clauses of the item. */
export function caslRival(work: Workload): Rival {
  const clauses = textClauses(work);
  const width = Math.max(...clauses.map(list => list.length));
  const fields = Array.from({ length: width }, (_, i) => `c${i}`);
  const items = clauses.map(list =>
    subject('Item', Object.fromEntries(fields.map((field, i) => [field, list[i] ?? ['*']]))),
  );
  const abilities = heldTexts(work).map(texts => {
    const conditions = Object.fromEntries(fields.map(field => [field, { $in: ['*', ...texts] }]));
    return createMongoAbility([{ action: 'read', subject: 'Item', conditions }]);
  });
  return (party, marking) => abilities[party]?.can('read', items[marking] as ReturnType<typeof subject>) === true;
}

/** Cedar in WebAssembly: one preparsed policy for each marking, judged from raw attributes. */
export function cedarRival(work: Workload, lexicons: Lexicons): Rival {
  for (const [m, requirements] of work.requirements.entries()) loadPolicy(`w${m}`, cedarPolicy(requirements, lexicons));
  const derived = Array.from({ length: work.space.size }, (_, token) => work.space.text(token));
  const entities = new Map<number, ReturnType<typeof cedarEntity>>();
  return (party, marking) => {
    let entity = entities.get(party);
    if (entity === undefined) {
      entity = cedarEntity(work.records[party] as Workload['records'][number], derived, lexicons);
      entities.set(party, entity);
    }
    return cedarPermits(`w${marking}`, entity);
  };
}
