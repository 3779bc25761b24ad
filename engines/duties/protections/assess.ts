import { all } from '#engines/kernel/truth.ts';
import type { Condition } from './schema.ts';
import { answerTo, factsOf } from './test.ts';
import type { Answered, Assessment, ConditionAnswer, Facts, HarbourVerdict, Protection } from './types.ts';
import { dayOf, validityOn } from './validity.ts';

const verdictOf: Readonly<Record<string, HarbourVerdict>> = { yes: 'met', no: 'not_met', unknown: 'undecided' };

/**
 * Does the protection hold? Every condition has to be met while the law is in force; a limit is never a condition. A law
 * about breaches is asked as it stood on `breach.date`, one about exchanges as it stands at `at`.
 * @param at day or instant of the exchange, or of the question
 * @param knownAt day or instant of the knowledge about the law
 */
export function assess(protection: Protection, facts: Facts, at: string, knownAt: string): Assessment {
  const breach = facts['breach.date'];
  const day = protection.about === 'breach' && typeof breach === 'string' ? breach : dayOf(at);
  const inForce = validityOn(protection, day, dayOf(knownAt));
  const conditions = protection.conditions.map(condition => conditionAnswer(condition, facts));
  const bears = bearing(protection, facts);
  const applies = all([bears.truth, inForce.truth, ...conditions.map(condition => condition.truth)]);
  const { id, pack, revision, title, titleFr, instrument, regulator, regulatorFr, kinds, about, limits, effects } =
    protection;
  return {
    protection: id,
    pack,
    revision,
    title,
    titleFr,
    instrument,
    regulator,
    regulatorFr,
    kinds,
    about,
    verdict: verdictOf[applies] ?? 'undecided',
    bears: bears.truth,
    applies,
    inForce,
    conditions,
    limits,
    effects,
    missing: [...new Set([...open(bears, facts), ...conditions.flatMap(condition => condition.missing)])],
    at: day,
    knownAt: dayOf(knownAt),
    citation: { source: instrument, confidence: protection.confidence },
  };
}

function conditionAnswer({ test, ...condition }: Condition, facts: Facts): ConditionAnswer {
  const answer = answerTo(test, facts);
  return {
    ...condition,
    truth: answer.truth,
    asks: [...new Set(factsOf(test))],
    decidedBy: answer.truth === 'unknown' ? [] : answer.facts,
    missing: open(answer, facts),
  };
}

const open = ({ truth, facts: named }: Answered, facts: Facts): string[] =>
  truth === 'unknown' ? named.filter(name => facts[name] === undefined) : [];

const bearing = ({ bearsOn: test }: Protection, facts: Facts): Answered =>
  test === null ? { truth: 'yes', facts: [] } : answerTo(test, facts);

/** Could the protection bear on this exchange at all? Only what is known to be elsewhere is left out. */
export const bearsOn = (protection: Protection, facts: Facts): boolean =>
  protection.about === 'exchange' && bearing(protection, facts).truth !== 'no';
