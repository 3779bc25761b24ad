import type { TeamSheet } from './contract.ts';
import type { Standing } from './find.ts';
import { bestNow } from './find.ts';

const columns = [
  'slug',
  'short_name',
  'name',
  'country',
  'kind',
  'standing',
  'ics_focus',
  'serves',
  'website',
  'languages',
  'channel',
  'address',
  'rank',
  'purpose',
  'hours',
  'freshness',
  'key',
  'disabled',
] as const;

/** The directory as a table: one line for each channel, one for a team without any. Formulas of spreadsheets are disarmed. */
export function toCsv(all: readonly Standing[]): string {
  const lines = all.flatMap(({ team, channels }) => {
    const head = [
      team.slug,
      team.short_name,
      team.name,
      team.country ?? '',
      team.kind,
      team.standing,
      team.ics_focus,
      team.serves,
      team.website,
      team.languages.join(' '),
    ];
    if (channels.length === 0) return [[...head, '', '', '', '', '', '', '', '']];
    return channels.map(({ channel }) => [
      ...head,
      channel.kind,
      channel.address,
      String(channel.rank),
      channel.purpose,
      channel.hours
        ? `${channel.hours.days.join('')} ${channel.hours.from}-${channel.hours.to} ${channel.hours.zone}`
        : '24x7',
      channel.freshness,
      channel.keyState,
      channel.disabled ?? '',
    ]);
  });
  return `${[[...columns], ...lines].map(line => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^\+[\d ]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Teams as vCard 4.0 (RFC 6350), one card each, role addresses only. */
export const toVcards = (all: readonly Standing[]): string => all.map(vcard).join('');

function vcard({ team, channels }: Standing): string {
  const usable = channels.filter(({ channel }) => channel.disabled === null);
  const of = (kinds: readonly string[]) => usable.filter(({ channel }) => kinds.includes(channel.kind));
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `FN:${escape(team.name)}`,
    `ORG:${escape(team.host || team.name)}`,
    `NICKNAME:${escape(team.short_name)}`,
    `UID:urn:entente:team:${team.slug}`,
    ...of(['email']).map(({ channel }) => `EMAIL;PREF=${channel.rank}:${escape(channel.address)}`),
    ...of(['voice', 'emergency-voice']).flatMap(({ channel }) => {
      const number = channel.address.replaceAll(/[^+\d]/g, '');
      return /^\+\d{5,}$/.test(number) ? [`TEL;VALUE=uri;PREF=${channel.rank};TYPE=voice:tel:${number}`] : [];
    }),
    ...(team.website ? [`URL:${team.website}`] : []),
    ...team.languages.map((language, i) => `LANG;PREF=${i + 1}:${language}`),
    ...(team.zone ? [`TZ:${team.zone}`] : []),
    ...(team.country ? [`ADR:;;;;;;${team.country}`] : []),
    `NOTE:${escape(`standing ${team.standing}${team.serves ? `; serves ${team.serves}` : ''}`)}`,
    'END:VCARD',
  ];
  return lines.map(line => `${fold(line)}\r\n`).join('');
}

const escape = (text: string): string =>
  text.replaceAll(/[\\,;]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);

/** A line of at most 75 bytes, continued with a space (RFC 6350, section 3.2); no character is cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign);
    if (size + bytes > 75) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += sign;
    size += bytes;
  }
  return [...parts, part].join('\r\n');
}

/** The profile of a team in the order of RFC 2350. What the directory does not know is said to be unknown. */
export function toRfc2350(sheet: TeamSheet, printed: string): string {
  const { line, constituency } = sheet;
  const known = (text: string | null | undefined) => (text ? text : 'not known to this directory');
  const channels = sheet.channels.filter(({ channel }) => channel.disabled === null);
  const reach = channels.map(
    ({ channel }) =>
      `   rank ${channel.rank}  ${channel.kind}: ${channel.address} (${channel.freshness}${channel.hours ? `; ${channel.hours.from}-${channel.hours.to} ${channel.hours.zone}` : '; around the clock'})`,
  );
  const list = (values: readonly string[]) => (values.length > 0 ? values.join(', ') : known(''));
  return [
    `${line.name}: profile in the form of RFC 2350`,
    '',
    '1. Document Information',
    `   Printed ${printed}. Standing of the record: ${line.standing}${line.attestedAt ? `, attested ${line.attestedAt.slice(0, 10)}` : ''}.`,
    '',
    '2. Contact Information',
    `   Name of the team: ${line.name} (${line.shortName})`,
    ...(line.formerNames.length > 0 ? [`   Former names: ${line.formerNames.join(', ')}`] : []),
    `   Host organisation: ${known(sheet.host)}`,
    `   Country: ${line.country ?? 'international'}`,
    `   Time zone: ${known(sheet.zone)}`,
    `   Languages: ${list(sheet.languages)}`,
    `   Website: ${known(sheet.website)}`,
    ...(reach.length > 0 ? reach : ['   No channel is known.']),
    ...sheet.keys.map(
      key =>
        `   ${key.kind} key ${key.fingerprint} (${key.state}${key.encryptUntil ? `, until ${key.encryptUntil.slice(0, 10)}` : ''})`,
    ),
    '',
    '3. Charter',
    `   Constituency: ${known(line.serves)}`,
    `   Countries: ${list(constituency.countries)}; sectors: ${list(constituency.sectors)}`,
    `   Networks: ${list([...constituency.asns, ...constituency.prefixes, ...constituency.domains])}`,
    `   Established: ${known(sheet.established)}`,
    ...sheet.accreditation.map(one => `   ${one.scheme}: ${one.status}${one.since ? ` since ${one.since}` : ''}`),
    '',
    '4. Policies',
    '   Not known to this directory: ask the team.',
    '',
    '5. Services',
    `   ${list(sheet.services)}`,
    `   Focus: ${known(sheet.focus)}; control systems: ${line.icsFocus}`,
    '',
    '6. Incident Reporting Forms',
    '   Not known to this directory: ask the team.',
    '',
    '7. Disclaimers',
    `   ${sheet.sources.length > 0 ? `Values from ${[...new Set(sheet.sources.map(({ source }) => source))].join(', ')}.` : 'Values as the team gave them.'}`,
    '',
  ].join('\n');
}

/** The directory as JSON: what each team is, and its channels as they stand. */
export const toJson = (all: readonly Standing[], at: Temporal.Instant): unknown => ({
  at: at.toString(),
  teams: all.map(({ team, channels }) => ({
    ...team,
    attested_at: team.attested_at?.toISOString() ?? null,
    best: bestNow(channels)?.channel.id ?? null,
    channels,
  })),
});
