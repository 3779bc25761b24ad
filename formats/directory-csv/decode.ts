import { fail } from '#engines/kernel/failure.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-8 with byte order mark' | 'utf-16' | 'windows-1252 (assumed)';
}

/**
 * Turns the bytes of a file into text: by its byte order mark, as UTF-8 where it is valid UTF-8, otherwise as
 * windows-1252, which contains Latin-1. That last one is a guess and said to be one.
 * @throws `bad-encoding` for a file that is no text
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes);
  // oxlint-disable-next-line no-control-regex
  if (!/[\u0000-\u0008\u000e-\u001a]/.test(decoded.text)) return decoded;
  return fail('bad-encoding', 'The file is not text: it contains control characters.', {
    pointer: '/file',
    next: 'Export it as CSV or JSON in UTF-8, not as a spreadsheet or an archive.',
  });
}

function decode(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { text: new TextDecoder().decode(bytes), encoding: 'utf-8 with byte order mark' };
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252 (assumed)' };
  }
}

/** UTF-8 that was read as windows-1252 somewhere before, turned back; undefined when it is no such text. */
export function unmojibake(text: string): string | undefined {
  if (!/[Â-ô][\u0080-\uffff]/.test(text)) return undefined;
  const bytes: number[] = [];
  for (const sign of text) {
    const byte = byteOf(sign);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

const windows1252 = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const,
  ),
);
const byteOf = (sign: string): number | undefined => windows1252.get(sign);
