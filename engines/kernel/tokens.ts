/** Gives each distinct text one small integer, so that hot loops compare numbers. */
export interface TokenTable {
  readonly size: number;
  /** the token of a text, made when first seen */
  token(text: string): number;
  /** the token of a text, or undefined when it was never seen */
  find(text: string): number | undefined;
  text(token: number): string;
}

export function tokenTable(): TokenTable {
  const byText = new Map<string, number>();
  const texts: string[] = [];
  return {
    get size() {
      return texts.length;
    },
    token(text) {
      const known = byText.get(text);
      if (known !== undefined) return known;
      byText.set(text, texts.length);
      return texts.push(text) - 1;
    },
    find: text => byText.get(text),
    text(token) {
      const text = texts[token];
      if (text === undefined) throw new Error(`no text has token ${token}`);
      return text;
    },
  };
}
