import { generateKey } from 'openpgp';
import { keyState } from '#platform/mail/openpgp/key-state.ts';

export interface DemoKeyAsk {
  readonly party: string;
  readonly name: string;
  readonly email: string;
  readonly made: Date;
  readonly ends: Date;
  readonly how: string;
}

/** An OpenPGP key of an invented team; its private half is thrown away at once, so nobody can read what is sent. */
export async function demoKey(ask: DemoKeyAsk) {
  const { publicKey } = await generateKey({
    type: 'curve25519',
    userIDs: [{ name: ask.name, email: ask.email }],
    date: ask.made,
    keyExpirationTime: Math.round((ask.ends.getTime() - ask.made.getTime()) / 1000),
    format: 'armored',
  });
  const state = await keyState(publicKey, Temporal.Instant.fromEpochMilliseconds(ask.made.getTime() + 1000));
  return {
    party: ask.party,
    kind: 'openpgp' as const,
    fingerprint: state.fingerprint ?? '',
    user_ids: [...(state.userIds ?? [])],
    created_at: ask.made,
    encrypt_until: ask.ends,
    revoked_at: null,
    can_encrypt: true,
    can_sign: state.canSign ?? false,
    verified_at: ask.made,
    verified_how: ask.how,
    public_key: publicKey,
  };
}
