import type { Guard, MinutesView } from './contract.ts';
import { type Language, type MinutesItem, minutesParts, minutesWords } from './minutes-parts.ts';

/** The minutes as Markdown, their marking first and last, in either language. What was said stays as it was written. */
export function minutesMarkdown(minutes: MinutesView, guard: Guard, language: Language): string {
  const w = minutesWords(language);
  const parts = minutesParts(minutes, guard, language);
  const blocks = [
    parts.mode && `**${plain(parts.mode)}**`,
    parts.marking,
    `# ${plain(parts.title)}`,
    `**${parts.state}**`,
    lines(parts.head),
    `## ${w.attendance}`,
    list(parts.attendance),
    `## ${w.forbidden}`,
    `${parts.forbidden.join(', ')}.`,
    ...parts.items.map(item => itemText(item, w.decided)),
    ...(parts.remarks ? [`## ${w.remarks}`, parts.remarks] : []),
    '---',
    lines(parts.signatures),
    `${w.basis}:\n\n${list(parts.basis)}`,
    parts.marking,
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

const lines = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name}: ${plain(value)}`).join('  \n');

const list = (entries: readonly string[]): string => entries.map(each => `- ${plain(each)}`).join('\n');

function itemText(item: MinutesItem, decided: string): string {
  const stops = item.stops.map(({ name, text }) => `> **${name}**: ${plain(text)}`);
  return [
    `## ${plain(item.title)}`,
    `*${item.type}*`,
    item.discussed,
    ...(item.decided ? [`**${decided}:** ${item.decided}`] : []),
    ...(stops.length ? [stops.join('\n>\n')] : []),
  ].join('\n\n');
}

/** One line of somebody's words: what would begin a heading or a list elsewhere stays words. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/([*_`#<>[\]|\\])/g, '\\$1');
