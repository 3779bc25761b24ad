import { FailureError } from '#engines/kernel/failure.ts';
import type { Problem } from '#engines/cascade/index.ts';
import { modelFromGraphMl } from '#formats/graphml/map.ts';
import { readGraphMl } from '#formats/graphml/read.ts';
import { modelFromMatpower } from '#formats/matpower/map.ts';
import { readMatpower } from '#formats/matpower/read.ts';
import { assumedInTables } from '#formats/model-csv/assumed.ts';
import { readModelCsv } from '#formats/model-csv/read.ts';
import { type Records, records } from './contract.ts';

export type ImportInput =
  | { readonly format: 'csv'; readonly files: Readonly<Record<string, string>> }
  | { readonly format: 'graphml' | 'matpower'; readonly files: Readonly<Record<string, string>> };

export interface Imported {
  readonly records: Records | null;
  /** what the file could not say and was assumed */
  readonly assumed: readonly string[];
  /** why the file cannot be read at all */
  readonly problems: readonly Problem[];
}

const about = { id: 'import', title: 'import' };

/** Reads files into records, before any rule about values is asked; a file that cannot be read says where. */
export function readFiles({ format, files }: ImportInput): Imported {
  try {
    const { model, assumed } = mapped(format, files);
    return { records: records.parse(model), assumed, problems: [] };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { failure } = error;
    return {
      records: null,
      assumed: [],
      problems: [{ ...failure, record: failure.pointer ?? format, rule: failure.message.replace(/\.$/, '') }],
    };
  }
}

function mapped(format: ImportInput['format'], files: ImportInput['files']) {
  const only = Object.values(files)[0] ?? '';
  if (format === 'graphml') return modelFromGraphMl(readGraphMl(only), about);
  if (format === 'matpower') return modelFromMatpower(readMatpower(only), about);
  const { nodes = '', edges = '', ...more } = files;
  const tables = { nodes, edges, ...more };
  return { model: readModelCsv(tables, about), assumed: assumedInTables(tables) };
}
