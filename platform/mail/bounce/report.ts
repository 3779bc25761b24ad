/** What a delivery status notification says of one message (RFC 3464). */
export interface BounceReport {
  /** the part of our return address that names the message */
  readonly token?: string | undefined;
  readonly messageId?: string | undefined;
  /** `failed` ends the message, `delayed` does not; `unknown` when the notification does not say */
  readonly action: 'failed' | 'delayed' | 'delivered' | 'unknown';
  /** enhanced status code, such as 5.1.1 (RFC 3463) */
  readonly status?: string | undefined;
  readonly diagnostic?: string | undefined;
}

const sizeMax = 1_000_000;

/**
 * Reads a bounce as it arrived. Looks only at header-like lines, wherever in the notification they stand, since servers
 * differ in all else. The first token or Message-ID of ours wins; the reader checks that it is one.
 */
export function readBounce(raw: string): BounceReport {
  const lines = raw
    .slice(0, sizeMax)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n');
  const values = (name: string) =>
    lines.filter(line => line.toLowerCase().startsWith(`${name}:`)).map(line => line.slice(name.length + 1).trim());
  const addresses = ['to', 'delivered-to', 'x-original-to', 'return-path', 'envelope-to'].flatMap(values);
  const ids = [...values('original-message-id'), ...values('message-id').slice(1), ...values('in-reply-to')];
  const status = values('status')
    .map(value => /^[245]\.\d{1,3}\.\d{1,3}/.exec(value)?.[0])
    .find(Boolean);
  return {
    token: addresses.map(value => /\+bounce-([0-9a-f]{24})@/.exec(value)?.[1]).find(Boolean),
    messageId: ids.map(value => /<[^<>\s]+>/.exec(value)?.[0]).find(Boolean),
    action: actionOf(values('action')[0], status),
    status,
    diagnostic: values('diagnostic-code')[0]?.slice(0, 1000),
  };
}

function actionOf(said: string | undefined, status: string | undefined): BounceReport['action'] {
  const word = said?.toLowerCase().match(/^[a-z]+/)?.[0];
  if (word === 'failed' || word === 'delayed' || word === 'delivered') return word;
  if (status?.startsWith('5')) return 'failed';
  return status?.startsWith('4') ? 'delayed' : 'unknown';
}
