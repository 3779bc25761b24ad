import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { holderOfLink } from '../link/link.ts';
import { findPersonByEmail } from '../me/store.ts';
import { passwordFits } from '../password/argon2.ts';
import { type Credential, findCredential } from '../password/store.ts';
import { asService } from '../service-transaction.ts';
import { openSession } from '../session/session.ts';
import { beginTry, type Counted } from '../throttle/throttle.ts';
import { codesOf, isGoodCode, keepFailure, wrongCode } from './proof.ts';

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
  const attempt = await beginTry(platform, counted);
  const { person, credential } = await asService(platform, async tx => {
    const found = await findPersonByEmail(tx, email);
    return { person: found, credential: found && (await findCredential(tx, found.id)) };
  });
  const fits = await passwordFits(given.password, credential?.password);
  if (!person || !credential || !fits) {
    await keepFailure(platform, person?.id, attempt);
    return fail('not-signed-in', 'This address and password do not fit together.', {
      next: 'Try again, or ask your administrator for a one-time link.',
    });
  }
  await attempt.succeed();
  return finish(platform, call, {
    person: person.id,
    method: 'password',
    needsCode: credential.totp_confirmed_at !== null,
    code: given.code,
  });
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
    needsCode: seen.asksSecondFactor && Boolean(seen.credential?.totp_confirmed_at),
    code: given.code,
    rescued: !seen.asksSecondFactor && Boolean(seen.credential?.totp_confirmed_at),
    consume: async tx => (await holderOfLink(platform, tx, given.token)).consume(),
  });
}

interface Entry {
  readonly person: number;
  readonly method: 'link' | 'password';
  readonly needsCode: boolean;
  readonly code: string | undefined;
  readonly rescued?: boolean;
  consume?(tx: Tx): Promise<void>;
}

/** The second factor where one is needed, then the session; a code is used up only together with the session. */
async function finish(platform: Platform, call: Exchange, entry: Entry): Promise<SignedIn> {
  if (!entry.needsCode) return (await enter(platform, call, entry))!;
  if (!entry.code) return askForCode;
  const attempt = await beginTry(platform, codesOf(entry.person));
  const answer = await enter(platform, call, entry);
  if (answer) {
    await attempt.succeed();
    return answer;
  }
  await keepFailure(platform, entry.person, attempt);
  return fail('not-signed-in', ...wrongCode);
}

/** @returns nothing when the code is wrong */
async function enter(platform: Platform, call: Exchange, entry: Entry): Promise<SignedIn | undefined> {
  const entered = await openFor(platform, call, entry);
  if (!entered) return undefined;
  entered.opened.handOver(call.reply);
  return { step: 'done', suggest: entered.suggest };
}

const openFor = (platform: Platform, call: Exchange, entry: Entry) =>
  asService(platform, async tx => {
    const { person, method, needsCode, code, rescued = false } = entry;
    const credential = await findCredential(tx, person);
    if (needsCode && !(await isGoodCode(platform, tx, person, credential, code))) return undefined;
    await entry.consume?.(tx);
    const opened = await openSession(platform, tx, call.request, { person, method, rescued });
    await recordAct(tx, opened.actor, {
      area: 'auth',
      kind: 'signed-in',
      subject: { kind: 'person', id: person },
      mode: 'live',
      body: { method, secondFactor: needsCode, rescued },
    });
    return { opened, suggest: suggestionsFor(credential) };
  });
