import { buildApplication, buildCommand, buildRouteMap } from '@stricli/core';

const batch = buildCommand({
  docs: { brief: 'Answer requests of the engines, one JSON object a line from standard input' },
  parameters: {},
  loader: async () => (await import('./batch.ts')).batch,
});

const link = buildCommand({
  docs: { brief: 'Make a single-use sign-in link for a person of this installation' },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'e-mail address of the person', parse: String, placeholder: 'email' }],
    },
  },
  loader: async () => (await import('./link.ts')).link,
});

const root = buildRouteMap({
  routes: { batch, link },
  docs: { brief: 'Entente: operational collaboration of those who defend critical infrastructure' },
});

export const application = buildApplication(root, {
  name: 'entente',
  scanner: { caseStyle: 'allow-kebab-for-camel' },
});
