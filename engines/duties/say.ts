import { valueAt } from './parameter.ts';
import type { Condition, Limit, Parameter } from './types.ts';

const symbols = { gt: 'more than', gte: 'at least', lt: 'less than', lte: 'at most' } as const;

/** A condition in one plain phrase, with the values in effect on a date. */
export function say(condition: Condition, date: string): string {
  const words = phrase(condition, date);
  return condition.note ? `${words} (${condition.note})` : words;
}

function phrase(condition: Condition, date: string): string {
  switch (condition.kind) {
    case 'always':
      return 'always';
    case 'all':
      return condition.of.map(part => say(part, date)).join(' and ');
    case 'any':
      return condition.of.length === 1
        ? say(condition.of[0] as Condition, date)
        : `one of: ${condition.of.map(part => say(part, date)).join('; ')}`;
    case 'not':
      return `not ${say(condition.of, date)}`;
    case 'at_least':
      return `at least ${String(valueAt(condition.n, date))} of: ${condition.of.map(part => say(part, date)).join('; ')}`;
    case 'text':
      return `\`${condition.fact}\` is ${[...condition.allowed].join(' or ')}`;
    case 'flag':
      return `\`${condition.fact}\` is ${condition.want ? 'true' : 'false'}`;
    case 'meets':
      return `\`${condition.fact}\` has ${condition.named ? `a member of ${condition.named}` : [...condition.set].join(' or ')}`;
    case 'count':
      return `\`${condition.fact}\` has at least ${limitWords(condition.limit, date)} members`;
    case 'compare':
      return `\`${condition.fact}\` is ${symbols[condition.op]} ${limitWords(condition.limit, date)}`;
    case 'users_share':
      return `\`i.users_affected\` is more than the smaller of ${String(valueAt(condition.pct, date))} % of \`i.users_total\` and ${String(valueAt(condition.cap, date))}`;
    case 'judge':
      return `judgement: ${condition.judgement.replaceAll('_', ' ')}`;
    case 'branch':
      return `branch \`${condition.branch}\` of ${condition.regime}`;
  }
  return `the row of the entity's sector (${[...condition.rows.keys()].join(', ')})`;
}

function limitWords(limit: Limit, date: string): string {
  if (limit.kind === 'min') return `the smallest of ${limit.of.map(part => limitWords(part, date)).join(' and ')}`;
  const value = withUnit(limit.parameter, date);
  return limit.kind === 'share' ? `${value} of \`${limit.of}\`` : value;
}

function withUnit(parameter: Parameter, date: string): string {
  const unit =
    parameter.unit === 'percent' ? ' %' : parameter.unit && parameter.unit !== 'members' ? ` ${parameter.unit}` : '';
  return `${String(valueAt(parameter, date))}${unit}`;
}
