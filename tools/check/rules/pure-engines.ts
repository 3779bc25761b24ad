import { type Finding, lineOf, type Rule } from '../finding.ts';

const impure =
  /\bDate\.now\(|\bTemporal\.Now\b|\bMath\.random\(|\bnew Date\(\)|\bprocess\.(?!stdout)|\bfetch\(|from 'node:/g;

/** Engines and formats have no clock, no chance and no I/O but what is passed in. */
export const pureEngines: Rule = tree => {
  const findings: Finding[] = [];
  for (const [file, text] of tree) {
    if (!/^(engines|formats)\/.*\.ts$/.test(file) || /\.test\.ts$|bench|\/testing\/|\/validate\//.test(file)) continue;
    for (const match of text.matchAll(impure)) {
      findings.push({
        file,
        line: lineOf(text, match.index),
        rule: 'pure-engines',
        message: `\`${match[0]}\` reaches outside; pass it in`,
      });
    }
  }
  return findings;
};
