/** Sectors of the directory in the words of models; a sector that is not here is looked up under its own name. */
const words: Readonly<Record<string, readonly string[]>> = {
  energy_electricity: ['energy'],
  energy_gas: ['fuel', 'energy'],
  energy_oil: ['fuel'],
  energy_heat: ['energy'],
  energy_hydrogen: ['fuel'],
  pipeline: ['fuel'],
  drinking_water: ['water'],
  waste_water: ['water'],
  public_admin: ['government'],
  banking: ['finance'],
  financial_market: ['finance'],
  digital_infrastructure: ['digital', 'telecom'],
  ict_services: ['digital'],
  telecom: ['telecom'],
  transport_air: ['transport'],
  transport_rail: ['transport'],
  transport_water: ['transport'],
  transport_road: ['transport'],
  health: ['health'],
  food: ['food'],
};

/** The first of the words that the model knows, for each sector of a party. */
export function sectorsIn(model: readonly string[], party: readonly string[]): readonly string[] {
  const known = new Set(model);
  return party.flatMap(sector => (words[sector] ?? [sector]).find(word => known.has(word)) ?? []);
}
