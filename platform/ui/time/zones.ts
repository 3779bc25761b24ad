/** The IANA time zones one can choose, UTC first. */
export const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')];
