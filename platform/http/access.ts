import type { Actor } from '#platform/auth/actor.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Access } from './app.ts';

/** Whether the actor may call a route; throws the reason when not. */
export function requireAccess(access: Access, actor: Actor): void {
  if (access === 'public') return;
  if (actor.person === null) fail('not-signed-in', 'Nobody is signed in.', { next: 'Sign in, or send a token.' });
  if (access === 'signed-in') return;
  if (actor.party === null || actor.appointment === null) {
    fail('not-allowed', 'You act for no party at the moment.', {
      next: 'Choose the appointment under which you act, or ask an administrator for one.',
    });
  }
  if (access === 'appointed') return;
  if (!access.some(role => actor.roles.includes(role))) {
    fail(
      'not-allowed',
      `This needs the role ${access.join(' or ')}; your appointment gives ${actor.roles.join(', ') || 'none'}.`,
      {
        next: 'Act under another appointment, or ask someone who holds that role.',
      },
    );
  }
}
