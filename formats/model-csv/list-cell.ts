/*
 * Lists within a cell: entries parted by `;`, parts of an entry by `:`. A product may be called `cpe:2.3:a:acme:agent`,
 * so each of the two, and the backslash itself, may stand behind a backslash.
 */

/** The parts of a cell between unescaped marks, trimmed; they keep their escapes for the next mark. */
export function splitCell(cell: string, mark: ';' | ':'): readonly string[] {
  const parts = [''];
  for (let i = 0; i < cell.length; i++) {
    const letter = cell[i] ?? '';
    if (letter === mark) parts.push('');
    else parts[parts.length - 1] += letter === '\\' ? letter + (cell[++i] ?? '') : letter;
  }
  return parts.map(part => part.trim());
}

/** The entries of a list, without empty ones. */
export const entriesOf = (cell: string | undefined): readonly string[] =>
  splitCell(cell ?? '', ';').filter(entry => entry !== '');

export const plainPart = (part: string): string => part.replaceAll(/\\(.)/gs, '$1');

export const safePart = (part: string): string => part.replaceAll(/[\\;:]/g, '\\$&');
