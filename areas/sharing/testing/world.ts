import type { Lexicons } from '#engines/handling/types.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Services } from '#platform/room/room.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import { agreementsService } from '#areas/agreements/service.ts';
import { type AgreementTerms, agreementTermsSchema } from '#areas/agreements/contract.ts';
import { approve, submit } from '#areas/agreements/lifecycle.ts';
import { type SharingRoom, sharingRoom } from '../service.ts';
import { insertParties, type TestParty } from './world-store.ts';

/** Far ahead: what a bitmap is valid for ends by the clock of the database, which runs on while this one stands. */
export const now = '2126-11-24T09:00:00Z';
export const lexicons = loadLexicons();
const protections = loadProtections();

export interface TestWorld {
  readonly database: Database;
  readonly room: SharingRoom;
  readonly services: Services;
  readonly ids: ReadonlyMap<string, number>;
  readonly person: number;
  actor(slug: string, roles?: Role[]): Actor;
  as<T>(slug: string, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T>;
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  id(slug: string): number;
  /** a server process that has compiled nothing yet, perhaps with packs of another revision */
  anotherProcess(of?: Lexicons): SharingRoom;
  agree(terms: Partial<AgreementTerms> & { parties: number[] }): Promise<number>;
}

/** A database with these parties and the two rooms at work, at a fixed present. */
export async function testWorld(database: Database, parties: readonly TestParty[]): Promise<TestWorld> {
  const services = {} as Services;
  const platform = { now: () => Temporal.Instant.from(now), services };
  Object.assign(services, { agreements: agreementsService(platform, { lexicons, protections }) });
  const room = sharingRoom(platform, lexicons);
  Object.assign(services, { sharing: room.service });
  const { ids, person } = await asActor(database.app, installation, tx => insertParties(tx, parties));
  const id = (slug: string) => ids.get(slug)!;
  const actor = (slug: string, roles: Role[] = ['analyst']): Actor => ({
    person,
    party: id(slug),
    appointment: 1,
    roles,
    via: 'session',
  });
  const system = <T>(work: (tx: Tx) => Promise<T>) => asActor(database.app, installation, work);
  const agree: TestWorld['agree'] = more =>
    system(async tx => {
      const agreement = await services.agreements.propose(tx, installation, termsOf(more));
      const change = {
        tx,
        actor: installation,
        now,
        enforce: (touched: readonly number[]) => services.sharing.reenforce(tx, touched),
      };
      await submit(change, agreement.id);
      await approve(change, agreement.id, '');
      for (const party of more.parties) {
        await services.agreements.sign(tx, installation, agreement.id, {
          party,
          signedAt: '2126-01-01T00:00:00Z',
          evidence: '',
        });
      }
      return agreement.id;
    });
  const as: TestWorld['as'] = (slug, work) => asActor(database.app, actor(slug), tx => work(tx, actor(slug)));
  const anotherProcess = (of = lexicons) => sharingRoom(platform, of);
  return { anotherProcess, database, room, services, ids, person, actor, as, system, id, agree };
}

export const termsOf = (more: Partial<AgreementTerms> & { parties: number[] }): AgreementTerms =>
  agreementTermsSchema.parse({
    kind: 'mou',
    title: 'Exchange',
    activities: ['information-sharing'],
    classes: ['indicator', 'narrative'],
    purposes: ['cyber-defence'],
    maxMarkings: [
      { scheme: 'tlp-2', level: 'RED' },
      { scheme: 'pap', level: 'RED' },
    ],
    startsAt: '2126-01-01T00:00:00Z',
    endsAt: '2127-12-31T00:00:00Z',
    ...more,
  });
