import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { cleanCountry, cleanMailbox, cleanText, cleanUrl } from './clean.ts';
import { decodeText, unmojibake } from './decode.ts';
import { columns, readDirectoryCsv } from './read.ts';

const head = columns.join(',');
const line =
  'x-1,CERT X,CERT of X,DE,Host,cert.example,team@cert.example,incident-or-general,confirmed,national,all,IR,partial,confirmed,list';
const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof FailureError ? error.failure.code : String(error);
  }
};

test('UTF-8, a byte order mark, UTF-16 and Latin-1 give the same text, and the guess is said to be one', () => {
  const text = 'Zürich, Málaga';
  assert.deepEqual(decodeText(bytes(text)), { text, encoding: 'utf-8' });
  assert.deepEqual(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes(text))), {
    text,
    encoding: 'utf-8 with byte order mark',
  });
  const latin = Uint8Array.from(text, sign => sign.codePointAt(0)!);
  assert.deepEqual(decodeText(latin), { text, encoding: 'windows-1252 (assumed)' });
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...Array.from(text).flatMap(sign => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
  ]);
  assert.deepEqual(decodeText(utf16), { text, encoding: 'utf-16' });
  assert.equal(
    codeOf(() => decodeText(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))),
    'bad-encoding',
  );
});

test('mojibake is turned back, and text that only looks a little like it is left alone', () => {
  assert.equal(unmojibake('DepÃ³sitos'), 'Depósitos');
  for (const text of ['Depósitos', 'São Paulo', 'Ânimo', 'Ã', 'CERT']) assert.equal(unmojibake(text), undefined, text);
  for (const text of ['Zürich', 'Île-de-France', 'Łódź', '日本']) {
    const broken = new TextDecoder('windows-1252').decode(bytes(text));
    assert.equal(unmojibake(broken), text);
  }
});

test('a good row is taken whole; columns may stand in any order', () => {
  const [row] = readDirectoryCsv(`${head}\n${line}\n`);
  assert.deepEqual(row?.findings, []);
  assert.equal(row?.record?.mailboxes[0]?.address, 'team@cert.example');
  const [swapped] = readDirectoryCsv('country,full_name,short_name,id\nFR,CERT of Y,CERT Y,y\n');
  assert.deepEqual([swapped?.record?.country, swapped?.record?.shortName], ['FR', 'CERT Y']);
});

test('wrong columns, an open quote and an empty file are refused as a whole, with the place', () => {
  assert.equal(
    codeOf(() => readDirectoryCsv('name,land\nx,DE\n')),
    'wrong-columns',
  );
  assert.equal(
    codeOf(() => readDirectoryCsv('')),
    'wrong-columns',
  );
  assert.equal(
    codeOf(() => readDirectoryCsv(`${head}\n"x,y\n`)),
    'bad-csv',
  );
});

test('a row with too few cells, no name or no such country is refused with its line; the others are taken', () => {
  const rows = readDirectoryCsv(
    `${head}\nx,y\n${line}\n${line.replace('CERT X,CERT of X', ',')}\n${line.replace(',DE,', ',ZZ,')}\n`,
  );
  assert.deepEqual(
    rows.map(row => [row.row, row.findings.map(({ code }) => code), row.record !== undefined]),
    [
      [2, ['cell-count'], false],
      [3, [], true],
      [4, ['no-name'], false],
      [5, ['unknown-country'], false],
    ],
  );
});

test('single values: dashes, tabs, doubled names and conflicts are named', () => {
  assert.equal(cleanMailbox('-', 'email').findings[0]?.code, 'no-address');
  assert.equal(cleanMailbox('a@b.example; c@d.example', 'email').value, '');
  assert.deepEqual(cleanUrl('https://cert.example/x\t', 'website').value, 'https://cert.example/x');
  assert.equal(cleanUrl('Public website not available', 'website').findings[0]?.outcome, 'left-out');
  assert.equal(cleanUrl('javascript:alert(1)', 'website').value, '');
  assert.equal(cleanText('Statoil CSIRT\nStatoil CSIRT', 'name').value, 'Statoil CSIRT');
  assert.equal(cleanCountry('at', 'Portugal', 'country').findings[0]?.code, 'country-conflict');
  assert.deepEqual(cleanCountry('uk', 'United Kingdom', 'country'), { value: 'GB', findings: [] });
});

test('random bytes and random damage to a table give rows or a failure that says where, never anything else', () => {
  const seed = Number(process.env['ENTENTE_SEED'] ?? 20261124);
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random.unit() * limit);
  const source = bytes(`${head}\n${`${line}\n`.repeat(6)}`);
  for (let i = 0; i < 1500; i++) {
    const damaged = Uint8Array.from(source);
    for (let hits = 1 + below(6); hits > 0; hits--) damaged[below(damaged.length)] = below(256);
    try {
      for (const row of readDirectoryCsv(decodeText(damaged).text))
        assert.ok(
          row.record !== undefined || row.findings.some(({ outcome, next }) => outcome === 'refused' && next !== ''),
        );
    } catch (error) {
      assert.ok(error instanceof FailureError && error.failure.next, `seed ${seed}, round ${i}: ${String(error)}`);
    }
  }
});
