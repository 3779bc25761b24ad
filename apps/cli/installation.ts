import { composePlatform } from '#apps/server/compose.ts';
import { configFrom } from '#platform/config/config.ts';
import { openDatabase } from '#platform/db/open.ts';
import type { Platform } from '#platform/room/room.ts';
import { saying } from './saying.ts';

/**
 * Opens the installation of this folder (or of ENTENTE_DATA_DIR, DATABASE_URL) for one command. A running server keeps
 * its database; one that was started for the command is stopped after it.
 */
export const withInstallation = (work: (platform: Platform) => Promise<void>): Promise<void> =>
  saying(async () => {
    const { dataDir, databaseUrl, ...config } = configFrom(process.env);
    const database = await openDatabase({ dataDir, databaseUrl, appUrl: process.env.DATABASE_APP_URL, borrow: true });
    try {
      await work(await composePlatform({ dataDir, databaseUrl, ...config }, database));
    } finally {
      await database.close();
    }
  });
