import { loadLexicons } from '#platform/packs/read.ts';
import type { Room } from '#platform/room/room.ts';
import { loadProtections } from './load-protections.ts';
import { agreementRoutes } from './routes.ts';
import { type AgreementBooks, agreementsService } from './service.ts';

let read: AgreementBooks | undefined;
const books = (extra: readonly string[]): AgreementBooks =>
  (read ??= { lexicons: loadLexicons({ extra }), protections: loadProtections() });

/** Agreements between parties: their terms, states and dates, and the protections that bear on a disclosure. */
export const room: Room = {
  id: 'agreements',
  services: platform => ({ agreements: agreementsService(platform, books(platform.config.packFolders)) }),
  routes: (app, platform) => agreementRoutes(app, platform, books(platform.config.packFolders)),
};
