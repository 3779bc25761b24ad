import fs from 'node:fs';
import path from 'node:path';
import { packFindingsBelow } from '#platform/packs/check-all.ts';
import { packJsonSchemas as regimeSchemas } from '#engines/duties/pack-schema.ts';
import { packJsonSchemas as lexiconSchemas } from '#engines/handling/pack-schema.ts';
import { saying } from './saying.ts';

/** `npx entente pack check [folder]`: every broken rule with file and line; exit code 1 when there is one. */
export const check = (_flags: object, folder?: string): Promise<void> =>
  saying(async () => {
    const findings = packFindingsBelow(folder === undefined ? undefined : path.resolve(folder));
    for (const { file, line, rule, message, next } of findings) {
      console.error(`${file}${line ? `:${line}` : ''}  ${rule}: ${sentence(message)}${next ? ` ${next}` : ''}`);
    }
    console.log(findings.length ? `${findings.length} rules of packs are broken` : 'All packs keep the rules.');
    if (findings.length) process.exitCode = 1;
  });

/** A message with what follows it: one full stop, whoever wrote it. */
const sentence = (text: string): string => `${text.replace(/[.\s]+$/, '')}.`;

/** `npx entente pack schema <folder>`: writes the JSON Schemas that an editor completes from. */
export const schema = (_flags: object, folder: string): Promise<void> =>
  saying(async () => {
    fs.mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries({ ...lexiconSchemas(), ...regimeSchemas() })) {
      fs.writeFileSync(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
      console.log(path.join(folder, name));
    }
  });
