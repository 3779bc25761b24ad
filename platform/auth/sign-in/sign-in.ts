import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '#engines/kernel/failure.ts';
import { installation } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { holderOfLink } from '../link/link.ts';
import { findPersonByEmail } from '../me/store.ts';
import { passwordFits } from '../password/argon2.ts';
import { type Credential, findCredential } from '../password/store.ts';
import { asService } from '../service-transaction.ts';
import { openSession } from '../session/session.ts';
import { type Counted, countFailure, forgetFailures, requireUnlocked } from '../throttle/throttle.ts';
import { useCode } from '../totp/second-factor.ts';

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** `code`: the same again with a code of the authenticator app or a backup code. */
export interface SignedIn {
  readonly step: 'done' | 'code';
  /** what the person has not set up yet and should */
  readonly suggest: readonly ('password' | 'totp')[];
}

const askForCode: SignedIn = { step: 'code', suggest: [] };

const suggestionsFor = (credential: Credential | undefined): SignedIn['suggest'] => [
  ...(credential?.password ? [] : (['password'] as const)),
  ...(credential?.totp_confirmed_at ? [] : (['totp'] as const)),
];

const wrongCode = (): never =>
  fail('not-signed-in', 'This code is not right, or was used already.', {
    pointer: '/body/code',
    next: 'Wait for the next code of your authenticator app, or use a backup code.',
  });

/** By address and password, and a code where the person has a second factor. */
export async function signIn(
  platform: Platform,
  call: Exchange,
  given: { readonly email: string; readonly password: string; readonly code?: string | undefined },
): Promise<SignedIn> {
  const email = given.email.trim().toLowerCase();
  const here = call.request.ip;
  const counted: Counted[] = [
    ['account-here', `${email}\n${here}`],
    ['account', email],
    ['place', here],
  ];
  await requireUnlocked(platform, counted);
  const { person, credential } = await asService(platform, async tx => {
    const found = await findPersonByEmail(tx, email);
    return { person: found, credential: found && (await findCredential(tx, found.id)) };
  });
  const fits = await passwordFits(given.password, credential?.password);
  if (!person || !credential || !fits) {
    await keepFailure(platform, person?.id, counted);
    return fail('not-signed-in', 'This address and password do not fit together.', {
      next: 'Try again, or ask your administrator for a one-time link.',
    });
  }
  const answer = await finish(platform, call, {
    person: person.id,
    method: 'password',
    needsCode: credential.totp_confirmed_at !== null,
    code: given.code,
  });
  // Counts against the place stay: one good account must not clear the way to guess at others.
  if (answer.step === 'done') await forgetFailures(platform, counted.slice(0, 1));
  return answer;
}

/** By a one-time link, which stays good until everything it asks for was right. */
export async function signInByLink(
  platform: Platform,
  call: Exchange,
  given: { readonly token: string; readonly code?: string | undefined },
): Promise<SignedIn> {
  const seen = await asService(platform, async tx => {
    const holder = await holderOfLink(platform, tx, given.token);
    return { ...holder, credential: await findCredential(tx, holder.person) };
  });
  return finish(platform, call, {
    person: seen.person,
    method: 'link',
    needsCode: seen.asksSecondFactor && seen.credential?.totp_confirmed_at !== null && seen.credential !== undefined,
    code: given.code,
    consume: async tx => (await holderOfLink(platform, tx, given.token)).consume(),
  });
}

interface Attempt {
  readonly person: number;
  readonly method: 'link' | 'password';
  readonly needsCode: boolean;
  readonly code: string | undefined;
  consume?(tx: Tx): Promise<void>;
}

async function finish(platform: Platform, call: Exchange, attempt: Attempt): Promise<SignedIn> {
  const { person, method, needsCode, code } = attempt;
  const counted: Counted[] = [['code', String(person)]];
  if (needsCode) {
    if (!code) return askForCode;
    await requireUnlocked(platform, counted);
  }
  const answer = await asService(platform, async tx => {
    const credential = await findCredential(tx, person);
    if (needsCode && !(credential && (await useCode(platform, tx, person, credential, code!)))) return undefined;
    await attempt.consume?.(tx);
    const actor = await openSession(platform, tx, call, { person, method });
    await recordAct(tx, actor, {
      area: 'auth',
      kind: 'signed-in',
      subject: { kind: 'person', id: person },
      mode: 'live',
      body: { method, secondFactor: needsCode },
    });
    return { step: 'done', suggest: suggestionsFor(credential) } as const;
  });
  if (answer) return answer;
  await keepFailure(platform, person, counted);
  return wrongCode();
}

/** Counts the failure; a lock is kept in the ledger, a single slip is not. */
async function keepFailure(platform: Platform, person: number | undefined, counted: readonly Counted[]): Promise<void> {
  const locked = await countFailure(platform, counted);
  if (locked.length === 0) return;
  await asService(platform, tx =>
    recordAct(tx, installation, {
      area: 'auth',
      kind: 'sign-in.locked',
      subject: { kind: person === undefined ? 'place' : 'person', id: person ?? 'unknown' },
      mode: 'live',
      body: { limits: locked },
    }),
  );
}

/** Proves again who is signed in, by password and, where there is one, the second factor. */
export async function proveAgain(
  platform: Platform,
  person: number,
  given: { readonly password: string; readonly code?: string | undefined },
): Promise<void> {
  const counted: Counted[] = [['code', String(person)]];
  await requireUnlocked(platform, counted);
  const credential = await asService(platform, tx => findCredential(tx, person));
  if (!(await passwordFits(given.password, credential?.password))) {
    await keepFailure(platform, person, counted);
    fail('not-allowed', 'This is not your password.', { pointer: '/body/password', next: 'Try again.' });
  }
  if (!credential?.totp_confirmed_at) return;
  const good = await asService(platform, tx => useCode(platform, tx, person, credential, given.code ?? ''));
  if (good) return;
  await keepFailure(platform, person, counted);
  wrongCode();
}
