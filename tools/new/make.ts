import fs from 'node:fs';
import path from 'node:path';
import { fail } from '#engines/kernel/failure.ts';
import type { NewRoom, RoomFiles } from './room-files.ts';
import { area } from './rooms/area.ts';
import { engine } from './rooms/engine.ts';
import { format } from './rooms/format.ts';
import { lexicon } from './rooms/lexicon.ts';
import { regime } from './rooms/regime.ts';

export const kinds: Readonly<
  Record<string, { readonly folder: string; readonly files: (room: NewRoom) => RoomFiles; readonly next: string }>
> = {
  lexicon: { folder: 'packs/lexicons', files: lexicon, next: 'Edit terms.yaml, then: npx entente pack check' },
  regime: { folder: 'packs/regimes', files: regime, next: 'Edit duties.yaml and law.md, then: npx entente pack check' },
  format: { folder: 'formats', files: format, next: 'Write read.ts, then: npm test -- formats' },
  engine: { folder: 'engines', files: engine, next: 'Write the first verb, then: npm test -- engines' },
  area: {
    folder: 'areas',
    files: area,
    next: 'Mount it in apps/server/rooms.ts and platform/db/rooms.ts, then: node platform/db/golden.ts',
  },
};

/** Writes a new room below `root`; never over one that is there. @returns its folder */
export function makeRoom(root: string, kind: string, id: string, today: string): string {
  const plan = kinds[kind];
  if (!plan)
    fail('unknown-kind', `There is no kind of room \`${kind}\`.`, {
      next: `Use one of ${Object.keys(kinds).join(', ')}.`,
    });
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    fail('bad-name', `\`${id}\` is not a name for a room.`, {
      next: 'Use lower-case words joined by hyphens, such as au-pspf.',
    });
  }
  const folder = path.join(root, plan.folder, id);
  if (fs.existsSync(folder))
    fail('already-exists', `${plan.folder}/${id} is there already.`, { next: 'Choose another name.' });
  for (const [name, text] of Object.entries(plan.files({ id, today }))) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return folder;
}
