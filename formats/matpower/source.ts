/** The code of a case without comments, with continued lines joined; text in quotes is kept whatever it holds. */
export function codeOf(text: string): string {
  const lines: string[] = [];
  let block = 0;
  let carried = '';
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const bare = line.trim();
    if (bare === '%{') block++;
    else if (bare === '%}' && block > 0) block--;
    else if (block === 0) {
      const { code, continued } = codeOfLine(line);
      if (continued) carried += `${code} `;
      else {
        lines.push(carried + code);
        carried = '';
      }
    }
  }
  return [...lines, carried].join('\n');
}

function codeOfLine(line: string): { readonly code: string; readonly continued: boolean } {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const letter = line[i] ?? '';
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '%') return { code: line.slice(0, i), continued: false };
    else if (line.startsWith('...', i)) return { code: line.slice(0, i), continued: true };
    else if (letter === "'" || letter === '"') quote = letter;
  }
  return { code: line, continued: false };
}
