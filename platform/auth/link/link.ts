import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { findPersonByEmail } from '../me/store.ts';
import { newSecret, secretHash } from '../secret.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { endLinks, findLink, insertLink, takeLink } from './store.ts';

const lifeOfLink_ms = 24 * 3_600_000;

/**
 * Makes a link that signs `person` in once within 24 hours, and ends their older ones. Its secret stands only in the
 * returned address. A link of an administrator still asks for the second factor of those who have one.
 */
export async function makeLink(platform: Platform, tx: Tx, actor: Actor, person: number): Promise<string> {
  const now = dateNow(platform);
  const secret = newSecret();
  await endLinks(tx, person, now);
  await insertLink(tx, {
    hash: secretHash(secret),
    person,
    asks_second_factor: actor.person !== null,
    created_by: actor.person,
    created_at: now,
    expires_at: new Date(now.getTime() + lifeOfLink_ms),
  });
  await recordAct(tx, actor, {
    area: 'auth',
    kind: 'link.made',
    subject: { kind: 'person', id: person },
    mode: 'live',
    body: { asksSecondFactor: actor.person !== null },
  });
  return `${platform.config.origin}/welcome?token=${secret}`;
}

/** The link of the first start: signs the person in once within 24 hours. */
export const firstLink = (platform: Platform, person: number): Promise<string> =>
  asService(platform, tx => makeLink(platform, tx, installation, person));

/** `npx entente link <email>`: whoever runs the machine may let anyone in, also past a lost second factor. */
export const linkForEmail = (platform: Platform, email: string): Promise<string> =>
  asService(platform, async tx => {
    const person = await findPersonByEmail(tx, email.trim());
    if (!person) {
      return fail('not-found', `Nobody here has the address ${JSON.stringify(email)}.`, {
        next: 'Check the spelling, or invite the person first.',
      });
    }
    return makeLink(platform, tx, { ...installation, via: 'terminal' }, person.id);
  });

export interface LinkHolder {
  readonly person: number;
  readonly asksSecondFactor: boolean;
  /** call when everything else is right: the link is good once */
  consume(): Promise<void>;
}

/** Whom a link signs in. Unknown, used and expired ones fail alike, so that guessing teaches nothing. */
export async function holderOfLink(platform: Platform, tx: Tx, secret: string): Promise<LinkHolder> {
  const now = dateNow(platform);
  const hash = secretHash(secret);
  const link = await findLink(tx, hash);
  if (!link || link.used_at || link.expires_at <= now) {
    return fail('not-signed-in', 'This link is not known here, was used already, or is older than 24 hours.', {
      pointer: '/body/token',
      next: 'Ask your administrator for a new one, or run `npx entente link <email>` on the machine.',
    });
  }
  return { person: link.person, asksSecondFactor: link.asks_second_factor, consume: () => takeLink(tx, hash, now) };
}
