import { type Bag, isBag, member, type Problems, textMember } from './problems.ts';
import { shown, textOf } from './text.ts';

/** The one currency of a model: sums of money in two of them would be added as if they were one. */
export function readCurrency(input: Bag, rawNodes: readonly unknown[], problems: Problems): string {
  const currency = textOf(input, 'currency', 'model', '', problems) ?? 'EUR';
  if (!/^[A-Z]{3}$/.test(currency))
    problems.add(
      'unknown-currency',
      'model',
      `\`currency\` must be three capital letters, not \`${shown(currency)}\``,
      '/currency',
      'Write EUR, USD or another code of ISO 4217.',
    );
  rawNodes.forEach((node, i) => {
    if (!isBag(node)) return;
    const worth = member(node, 'criticality');
    const own = member(node, 'currency') ?? (isBag(worth) ? member(worth, 'currency') : undefined);
    if (own === undefined || own === currency) return;
    problems.add(
      'currency-differs',
      textMember(node, 'id') ?? `/nodes/${i}`,
      `its value is in ${shown(own)} and the model is in ${shown(currency)}`,
      `/nodes/${i}/currency`,
      'Convert the value, or name the currency of the model.',
    );
  });
  return currency;
}
