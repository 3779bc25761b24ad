import path from 'node:path';
import { kernelFunctions, kernelHooks, kernelTables } from '#engines/cascade/timed/kernel/kernel.ts';
import { checkout } from '#platform/config/config.ts';
import { compile } from './compile.ts';

const folder = path.join(checkout, 'engines/cascade/timed/kernel');
export const bytesFile = path.join(folder, 'bytes.ts');

/** The text of the file that holds the compiled kernel, made from the kernel's source. */
export async function bytesText(): Promise<string> {
  const bytes = await compile({
    files: [
      path.join(checkout, 'engines/cascade/draw-word.ts'),
      ...['calendar', 'happenings', 'groups', 'levels', 'damage', 'others', 'commit', 'collect', 'ticks', 'rest'].map(
        name => path.join(folder, `${name}.ts`),
      ),
    ],
    exports: kernelFunctions,
    tables: kernelTables,
    hooks: kernelHooks,
  });
  const base64 = Buffer.from(bytes).toString('base64');
  const lines = base64.match(/.{1,110}/g) ?? [];
  return `// Made by \`node tools/kernel/main.ts\` from the other files of this folder; not to be edited.
export const kernelBytes =
${lines.map(line => `  '${line}'`).join(' +\n')};
`;
}
