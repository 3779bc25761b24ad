import { fail } from '#engines/kernel/failure.ts';

// dot-atom of RFC 5322, section 3.2.3, before the sign; letters, digits and hyphens after it (RFC 1035).
const form =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?<domain>[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)$/;

/** Names set aside for documentation and tests, which no real team can have (RFC 2606, RFC 6761). */
const reservedTops = new Set(['example', 'test', 'invalid', 'localhost']);
const reservedDomains = ['example.com', 'example.net', 'example.org'];

/** One bare address, as typed into a directory; not a list, not a name with an address. */
export function domainOf(address: string): string {
  const domain =
    address.length <= 254 && address.indexOf('@') <= 64 ? form.exec(address)?.groups?.['domain'] : undefined;
  return (
    domain?.toLowerCase() ??
    fail('bad-address', `\`${printable(address)}\` is not one mail address.`, {
      pointer: '/recipient',
      next: 'Give one address such as duty@cert.example, without a name; write a non-Latin domain in its xn-- form.',
    })
  );
}

/** Whether a message to this domain can reach nobody real. */
export function isReserved(domain: string): boolean {
  const top = domain.slice(domain.lastIndexOf('.') + 1);
  return reservedTops.has(top) || reservedDomains.some(name => domain === name || domain.endsWith(`.${name}`));
}

/**
 * Refuses an address that its owner has not attested, unless it is one of those set aside for documentation: the
 * demonstration world and imported teams can never be written to by accident.
 */
export function requireRecipient(address: string, attested: boolean): void {
  const domain = domainOf(address);
  if (attested || isReserved(domain)) return;
  fail('recipient-not-attested', `${address} has not been confirmed by its owner, so nothing is sent to it.`, {
    pointer: '/recipient',
    next: 'Ask the team to attest this channel in the directory, or use another channel.',
  });
}

/** A text on its way into a header: one line, no control characters. */
export function requireOneLine(text: string, pointer: string): string {
  // oxlint-disable-next-line no-control-regex
  if (!/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text) && text.isWellFormed()) return text;
  return fail('header-injection', 'A line break or control character is not allowed here.', {
    pointer,
    next: 'Write it on one line.',
  });
}

// oxlint-disable-next-line no-control-regex
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f]/g, '·').slice(0, 80);
