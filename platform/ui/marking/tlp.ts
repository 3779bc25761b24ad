/** The labels of TLP 2.0 and their colours on black, as FIRST publishes them (TLP Standards Definitions 2.0, "TLP in color"). */
export const tlpColours = {
  CLEAR: '#FFFFFF',
  GREEN: '#33FF00',
  AMBER: '#FFC000',
  'AMBER+STRICT': '#FFC000',
  RED: '#FF2B2B',
} as const;

export type TlpLevel = keyof typeof tlpColours;

/** How people name a scheme: `tlp-2` is TLP 2.0, every other one its short name in capitals. */
export const schemeName = (scheme: string): string => scheme.toUpperCase().replace(/^TLP-(\d)$/, 'TLP $1.0');

/** One mark by its scheme and level: `TLP:AMBER`, `PAP:RED`; other schemes by name and level. */
export function markOf(scheme: string, level: string): string {
  const colon = /^(tlp|pap)(-\d)?$/.exec(scheme)?.[1];
  return colon ? `${colon.toUpperCase()}:${level}` : `${schemeName(scheme)} ${level}`;
}

/** The level of a label such as `TLP:AMBER+STRICT`, `tlp:red` or `GREEN`; null for anything else, TLP 1.0's WHITE included. */
export function tlpLevel(label: string): TlpLevel | null {
  const bare = label.trim().toUpperCase().replace(/^TLP:/, '');
  return Object.hasOwn(tlpColours, bare) ? (bare as TlpLevel) : null;
}
