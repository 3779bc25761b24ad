// The repository tests itself: `npm run check`. Each rule stands in rules/, with its reason.
import { checkout } from '#platform/config/config.ts';
import { rules } from './rules/index.ts';
import { readTree } from './tree.ts';

const tree = readTree(checkout);
const findings = rules.flatMap(rule => rule(tree));
for (const { file, line, rule, message } of findings)
  console.error(`${file}${line ? `:${line}` : ''}  ${rule}: ${message}`);
console.log(
  findings.length ? `${findings.length} house rules broken` : `${rules.length} house rules hold in ${tree.size} files`,
);
process.exitCode = findings.length ? 1 : 0;
