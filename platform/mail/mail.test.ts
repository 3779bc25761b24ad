import assert from 'node:assert/strict';
import os from 'node:os';
import { after, before, test } from 'node:test';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { readBounce } from './bounce/report.ts';
import { recordBounce } from './bounce/record.ts';
import { type DeliveryDeps, deliverMail, resumeMail } from './deliver.ts';
import { type Mailer, openMailer } from './mailer.ts';
import { holdMail, type OutgoingMail, queueMail, releaseMail } from './queue.ts';
import { type MailRow, type MailState, readOutbox, setFate } from './store.ts';
import { type SmtpProcess, startSmtp } from './testing/smtp-process.ts';

const from = 'entente@platform.example';
const officer: Actor = { person: 1, party: 7, appointment: 1, roles: ['duty-officer'], via: 'session' };
let database: Database;
let smtp: SmtpProcess;
let mailer: Mailer;
let clock = Temporal.Now.instant();
const states: string[] = [];

before(async () => {
  database = await testDatabase();
  smtp = await startSmtp();
  mailer = openMailer({ smtpUrl: smtp.url, from, silenceSeconds: 1 });
});
after(async () => {
  mailer.close();
  await smtp.stop();
  await database.close();
});

const deps = (more: Partial<DeliveryDeps> = {}): DeliveryDeps => ({
  db: database.app,
  mailer,
  now: () => clock,
  onState: async (_tx, mail) => void states.push(`${mail.id} ${mail.state}`),
  ...more,
});
const letter = (name: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  recipient: `${name}@cert.example`,
  attested: false,
  about: { kind: 'dispatch', id: 1 },
  mode: 'live',
  marking: 'TLP:AMBER',
  subject: 'First warning',
  text: 'Isolate the gateway.\r\nAnswer by 18:00 UTC.',
  ...more,
});
const queue = async (name: string, more: Partial<OutgoingMail> = {}) =>
  (await asActor(database.app, officer, tx => queueMail(tx, officer, { from, now: clock }, letter(name, more)))).id;
const look = async (id: number): Promise<MailRow> =>
  (await asActor(database.app, installation, tx => readOutbox(tx, { before: id + 1, limit: 1 })))[0]!;
const deliver = async (id: number, more: Partial<DeliveryDeps> = {}) => {
  await deliverMail(deps(more), id);
  return look(id);
};
const fate = ({ state, tries }: MailRow): [MailState, number] => [state, tries];
const jobs = async (id: number) =>
  (await database.ownerPool.query(`select run_at from graphile_worker.jobs where key = $1`, [`mail.deliver:${id}`]))
    .rows;

test('a message is taken over by the server as it was queued, with marking in subject, text and header', async () => {
  const id = await queue('duty', { mode: 'exercise' });
  assert.equal((await jobs(id)).length, 1, 'its job was made with it');
  const mail = await deliver(id);
  assert.deepEqual(fate(mail), ['sent', 1]);
  assert.match(mail.last_reply ?? '', /taken over as 4711/);
  await smtp.until(1);
  const { raw, from: returnPath, to } = smtp.received[0]!;
  assert.deepEqual(to, ['duty@cert.example']);
  assert.equal(returnPath, `entente+bounce-${mail.bounce_token}@platform.example`);
  assert.match(raw, /^Subject: \[EXERCISE\] \[TLP:AMBER\] First warning\r$/m);
  assert.match(raw, /^X-Entente-Marking: TLP:AMBER\r$/m);
  assert.match(raw, /^X-Entente-Mode: exercise\r$/m);
  assert.ok(raw.includes(`Message-ID: ${mail.message_id}`));
  const body = raw
    .slice(raw.indexOf('\r\n\r\n') + 4)
    .trim()
    .split('\r\n');
  assert.ok(body[0]?.includes('EXERCISE') && body.at(-1)?.includes('EXERCISE'));
  assert.equal(states.at(-1), `${id} sent`);
});

test('delivering again what was sent sends nothing', async () => {
  const id = await queue('twice');
  await deliver(id);
  const count = smtp.received.length;
  assert.deepEqual(fate(await deliver(id)), ['sent', 1]);
  assert.equal(smtp.received.length, count);
});

test('a refused recipient and refused content fail at once, with the server’s words', async () => {
  const refused = await deliver(await queue('refused'));
  assert.deepEqual(fate(refused), ['failed', 1]);
  assert.match(refused.last_reply ?? '', /550 5\.1\.1 no such user here/);
  const spam = await deliver(await queue('spam'));
  assert.deepEqual(fate(spam), ['failed', 1]);
  assert.match(spam.last_reply ?? '', /554 5\.7\.1/);
});

test('a greylisted message waits, keeps its Message-ID and is taken over the next time', async () => {
  const id = await queue('grey');
  const deferred = await deliver(id);
  assert.deepEqual(fate(deferred), ['deferred', 1]);
  assert.match(deferred.last_reply ?? '', /451 4\.7\.1 greylisted/);
  assert.deepEqual((await jobs(id))[0]?.run_at, deferred.next_try_at, 'its next try is a job');
  const sent = await deliver(id);
  assert.deepEqual(fate(sent), ['sent', 2]);
  assert.equal(sent.message_id, deferred.message_id);
});

test('a server that does not answer is left after its silence, and tried again', async () => {
  const slow = await deliver(await queue('slow'));
  assert.deepEqual(fate(slow), ['deferred', 1]);
  assert.match(slow.last_reply ?? '', /ETIMEDOUT|Timeout/i);
});

test('a mailbox that stays full fails when the message’s time is up', async () => {
  const id = await queue('full', { tryForHours: 1 });
  const start = clock;
  const waits: number[] = [];
  let mail = await deliver(id);
  while (mail.state === 'deferred') {
    waits.push((mail.next_try_at!.getTime() - clock.epochMilliseconds) / 1000);
    clock = Temporal.Instant.fromEpochMilliseconds(mail.next_try_at!.getTime());
    mail = await deliver(id);
  }
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
    'each wait is at least as long as the one before',
  );
  assert.equal(mail.state, 'failed');
  assert.match(mail.last_reply ?? '', /452 4\.2\.2 mailbox full/);
  clock = start;
});

const address = Object.values(os.networkInterfaces())
  .flatMap(all => all ?? [])
  .find(one => one.family === 'IPv4' && !one.internal)?.address;

test('beyond this machine nothing is sent without TLS, nor to a server whose certificate nobody vouches for', {
  skip: !address,
}, async t => {
  for (const option of ['notls', 'own-certificate']) {
    const other = await startSmtp(['open', option]);
    t.after(other.stop);
    const way = openMailer({ smtpUrl: other.url.replace('127.0.0.1', address!), from, silenceSeconds: 2 });
    const mail = await deliver(await queue('a'), { mailer: way });
    assert.deepEqual(fate(mail), ['deferred', 1], option);
    assert.match(mail.last_reply ?? '', option === 'notls' ? /STARTTLS/ : /certificate/);
    assert.equal(other.received.length, 0);
    way.close();
  }
});

test('no connection, a closed service and a wrong password are about the way: the message waits', async t => {
  const away = openMailer({ smtpUrl: 'smtp://127.0.0.1:9', from, silenceSeconds: 1 });
  assert.deepEqual(fate(await deliver(await queue('a'), { mailer: away })), ['deferred', 1]);
  away.close();
  for (const [option, user] of [
    ['closed', ''],
    ['auth', 'me:wrong@'],
  ] as const) {
    const other = await startSmtp([option]);
    t.after(other.stop);
    const way = openMailer({ smtpUrl: other.url.replace('//', `//${user}`), from, silenceSeconds: 1 });
    const mail = await deliver(await queue('a'), { mailer: way });
    assert.deepEqual(fate(mail), ['deferred', 1], option);
    assert.match(mail.last_reply ?? '', option === 'auth' ? /535/ : /554/);
    assert.ok(!mail.last_reply?.includes('wrong@'));
    way.close();
  }
});

test('without a mail server the message stays in the local outbox and never leaves, even when one is configured later', async () => {
  const id = await queue('local');
  const mail = await deliver(id, { mailer: undefined });
  assert.deepEqual(fate(mail), ['local', 0]);
  const count = smtp.received.length;
  assert.deepEqual(fate(await deliver(id)), ['local', 0]);
  assert.equal(smtp.received.length, count);
});

test('a message interrupted while being sent goes again with the same Message-ID, but not while its worker may live', async () => {
  const id = await queue('crash');
  const claimed = await asActor(database.app, installation, tx =>
    setFate(tx, id, { state: 'sending', tries: 1, claimed_at: new Date(clock.epochMilliseconds) }),
  );
  assert.deepEqual(fate(await deliver(id)), ['sending', 1], 'another worker may still be at it');
  await database.ownerPool.query(`select graphile_worker.remove_job($1)`, [`mail.deliver:${id}`]);
  assert.equal(await resumeMail(deps()), 1);
  assert.equal((await jobs(id)).length, 1);
  const start = clock;
  clock = clock.add({ minutes: 4 });
  const sent = await deliver(id);
  clock = start;
  assert.deepEqual(fate(sent), ['sent', 2]);
  assert.equal(sent.message_id, claimed.message_id);
});

test('an address nobody attested is refused unless it is one of those for documentation', async () => {
  await assert.rejects(queue('', { recipient: 'duty@cert.fr' }), /has not been confirmed by its owner/);
  await assert.rejects(queue('', { recipient: 'a@example.org.evil.net' }), /has not been confirmed/);
  await assert.rejects(queue('', { recipient: 'a@notexample.com' }), /has not been confirmed/);
  for (const recipient of ['a@example', 'a@b.example.org', 'a@b.TEST', 'a@x.invalid', 'a@localhost'])
    assert.ok((await queue('', { recipient })) > 0, recipient);
  assert.ok((await queue('', { recipient: 'duty@cert.fr', attested: true })) > 0);
});

test('an unattested address that got into the table another way does not leave either', async () => {
  const id = await queue('ok');
  const count = smtp.received.length;
  const client = await database.ownerPool.connect();
  await client.query(
    `begin; set local app.roles = 'system'; update mail.message set recipient = 'duty@cert.fr' where id = ${id}; commit`,
  );
  client.release();
  const stopped = await deliver(id);
  assert.deepEqual(fate(stopped), ['failed', 0]);
  assert.match(stopped.last_reply ?? '', /has not been confirmed/);
  assert.equal(smtp.received.length, count);
});

test('line breaks, lists and nonsense do not get into a header or an envelope', async () => {
  for (const recipient of [
    'a@b.example\r\nBcc: x@y.example',
    'a@b.example, c@d.example',
    'A <a@b.example>',
    'a',
    '@b.example',
    'a b@c.example',
    'a@-b.example',
    'ä@b.example',
    `${'a'.repeat(65)}@b.example`,
  ])
    await assert.rejects(queue('', { recipient }), /is not one mail address/, recipient);
  for (const more of [
    { subject: 'a\r\nBcc: x@y.example' },
    { marking: 'TLP:RED\nX: y' },
    { subject: 'a\u2028b' },
    { replyTo: 'a@b.example\nX: y' },
  ])
    await assert.rejects(queue('a', more), /line break or control character/, JSON.stringify(more));
  await assert.rejects(queue('a', { mode: 'template' }), /cannot be sent/);
});

test('a message is queued exactly if the transaction of its act commits', async () => {
  let id = 0;
  await assert.rejects(
    asActor(database.app, officer, async tx => {
      id = (await queueMail(tx, officer, { from, now: clock }, letter('undone'))).id;
      throw new Error('the act failed');
    }),
  );
  assert.equal((await jobs(id)).length, 0);
  assert.notEqual((await look(id))?.id, id);
});

test('a party sees and changes only its own outbox, and never to whom or what was written', async () => {
  const id = await queue('own');
  const other: Actor = { ...officer, party: 8 };
  const theirs = await asActor(database.app, other, tx => readOutbox(tx, { limit: 100 }));
  assert.deepEqual(theirs, []);
  await assert.rejects(
    asActor(database.app, other, tx => holdMail(tx, id, 'x')),
    /no message/,
  );
  await assert.rejects(
    asActor(database.app, other, tx => queueMail(tx, officer, { from, now: clock }, letter('x'))),
    /row-level security/,
  );
});

test('a held message waits until it is released', async () => {
  const id = await queue('held');
  await asActor(database.app, officer, tx => holdMail(tx, id, 'Waiting for the lawyer.'));
  assert.equal((await deliver(id)).state, 'held');
  await asActor(database.app, officer, tx => releaseMail(tx, id));
  assert.equal((await deliver(id)).state, 'sent');
  await assert.rejects(
    asActor(database.app, officer, tx => holdMail(tx, id, 'late')),
    /is sent/,
  );
});

const notification = (to: string, more: string) => `Return-Path: <>
To: ${to}
Message-ID: <theirs@mx.example>
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="b"

--b
Content-Type: message/delivery-status

${more}
--b--
`;

test('a bounce ends the message it names by its return address or by its Message-ID, once', async () => {
  const onState = deps().onState;
  for (const by of ['token', 'messageId'] as const) {
    const mail = await deliver(await queue(`gone-${by}`));
    const failed =
      'Final-Recipient: rfc822; gone@cert.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550\n  5.1.1 unknown user';
    const raw =
      by === 'token'
        ? notification(`<entente+bounce-${mail.bounce_token}@platform.example>`, failed)
        : notification('postmaster@platform.example', `Original-Message-ID: ${mail.message_id}\n${failed}`);
    const count = states.length;
    for (let i = 0; i < 2; i++)
      await asActor(database.app, installation, tx => recordBounce(tx, readBounce(raw), onState));
    const bounced = await look(mail.id);
    assert.equal(bounced.state, 'bounced');
    assert.equal(bounced.last_reply, '5.1.1 smtp; 550 5.1.1 unknown user');
    assert.equal(states.length, count + 1);
  }
});

test('a delay, an absence note and a stranger’s bounce end nothing', async () => {
  const mail = await deliver(await queue('away'));
  const to = `<entente+bounce-${mail.bounce_token}@platform.example>`;
  const record = (raw: string) => asActor(database.app, installation, tx => recordBounce(tx, readBounce(raw)));
  await record(notification(to, 'Action: delayed\nStatus: 4.4.7'));
  assert.deepEqual([(await look(mail.id)).state, (await look(mail.id)).last_reply], ['sent', '4.4.7']);
  await record(`To: ${to}\nIn-Reply-To: ${mail.message_id}\nSubject: Out of office\n\nBack on Monday.`);
  assert.equal((await look(mail.id)).state, 'sent');
  assert.equal(await record(notification('x@y.example', 'Action: failed\nStatus: 5.0.0')), undefined);
  assert.equal(await record('\u0000'.repeat(100)), undefined);
});
