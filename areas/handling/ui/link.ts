import { actions, type Party } from '#engines/handling/types.ts';
import { type Bench, type Context, emptyBench, emptyQuestion, type Question, tabs } from './bench.ts';

/** Longest fragment that is made or read; longer addresses are cut off by mail programs and chats. */
export const linkLengthMax = 8000;
const version = 1;

/** Why the fragment of an address gives no workbench. */
export type BadLink = 'not-ours' | 'newer' | 'too-long' | 'damaged';

export type OpenedLink =
  | { readonly ok: true; readonly bench: Bench }
  | { readonly ok: false; readonly why: BadLink; readonly detail?: string };

const toBase64url = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

function fromBase64url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), char => char.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** What differs from an empty workbench: a link says no more than it has to. */
function sparse(bench: Bench): Record<string, unknown> {
  const empty = emptyBench as unknown as Record<string, unknown>;
  const differing = Object.entries(bench).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(empty[key]),
  );
  return Object.fromEntries(differing);
}

/** The fragment (without `#`) that carries a workbench; undefined when it would be too long to travel. */
export function linkOf(bench: Bench): string | undefined {
  const json = JSON.stringify(sparse(bench));
  if (json.length > linkLengthMax) return undefined;
  const fragment = `${version}.${toBase64url(json)}`;
  return fragment.length > linkLengthMax ? undefined : fragment;
}

/** Reads a fragment (without `#`). Never throws; anything that is not exactly a workbench is refused and says why. */
export function openLink(fragment: string): OpenedLink {
  if (fragment.length > linkLengthMax) return { ok: false, why: 'too-long', detail: String(fragment.length) };
  const found = /^(\d{1,6})\.(.*)$/s.exec(fragment);
  if (!found) return { ok: false, why: 'not-ours' };
  if (Number(found[1]) > version) return { ok: false, why: 'newer', detail: found[1] ?? '' };
  try {
    const value: unknown = JSON.parse(fromBase64url(found[2] ?? ''));
    return { ok: true, bench: benchFrom(record(value)) };
  } catch (error) {
    return { ok: false, why: 'damaged', ...(error instanceof Wrong && { detail: error.message }) };
  }
}

/** The field that is not as it should be. */
class Wrong extends Error {}

type Json = Readonly<Record<string, unknown>>;

function record(value: unknown, field = 'link'): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Wrong(field);
  return value as Json;
}

function text(value: unknown, field: string): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') throw new Wrong(field);
  return value;
}

function list<T>(value: unknown, field: string, item: (each: unknown, field: string) => T): readonly T[] {
  if (!Array.isArray(value) || value.length > 200) throw new Wrong(field);
  return value.map(each => item(each, field));
}

function oneOf<T extends string>(value: unknown, all: readonly T[], usual: T, field: string): T {
  if (value === undefined) return usual;
  const found = all.find(each => each === value);
  if (found === undefined) throw new Wrong(field);
  return found;
}

function onlyKnown(value: Json, known: readonly string[], field: string): Json {
  const strange = Object.keys(value).find(key => !known.includes(key));
  if (strange !== undefined) throw new Wrong(`${field}.${strange}`);
  return value;
}

function benchFrom(given: Json): Bench {
  const value = onlyKnown(given, Object.keys(emptyBench), 'link');
  return {
    tab: oneOf(value['tab'], tabs, 'read', 'tab'),
    text: text(value['text'], 'text'),
    context: value['context'] === undefined ? {} : contextFrom(record(value['context'], 'context')),
    second: text(value['second'], 'second'),
    items: value['items'] === undefined ? emptyBench.items : list(value['items'], 'items', text),
    question: value['question'] === undefined ? emptyQuestion : questionFrom(record(value['question'], 'question')),
    scheme: text(value['scheme'], 'scheme'),
  };
}

const contextKeys = ['country', 'issuer', 'created', 'scheme'] as const;

function contextFrom(given: Json): Context {
  const value = onlyKnown(given, contextKeys, 'context');
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, text(each, `context.${key}`)]));
}

function questionFrom(given: Json): Question {
  const value = onlyKnown(given, Object.keys(emptyQuestion), 'question');
  const facts = Object.entries(value['facts'] === undefined ? {} : record(value['facts'], 'facts'));
  if (facts.some(([, each]) => typeof each !== 'boolean')) throw new Wrong('facts');
  return {
    holder: value['holder'] === undefined ? {} : partyFrom(record(value['holder'], 'holder')),
    recipient: value['recipient'] === undefined ? {} : partyFrom(record(value['recipient'], 'recipient')),
    action: oneOf(value['action'], actions, 'read', 'action'),
    purpose: text(value['purpose'], 'purpose'),
    originator: text(value['originator'], 'originator'),
    at: text(value['at'], 'at'),
    facts: Object.fromEntries(facts) as Record<string, boolean>,
  };
}

const readers: Readonly<Record<keyof Party, (value: unknown, field: string) => unknown>> = {
  id: text,
  name: text,
  kind: text,
  country: text,
  employer: text,
  nationality: texts,
  communities: texts,
  client_of: texts,
  provider_to: texts,
  clearances: (value, field) =>
    list(value, field, each => {
      const { scheme, level, ...more } = flatTexts(each, field);
      return { ...more, scheme: text(scheme, field), level: text(level, field) };
    }),
  agreements: (value, field) =>
    list(value, field, each => {
      const { levels, ...more } = record(each, field);
      return { ...flatTexts(more, field), ...(levels !== undefined && { levels: list(levels, field, text) }) };
    }),
};

function texts(value: unknown, field: string): readonly string[] {
  return list(value, field, text);
}

const flatTexts = (value: unknown, field: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record(value, field)).map(([key, each]) => [key, text(each, `${field}.${key}`)]));

function partyFrom(given: Json): Party {
  const value = onlyKnown(given, Object.keys(readers), 'party');
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readers[key as keyof Party](each, key)]));
}
