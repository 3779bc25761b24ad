import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '#engines/kernel/failure.ts';

export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What the operator of the service may set, all by environment variables; every value has a working default. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** the address people type; links in messages start with it */
  readonly origin: string;
  readonly dataDir: string;
  /** absent: the embedded PostgreSQL */
  readonly databaseUrl: string | undefined;
  /** absent: messages go to the visible local outbox and never out */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** folders with packs of one's own, read after those that ship */
  readonly packFolders: readonly string[];
}

export function configFrom(env: NodeJS.ProcessEnv): Config {
  const port = portFrom(env.PORT);
  const host = env.HOST || '127.0.0.1';
  return {
    port,
    host,
    origin: env.ENTENTE_ORIGIN || `http://localhost:${port}`,
    dataDir: path.resolve(env.ENTENTE_DATA_DIR || path.join(checkout, '.entente')),
    databaseUrl: urlFrom('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']),
    smtpUrl: urlFrom('SMTP_URL', env.SMTP_URL, ['smtp:', 'smtps:']),
    mailFrom: env.ENTENTE_MAIL_FROM || 'entente@localhost',
    packFolders: packFoldersFrom(env.ENTENTE_PACKS),
  };
}

function portFrom(text: string | undefined): number {
  if (!text) return 8080;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  return fail('bad-setting', `PORT is ${JSON.stringify(text)}, not a port number.`, {
    next: 'Set PORT to a number from 1 to 65535, or leave it out for 8080.',
  });
}

const packKinds = ['lexicons', 'regimes', 'facts', 'calendars', 'protections'];

/** A folder that holds no packs is a mistyped one: passed over in silence it would leave duties unseen. */
function packFoldersFrom(text: string | undefined): readonly string[] {
  const folders = (text ?? '').split(path.delimiter).filter(Boolean);
  for (const folder of folders) {
    if (packKinds.some(kind => existsSync(path.join(folder, kind)))) continue;
    const below = packKinds.some(kind => existsSync(path.join(folder, 'packs', kind)));
    fail('bad-setting', `ENTENTE_PACKS names ${folder}, which holds no folder ${packKinds.join(', ')}.`, {
      next: below
        ? `Set it to ${path.join(folder, 'packs')}.`
        : 'Name a folder that is laid out like packs/, or leave it out.',
    });
  }
  return folders;
}

function urlFrom(name: string, text: string | undefined, protocols: readonly string[]): string | undefined {
  if (!text) return undefined;
  // The value may hold a password: the message names the variable, never its content.
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  return fail('bad-setting', `${name} is not an address that begins with ${protocols.join(' or ')}//.`, {
    next: `Correct ${name}, or leave it out.`,
  });
}
