// `npm run validate`: V1 to V30 at full size; writes docs/validation/cascade.md. `-- V3 V22` runs a part and writes nothing.
import fs from 'node:fs';
import path from 'node:path';
import { type Validated, validate, validationCases, validationTable } from '#engines/cascade/validate/index.ts';
import { checkout } from '#platform/config/config.ts';
import { validationData } from './data.ts';

const wanted = process.argv.slice(2).filter(argument => /^V\d+$/.test(argument));
const data = validationData();
const results: Validated[] = [];
for (const entry of validationCases) {
  if (wanted.length > 0 && !wanted.includes(entry.id)) continue;
  const started = performance.now();
  const result = validate(entry, 'full', data);
  results.push(result);
  const failed = result.rows.filter(row => !row.holds);
  console.log(
    `${result.id.padEnd(4)} ${result.title}: ${result.rows.length - failed.length} of ${result.rows.length} rows hold (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  for (const row of failed)
    console.error(`     ${row.label}: expected ${row.expected}, obtained ${row.obtained}, tolerance ${row.tolerance}`);
}
const rows = results.flatMap(result => result.rows);
const held = rows.filter(row => row.holds).length;
console.log(`${held} of ${rows.length} rows hold in ${results.length} validations`);
if (wanted.length === 0) {
  const page = `# Validation of the cascade engine

Thirty results from the literature, from closed forms and from independent counts, reproduced at full size by
\`npm run validate\`, which writes this page. The tolerance is on the estimate; four standard errors where the result is a
law of chance. Seeds are fixed, so the page is the same on every machine. A smaller run of all of them is part of
\`npm test\`. ${held} of ${rows.length} rows hold.

${validationTable(results)}
`;
  const file = path.join(checkout, 'docs/validation/cascade.md');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, page);
}
process.exitCode = held === rows.length ? 0 : 1;
