// `node tools/feasibility/main.ts [--check]`: writes the feasibility study to docs/feasibility, or says which file is not current.
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from '#platform/config/config.ts';
import { studyFiles } from './files.ts';

const folder = path.join(checkout, 'docs/feasibility');
const files = await studyFiles();
if (process.argv.includes('--check')) {
  const stale = [...files].filter(([name, bytes]) => {
    const file = path.join(folder, name);
    return !fs.existsSync(file) || !fs.readFileSync(file).equals(bytes);
  });
  for (const [name] of stale)
    console.error(`docs/feasibility/${name} is not current: run node tools/feasibility/main.ts`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) fs.writeFileSync(path.join(folder, name), bytes);
  console.log(`Wrote ${[...files.keys()].join(', ')} to docs/feasibility`);
}
