/** One broken house rule: where, which rule, what to do. */
export interface Finding {
  readonly file: string;
  readonly line?: number;
  readonly rule: string;
  readonly message: string;
}

/** The tree a rule reads: paths from the root, with `/`, and their text. */
export type Tree = ReadonlyMap<string, string>;

export type Rule = (tree: Tree) => readonly Finding[];

export const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;
