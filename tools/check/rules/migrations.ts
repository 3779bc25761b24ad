import type { Finding, Rule } from '../finding.ts';

/** Migrations of a room are numbered 0001, 0002 … without gaps or doubles. */
export const numberedMigrations: Rule = tree => {
  const byRoom = Map.groupBy(
    [...tree.keys()].filter(file => /\/migrations\/.*\.sql$/.test(file)),
    file => file.slice(0, file.indexOf('/migrations/')),
  );
  return [...byRoom].flatMap(([, files]) =>
    files.sort().flatMap((file, i): Finding[] => {
      const number = String(i + 1).padStart(4, '0');
      return file.split('/').pop()?.startsWith(`${number}_`)
        ? []
        : [{ file, rule: 'numbered-migrations', message: `should begin with ${number}_` }];
    }),
  );
};
