import fs from 'node:fs';
import { enginesOnDisk } from '#apps/ops/engines.ts';
import { compareDefinitions, type DefinitionsAnswer } from '#engines/duties/definitions/answer.ts';
import { definitionsOf } from '#engines/duties/definitions/definition.ts';
import { csvOf, withArticles } from '#engines/duties/definitions/table.ts';
import { nameOf } from '#engines/duties/named.ts';
import { fail } from '#engines/kernel/failure.ts';
import { type Mapping, mappingFor } from '#formats/incident-csv/mapping.ts';
import { readIncidentTable } from '#formats/incident-csv/read.ts';
import { tableFrom } from '#formats/incident-csv/table.ts';
import { readVeris } from '#formats/veris/read.ts';
import type { ReadCorpus } from '#formats/veris/report.ts';
import type { Vocabulary } from '#engines/duties/types.ts';
import { saying } from './saying.ts';

interface Flags {
  readonly proposal?: string;
  readonly mapping?: string;
  readonly count?: number;
  readonly seed?: number;
  readonly date?: string;
  readonly csv?: 'comparison' | 'pairs' | 'allowance';
  readonly json?: boolean;
}

/**
 * `npx entente definitions [incidents]`: a proposed definition beside every regime, on incidents in VERIS JSON, in a CSV
 * table, or on made ones. The same answer as in the laboratory and as the op `definitions.compare`.
 */
export const definitions = (flags: Flags, file?: string): Promise<void> =>
  saying(async () => {
    const { proposal, mapping, count, seed, date, csv, json } = flags;
    const regimes = await enginesOnDisk().regimes();
    const answer = compareDefinitions(regimes, {
      date: date ?? Temporal.Now.plainDateISO('UTC').toString(),
      ...(proposal === undefined ? {} : { proposal: proposal.endsWith('.json') ? jsonIn(proposal) : proposal }),
      ...(file === undefined ? {} : { incidents: incidentsIn(file, mapping, regimes.vocabulary) }),
      corpus: { ...(count === undefined ? {} : { count }), ...(seed === undefined ? {} : { seed }) },
    });
    if (json) console.log(JSON.stringify(answer, null, 2));
    else if (csv)
      process.stdout.write(
        csvOf(withArticles(answer[csv], definitionsOf(regimes)), [answer.notice, sourceLine(answer)]),
      );
    else console.log(linesOf(answer, regimes.vocabulary).join('\n'));
  });

/** The incidents of a file; what could not be read is said on the side, and its facts stay unknown. */
function incidentsIn(file: string, mapping: string | undefined, vocabulary: Vocabulary): ReadCorpus['incidents'] {
  const read = file.endsWith('.csv') ? tableIn(file, mapping, vocabulary) : readVeris(textIn(file));
  for (const { row, column, message, next } of read.problems)
    console.error(`${file}:${row}${column ? ` ${column}` : ''}: ${message} ${next}`);
  return read.incidents;
}

function tableIn(file: string, mapping: string | undefined, vocabulary: Vocabulary): ReadCorpus {
  const table = tableFrom(textIn(file));
  return readIncidentTable(table, mapping ? mappingIn(mapping) : mappingFor(table.header, vocabulary), vocabulary);
}

function mappingIn(file: string): Mapping {
  const mapping = jsonIn(file) as Mapping | null;
  if (typeof mapping?.columns === 'object' && mapping.columns !== null) return mapping;
  return fail('invalid-input', `${file} names no columns.`, {
    pointer: '/columns',
    next: 'Give {"columns": {"name of a column": {"fact": "i.status"}}}.',
  });
}

function textIn(file: string): string {
  if (!fs.existsSync(file)) fail('not-found', `There is no file ${file}.`, { next: 'Check the path.' });
  return fs.readFileSync(file, 'utf8');
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(textIn(file));
  } catch (error) {
    return fail('malformed-json', `${file}: ${(error as Error).message}`, { next: 'Correct the file.' });
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

const sourceLine = ({ proposal, incidents, assumptions, date }: DefinitionsAnswer): string =>
  `${proposal}, ${incidents} ${assumptions ? `made incidents (${JSON.stringify(assumptions)})` : 'incidents'}, rules as of ${date}`;

function linesOf(answer: DefinitionsAnswer, vocabulary: Vocabulary): string[] {
  const named = (fact: string): string => (fact ? nameOf(vocabulary, fact).text : '-');
  return [
    answer.notice,
    sourceLine(answer),
    '',
    `${'regime'.padEnd(28)}    same     more     less     open  later  hangs on / kept open by`,
    ...answer.comparison.map(
      row =>
        `${row.regime.padEnd(28)}${[row.agree, row.more, row.less, row.undecided].map(percent).join(' ')}  ${String(row.later).padStart(5)}  ${named(row.driver)} / ${named(row.undecidedDriver)}`,
    ),
    ...(answer.allowance.length > 0 ? ['', 'hours  false alarms      late'] : []),
    ...answer.allowance.map(
      point => `${String(point.hours).padStart(5)}  ${percent(point.falseAlarmShare)}      ${percent(point.lateShare)}`,
    ),
  ];
}
