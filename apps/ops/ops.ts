import type { EvaluateInput, Regimes } from '#engines/duties/types.ts';
import type { Lexicons, Marking, MarkingContext, Party, ShareRequest } from '#engines/handling/types.ts';
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
  async 'marking.compare'(input, engines) {
    const { compareMarkings, parseMarking } = await import('#engines/handling/index.ts');
    const lexicons = await engines.lexicons();
    const context = contextOf(input);
    const [a, b] = ['a', 'b'].map(side => parseMarking(read.textOrObject(input, side), context, lexicons));
    return compareMarkings(a as Marking, b as Marking);
  },
  async 'marking.join'(input, engines) {
    const { joinMarkings, parseMarking } = await import('#engines/handling/index.ts');
    const lexicons = await engines.lexicons();
    const context = contextOf(input);
    const items = read.list(input, 'items').map((item, i) => joinItem(item, i, context));
    if (items.length === 0)
      fail('invalid-input', 'There is nothing to join.', { pointer: '/items', next: 'Give at least one marking.' });
    return joinMarkings(
      items.map(item => ({ ...item, marking: parseMarking(item.marking, item.context, lexicons) })),
      lexicons,
      context.created,
    );
  },
  async 'marking.translate'(input, engines) {
    const { parseMarking, translateMarking } = await import('#engines/handling/index.ts');
    const lexicons = await engines.lexicons();
    const context = contextOf(input);
    const target = read.text(input, 'target_scheme');
    if (!lexicons.byId.has(target)) {
      fail('unknown-scheme', `There is no scheme \`${target}\`.`, {
        pointer: '/target_scheme',
        next: `Use one of ${[...lexicons.byId.keys()].join(', ')}.`,
      });
    }
    return translateMarking(
      parseMarking(read.textOrObject(input, 'source'), context, lexicons),
      target,
      lexicons,
      context,
    );
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
  async 'cascade.run'(input) {
    const { runCascade } = await import('#engines/cascade/index.ts');
    const { model, shock, worlds, seed, horizon_hours } = input;
    return runCascade({
      model,
      shock,
      worlds: read.wholeNumber({ worlds }, 'worlds', 1, 1_000_000),
      seed: read.wholeNumber({ seed }, 'seed', 0, 0xffff_ffff),
      ...(horizon_hours === undefined
        ? {}
        : { horizon_hours: read.wholeNumber({ horizon_hours }, 'horizon_hours', 1, 87_600) }),
    });
  },
};

/** An item is a marking, or `{marking, context?, originator?}`. */
function joinItem(item: unknown, i: number, context: MarkingContext) {
  const at = `/items/${i}`;
  if (typeof item === 'string') return { marking: item, context };
  if (typeof item !== 'object' || item === null) {
    return fail('invalid-input', 'An item is neither a text nor an object.', {
      pointer: at,
      next: 'Give each marking as a text or in the structured form of its scheme.',
    });
  }
  const { marking, originator } = item as { marking?: unknown; originator?: unknown };
  if (marking === undefined) return { marking: item, context };
  const own = contextOf(item as Record<string, unknown>);
  return {
    marking: read.textOrObject(item as Record<string, unknown>, 'marking'),
    context: { ...context, ...own },
    ...(typeof originator === 'string' ? { originator } : {}),
  };
}

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
