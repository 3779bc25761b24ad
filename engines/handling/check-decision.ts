import { decideShare } from './decide.ts';
import type { DecisionCase } from './pack-schema.ts';
import { actions, type Action, type Lexicons, type ShareRequest } from './types.ts';

const isAction = (text: string): text is Action => (actions as readonly string[]).includes(text);

/** Runs one decision of a pack's cases: what differs from what it expects, one sentence each; empty when it holds. */
export function checkDecision(given: DecisionCase, lexicons: Lexicons): string[] {
  const action = given.action ?? 'read';
  if (!isAction(action)) return [`\`${action}\` is no action; the engine knows ${actions.join(', ')}`];
  const request: ShareRequest = {
    item: {
      marking: given.ask,
      ...(given.originator !== undefined && {
        originator: given.originator,
        context: { issuer: given.originator, ...(given.created !== undefined && { created: given.created }) },
      }),
      ...(given.created !== undefined && { produced: given.created }),
    },
    holder: given.holder ?? { id: 'holder' },
    recipient: given.to,
    action,
    at: '2026-11-01T00:00:00Z',
    facts: given.facts ?? {},
  };
  const verdict = decideShare(request, lexicons);
  const faults: string[] = [];
  if (verdict.decision !== given.decision)
    faults.push(`the decision is ${verdict.decision}, expected ${given.decision}`);
  for (const [list, wanted] of [
    ['conditions', given.condition],
    ['obligations', given.obligation],
  ] as const) {
    const codes = verdict[list].map(reason => reason.code);
    if (wanted !== undefined && !codes.includes(wanted))
      faults.push(`${list} are [${codes.join(', ')}], without ${wanted}`);
  }
  return faults;
}
