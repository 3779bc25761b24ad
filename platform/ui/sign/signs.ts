export type SignTone = 'good' | 'warn' | 'bad' | 'unknown' | 'quiet';
export type SignShape = 'square' | 'diamond' | 'dot' | 'dash' | 'hourglass' | 'disc' | 'half' | 'ring' | 'cross';

/** Shape and colour of every state; within one family no two share a shape. */
export const signs = {
  triggered: { shape: 'square', tone: 'bad' },
  undecided: { shape: 'diamond', tone: 'unknown' },
  not_triggered: { shape: 'dot', tone: 'quiet' },
  not_applicable: { shape: 'dash', tone: 'quiet' },
  not_in_force: { shape: 'hourglass', tone: 'quiet' },
  full: { shape: 'disc', tone: 'good' },
  redacted: { shape: 'half', tone: 'warn' },
  withheld: { shape: 'ring', tone: 'quiet' },
  blocked: { shape: 'cross', tone: 'bad' },
  permit: { shape: 'disc', tone: 'good' },
  'permit-with-conditions': { shape: 'half', tone: 'warn' },
  deny: { shape: 'cross', tone: 'bad' },
  'cannot-decide': { shape: 'diamond', tone: 'unknown' },
} as const satisfies Readonly<Record<string, { readonly shape: SignShape; readonly tone: SignTone }>>;

export type SignState = keyof typeof signs;
