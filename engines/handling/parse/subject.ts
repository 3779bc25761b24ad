import type { MarkingContext, MarkingNote } from '../types.ts';
import type { Token } from './fold.ts';
import type { Grammars } from './grammar.ts';
import { openedSchemes } from './resolve.ts';

const mailLine = /^\s*(subject|objet|betreff|re|fw|fwd|tr|aw|wg)\s*:/i;

/** The marks of a subject line, which stand in brackets, and what stands outside them. */
export interface SubjectLine {
  readonly marks: readonly Token[];
  readonly warning: MarkingNote;
}

/**
 * A subject line such as `RE: minutes [SEEMAIL] [RESTRICTED]`: only what is in brackets is the marking. Null for any other
 * text, and where a word outside the brackets is one that markings use: that might be a mark, and is not let go.
 */
export function subjectLine(
  tokens: readonly Token[],
  original: string,
  context: MarkingContext,
  grammars: Grammars,
): SubjectLine | null {
  if (context.format !== 'subject' && !mailLine.test(original)) return null;
  const inside: Token[] = [];
  const outside: Token[] = [];
  let open = false;
  for (const token of tokens) {
    if (token.text === '[' || token.text === ']') open = token.text === '[';
    else (open ? inside : outside).push(token);
  }
  const [first] = outside;
  if (open || inside.length === 0 || first === undefined || openedSchemes(outside, grammars).length > 0) return null;
  const written = original.slice(first.start, first.start + 60).trim();
  return {
    marks: inside,
    warning: {
      code: 'text-beside-label',
      message: `\`${written}\` stands outside the brackets of the label and is not read as a marking.`,
      span: [first.start, (outside.at(-1) ?? first).end],
    },
  };
}
