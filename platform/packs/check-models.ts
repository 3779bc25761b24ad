import fs from 'node:fs';
import path from 'node:path';
import { checkModel } from '#engines/cascade/index.ts';
import type { PackFinding } from '#engines/handling/load.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { readTable } from '#formats/model-csv/table.ts';
import { parse } from 'yaml';
import { z } from 'zod';
import { modelFolder, packInput } from './models.ts';

const text = z.string().trim().min(1);
const confidences = ['confirmed', 'recalled', 'uncertain'];
const cited = z.strictObject({
  evidence: z.enum(['assessed', 'documented', 'inferred', 'default']),
  confidence: z.enum(confidences),
  source: text,
  marking: text,
});

/** What each head of a model pack must say; more is the pack's own. */
const head = z.looseObject({
  id: text,
  title: text,
  licence: text,
  currency: text.optional(),
  revision: z.int().min(1),
  sources: z.record(z.string(), z.looseObject({ title: text })),
  tables: z.array(text).min(1),
  records: z.strictObject({ nodes: cited.optional(), edges: cited.optional() }).optional(),
});

/** Every broken rule of the model packs in a folder laid out like `packs/models`, with the line where one can be told. */
export function checkModelPacks(folder: string = modelFolder): PackFinding[] {
  return modelPacksIn(folder).flatMap(id => packFindings(folder, id));
}

/** Folders that hold the data of a model beside their head. */
export const modelPacksIn = (folder: string): readonly string[] =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory() && isModelPack(path.join(folder, entry.name)))
        .map(entry => entry.name)
        .sort()
    : [];

const isModelPack = (pack: string): boolean =>
  fs.existsSync(path.join(pack, 'pack.yaml')) &&
  ['nodes.csv', 'functions.csv', 'economy.yaml'].some(name => fs.existsSync(path.join(pack, name)));

function packFindings(folder: string, id: string): PackFinding[] {
  const say = (file: string, rule: string, message: string, next: string, line?: number): PackFinding => ({
    file: `models/${id}/${file}`,
    line,
    rule,
    message,
    next,
  });
  const read = (name: string) => fs.readFileSync(path.join(folder, id, name), 'utf8');
  const found = readOr(() => head.safeParse(parse(read('pack.yaml'))));
  if (typeof found === 'string') return [say('pack.yaml', 'yaml', found, 'Mend the YAML.')];
  if (!found.success)
    return found.error.issues.map(issue =>
      say('pack.yaml', 'schema', `\`${issue.path.join('.')}\`: ${issue.message}.`, 'Correct the head of the pack.'),
    );
  const { revision, tables } = found.data;
  const changes = fs.existsSync(path.join(folder, id, 'CHANGES.md')) ? read('CHANGES.md') : '';
  return [
    ...(found.data.id === id
      ? []
      : [say('pack.yaml', 'id-differs', `The pack says it is \`${found.data.id}\`.`, 'Name the folder by its id.')]),
    ...(new RegExp(`^## Revision ${revision}\\b`, 'm').test(changes)
      ? []
      : [
          say(
            'CHANGES.md',
            'change-unrecorded',
            `CHANGES.md has no entry for revision ${revision}.`,
            `Say under “## Revision ${revision}” what changed.`,
          ),
        ]),
    ...tables
      .filter(name => !fs.existsSync(path.join(folder, id, name)))
      .map(name => say(name, 'file-missing', 'The head names this table.', 'Add it, or take it off the list.')),
    ...modelFindings(folder, id, say),
  ];
}

type Say = (file: string, rule: string, message: string, next: string, line?: number) => PackFinding;

/** What the engine finds in the model, and records that do not say where they come from. */
function modelFindings(folder: string, id: string, say: Say): PackFinding[] {
  try {
    const input = packInput(id, folder);
    const at = placesIn(path.join(folder, id));
    const findings = checkModel(input).problems.map(({ code, message, next, pointer, record }) => {
      const { file, line } = at(pointer ?? '', record);
      return say(file, code, message, next ?? '', line);
    });
    return [...findings, ...uncited(input, at, say)];
  } catch (error) {
    if (error instanceof FailureError) {
      const [, file = '', line] = /^\/([a-z]+\.csv)(?:\/(\d+))?/.exec(error.failure.pointer ?? '') ?? [];
      const { code, message, next = '' } = error.failure;
      return [say(file || 'pack.yaml', code, message, next, line === undefined ? undefined : Number(line))];
    }
    if (error instanceof Error) return [say('pack.yaml', 'unreadable', error.message, 'Mend the tables of the pack.')];
    throw error;
  }
}

function uncited(input: Record<string, unknown>, at: Places, say: Say): PackFinding[] {
  return (['nodes', 'edges'] as const).flatMap(list =>
    (input[list] as readonly Record<string, unknown>[]).flatMap((record, i) => {
      const missing = ['evidence', 'confidence', 'source', 'marking'].filter(
        name => !String(record[name] ?? '').trim(),
      );
      const unsure = missing.length === 0 && !confidences.includes(String(record['confidence']));
      if (missing.length === 0 && !unsure) return [];
      const { file, line } = at(`/${list}/${i}`);
      const what = unsure ? `a confidence that is none of ${confidences.join(', ')}` : `no ${missing.join(', ')}`;
      const next = 'Say where it comes from and how far that was checked.';
      return [say(file, 'record-uncited', `\`${String(record['id'])}\` has ${what}.`, next, line)];
    }),
  );
}

type Places = (pointer: string, record?: string) => { readonly file: string; readonly line?: number };

const fileOf: Readonly<Record<string, string>> = { crewPools: 'crews.csv' };

/** The file and line that a pointer into the model came from, by place, since records are in the order of their table, or by id. */
function placesIn(pack: string): Places {
  const lines = new Map<string, ReturnType<typeof readTable>>();
  return (pointer, record) => {
    const [, list = '', index] = pointer.split('/');
    const file = fileOf[list] ?? `${list}.csv`;
    if (!fs.existsSync(path.join(pack, file))) {
      const whole = ['economy.yaml', 'functions.csv'].find(name => fs.existsSync(path.join(pack, name)));
      return { file: whole ?? 'pack.yaml' };
    }
    const rows = lines.get(file) ?? readTable(fs.readFileSync(path.join(pack, file), 'utf8'), file);
    lines.set(file, rows);
    const row = index === undefined ? rows.find(({ cells }) => cells['id'] === record) : rows[Number(index)];
    return { file, line: row?.line };
  };
}

function readOr<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}
