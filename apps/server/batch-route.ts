import { z } from 'zod';
import { enginesOnDisk } from '#apps/ops/engines.ts';
import { answer, type OpAnswer } from '#apps/ops/run.ts';
import { runOnWorkers } from '#platform/compute/pool.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';

const request = z.object({ id: z.unknown().optional(), op: z.unknown().optional(), input: z.unknown().optional() });

/** The ops of `npx entente batch` for machines: answers in the order of the requests. */
export function batchRoute(app: App, { packs }: Platform): void {
  const engines = {
    ...enginesOnDisk(),
    lexicons: () => Promise.resolve(packs.lexicons),
    regimes: () => Promise.resolve(packs.regimes),
  };
  const answerOne = async (one: z.infer<typeof request>): Promise<unknown> => {
    if (one.op === 'cascade.run') return tooLarge(one.id);
    if (one.op !== 'definitions.compare') return answer(one, engines);
    const [compared] = await runOnWorkers<OpAnswer>({
      module: '#apps/ops/definitions-worker.ts',
      job: one,
      spans: [{ from: 0, to: 1 }],
    });
    return compared;
  };
  app.route({
    method: 'POST',
    url: '/api/batch',
    access: 'appointed',
    scope: 'engines:run',
    summary: 'Ask the engines: up to 200 requests {id, op, input}, answered in their order',
    body: z.object({ requests: z.array(request).min(1).max(200) }),
    bodyLimit: 4 * 1024 * 1024,
    handler: async ({ body, reply }) => {
      const answers = [];
      for (const one of body.requests) {
        answers.push(await answerOne(one));
      }
      return reply.type('application/json').serializer(JSON.stringify).send({ answers });
    },
  });
}

/** A run of worlds would hold up everybody else's requests. */
const tooLarge = (id: unknown) => ({
  id: id ?? null,
  ok: false,
  error: {
    code: 'not-here',
    message: 'Cascades run as jobs, not in a request.',
    pointer: '/op',
    next: 'Start the run in the room for systemic risk, or use `npx entente batch`.',
  },
});
