import { type Finding, lineOf, type Rule } from '../finding.ts';

const statement =
  /\b(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^>]*>)?`\s*(select|insert|update|delete|with)\b/gi;

/** No SQL outside stores and migrations, so that a reader of a room finds all of it in one place. */
export const sqlInStores: Rule = tree => {
  const findings: Finding[] = [];
  for (const [file, text] of tree) {
    if (
      !/^areas\/.*\.tsx?$/.test(file) ||
      /store(-[a-z]+)?\.ts$|\/store\/|\.test\.ts$|bench\.ts$|\/(bench|testing)\//.test(file)
    )
      continue;
    for (const match of text.matchAll(statement)) {
      findings.push({
        file,
        line: lineOf(text, match.index),
        rule: 'sql-in-stores',
        message: 'SQL belongs into store.ts or migrations/',
      });
    }
  }
  return findings;
};
