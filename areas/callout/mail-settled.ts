import { installation } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { MailRow } from '#platform/mail/store.ts';
import type { Platform } from '#platform/room/room.ts';
import { escalate } from './escalate.ts';
import { markSent, readAttempt, updateAttempt } from './store.ts';

/** What became of the mail of an attempt: taken over, or bounced and so on to the next channel at once. */
export async function mailSettled(platform: Platform, tx: Tx, mail: MailRow): Promise<void> {
  const id = Number(mail.about_id);
  const attempt = await readAttempt(tx, id);
  if (!attempt) return;
  const detail = mail.last_reply ?? '';
  if (mail.state === 'sent' || mail.state === 'local') {
    await markSent(tx, id, mail.state === 'local' ? 'in the local outbox' : detail);
    return;
  }
  if (mail.state !== 'bounced' && mail.state !== 'failed') return;
  await updateAttempt(tx, id, { detail });
  if (mail.state === 'bounced')
    await platform.services.directory.recordAttempt(tx, installation, attempt.channel, 'bounced', platform.now());
  await escalate(platform, tx, id, mail.state);
}
