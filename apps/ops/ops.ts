import type { Protections } from '#engines/duties/protections/types.ts';
import type { DefinitionsAsked } from '#engines/duties/definitions/answer.ts';
import type { EvaluateInput, Regimes } from '#engines/duties/types.ts';
import type { Lexicons, Marking, MarkingContext, ShareRequest } from '#engines/handling/types.ts';
import { schemeOf } from '#engines/handling/national-rows.ts';
import { actions } from '#engines/handling/types.ts';
import { fail } from '#engines/kernel/failure.ts';
import * as read from './input.ts';
import { checkFacts, party } from './share.ts';

/** The packs the engines work on; read when first asked for, since most requests need only one kind. */
export interface Engines {
  lexicons(): Promise<Lexicons>;
  regimes(): Promise<Regimes>;
  protections(): Promise<Protections>;
}

type Op = (input: Record<string, unknown>, engines: Engines) => Promise<unknown>;

const evaluateMembers: readonly (keyof EvaluateInput)[] = [
  'entity',
  'facts',
  'timestamps',
  'now',
  'regimes',
  'as_known_at',
  'drafting_minutes',
  'ignore_status',
];
const contextKeys = ['country', 'issuer', 'created', 'scheme', 'format'];
function contextOf(input: Record<string, unknown>): MarkingContext {
  const context: MarkingContext = read.texts(input, 'context', contextKeys);
  if (context.created !== undefined) read.dayOrInstant(context as Record<string, unknown>, 'created', '/context');
  return context;
}

/** Every verb of the engines by its stable name. An answer is the engine's own. */
export const ops: Readonly<Record<string, Op>> = {
  async 'marking.parse'(input, engines) {
    const { parseMarking } = await import('#engines/handling/index.ts');
    const lexicons = await engines.lexicons();
    const context = contextOf(input);
    checkScheme(context, lexicons);
    return parseMarking(read.textOrObject(input, 'marking'), context, lexicons);
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
    const parsed = items.map(item => ({ ...item, marking: parseMarking(item.marking, item.context, lexicons) }));
    const country = countryOfAll(
      parsed.map(item => item.marking),
      lexicons,
    );
    // A portion such as (S) is of the country whose marks stand beside it, unless its own context says otherwise.
    const settled = parsed.map(item =>
      item.marking.ambiguous && country !== undefined && item.context.country === undefined
        ? { ...item, marking: parseMarking(item.source, { ...item.context, country }, lexicons) }
        : item,
    );
    return joinMarkings(settled, lexicons, context.created);
  },
  async 'marking.translate'(input, engines) {
    const { parseMarking, translateMarking } = await import('#engines/handling/index.ts');
    const lexicons = await engines.lexicons();
    const context = contextOf(input);
    const target = read.text(input, 'target_scheme');
    if (schemeOf(target, lexicons) === undefined) {
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
    const lexicons = await engines.lexicons();
    const request = shareRequest(input, lexicons);
    const notes = checkFacts(request.facts ?? {});
    return { ...decideShare(request, lexicons), ...(notes.length > 0 ? { notes } : {}) };
  },
  async 'duties.evaluate'(input, engines) {
    const { evaluateDuties } = await import('#engines/duties/index.ts');
    read.text(input, 'now');
    read.onlyMembers(input, evaluateMembers);
    return evaluateDuties(await engines.regimes(), input as unknown as EvaluateInput);
  },
  async 'protections.assess'(input, engines) {
    const { assessAll } = await import('#engines/duties/protections/assess-all.ts');
    const knownAt = input.known_at === undefined ? {} : { knownAt: read.dayOrInstant(input, 'known_at') };
    return assessAll(await engines.protections(), {
      facts: read.optionalObject(input, 'facts'),
      at: read.dayOrInstant(input, 'at'),
      ...knownAt,
      ...(typeof input.protection === 'string' ? { protection: input.protection } : {}),
    });
  },
  async 'definitions.compare'(input, engines) {
    const { compareDefinitions } = await import('#engines/duties/definitions/answer.ts');
    return compareDefinitions(await engines.regimes(), input as unknown as DefinitionsAsked);
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

function checkScheme({ scheme }: MarkingContext, lexicons: Lexicons): void {
  if (scheme === undefined || schemeOf(scheme, lexicons) !== undefined) return;
  fail('unknown-scheme', `There is no scheme \`${scheme}\`.`, {
    pointer: '/context/scheme',
    next: `Use one of ${[...lexicons.byId.keys()].join(', ')}, or leave it out.`,
  });
}

interface UnreadItem {
  readonly marking: string | object;
  readonly source: string | object;
  readonly context: MarkingContext & { readonly originator?: string };
}

/** An item is a marking, or `{marking, context?, originator?}`. */
function joinItem(item: unknown, i: number, context: MarkingContext): UnreadItem {
  const at = `/items/${i}`;
  if (typeof item === 'string') return { marking: item, source: item, context };
  if (typeof item !== 'object' || item === null) {
    return fail('invalid-input', 'An item is neither a text nor an object.', {
      pointer: at,
      next: 'Give each marking as a text or in the structured form of its scheme.',
    });
  }
  const { marking, originator } = item as { marking?: unknown; originator?: unknown };
  if (marking === undefined) return { marking: item, source: item, context };
  const own = contextOf(item as Record<string, unknown>);
  const source = read.textOrObject(item as Record<string, unknown>, 'marking');
  const by = typeof originator === 'string' ? { originator } : {};
  return { marking: source, source, context: { ...context, ...own, ...by } };
}

/** The one country whose scheme every mark that could be read and that belongs to a country is of. */
function countryOfAll(markings: readonly Marking[], lexicons: Lexicons): string | undefined {
  const found = markings
    .filter(marking => !marking.ambiguous)
    .map(marking => lexicons.byId.get(marking.scheme)?.jurisdiction ?? '')
    .filter(code => /^[A-Z]{2}$/.test(code) && code !== 'EU');
  return new Set(found).size === 1 ? found[0] : undefined;
}

function shareRequest(input: Record<string, unknown>, lexicons: Lexicons): ShareRequest {
  const item = read.object(input, 'item');
  const action = read.text(input, 'action');
  if (!(actions as readonly string[]).includes(action)) {
    fail('invalid-input', `There is no action \`${action}\`.`, {
      pointer: '/action',
      next: `Use one of ${actions.join(', ')}.`,
    });
  }
  const purpose = typeof input.purpose === 'string' ? { purpose: input.purpose } : {};
  const at = input.at === undefined || input.at === null ? {} : { at: read.dayOrInstant(input, 'at') };
  return {
    item: { ...item, marking: read.textOrObject(item, 'marking'), context: contextOf(item) },
    holder: party(read.optionalObject(input, 'holder'), '/holder', lexicons),
    recipient: party(read.object(input, 'recipient'), '/recipient', lexicons),
    action: action as ShareRequest['action'],
    facts: read.optionalObject(input, 'facts'),
    ...purpose,
    ...at,
  };
}
