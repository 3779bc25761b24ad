import { forbiddenTopics, type Guard, type Item } from './contract.ts';

const letters = (text: string): string => ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;

/**
 * Topics that whole words of a text hint at, each with the first such word. A hint is something to look at: it flags
 * nothing by itself, and a text without hints is not thereby harmless.
 */
export function topicHints(guard: Pick<Guard, 'forbidden'>, text: string): Item['hints'] {
  const spoken = letters(text);
  return forbiddenTopics.flatMap(topic => {
    const word = guard.forbidden[topic].words.find(each => spoken.includes(letters(each)));
    return word === undefined ? [] : [{ topic, word }];
  });
}
