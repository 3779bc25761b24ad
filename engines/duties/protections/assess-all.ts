import { fail } from '#engines/kernel/failure.ts';
import { assess } from './assess.ts';
import { checkedFacts } from './check.ts';
import type { Assessment, Protections } from './types.ts';
import { dayOf } from './validity.ts';

export interface AssessInput {
  /** by name of `packs/protections/facts.yaml`; null and what is not there is unknown */
  readonly facts: Readonly<Record<string, unknown>>;
  /** day or instant */
  readonly at: string;
  /** as the law was known; as on `at` when absent */
  readonly knownAt?: string;
  /** id of one protection or pack; all when absent */
  readonly protection?: string;
}

export interface AssessAnswer {
  readonly notice: string;
  readonly assessments: readonly Assessment[];
}

/** Said with every answer. */
export const harbourNotice = {
  en: 'Decision support, not legal advice: what the packs say of the law, with its articles, on what was stated. Counsel decides.',
  fr: 'Aide à la décision, non un conseil juridique : ce que les paquets disent du droit, avec ses articles, d’après ce qui a été déclaré. Le conseil juridique décide.',
} as const;

/**
 * Every protection, or one, on these facts.
 * @throws FailureError `invalid-input` for a fact that does not exist or does not fit, `not-found` for the protection
 */
export function assessAll(book: Protections, input: AssessInput): AssessAnswer {
  const facts = checkedFacts(book, input.facts);
  const at = dayOf(input.at);
  const list = lawsNamed(book, input.protection);
  return {
    notice: harbourNotice.en,
    assessments: list.map(one => assess(one, facts, at, dayOf(input.knownAt ?? input.at))),
  };
}

/** The protection of an id, or those of a pack, or all. @throws FailureError `not-found` */
export function lawsNamed(book: Protections, name: string | undefined): Protections['list'] {
  if (name === undefined) return book.list;
  const found = book.list.filter(({ id, pack }) => id === name || pack === name);
  if (found.length > 0) return found;
  return fail('not-found', `There is no protection ${name}.`, {
    pointer: '/protection',
    next: `Use one of ${book.list.map(({ id }) => id).join(', ')}.`,
  });
}
