import { currentLanguage } from './registry.ts';

/** What the server says is wrong and what to do about it. */
interface Words {
  readonly message: string;
  readonly next: string;
}

/** The words in the reader's language, where they were written in it; otherwise as they stand, in English. */
export const spoken = (words: Words & { readonly fr?: Words | undefined }): Words =>
  (currentLanguage() === 'fr' ? words.fr : undefined) ?? words;
