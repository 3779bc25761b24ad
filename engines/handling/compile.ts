import { type Bitset, bitset, setBit } from '#engines/kernel/bitset.ts';
import { type TokenTable, tokenTable } from '#engines/kernel/tokens.ts';
import { atomFinding } from './atom-truth.ts';
import { allRequirements, contributionsForDecision, isReadable } from './decide.ts';
import type { Requirement } from './requirement.ts';
import type { Action, Lexicons, Marking, Party, ShareRequest } from './types.ts';

/** What a marking is compiled for: everything of a share but the recipient and its facts. */
export interface CompileFor {
  readonly item?: Omit<ShareRequest['item'], 'marking'>;
  readonly holder: Party;
  readonly action?: Action;
  /** ISO instant as of which release groups are expanded and dates are judged */
  readonly at?: string;
}

/**
 * A marking as clauses over integer tokens: permitted when every clause has a token that the party holds. `code` is
 * `[clauses, length, token…, length, token…]`; a clause of length 0 can never be met.
 */
export interface CompiledMarking {
  readonly code: Int32Array;
  /** the rule of each clause, in the order of `code` */
  readonly rules: readonly Requirement[];
  /** equal keys decide alike for every party: the identity under which markings are interned */
  readonly key: string;
}

/** The atoms that compiled markings mention, each with one integer. */
export const tokenSpace = (): TokenTable => tokenTable();

const never: Requirement = {
  reason: { code: 'unreadable-marking', text: 'The marking could not be read, so it is held closed.' },
  component: 'audience',
  anyOf: [],
  whenUnknown: 'ask',
  remedy: { code: 'readable-marking', text: 'Have the marking corrected by its originator.', cost: 2 },
};

/** Compiles "may read now, with the facts in the party's record". An unreadable or ambiguous marking compiles to a refusal. */
export function compileMarking(
  marking: Marking,
  use: CompileFor,
  lexicons: Lexicons,
  space: TokenTable,
): CompiledMarking {
  const request: ShareRequest = {
    item: { ...use.item, marking: marking.original },
    holder: use.holder,
    recipient: {},
    action: use.action ?? 'read',
    ...(use.at !== undefined && { at: use.at }),
  };
  const rules = isReadable(marking, lexicons)
    ? allRequirements(contributionsForDecision(marking, request, lexicons), request, lexicons)
    : [never];
  return compileRequirements(rules, space);
}

/** Clauses that anyone meets are left out, equal clauses are kept once. */
export function compileRequirements(requirements: readonly Requirement[], space: TokenTable): CompiledMarking {
  const seen = new Map<string, readonly [Requirement, readonly number[]]>();
  for (const requirement of requirements) {
    if (requirement.anyOf.includes('anyone')) continue;
    const tokens = requirement.anyOf.map(atom => space.token(atom)).toSorted((a, b) => a - b);
    const key = tokens.join(',');
    if (!seen.has(key)) seen.set(key, [requirement, tokens]);
  }
  const clauses = [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, clause]) => clause);
  const code = clauses.flatMap(([, tokens]) => [tokens.length, ...tokens]);
  return {
    code: Int32Array.from([clauses.length, ...code]),
    rules: clauses.map(([requirement]) => requirement),
    key: clauses.map(([, tokens]) => tokens.join(',')).join(';') + (clauses.length === 0 ? 'open' : ''),
  };
}

/** The rows that a database stores: one array of tokens for each clause; `clauses.every(c => c && party)` permits. */
export function clausesOf(marking: CompiledMarking): readonly (readonly number[])[] {
  const clauses: number[][] = [];
  for (let at = 1; at < marking.code.length; ) {
    const length = marking.code[at] ?? 0;
    clauses.push([...marking.code.subarray(at + 1, at + 1 + length)]);
    at += 1 + length;
  }
  return clauses;
}

/** What a party's record says now. */
export interface PartyRecord {
  readonly party: Party;
  /** standing facts, such as a general attestation of need to know */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly at?: string;
}

/** The atoms of the space that are known to hold of a party. What is unknown is not held, so it never permits. */
export function partyTokens({ party, facts, at }: PartyRecord, lexicons: Lexicons, space: TokenTable): Bitset {
  const held = bitset(space.size);
  const scene = { recipient: party, facts: facts ?? {}, lexicons, ...(at !== undefined && { at }) };
  for (let token = 0; token < space.size; token++) {
    if (atomFinding(space.text(token), scene).truth === 'yes') setBit(held, token);
  }
  return held;
}

/** True when every clause of the marking that starts at `start` in `code` holds one of the party's tokens. */
export function decideCompiled(code: Int32Array, start: number, held: Bitset): boolean {
  let at = start + 1;
  for (let clause = code[start] as number; clause > 0; clause--) {
    const end = at + 1 + (code[at] as number);
    let met = 0;
    for (at++; at < end; at++) {
      const token = code[at] as number;
      met = ((held[token >>> 5] as number) >>> (token & 31)) & 1;
      if (met === 1) break;
    }
    if (met !== 1) return false;
    at = end;
  }
  return true;
}

/** The compiled verdict with its reasons: the rules met, or the rules in the way. */
export interface CompiledVerdict {
  readonly decision: 'permit' | 'deny';
  readonly because: readonly Requirement[];
  readonly missing: readonly Requirement[];
}

export function explain({ code, rules }: CompiledMarking, held: Bitset): CompiledVerdict {
  const because: Requirement[] = [];
  const missing: Requirement[] = [];
  for (let clause = 0, at = 1; clause < rules.length; clause++) {
    const end = at + 1 + (code[at] as number);
    let met = 0;
    for (at++; at < end && met === 0; at++) {
      const token = code[at] as number;
      met = ((held[token >>> 5] as number) >>> (token & 31)) & 1;
    }
    (met === 1 ? because : missing).push(rules[clause] as Requirement);
    at = end;
  }
  return { decision: missing.length === 0 ? 'permit' : 'deny', because, missing };
}

/** Many markings in one array, so that all verdicts of a party are one walk over it. */
export interface PackedMarkings {
  readonly code: Int32Array;
  readonly starts: Int32Array;
}

export function packMarkings(markings: readonly CompiledMarking[]): PackedMarkings {
  const starts = new Int32Array(markings.length);
  const code = new Int32Array(markings.reduce((size, marking) => size + marking.code.length, 0));
  let end = 0;
  for (const [i, marking] of markings.entries()) {
    starts[i] = end;
    code.set(marking.code, end);
    end += marking.code.length;
  }
  return { code, starts };
}

/** Bit i is set when the party may have what bears marking i. */
export function verdictBitmap(held: Bitset, { code, starts }: PackedMarkings): Bitset {
  const verdicts = bitset(starts.length);
  for (let i = 0; i < starts.length; i++) {
    if (decideCompiled(code, starts[i] as number, held))
      verdicts[i >>> 5] = (verdicts[i >>> 5] as number) | (1 << (i & 31));
  }
  return verdicts;
}
