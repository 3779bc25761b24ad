/**
 * One sentence of the engine: in English with `{}` where something is put in, and in French with `{0}`, `{1}` in the order
 * of the English. `{0:fact}` says what is put in by the words for facts, and so on.
 */
export type Phrase = readonly [english: string, french: string];
