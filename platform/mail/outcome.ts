/** What came of handing a message to the mail server. */
export interface SendOutcome {
  readonly state: 'sent' | 'deferred' | 'failed';
  /** the server's words, or what went wrong before it said any */
  readonly reply: string;
}

/** What the transport says of a failure: the server's number and words, and the command it answered. */
export interface SendError {
  readonly message: string;
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

const aboutThisMessage = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/**
 * Only a refusal (5yz, RFC 5321 section 4.2.1) of this sender, recipient or content is final. A refusal to talk to us at
 * all, a wrong password, missing TLS, silence and greylisting (4yz) are about the way, and pass.
 */
export function outcomeOf(error: SendError): SendOutcome {
  const about = aboutThisMessage.has(error.command ?? '');
  const words = error.response ?? [error.code, error.message].filter(Boolean).join(': ');
  const reply = about || !error.command ? words : `${error.command}: ${words}`;
  const refused = about && (error.responseCode ?? 0) >= 500;
  const unsendable = error.code === 'EMESSAGE' && error.responseCode === undefined;
  return { state: refused || unsendable ? 'failed' : 'deferred', reply: reply.slice(0, 1000) };
}

const waitSeconds = [30, 60, 120, 300, 300, 600, 900, 1800];

/** How long to wait after so many tries: short at first, since greylisting often asks for a minute, then every hour. */
export const waitAfter = (tries: number): number => waitSeconds[tries - 1] ?? 3600;
