/** One message of the outbox, as `GET /api/outbox` lists it. */
export interface MessageLine {
  readonly id: number;
  readonly recipient: string;
  readonly about: { readonly kind: string; readonly id: string };
  readonly mode: string;
  readonly marking: string | null;
  readonly encrypted: boolean;
  readonly subject: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'deferred' | 'bounced' | 'failed' | 'held' | 'local';
  readonly tries: number;
  readonly queuedAt: string;
  readonly sentAt: string | null;
  readonly nextTryAt: string | null;
  readonly lastReply: string | null;
}

export interface WholeMessage extends MessageLine {
  readonly text: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const outboxDot = (state: MessageLine['state']): 'ok' | 'soon' | 'overdue' | 'unknown' => {
  if (state === 'sent') return 'ok';
  if (state === 'bounced' || state === 'failed') return 'overdue';
  return state === 'local' || state === 'held' ? 'unknown' : 'soon';
};
