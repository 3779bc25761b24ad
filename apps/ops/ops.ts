import type { EvaluateInput, Regimes } from '#engines/duties/types.ts';
import type { Lexicons, MarkingContext, Party, ShareRequest } from '#engines/handling/types.ts';
import { actions } from '#engines/handling/types.ts';
import { fail } from '#engines/kernel/failure.ts';
import * as read from './input.ts';

/** The packs the engines work on; read when first asked for, since most requests need only one kind. */
export interface Engines {
  lexicons(): Promise<Lexicons>;
  regimes(): Promise<Regimes>;
}

type Op = (input: Record<string, unknown>, engines: Engines) => Promise<unknown>;

const contextKeys = ['country', 'issuer', 'created', 'scheme', 'format'];
const contextOf = (input: Record<string, unknown>): MarkingContext => read.texts(input, 'context', contextKeys);

/** Every verb of the engines by its stable name. An answer is the engine's own. */
export const ops: Readonly<Record<string, Op>> = {
  async 'marking.parse'(input, engines) {
    const { parseMarking } = await import('#engines/handling/index.ts');
    return parseMarking(read.textOrObject(input, 'marking'), contextOf(input), await engines.lexicons());
  },
  async 'share.decide'(input, engines) {
    const { decideShare } = await import('#engines/handling/index.ts');
    return decideShare(shareRequest(input), await engines.lexicons());
  },
  async 'duties.evaluate'(input, engines) {
    const { evaluateDuties } = await import('#engines/duties/index.ts');
    read.text(input, 'now');
    return evaluateDuties(await engines.regimes(), input as unknown as EvaluateInput);
  },
};

function shareRequest(input: Record<string, unknown>): ShareRequest {
  const item = read.object(input, 'item');
  const action = read.text(input, 'action');
  if (!(actions as readonly string[]).includes(action)) {
    fail('invalid-input', `There is no action \`${action}\`.`, {
      pointer: '/action',
      next: `Use one of ${actions.join(', ')}.`,
    });
  }
  const purpose = typeof input.purpose === 'string' ? { purpose: input.purpose } : {};
  const at = typeof input.at === 'string' ? { at: input.at } : {};
  return {
    item: { ...item, marking: read.textOrObject(item, 'marking'), context: contextOf(item) },
    holder: read.optionalObject(input, 'holder') as Party,
    recipient: read.object(input, 'recipient') as Party,
    action: action as ShareRequest['action'],
    facts: read.optionalObject(input, 'facts'),
    ...purpose,
    ...at,
  };
}
