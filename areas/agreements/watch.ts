import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Language, WatchPart } from '#platform/room/watch.ts';
import { editors } from './lifecycle.ts';
import { readAgreements } from './service.ts';
import type { AgreementAt } from './state.ts';

interface Texts {
  readonly renewalDue: string;
  readonly renew: string;
  readonly waitsForReview: string;
  readonly review: string;
  readonly signed: (done: number, of: number) => string;
  readonly recordSignature: string;
}

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    renewalDue: 'Renewal is due before this end.',
    renew: 'Renew',
    waitsForReview: 'Waits for legal review.',
    review: 'Review',
    signed: (done, of) => `Signed by ${done} of ${of}.`,
    recordSignature: 'Record signature',
  },
  fr: {
    renewalDue: 'À renouveler avant cette échéance.',
    renew: 'Renouveler',
    waitsForReview: 'Attend l’examen juridique.',
    review: 'Examiner',
    signed: (done, of) => `Signé par ${done} sur ${of}.`,
    recordSignature: 'Consigner la signature',
  },
};

/** What the party one acts for has to do about its agreements: renew, sign, review. */
export async function watchAgreements(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  language: Language,
): Promise<WatchPart> {
  const now = platform.now().toString();
  const mine = (await readAgreements(tx, now)).filter(
    agreement => actor.party !== null && agreement.parties.includes(actor.party),
  );
  const mayAct = editors.some(role => actor.roles.includes(role));
  return { decide: mayAct ? mine.flatMap(agreement => decision(agreement, texts[language])) : [] };
}

function decision(agreement: AgreementAt, say: Texts): NonNullable<WatchPart['decide']> {
  const href = `/agreements/${agreement.id}`;
  const row = (at: string | null, detail: string, label: string) => [
    { at, title: agreement.title, detail, action: { label, href }, state: 'soon' as const },
  ];
  const endsAt = agreement.endsAt === null ? null : new Date(agreement.endsAt).toISOString();
  if (agreement.state === 'renewal-due') return row(endsAt, say.renewalDue, say.renew);
  if (agreement.state === 'legal-review') return row(null, say.waitsForReview, say.review);
  if (agreement.state === 'signing' && agreement.signed < agreement.signers) {
    return row(null, say.signed(agreement.signed, agreement.signers), say.recordSignature);
  }
  return [];
}
