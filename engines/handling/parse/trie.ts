import { type Token, tokenize } from './fold.ts';

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly found: T[];
}

/** Phrases as sequences of folded tokens; a look-up walks the text once and backs up to the longest phrase met. */
export interface PhraseTrie<T> {
  add(phrase: string, entry: T): void;
  /** the entries of the longest phrase that starts at `at`, and how many tokens it takes */
  longest(
    tokens: readonly Token[],
    at: number,
    accept?: (entry: T) => boolean,
  ): { length: number; found: readonly T[] } | null;
}

export function phraseTrie<T>(): PhraseTrie<T> {
  const root: Node<T> = { next: new Map(), found: [] };
  return {
    add(phrase, entry) {
      let node = root;
      for (const token of tokenize(phrase)) {
        let next = node.next.get(token.text);
        if (!next) {
          next = { next: new Map(), found: [] };
          node.next.set(token.text, next);
        }
        node = next;
      }
      if (node !== root) node.found.push(entry);
    },
    longest(tokens, at, accept) {
      let node: Node<T> | undefined = root;
      let best: { length: number; found: readonly T[] } | null = null;
      for (let i = at; i < tokens.length; i++) {
        node = node.next.get((tokens[i] as Token).text);
        if (!node) break;
        if (node.found.length === 0) continue;
        const found = accept ? node.found.filter(accept) : node.found;
        if (found.length > 0) best = { length: i - at + 1, found };
      }
      return best;
    },
  };
}
