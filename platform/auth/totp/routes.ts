import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { findCredential } from '../password/store.ts';
import { asService } from '../service-transaction.ts';
import { renewSession, requireRecentProof, sessionOf } from '../session/session.ts';
import { requireSecondFactor } from '../sign-in/proof.ts';
import { beginEnrolment, confirmEnrolment, recordTotp, removeTotp, renewBackupCodes } from './enrolment.ts';
import { countBackupCodes } from './store.ts';

const code = z.object({ code: z.string().trim().min(6).max(40) });
const codes = z.object({ backupCodes: z.array(z.string()) });

export function credentialRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/auth/credentials',
    access: 'signed-in',
    summary: 'What you have set up to sign in with',
    answer: z.object({
      password: z.object({ set: z.boolean(), since: z.string().nullable() }),
      totp: z.object({ enrolled: z.boolean(), since: z.string().nullable(), backupCodesLeft: z.number() }),
    }),
    handler: async call => {
      const { person } = sessionOf(call.request);
      return asService(platform, async tx => {
        const credential = await findCredential(tx, person);
        const backupCodesLeft = await countBackupCodes(tx, person);
        const since = credential?.totp_confirmed_at?.toISOString() ?? null;
        return {
          password: { set: Boolean(credential?.password), since: credential?.password_set_at?.toISOString() ?? null },
          totp: { enrolled: since !== null, since, backupCodesLeft },
        };
      });
    },
  });
}

export function enrolmentRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'POST',
    url: '/api/auth/totp',
    access: 'signed-in',
    summary: 'Begin to enrol an authenticator app: its secret and what its QR code holds, shown once',
    answer: z.object({ secret: z.string(), uri: z.string() }),
    handler: async call => {
      requireRecentProof(platform, call.request);
      const { person } = sessionOf(call.request);
      return asService(platform, tx => beginEnrolment(platform, tx, person));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/auth/totp/confirm',
    access: 'signed-in',
    summary: 'End the enrolment by a first code; gives the backup codes, shown once',
    body: z.object({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, 'is not the six digits of an authenticator app'),
    }),
    answer: codes,
    handler: async call => {
      requireRecentProof(platform, call.request);
      const backupCodes = await asService(platform, tx => confirmEnrolment(platform, tx, call.actor, call.body.code));
      await renewSession(platform, call);
      return { backupCodes };
    },
  });
}

export function enrolledRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'POST',
    url: '/api/auth/totp/backup-codes',
    access: 'signed-in',
    summary: 'Make new backup codes; the old ones end',
    body: code,
    answer: codes,
    handler: async call => {
      const { person } = sessionOf(call.request);
      await requireEnrolled(platform, person);
      await requireSecondFactor(platform, person, call.body.code);
      return asService(platform, async tx => {
        const backupCodes = await renewBackupCodes(platform, tx, person);
        await recordTotp(tx, call.actor, 'totp.backup-codes-renewed');
        return { backupCodes };
      });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/auth/totp/remove',
    access: 'signed-in',
    summary: 'Remove the authenticator app; after a sign-in from the terminal no code is needed',
    body: code.partial(),
    answer: z.object({ done: z.literal(true) }),
    handler: async call => {
      requireRecentProof(platform, call.request);
      const session = sessionOf(call.request);
      await requireEnrolled(platform, session.person);
      if (!session.rescued) await requireSecondFactor(platform, session.person, call.body.code);
      await asService(platform, tx => removeTotp(tx, call.actor));
      await renewSession(platform, call);
      return { done: true as const };
    },
  });
}

async function requireEnrolled(platform: Platform, person: number): Promise<void> {
  const credential = await asService(platform, tx => findCredential(tx, person));
  if (!credential?.totp_confirmed_at) fail('conflict', 'You have no authenticator app enrolled.');
}
