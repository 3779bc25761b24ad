// Writes packs/models/bea-2022/economy.yaml from the make and use tables beside it: `node tools/models/economy.ts`.
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from '#platform/config/config.ts';
import { readTable } from '#formats/model-csv/table.ts';

const room = path.join(checkout, 'packs/models/bea-2022');

/** A table as numbers by row and column name, totals, value added and final demand left out. */
function table(file: string, keepRow: RegExp, keepColumn: RegExp) {
  const lines = readTable(fs.readFileSync(path.join(room, 'sources', file), 'utf8'), file);
  const columns = Object.keys(lines[0]?.cells ?? {}).filter(name => name !== '' && keepColumn.test(name));
  const rows = lines.filter(({ cells }) => keepRow.test(cells[''] ?? ''));
  return {
    columns,
    rows: rows.map(({ cells }) => ({ name: cells[''] ?? '', values: columns.map(name => Number(cells[name])) })),
  };
}

const row = (name: string, values: readonly number[]) =>
  `  - { code: ${JSON.stringify(name)}, values: [${values.join(', ')}] }`;

export function writeEconomy(): void {
  const make = table('make-2022.csv', /^(?!Total)/, /^(?!Total)/);
  const use = table('use-2022.csv', /^(?![VT])/, /^(?![FT]\d|Total|F)/);
  const names = new Map(
    readTable(fs.readFileSync(path.join(room, 'sources/industries.csv'), 'utf8'), 'industries.csv').map(({ cells }) => [
      cells['BEA_2017_Summary_Industry_Code'],
      cells['BEA_2017_Summary_Industry_Name'],
    ]),
  );
  const text = [
    '# Written by tools/models/economy.ts from sources/. Millions of US dollars, year 2022, before redefinitions, producer prices.',
    'unit: million USD per year',
    'industries:',
    ...make.rows.map(
      ({ name }) => `  - { code: ${JSON.stringify(name)}, name: ${JSON.stringify(names.get(name) ?? name)} }`,
    ),
    `commodities: [${make.columns.map(name => JSON.stringify(name)).join(', ')}]`,
    'make: # industry by commodity',
    ...make.rows.map(({ name, values }) => row(name, values)),
    `use: # commodity by industry, columns in the order of \`industries\``,
    ...make.columns.map(name => {
      const found = use.rows.find(entry => entry.name === name);
      return row(
        name,
        make.rows.map(industry => found?.values[use.columns.indexOf(industry.name)] ?? 0),
      );
    }),
  ].join('\n');
  fs.writeFileSync(path.join(room, 'economy.yaml'), `${text}\n`);
}

if (import.meta.main) writeEconomy();
