import { z } from 'zod';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import { eventStreams } from '#platform/http/event-stream.ts';
import type { Platform } from '#platform/room/room.ts';
import { verifierText } from './checkpoint/note.ts';
import { actShown, ledgerState, verificationReply } from './contract.ts';
import { coverAct, receiptOf } from './receipt.ts';
import { signerOf } from './service.ts';
import { sha256 } from './sha256.ts';
import {
  type ActRow,
  actOf,
  type CheckpointRow,
  readActKinds,
  readHead,
  readLastCheckpoint,
  readNewestActs,
} from './store.ts';
import { type Verifying, verifying } from './verification.ts';

const place = (platform: Platform) => ({ db: platform.database.app, dataDir: platform.config.dataDir });
const seqPath = z.object({ seq: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
/** How rooms and kinds of acts are written. */
const name = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/);
const page = z.object({
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  area: name.optional(),
  kind: name.optional(),
  subjectKind: z.string().max(100).optional(),
  subjectId: z.string().max(200).optional(),
});

export function readingRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/ledger',
    access: 'signed-in',
    scope: 'ledger:read',
    summary: 'Acts you may read, the newest first',
    query: page,
    answer: z.object({ acts: z.array(actShown) }),
    handler: ({ actor, query: { subjectKind, subjectId, ...ask } }) =>
      asActor(platform.database.app, actor, async tx => {
        const subject = subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : undefined;
        return { acts: (await readNewestActs(tx, { ...ask, subject })).map(shown) };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/ledger/kinds',
    access: 'signed-in',
    scope: 'ledger:read',
    summary: 'Rooms and kinds of the acts you may read, for filters',
    answer: z.object({ kinds: z.array(z.object({ area: z.string(), kind: z.string() })) }),
    handler: ({ actor }) => asActor(platform.database.app, actor, async tx => ({ kinds: await readActKinds(tx) })),
  });
  app.route({
    method: 'GET',
    url: '/api/ledger/state',
    access: 'signed-in',
    scope: 'ledger:read',
    summary: 'Size of the ledger, its newest checkpoint and its public key',
    answer: ledgerState,
    handler: ({ actor }) =>
      asActor(platform.database.app, actor, async tx => ({
        size: (await readHead(tx)).size,
        publicKey: verifierText(sha256, signerOf(place(platform))),
        checkpoint: checkpointShown(await readLastCheckpoint(tx)),
      })),
  });
}

export function provingRoutes(app: App, platform: Platform): void {
  const verification = verifying(place(platform));
  app.route({
    method: 'POST',
    url: '/api/ledger/verify',
    access: 'appointed',
    scope: 'ledger:read',
    summary: 'Verify the whole ledger: every act, every subtree, every checkpoint',
    answer: verificationReply,
    handler: async () => {
      const { findings, ...rest } = await verification.run();
      return { ...rest, findings: [...findings] };
    },
  });
  progressRoute(app, verification);
  app.route({
    method: 'GET',
    url: '/api/ledger/acts/:seq/receipt',
    access: 'signed-in',
    scope: 'ledger:read',
    summary: 'Receipt of one act: a file that proves it without us',
    params: seqPath,
    handler: async ({ actor, params: { seq }, reply }) => {
      const signer = signerOf(place(platform));
      await asActor(platform.database.app, installation, tx => coverAct(tx, seq, signer));
      const receipt = await asActor(platform.database.app, actor, tx => receiptOf(tx, seq, signer));
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="entente-act-${seq}.json"`)
        .serializer(String)
        .send(`${JSON.stringify(receipt, null, 2)}\n`);
    },
  });
}

/** Server-sent events: `progress` with acts done and their total while a verification runs, `ended` when it is over. */
function progressRoute(app: App, verification: Verifying): void {
  const stream = eventStreams(app);
  app.route({
    method: 'GET',
    url: '/api/ledger/verify/events',
    access: 'appointed',
    scope: 'ledger:read',
    summary: 'Server-sent events: how far the running verification is',
    handler: ({ reply, request }) =>
      stream({ reply, request }, ': open\n\n', reader =>
        verification.follow(progress =>
          reader.write(
            progress ? `event: progress\ndata: ${JSON.stringify(progress)}\n\n` : 'event: ended\ndata: {}\n\n',
          ),
        ),
      ),
  });
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function shown(row: ActRow): z.infer<typeof actShown> {
  const { visibleTo: _, nonce: __, sealed, ...act } = actOf(row);
  return { ...act, sealed: Object.keys(sealed), leafHash: hex(row.leaf_hash) };
}

const checkpointShown = (row: CheckpointRow | undefined): z.infer<typeof ledgerState>['checkpoint'] =>
  row ? { size: row.size, root: hex(row.root), madeAt: row.made_at, note: row.note } : null;
