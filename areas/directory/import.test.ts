import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import { partiesDemo } from '#platform/parties/demo.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { importShippedLists } from './demo-import.ts';
import { demoTeams } from './demo.ts';
import { toCsv, toRfc2350, toVcards } from './export.ts';
import { whomToCall } from './find.ts';
import { applyImport, cancelImport, previewImport } from './import.ts';
import { listImports, readImport, readImportRows } from './import-store.ts';
import * as keep from './keep.ts';
import { readCandidates } from './keep-store.ts';
import { directoryService } from './service.ts';
import { allStandings, sheetOf } from './sheet.ts';
import { watchDirectory } from './watch.ts';

const now = Temporal.Instant.from('2026-11-24T21:00:00Z');
let database: Database;
let platform: Platform;
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => asActor(database.app, installation, work);
const directory = directoryService({ now: () => now });
const head =
  'id,short_name,full_name,country,website_domain,role_mailbox,mailbox_confidence,type,host_organisation,confidence\n';
const row = (id: string, mailbox: string, host = 'Host', name = id) =>
  `${id},${name},${name} of Somewhere,NZ,${id}.example,${mailbox},confirmed,national,${host},confirmed\n`;

async function importText(text: string, source = 'own'): Promise<number> {
  const id = await previewImport(platform, installation, {
    source,
    file: 'own.csv',
    format: 'directory-csv',
    bytes: new TextEncoder().encode(head + text),
  });
  await applyImport(platform, installation, id);
  return id;
}
const fates = async (id: number) => (await asSystem(tx => readImportRows(tx, id))).map(({ fate }) => fate);
const standingOf = async (shortName: string) =>
  (await asSystem(tx => allStandings(tx, now))).find(({ team }) => team.short_name === shortName)!;

before(async () => {
  database = await testDatabase();
  platform = { database, now: () => now, services: {} } as unknown as Platform;
  await partiesDemo(platform, installation);
  await demoTeams(platform, installation);
  await importShippedLists(platform, installation);
});
after(() => database.close());

test('the shipped lists enter whole: each row created, waiting for a decision, or refused with the reason', async () => {
  const imports = await asSystem(listImports);
  assert.deepEqual(
    imports.map(one => `${one.source} ${one.state} ${one.done}/${one.total}`),
    ['enisa-csirt-inventory done 48/48', 'cert-directory done 190/190'],
  );
  for (const one of imports) {
    const rows = await asSystem(tx => readImportRows(tx, one.id));
    assert.equal(rows.length, one.total);
    assert.ok(rows.every(({ fate }) => ['created', 'proposed', 'dirty'].includes(fate)));
    for (const dirty of rows.filter(({ fate }) => fate === 'dirty'))
      assert.ok((dirty.findings as unknown[]).length > 0);
  }
  const acts = await asSystem(tx =>
    tx
      .selectFrom('ledger.act' as never)
      .select('kind' as never)
      .where('kind' as never, '=', 'import.done' as never)
      .execute(),
  );
  assert.equal(acts.length, 2);
});

test('no imported team can be reached: all are unverified and no channel is usable', async () => {
  const imported = (await asSystem(tx => allStandings(tx, now))).filter(({ team }) => team.standing === 'unverified');
  assert.ok(imported.length >= 190);
  assert.ok(imported.every(({ channels }) => channels.every(({ usable }) => !usable)));
});

test('renamed teams and shared mailboxes are put before a human; near names are not', async () => {
  const candidates = await asSystem(readCandidates);
  assert.ok(
    candidates.some(({ evidence }) => evidence.some(one => one.includes('Statoil CSIRT became Equinor CSIRT'))),
  );
  assert.ok(candidates.some(({ evidence }) => evidence.includes('same mailbox cert@nordu.net')));
  const id = await importText(
    row('lu', 'a@cert-lu.example', 'H', 'CERT-LU') + row('eu', 'b@cert-eu.example', 'H', 'CERT-EV'),
    'near',
  );
  assert.deepEqual(await fates(id), ['created', 'created']);
});

test('a second edition changes what the source changed, and the same edition changes nothing', async () => {
  await importText(row('kiwi', 'old@kiwi.example'));
  assert.deepEqual(await fates(await importText(row('kiwi', 'old@kiwi.example'))), ['unchanged']);
  assert.deepEqual(await fates(await importText(row('kiwi', 'new@kiwi.example', 'Other host'))), ['merged']);
  const { team, channels } = await standingOf('kiwi');
  assert.equal(team.host, 'Other host');
  assert.deepEqual(
    channels.map(({ channel }) => channel.address),
    ['new@kiwi.example'],
  );
});

test('a disabled address stays disabled over imports, and what the source gives now is a notice', async () => {
  await importText(row('moa', 'desk@moa.example'));
  const { channels, team } = await standingOf('moa');
  await asSystem(tx => keep.disable({ tx, actor: installation, platform }, channels[0]!.channel.id, 'bounces'));
  await importText(row('moa', 'desk@moa.example'));
  await importText(row('moa', 'other@moa.example'));
  const sheet = await asSystem(tx => sheetOf(tx, installation, team.slug, now));
  assert.deepEqual(
    sheet.channels.map(({ channel, notice }) => [channel.address, channel.disabled, notice]),
    [['desk@moa.example', 'bounces', 'own now gives other@moa.example']],
  );
});

test('what the owner attested is never overwritten: the change is proposed to it, and it may be mailed', async () => {
  await importText(row('tui', 'desk@tui.example', 'Right host'));
  const { team } = await standingOf('tui');
  await asSystem(tx =>
    keep.attest({ tx, actor: installation, platform }, team.party, {
      how: 'call-back',
      evidence: 'switchboard',
      channels: [],
    }),
  );
  await importText(row('tui', 'wrong@tui.example', 'Wrong host'));
  const sheet = await asSystem(tx => sheetOf(tx, installation, team.slug, now));
  assert.equal(sheet.host, 'Right host');
  assert.deepEqual(
    sheet.channels.map(({ channel, usable }) => [channel.address, usable]),
    [['desk@tui.example', true]],
  );
  assert.deepEqual(
    sheet.proposals.map(({ field }) => field),
    ['host', 'mailbox/general'],
  );
  await asSystem(tx => keep.decideProposal({ tx, actor: installation, platform }, sheet.proposals[0]!.id, true));
  assert.equal((await standingOf('tui')).team.host, 'Wrong host');
});

test('an import that is cancelled changes nothing, and every row says so', async () => {
  const id = await previewImport(platform, installation, {
    source: 'own',
    file: 'x.csv',
    format: 'directory-csv',
    bytes: new TextEncoder().encode(head + row('weka', 'a@weka.example')),
  });
  await cancelImport(platform, installation, id);
  assert.deepEqual(await fates(id), ['cancelled']);
  await assert.rejects(applyImport(platform, installation, id), /cancelled already/);
  assert.equal((await asSystem(tx => readImport(tx, id)))?.state, 'cancelled');
  assert.equal(await standingOf('weka'), undefined);
});

test('a human decides: merged rows change the team, separate rows become one, merged teams are succeeded', async () => {
  const change = (tx: Tx) => ({ tx, actor: installation, platform });
  const candidates = await asSystem(readCandidates);
  const held = candidates.find(({ label, team_name }) => label === 'AEC' && team_name !== '')!;
  await asSystem(tx => keep.decideMerge(change(tx), held.id, { decision: 'merged', why: 'same' }));
  const aec = await standingOf('AEC');
  assert.equal(aec.team.established, '2016-11-01');
  const pair = candidates.find(
    ({ evidence, other }) => other !== null && evidence.some(one => one.includes('Equinor')),
  )!;
  await asSystem(tx => keep.decideMerge(change(tx), pair.id, { decision: 'merged', why: 'renamed 2018' }));
  const all = await asSystem(tx => allStandings(tx, now));
  assert.ok(all.find(({ team }) => team.party === pair.other)?.team.succeeded_by);
  assert.ok(all.find(({ team }) => team.party === pair.team)?.team.former_names.length);
  await assert.rejects(
    asSystem(tx => keep.decideMerge(change(tx), pair.id, { decision: 'separate', why: '' })),
    /decided already/,
  );
});

test('another party’s duty officer can neither edit nor attest, in the service or by SQL; anybody may propose', async () => {
  const parties = await asSystem(tx => tx.selectFrom('party.party').select(['id', 'slug']).execute());
  const id = (slug: string) => parties.find(party => party.slug === slug)!.id;
  const stranger: Actor = {
    person: null,
    party: id('cert-vestland'),
    appointment: null,
    roles: ['duty-officer'],
    via: 'session',
  };
  const own: Actor = { ...stranger, party: id('harbour-gas') };
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(database.app, actor, work);
  const channel = (await standingOf('Harbour Gas')).channels[0]!.channel;
  await assert.rejects(
    as(stranger, tx => keep.disable({ tx, actor: stranger, platform }, channel.id, 'x')),
    /kept by its own duty officers/,
  );
  await assert.rejects(
    as(stranger, tx =>
      keep.attest({ tx, actor: stranger, platform }, channel.party, { how: 'signed-in', evidence: '', channels: [] }),
    ),
    /kept by/,
  );
  const touched = await as(stranger, tx =>
    tx
      .updateTable('directory.channel')
      .set({ address: 'evil@x.example' })
      .where('id', '=', channel.id)
      .executeTakeFirst(),
  );
  assert.equal(touched.numUpdatedRows, 0n);
  await assert.rejects(
    as(stranger, tx =>
      tx
        .insertInto('directory.probe')
        .values({ channel: channel.id, party: channel.party, by_party: own.party, at: new Date(), result: 'bounced' })
        .execute(),
    ),
    /row-level security/,
  );
  const nobody: Actor = { ...stranger, party: null, roles: [] };
  assert.deepEqual(await as(nobody, tx => tx.selectFrom('directory.team').select('party').execute()), []);
  await as(stranger, tx =>
    keep.propose({ tx, actor: stranger, platform }, channel.party, { field: 'host', value: 'Other', why: 'letter' }),
  );
  await as(own, tx =>
    keep.attest({ tx, actor: own, platform }, channel.party, { how: 'signed-in', evidence: '', channels: [] }),
  );
  assert.equal((await standingOf('Harbour Gas')).channels[0]!.channel.freshness, 'verified');
});

test('a personal number is shown only by name and with a reason, and the view is an act', async () => {
  const nordmark = await standingOf('CERT Nordmark');
  const personal = nordmark.channels.find(({ channel }) => channel.address === 'Head of the watch')!.channel;
  const officer: Actor = {
    person: null,
    party: nordmark.team.party,
    appointment: null,
    roles: ['duty-officer'],
    via: 'session',
  };
  const hidden = await asActor(database.app, officer, tx =>
    tx.selectFrom('directory.personal_address').selectAll().execute(),
  );
  assert.deepEqual(hidden, []);
  const analyst: Actor = { ...officer, roles: ['analyst'] };
  await assert.rejects(
    asActor(database.app, analyst, tx => keep.reveal({ tx, actor: analyst, platform }, personal.id, 'x')),
    /no personal number/,
  );
  const shown = await asActor(database.app, officer, tx =>
    keep.reveal({ tx, actor: officer, platform }, personal.id, 'call-out'),
  );
  assert.match(shown.address, /^\+49 30 23125/);
});

test('whom to call: the network decides before the country; the answer says how sure it is', async () => {
  const all = await asSystem(tx => allStandings(tx, now));
  const first = (ask: Parameters<typeof whomToCall>[1]) => whomToCall(all, ask)[0]!;
  assert.equal(first({ network: '198.51.100.7' }).line.slug, 'harbour-gas');
  assert.equal(first({ network: '198.51.100.200' }).line.slug, 'vestland-gas');
  assert.equal(first({ network: 'https://portal.hydrovend.example/login' }).line.slug, 'hydrovend');
  assert.equal(first({ network: 'AS64498' }).line.slug, 'csirt-austral');
  assert.equal(first({ country: 'NO', sector: 'energy_gas', language: 'en' }).line.slug, 'cert-vestland');
  const austral = first({ network: 'AS64498' });
  assert.notEqual(austral.best?.channel.kind, 'email');
  assert.equal(whomToCall(all, { country: 'JP' })[0]!.sure, 'unverified');
  assert.deepEqual(whomToCall(all, {}), []);
  assert.deepEqual(whomToCall(all, { network: '999.1.1.1' }), []);
});

test('the watch floor names the expired key and the failing channel, with where to go', async () => {
  const { touch = [] } = await asSystem(tx => watchDirectory(platform, tx, installation, 'en'));
  assert.ok(
    touch.some(
      ({ party, detail, href }) =>
        party === 'CSIRT Austral' && /key expired/.test(detail) && href === '/directory/csirt-austral',
    ),
  );
  assert.ok(touch.some(({ party, detail }) => party === 'HydroVend PSIRT' && /unreachable/.test(detail)));
});

test('exports: formulas are disarmed, vCard lines fit, the RFC 2350 text says what is not known', async () => {
  const all = await asSystem(tx => allStandings(tx, now));
  const csv = toCsv([{ ...all[0]!, team: { ...all[0]!.team, name: '=HYPERLINK("x")' } }]);
  assert.match(csv, /"'=HYPERLINK/);
  const cards = toVcards(all);
  assert.ok(cards.split('\r\n').every(line => Buffer.byteLength(line) <= 75));
  assert.ok(!cards.includes('Head of the watch'));
  const sheet = await asSystem(tx => sheetOf(tx, installation, 'cert-nordmark', now));
  const profile = toRfc2350(sheet, '2026-11-24');
  assert.match(profile, /6\. Incident Reporting Forms\n {3}Not known/);
});

test('a bounced mail marks the channel and the next rank is offered', async () => {
  const { channels, team } = await standingOf('Vestland Gas');
  await asSystem(tx => directory.recordAttempt(tx, installation, channels[0]!.channel.id, 'bounced', now));
  const after = await asSystem(tx =>
    directory.channelsNow(tx, installation, team.party, { at: now, purpose: 'incident' }),
  );
  assert.equal(after[0]!.channel.rank, 2);
});
