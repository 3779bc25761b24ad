import fs from 'node:fs';
import path from 'node:path';
import { packFindingsBelow } from '#platform/packs/check-all.ts';
import { packJsonSchemas as regimeSchemas } from '#engines/duties/pack-schema.ts';
import { packJsonSchemas as lexiconSchemas } from '#engines/handling/pack-schema.ts';
import { saying } from './saying.ts';

/** `npx entente pack check [folder]`: every broken rule and warning with file and line; exit code 1 when a rule is broken. */
export const check = (_flags: object, folder?: string): Promise<void> =>
  saying(async () => {
    const findings = packFindingsBelow(folder === undefined ? undefined : path.resolve(folder));
    for (const { file, line, rule, message, next, warning } of findings) {
      const kind = warning ? `warning, ${rule}` : rule;
      console.error(`${file}${line ? `:${line}` : ''}  ${kind}: ${sentence(message)}${next ? ` ${next}` : ''}`);
    }
    const broken = findings.filter(finding => !finding.warning).length;
    console.log(broken ? `${broken} rules of packs are broken` : 'All packs keep the rules.');
    if (broken) process.exitCode = 1;
  });

/** A message with what follows it: one full stop, whoever wrote it. */
const sentence = (text: string): string => `${text.replace(/[.\s]+$/, '')}.`;

/** Which schema stands for which file, as editors with the YAML language server take it. */
const files: Readonly<Record<string, string>> = {
  'regime-pack.schema.json': 'regimes/*/pack.yaml',
  'regime-parameters.schema.json': 'regimes/*/parameters.yaml',
  'regime-duties.schema.json': 'regimes/*/duties.yaml',
  'regime-cases.schema.json': 'regimes/*/cases.yaml',
  'pack.schema.json': 'lexicons/*/pack.yaml',
  'terms.schema.json': 'lexicons/*/terms.yaml',
  'lattice.schema.json': 'lexicons/*/lattice.yaml',
  'mapping.schema.json': 'lexicons/*/mappings/*.yaml',
  'cases.schema.json': 'lexicons/*/cases.yaml',
  'protection-pack.schema.json': 'protections/*/pack.yaml',
  'protection.schema.json': 'protections/*/protection.yaml',
  'protection-cases.schema.json': 'protections/*/cases.yaml',
  'facts.schema.json': 'facts/facts.yaml',
  'titles.schema.json': 'facts/titles*.yaml',
};

const associations = (folder: string): object => ({
  'yaml.schemas': Object.fromEntries(
    Object.entries(files).map(([name, file]) => [path.resolve(folder, name), `**/${file}`]),
  ),
});

/** `npx entente pack schema <folder>`: writes the JSON Schemas that an editor completes from, and says how to set it up. */
export const schema = (_flags: object, folder: string): Promise<void> =>
  saying(async () => {
    fs.mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries({ ...lexiconSchemas(), ...regimeSchemas() })) {
      fs.writeFileSync(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
      console.log(path.join(folder, name));
    }
    console.log('\nFor completion put this into the settings of an editor that reads YAML schemas:');
    console.log(JSON.stringify(associations(folder), null, 2));
  });
