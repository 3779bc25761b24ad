import { ownRegimeFiles } from '#platform/packs/own-regimes.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';

/** The regimes that this installation has beside those in the web client, so that the browser answers like the server. */
export function ownPacksRoute(app: App, { config }: Platform): void {
  let text: string | undefined;
  app.route({
    method: 'GET',
    url: '/api/packs/own',
    access: 'signed-in',
    scope: 'engines:run',
    summary: 'Regimes, facts and calendars of ENTENTE_PACKS, for engines that run in the browser',
    handler: ({ reply }) => {
      text ??= JSON.stringify({ files: ownRegimeFiles(config.packFolders) });
      return reply.type('application/json').serializer(String).send(text);
    },
  });
}
