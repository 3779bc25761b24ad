import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { agreementAnswer, agreementDetail, calendarAnswer, gapsAnswer, matrixAnswer } from './answers.ts';
import { agreementTermsSchema, purposeSchema } from './contract.ts';
import { expiryCalendar, type Gap, gapsAt, protectionEnds } from './gaps.ts';
import {
  approve,
  type Change,
  correct,
  editors,
  meetObligation,
  propose,
  registerInstrument,
  revise,
  sendBack,
  sign,
  submit,
  terminate,
} from './lifecycle.ts';
import { coveredPairs, matrixOf } from './matrix.ts';
import { type AgreementBooks, changeBy, readAgreement, readAgreements } from './service.ts';
import { type AgreementAt, renewalNoticeDays } from './state.ts';
import { readDossiers, readInstruments, readParties, readVersions } from './store.ts';

const instant = z.iso.datetime({ offset: true });
const id = z.object({ id: z.coerce.number().int().positive() });
const asKnown = z.object({ at: instant.optional(), knownAt: instant.optional() });
const reason = z.string().trim().min(1).max(1000);
const instrumentInput = z.object({
  kind: z.enum([
    'statute',
    'regulation',
    'order',
    'treaty',
    'mou',
    'nda',
    'information-sharing-agreement',
    'crada',
    'exemption-letter',
    'court-order',
  ]),
  title: z.string().trim().min(1).max(300),
  jurisdiction: z.string().max(80).default(''),
  reference: z.string().max(300).default(''),
  validFrom: z.iso.date().nullable().default(null),
  validTo: z.iso.date().nullable().default(null),
  retroactive: z.boolean().default(false),
  source: z.string().max(300).default(''),
});

export function agreementRoutes(app: App, platform: Platform, books: AgreementBooks): void {
  const now = () => platform.now().toString();
  const reading = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform.database.app, actor, work);
  const changing = <T>(actor: Actor, work: (change: Change) => Promise<T>) =>
    asActor(platform.database.app, actor, tx => work(changeBy(platform, tx, actor)));
  readingRoutes(app, reading, now);
  overviewRoutes(app, reading, now, books, touchedBy(platform));
  matrixRoute(app, reading, now);
  changingRoutes(app, changing);
  stepRoutes(app, changing);
  instrumentRoutes(app, reading, changing);
}

type Reading = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
type Changing = <T>(actor: Actor, work: (change: Change) => Promise<T>) => Promise<T>;

function readingRoutes(app: App, reading: Reading, now: () => string): void {
  app.route({
    method: 'GET',
    url: '/api/agreements',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'Agreements at an instant, as known at another',
    query: asKnown,
    answer: z.object({ agreements: z.array(agreementAnswer) }),
    handler: ({ actor, query }) =>
      reading(actor, async tx => ({ agreements: await readAgreements(tx, query.at ?? now(), query.knownAt) })),
  });
  app.route({
    method: 'GET',
    url: '/api/agreements/:id',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'One agreement with its parties, steps and versions',
    params: id,
    query: asKnown,
    answer: agreementDetail,
    handler: ({ actor, params, query }) =>
      reading(actor, async tx => {
        const agreement = await readAgreement(tx, params.id, query.at ?? now(), query.knownAt);
        const [dossier] = await readDossiers(tx, { ids: [params.id], knownAt: query.knownAt });
        const versions = await readVersions(tx, params.id);
        return {
          agreement,
          parties: await readParties(tx, agreement.parties),
          events: [...dossier!.events],
          versions: versions.map(row => ({
            ...row,
            knownFrom: row.knownFrom.toISOString(),
            knownTo: row.knownTo?.toISOString() ?? null,
          })),
        };
      }),
  });
}

type Touched = (tx: Tx, gap: Gap) => Promise<readonly { readonly id: number; readonly at: string }[]>;

/** Exchanges since a protection lapsed; the room of disclosures knows them, if it is there. */
const touchedBy =
  (platform: Platform): Touched =>
  async (tx, gap) => {
    const { sharing } = platform.services as Partial<Platform['services']>;
    if (gap.kind !== 'protection' || gap.since === null || !sharing) return [];
    return sharing.touchedBy(tx, gap.id, gap.since);
  };

const partiesById = async (tx: Tx, agreements: readonly AgreementAt[]) =>
  new Map((await readParties(tx, partiesOf(agreements))).map(party => [party.id, party]));

function overviewRoutes(app: App, reading: Reading, now: () => string, books: AgreementBooks, touched: Touched): void {
  app.route({
    method: 'GET',
    url: '/api/agreements/calendar',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'Ends of agreements with the reminders before them',
    answer: calendarAnswer,
    handler: ({ actor }) =>
      reading(actor, async tx => {
        const agreements = await readAgreements(tx, now());
        return {
          entries: mutable(expiryCalendar(agreements, now(), renewalNoticeDays)),
          protections: mutable(protectionEnds(books.protections, agreements, await partiesById(tx, agreements), now())),
        };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/agreements/gaps',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'Agreements and protections that lapsed or whose status nobody knows, and what that affects',
    query: asKnown,
    answer: gapsAnswer,
    handler: ({ actor, query }) =>
      reading(actor, async tx => {
        const at = query.at ?? now();
        const agreements = await readAgreements(tx, at, query.knownAt);
        const byId = await partiesById(tx, agreements);
        const gaps = gapsAt(books.protections, agreements, byId, at, query.knownAt ?? now());
        return {
          gaps: mutable(await Promise.all(gaps.map(async gap => ({ ...gap, exchanges: await touched(tx, gap) })))),
        };
      }),
  });
}

function matrixRoute(app: App, reading: Reading, now: () => string): void {
  app.route({
    method: 'GET',
    url: '/api/agreements/matrix',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'Party by party by information class: green, amber or red, with the reason',
    query: asKnown.extend({ purpose: purposeSchema.default('cyber-defence') }),
    answer: matrixAnswer,
    handler: ({ actor, query }) =>
      reading(actor, async tx => {
        const agreements = await readAgreements(tx, query.at ?? now(), query.knownAt);
        const parties = await readParties(tx, partiesOf(agreements));
        const rows = matrixOf(
          parties.map(party => party.id),
          agreements,
          query.purpose,
        );
        return { parties, ...coveredPairs(rows, agreements), rows: mutable(rows) };
      }),
  });
}

/** Answers are declared as plain arrays; nothing writes to them. */
const mutable = <T>(list: readonly T[]) => structuredClone(list) as never;

const partiesOf = (agreements: readonly AgreementAt[]) => [...new Set(agreements.flatMap(({ parties }) => parties))];

function changingRoutes(app: App, changing: Changing): void {
  const terms = agreementTermsSchema;
  app.route({
    method: 'POST',
    url: '/api/agreements',
    access: editors,
    scope: 'agreements:write',
    summary: 'Propose an agreement, or one that renews another',
    body: terms.extend({ renews: z.int().positive().nullable().default(null) }),
    answer: agreementAnswer,
    handler: ({ actor, body: { renews, ...proposed } }) => changing(actor, change => propose(change, proposed, renews)),
  });
  app.route({
    method: 'PUT',
    url: '/api/agreements/:id',
    access: editors,
    scope: 'agreements:write',
    summary: 'Revise the terms of what nobody has signed yet',
    params: id,
    body: terms.extend({ why: reason }),
    answer: agreementAnswer,
    handler: ({ actor, params, body: { why, ...revised } }) =>
      changing(actor, change => revise(change, params.id, revised, why)),
  });
  app.route({
    method: 'POST',
    url: '/api/agreements/:id/correction',
    access: editors,
    scope: 'agreements:write',
    summary: 'Correct wrongly entered dates; what was known until now stays on record',
    params: id,
    body: z.object({ startsAt: instant, endsAt: instant.nullable(), why: reason }),
    answer: agreementAnswer,
    handler: ({ actor, params, body: { why, ...dates } }) =>
      changing(actor, change => correct(change, params.id, dates, why)),
  });
}

function stepRoutes(app: App, changing: Changing): void {
  const step = <Body>(
    name: string,
    summary: string,
    body: z.ZodType<Body>,
    act: (change: Change, id: number, body: Body) => Promise<AgreementAt>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/agreements/:id/${name}`,
      access: editors,
      summary,
      params: id,
      body,
      answer: agreementAnswer,
      handler: ({ actor, params, body }) => changing(actor, change => act(change, params.id, body)),
    });
  const evidence = z.string().max(500).default('');
  step('submission', 'Hand the draft to legal review', z.object({}), (change, id) => submit(change, id));
  step(
    'approval',
    'Approve after legal review; never by whoever proposed it',
    z.object({ evidence }),
    (change, id, body) => approve(change, id, body.evidence),
  );
  step('return', 'Send it back to draft, with the reason', z.object({ why: reason }), (change, id, body) =>
    sendBack(change, id, body.why),
  );
  step(
    'signature',
    'Record the signature of a party',
    z.object({ party: z.int().positive(), signedAt: instant, signatory: z.string().max(200).default(''), evidence }),
    sign,
  );
  step(
    'termination',
    'Terminate from an instant on',
    z.object({ effectiveAt: instant, why: reason }),
    (change, id, body) => terminate(change, id, body.effectiveAt, body.why),
  );
  step(
    'obligation',
    'Record that an obligation was met, with the evidence',
    z.object({
      obligation: z.int().nonnegative(),
      party: z.int().positive().optional(),
      evidence: z.string().min(1).max(500),
    }),
    meetObligation,
  );
}

function instrumentRoutes(app: App, reading: Reading, changing: Changing): void {
  app.route({
    method: 'GET',
    url: '/api/agreements/instruments',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'Legal instruments that agreements and disclosures rest on',
    answer: z.object({ instruments: z.array(instrumentInput.extend({ id: z.int(), kind: z.string() })) }),
    handler: ({ actor }) => reading(actor, async tx => ({ instruments: await readInstruments(tx) })),
  });
  app.route({
    method: 'POST',
    url: '/api/agreements/instruments',
    access: editors,
    scope: 'agreements:write',
    summary: 'Register a legal instrument',
    body: instrumentInput,
    answer: z.object({ id: z.int() }),
    handler: ({ actor, body }) => changing(actor, async change => ({ id: await registerInstrument(change, body) })),
  });
}
