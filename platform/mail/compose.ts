import { fail } from '#engines/kernel/failure.ts';
import type { Mode } from '#engines/kernel/mode.ts';
import { requireOneLine } from './address.ts';

/** What an area wants to say. `marking` in the recipient's scheme, or null for a message that has none (a sign-in link). */
export interface Letter {
  readonly mode: Mode;
  readonly marking: string | null;
  readonly subject: string;
  readonly text: string;
}

export interface ComposedLetter {
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

const banners = { exercise: 'EXERCISE', drill: 'DRILL' } as const;

/**
 * Puts mode and marking where a reader cannot miss them and a program can find them: subject, first and last line,
 * headers `X-Entente-Mode` and `X-Entente-Marking`. A template is refused: it is not meant for anyone yet.
 */
export function compose({ mode, marking, subject, text }: Letter): ComposedLetter {
  if (mode === 'template')
    fail('template-not-sent', 'This is a template and cannot be sent.', { next: 'Make a message from it first.' });
  requireOneLine(subject, '/subject');
  if (marking !== null) requireOneLine(marking, '/marking');
  const banner = mode === 'live' ? [] : [banners[mode]];
  const label = marking === null ? [] : [marking];
  const frame = [...banner, ...label].join(' · ');
  const body = text.replace(/\r\n?/g, '\n').trimEnd();
  return {
    subject: [...[...banner, ...label].map(part => `[${part}]`).filter(tag => !subject.includes(tag)), subject].join(
      ' ',
    ),
    text: frame === '' ? `${body}\n` : `${frame}\n\n${body}\n\n${frame}\n`,
    headers: { 'X-Entente-Mode': mode, ...(marking === null ? {} : { 'X-Entente-Marking': marking }) },
  };
}
