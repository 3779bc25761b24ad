import { fail } from '#engines/kernel/failure.ts';

const shortest = 12;

/**
 * Length decides, not character classes (NIST SP 800-63B-4 section 3.1.1.2); what is easily guessed from the person or
 * by repetition is refused.
 */
export function requireGoodPassword(password: string, person: { readonly name: string; readonly email: string }): void {
  const place = {
    pointer: '/body/password',
    next: 'Choose another, such as four or five words that do not belong together.',
  };
  const text = password.normalize('NFC').toLowerCase();
  if (Array.from(text).length < shortest)
    fail('weak-password', `A password has at least ${shortest} characters.`, place);
  if (new Set(text).size < 5) fail('weak-password', 'This password repeats few characters.', place);
  const own = [person.email.toLowerCase().split('@')[0], ...person.name.toLowerCase().split(/\s+/), 'entente'];
  const guessed = own.find(
    word => word !== undefined && word.length >= 4 && text.includes(word) && text.length < word.length + 8,
  );
  if (guessed) fail('weak-password', `This password is little more than ${JSON.stringify(guessed)}.`, place);
}
