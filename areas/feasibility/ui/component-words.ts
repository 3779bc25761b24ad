import type { Text } from '#platform/i18n/registry.ts';

/** Components in words, or a dash. */
export const componentWords = (t: Text, components: readonly string[]): string =>
  components.length === 0 ? '–' : components.map(component => t(`component.${component}`)).join(', ');
