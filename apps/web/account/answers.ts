/** What a sign-in by password or link answers: done, or the code of the second factor is still asked for. */
export interface SignInAnswer {
  readonly step: 'done' | 'code';
  readonly suggest: readonly ('password' | 'totp')[];
}

/** An address within this service to be led back to; anything else is the watch floor. */
export const ownAddress = (asked: string | null): string =>
  asked?.startsWith('/') && !asked.startsWith('//') && !asked.startsWith('/\\') && !asked.startsWith('/sign-in')
    ? asked
    : '/';
