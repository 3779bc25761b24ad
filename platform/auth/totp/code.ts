import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

// RFC 6238 with the values that every authenticator app takes: SHA-1, 30 seconds, six digits.
const step_s = 30;
const digits = 6;
/** Steps before and after the present that are accepted too: clocks differ. RFC 6238 section 5.2 advises at most one. */
const skew = 1;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const newTotpSecret = (): Buffer => randomBytes(20);

/** RFC 4648 base 32 without padding: what authenticator apps take. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}

/** The code of one step (RFC 4226 section 5.3). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / step_s);

/**
 * The step a code belongs to, if it is right and newer than `lastStep`: a code that was used is refused, also within
 * its half minute (RFC 6238 section 5.2). Every candidate is compared, each in constant time.
 */
export function acceptedStep(secret: Buffer, code: string, now: Date, lastStep: number): number | undefined {
  const given = Buffer.from(code.padEnd(digits).slice(0, digits));
  let accepted: number | undefined;
  for (let step = stepAt(now) - skew; step <= stepAt(now) + skew; step++) {
    const fits = timingSafeEqual(Buffer.from(codeAt(secret, step)), given);
    if (fits && step > lastStep && code.length === digits) accepted = step;
  }
  return accepted;
}

/** What the QR code of an enrolment holds. */
export function enrolmentUri(secret: Buffer, email: string): string {
  const label = encodeURIComponent(`Entente:${email}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Entente&algorithm=SHA1&digits=${digits}&period=${step_s}`;
}
