import type { Protections } from '#engines/duties/protections/types.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import type { Platform, Room } from '#platform/room/room.ts';
import { agreementsDemo } from './demo.ts';
import { agreementRoutes } from './routes.ts';
import { type AgreementBooks, agreementsService } from './service.ts';
import { watchAgreements } from './watch.ts';

let protections: Protections | undefined;
const books = (platform: Platform): AgreementBooks => ({
  lexicons: platform.packs.lexicons,
  protections: (protections ??= loadProtections({ extra: platform.config.packFolders })),
});

/** Agreements between parties: their terms, states and dates, and the protections that bear on a disclosure. */
export const room: Room = {
  id: 'agreements',
  services: platform => ({ agreements: agreementsService(platform, books(platform)) }),
  routes: (app, platform) => agreementRoutes(app, platform, books(platform)),
  watch: watchAgreements,
  demo: agreementsDemo,
};
