import type { ESTree } from 'vite';
import { fail } from '#engines/kernel/failure.ts';
import type { Code } from '#engines/cascade/structure/assembler.ts';

/** Whole numbers of 32 bits, or doubles. */
export type Kind = 'i32' | 'f64';
export interface Value {
  readonly kind: Kind;
  readonly code: Code;
}

/** A table of the memory: what it holds decides loads and stores. */
export interface Table {
  /** the global that says where it begins; the first table begins at 0 and has none */
  readonly global: number | undefined;
  readonly kind: Kind;
}

export interface Callee {
  readonly index: number;
  readonly returns: boolean;
  /** kernel functions are handed the records first, which compiled code has as its memory */
  readonly takesRecords: boolean;
  /** writes the function's code in place of a call, its parameters being set to the values */
  readonly inPlace?: (values: readonly Code[], caller: Scope) => Code;
}

/** What names mean inside one function. Constants are read from the modules themselves, so they cannot drift. */
export interface Scope {
  readonly constants: ReadonlyMap<string, unknown>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly functions: (name: string) => Callee | undefined;
  readonly hooks: ReadonlyMap<string, Callee>;
  readonly parameters: number;
  readonly places: Map<string, { readonly index: number; readonly kind: Kind }>;
  readonly kinds: Kind[];
  /** open blocks from the outside in; the name says what a jump to it does */
  readonly blocks: ('if' | 'out' | 'loop' | 'next' | 'return')[];
}

/** A new local variable of the function. */
export function newLocal(scope: Scope, kind: Kind, name?: string): number {
  const index = scope.parameters + scope.kinds.length;
  scope.kinds.push(kind);
  if (name !== undefined) scope.places.set(name, { index, kind });
  return index;
}

/** @throws `not-compiled` for anything that the small language of the kernel does not have */
export const unsupported = (node: ESTree.Node): never =>
  fail('not-compiled', `The kernel's compiler does not know ${node.type} at character ${node.start}.`, {
    next: 'Write it with numbers, tables, if, while and for, or teach tools/kernel the new form.',
  });
