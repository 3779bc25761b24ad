import type { ReceiptCheck } from '#platform/ledger/check-receipt.ts';
import { useText } from '#platform/i18n/registry.ts';

const known: readonly (readonly [RegExp, string])[] = [
  [/^The file is not a receipt/, 'not-receipt'],
  [/^The act shown is not/, 'act-differs'],
  [/^The checkpoint in the file/, 'checkpoint-malformed'],
  [/^The checkpoint is not signed/, 'unknown-key'],
  [/^The signature of the checkpoint/, 'bad-signature'],
  [/^The proof does not lead/, 'not-included'],
  [/^The confidential value/, 'not-opened'],
];

/** Says what does not hold, in the language now shown. */
export function useProblemWords(): (check: ReceiptCheck) => readonly string[] {
  const t = useText('ledger');
  return check =>
    check.problems.map(problem => {
      const key = known.find(([pattern]) => pattern.test(problem))?.[1];
      return key === undefined ? problem : t(`problem.${key}`, { name: /`(.*)`/.exec(problem)?.[1] ?? '' });
    });
}
