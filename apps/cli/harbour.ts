import fs from 'node:fs';
import { assessAll } from '#engines/duties/protections/assess-all.ts';
import type { Assessment } from '#engines/duties/protections/types.ts';
import { fail } from '#engines/kernel/failure.ts';
import { configFrom } from '#platform/config/config.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import { saying } from './saying.ts';

interface Flags {
  readonly at?: string;
  readonly known?: string;
  readonly protection?: string;
  readonly json?: boolean;
}

/** `npx entente harbour [facts.json]`: each protection with its verdict, the evidence missing and its limits. */
export const harbour = ({ at, known, protection, json }: Flags, file?: string): Promise<void> =>
  saying(async () => {
    const book = loadProtections({ extra: configFrom(process.env).packFolders });
    const answer = assessAll(book, {
      facts: file === undefined ? {} : factsIn(file),
      at: dayIn(at, '--at') ?? Temporal.Now.plainDateISO('UTC').toString(),
      ...(known === undefined ? {} : { knownAt: dayIn(known, '--known')! }),
      ...(protection === undefined ? {} : { protection }),
    });
    if (json) {
      console.log(JSON.stringify(answer, null, 2));
      return;
    }
    console.log(answer.notice);
    for (const one of answer.assessments)
      console.log(`\n${linesOf(one, name => book.facts[name]?.question.en ?? name).join('\n')}`);
  });

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

function dayIn(text: string | undefined, flag: string): string | undefined {
  if (text === undefined || isDay(text)) return text;
  return fail('invalid-input', `${flag} ${text} is not a day.`, { next: 'Give it as 2026-05-01.' });
}

function factsIn(file: string): Record<string, unknown> {
  if (!fs.existsSync(file)) fail('not-found', `There is no file ${file}.`, { next: 'Check the path.' });
  try {
    const facts: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return facts as Record<string, unknown>;
  } catch (error) {
    fail('malformed-json', (error as Error).message, { next: 'Correct the file.' });
  }
  return fail('invalid-input', `${file} is not a JSON object.`, { next: 'Write {"fact": value, …}.' });
}

const words = { met: 'MET', not_met: 'NOT MET', undecided: 'UNDECIDED' } as const;
const signs = { yes: '+', no: '-', unknown: '?' } as const;

function linesOf(one: Assessment, question: (fact: string) => string): string[] {
  const verdict = one.bears === 'no' ? 'NOT MET, does not bear on this exchange' : words[one.verdict];
  return [
    `${one.protection}  ${verdict}: ${one.title} (${one.instrument})`,
    `  ${signs[one.inForce.truth]} ${one.inForce.text} (${one.inForce.confidence})`,
    ...one.conditions.map(({ truth, text, cite, confidence }) => `  ${signs[truth]} ${text} [${cite}, ${confidence}]`),
    ...one.missing.map(fact => `  missing: ${fact}: ${question(fact)}`),
    ...one.limits.map(({ text, cite }) => `  limit: ${text} [${cite}]`),
  ];
}
