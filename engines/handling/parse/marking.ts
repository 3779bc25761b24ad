import type { Lexicons, Marking, MarkingNote, ParsedCaveat } from '../types.ts';
import { vectorOf } from '../vector.ts';

/** The scheme of a marking that no single scheme could be found for. */
export const unresolved = 'unresolved';

type Draft = Omit<Marking, 'vector' | 'conformant' | 'warnings' | 'errors'> & {
  warnings?: readonly MarkingNote[];
  errors?: readonly MarkingNote[];
  conformant?: boolean;
};

/** Warnings that do not make a marking break the syntax of its scheme. */
const harmless = new Set([
  'amber-vintage-unknown',
  'amber-before-first',
  'label-not-capitals',
  'legacy-level',
  'accompanying-instruction',
  'superseded-label',
  'scheme-not-yet-in-force',
  'recipient-not-a-code',
  'issuer-differs',
  'iep-none-text',
  'spelling',
  'text-beside-label',
]);

/** A marking from its parts: the vector is derived, and conformity follows from errors and warnings. */
export function makeMarking(draft: Draft, lexicons: Lexicons): Marking {
  const errors = draft.errors ?? [];
  const warnings = draft.warnings ?? [];
  const conformant =
    draft.conformant ?? (errors.length === 0 && !draft.ambiguous && warnings.every(w => harmless.has(w.code)));
  const vector = lexicons.byId.has(draft.scheme) ? vectorOf(draft, lexicons) : {};
  return { ...draft, errors, warnings, conformant, vector };
}

/** A marking that says why nothing could be read. */
export function unreadable(original: string, error: MarkingNote, lexicons: Lexicons, form?: string): Marking {
  return makeMarking(
    {
      scheme: unresolved,
      level: null,
      caveats: [],
      original,
      canonical: original,
      errors: [error],
      ...(form ? { form } : {}),
    },
    lexicons,
  );
}

export const caveatOf = (code: string, effect: ParsedCaveat['class'], args?: readonly string[]): ParsedCaveat => ({
  code,
  ...(args ? { args } : {}),
  ...(effect ? { class: effect } : {}),
});
