import { gateInFrench } from '#engines/handling/say/french.ts';
import { currentLanguage } from './registry.ts';

/** What the server says is wrong and what to do about it. */
interface Words {
  readonly message: string;
  readonly next: string;
}

/**
 * The words in the reader's language: as they were written in it, else what the disclosure gate says by its catalogue, since
 * stored answers hold English; otherwise as they stand.
 */
export function spoken({ message, next, fr }: Words & { readonly fr?: Words | undefined }): Words {
  if (currentLanguage() !== 'fr') return { message, next };
  return fr ?? { message: gateInFrench(message) ?? message, next: gateInFrench(next) ?? next };
}
