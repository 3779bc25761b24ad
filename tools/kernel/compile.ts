import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ESTree, parseSync } from 'vite';
import { fail } from '#engines/kernel/failure.ts';
import { type Code, section, unsigned, vector } from '#engines/cascade/structure/assembler.ts';
import { type Callee, type Kind, newLocal, type Scope, type Table } from './scope.ts';
import { statement } from './statements.ts';

/** What is compiled: functions by name in their files, the tables of the memory, and what they ask of the outside. */
export interface Source {
  readonly files: readonly string[];
  /** functions that are called; every other one is written in place of its calls, so it must not call itself */
  readonly exports: readonly string[];
  /** name and kind of each table; the first begins at 0, a global says where each other one begins */
  readonly tables: readonly (readonly [string, Kind])[];
  /** name and number of parameters */
  readonly hooks: readonly (readonly [string, number])[];
}

interface Written {
  readonly name: string;
  readonly node: ESTree.Function;
  readonly constants: ReadonlyMap<string, unknown>;
  readonly parameters: readonly string[];
  readonly callee: Callee;
}

/**
 * Compiles functions over tables of numbers to one WebAssembly module. They stay ordinary functions of the engine, so
 * compiled and plain code cannot say different things. The same source gives the same bytes.
 * @throws `not-compiled` with the form that the small language does not have
 */
export async function compile(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  const all = (await Promise.all(source.files.map(written))).flat();
  const functions = all.filter(each => source.exports.includes(each.name));
  const tables = new Map(
    source.tables.map(([name, kind], i): [string, Table] => [name, { global: i === 0 ? undefined : i - 1, kind }]),
  );
  const hooks = new Map(
    source.hooks.map(([name], index): [string, Callee] => [name, { index, returns: false, takesRecords: false }]),
  );
  const known = { tables, hooks, functions: (name: string) => byName.get(name) };
  const byName = new Map(
    all.map((each): [string, Callee] => {
      const index = functions.indexOf(each);
      const called = { ...each.callee, index: source.hooks.length + index };
      return [
        each.name,
        index >= 0 ? called : { ...called, inPlace: (values, caller) => inPlace(each, values, caller) },
      ];
    }),
  );
  const bodies = functions.map(each => bodyOf(each, known));
  const types = [
    ...source.hooks.map(([, parameters]) => signature(parameters, false)),
    ...functions.map(each => signature(each.parameters.length, each.callee.returns)),
  ];
  return Uint8Array.from([
    ...magic,
    ...section(1, vector(types)),
    ...section(2, vector(imports(source))),
    ...section(3, vector(functions.map((_, i) => unsigned(source.hooks.length + i)))),
    ...section(7, vector(source.exports.map(name => [...text(name), 0, ...unsigned(indexOf(name, byName))]))),
    ...section(10, vector(bodies.map(body => [...unsigned(body.length), ...body]))),
  ]);
}

const magic = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const i32 = 0x7f;
const text = (name: string): Code => [...unsigned(name.length), ...new TextEncoder().encode(name)];
const signature = (parameters: number, returns: boolean): Code => [
  0x60,
  ...vector(Array.from({ length: parameters }, () => [i32])),
  ...vector(returns ? [[i32]] : []),
];

const imports = ({ hooks, tables }: Source): readonly Code[] => [
  ...hooks.map(([name], type) => [...text('hooks'), ...text(name), 0, ...unsigned(type)]),
  [...text('env'), ...text('memory'), 2, 0, 1],
  ...tables.slice(1).map(([name]) => [...text('tables'), ...text(name), 3, i32, 0]),
];

const indexOf = (name: string, known: ReadonlyMap<string, Callee>): number =>
  known.get(name)?.index ?? fail('not-compiled', `There is no function ${name} to export.`, { next: 'Name one.' });

/** The functions of a file, each with the constants that the file imports. */
async function written(file: string): Promise<readonly Written[]> {
  const { program } = parseSync(file, fs.readFileSync(file, 'utf8'));
  const constants = new Map<string, unknown>();
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue;
    const from = (await import(pathToFileURL(path.resolve(path.dirname(file), node.source.value)).href)) as object;
    for (const { local } of node.specifiers) constants.set(local.name, Reflect.get(from, local.name));
  }
  return program.body.flatMap(node => {
    const found = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    return found?.type === 'FunctionDeclaration' ? [functionOf(found, constants)] : [];
  });
}

function functionOf(node: ESTree.Function, constants: ReadonlyMap<string, unknown>): Written {
  const names = node.params.map(each => (each.type === 'Identifier' ? each.name : ''));
  const takesRecords = names[0] === 's';
  return {
    name: node.id?.name ?? '',
    node,
    constants,
    parameters: takesRecords ? names.slice(1) : names,
    callee: { index: -1, returns: node.returnType?.typeAnnotation.type !== 'TSVoidKeyword', takesRecords },
  };
}

function bodyOf(
  { node, constants, parameters, callee }: Written,
  known: Pick<Scope, 'tables' | 'hooks' | 'functions'>,
): Code {
  const scope: Scope = {
    ...known,
    constants,
    parameters: parameters.length,
    places: new Map(parameters.map((name, index) => [name, { index, kind: 'i32' as const }])),
    kinds: [],
    blocks: [],
  };
  const code = statements(node, scope);
  const locals = vector(scope.kinds.map(kind => [1, kind === 'f64' ? 0x7c : i32]));
  // A function that returns a number never falls off its end; the validator wants to be told.
  return [...locals, ...code, ...(callee.returns ? [0x00] : []), 0x0b];
}

const statements = (node: ESTree.Function, scope: Scope): Code =>
  (node.body?.body ?? []).flatMap(each => statement(each, scope));

/** The function as a block of its caller: its variables are new ones of the caller, its returns jump to the end. */
function inPlace({ node, constants, parameters, callee }: Written, values: readonly Code[], caller: Scope): Code {
  const scope: Scope = { ...caller, constants, places: new Map() };
  const given = values.flatMap((value, i) => [...value, 0x21, ...unsigned(newLocal(scope, 'i32', parameters[i]))]);
  scope.blocks.push('return');
  const code = statements(node, scope);
  scope.blocks.pop();
  const end = callee.returns ? [0x00, 0x0b] : [0x0b];
  return [...given, 0x02, callee.returns ? i32 : 0x40, ...code, ...end];
}
