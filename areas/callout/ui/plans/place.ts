import { isNode, LineCounter, parseDocument } from 'yaml';

export interface Reading {
  readonly value: unknown;
  /** what is wrong with the YAML itself, each with its line from 1 */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** the line of a JSON pointer into the value, or of the nearest part that is there */
  readonly lineOf: (pointer: string) => number;
}

/** Reads a plan written as YAML and keeps the place of each part. */
export function readPlan(text: string): Reading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const line = (offset: number): number => lines.linePos(offset).line;
  return {
    value: document.errors.length > 0 ? null : document.toJS(),
    errors: document.errors.map(error => ({ line: line(error.pos[0]), message: error.message.split('\n')[0] ?? '' })),
    lineOf: pointer => {
      const path = pointer
        .split('/')
        .filter(Boolean)
        .map(part => (/^\d+$/.test(part) ? Number(part) : part));
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return line(node.range[0]);
      }
      return 1;
    },
  };
}
