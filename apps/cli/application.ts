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

const file = { kind: 'parsed', parse: String, optional: true } as const;

const ledger = buildRouteMap({
  docs: { brief: 'The log of acts: verify it, sign it, prove what somebody was sent' },
  routes: {
    verify: buildCommand({
      docs: { brief: 'Verify the whole log anew, also against checkpoints kept elsewhere' },
      parameters: {
        flags: {
          anchor: {
            kind: 'parsed',
            parse: String,
            optional: true,
            variadic: true,
            brief: 'a checkpoint kept elsewhere',
          },
          key: { ...file, brief: 'the public keys to trust; those of this installation when absent' },
        },
      },
      loader: async () => (await import('./ledger.ts')).verify,
    }),
    checkpoint: buildCommand({
      docs: { brief: 'Sign the log as it is and print the note, to be kept elsewhere' },
      parameters: {},
      loader: async () => (await import('./ledger.ts')).checkpoint,
    }),
    receipt: buildCommand({
      docs: { brief: 'Print the receipt of one act' },
      parameters: {
        positional: { kind: 'tuple', parameters: [{ brief: 'number of the act', parse: Number, placeholder: 'seq' }] },
      },
      loader: async () => (await import('./ledger.ts')).receipt,
    }),
    check: buildCommand({
      docs: { brief: 'Check a receipt; needs neither network nor database' },
      parameters: {
        flags: { key: { ...file, brief: 'the public keys to trust' } },
        positional: { kind: 'tuple', parameters: [{ brief: 'receipt file', parse: String, placeholder: 'file' }] },
      },
      loader: async () => (await import('./ledger.ts')).check,
    }),
  },
});

const pack = buildRouteMap({
  docs: { brief: 'Packs of schemes and regimes: check them, get the schemas for an editor' },
  routes: {
    check: buildCommand({
      docs: { brief: 'Check the packs that ship, or a folder of your own beside them' },
      parameters: {
        positional: {
          kind: 'tuple',
          parameters: [{ brief: 'folder laid out like packs/', parse: String, optional: true, placeholder: 'folder' }],
        },
      },
      loader: async () => (await import('./pack.ts')).check,
    }),
    schema: buildCommand({
      docs: { brief: 'Write the JSON Schemas that an editor completes from' },
      parameters: {
        positional: {
          kind: 'tuple',
          parameters: [{ brief: 'folder to write to', parse: String, placeholder: 'folder' }],
        },
      },
      loader: async () => (await import('./pack.ts')).schema,
    }),
  },
});

const text = { kind: 'parsed', parse: String } as const;

const directory = buildRouteMap({
  docs: { brief: 'The directory of teams: bring in a list, take it out' },
  routes: {
    import: buildCommand({
      docs: { brief: 'Import a list (.csv, or the ENISA inventory as .json); nothing attested is overwritten' },
      parameters: {
        flags: {
          source: { ...file, brief: 'name of the source; the name of the file when absent' },
          preview: { kind: 'boolean', optional: true, brief: 'only say what would become of every row' },
        },
        positional: { kind: 'tuple', parameters: [{ brief: 'the list', parse: String, placeholder: 'file' }] },
      },
      loader: async () => (await import('./directory.ts')).importList,
    }),
    export: buildCommand({
      docs: { brief: 'Print the directory' },
      parameters: {
        positional: {
          kind: 'tuple',
          parameters: [{ brief: 'csv, json or vcf', parse: formatOf, placeholder: 'format' }],
        },
      },
      loader: async () => (await import('./directory.ts')).exportList,
    }),
  },
});

function formatOf(word: string): 'csv' | 'json' | 'vcf' {
  if (word === 'csv' || word === 'json' || word === 'vcf') return word;
  throw new Error(`There is no format ${word}: use csv, json or vcf.`);
}

const register = buildCommand({
  docs: { brief: 'Register a party and its first administrator; prints a sign-in link' },
  parameters: {
    flags: {
      name: { ...text, brief: 'name of the party' },
      kind: { ...text, brief: 'national-csirt, sector-csirt, isac, regulator, operator, vendor …' },
      country: { ...text, optional: true, brief: 'two capital letters; absent: international' },
      administrator: { ...text, brief: 'name of the administrator' },
      email: { ...text, brief: 'e-mail address of the administrator' },
    },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'short name in the address', parse: String, placeholder: 'slug' }],
    },
  },
  loader: async () => (await import('./register.ts')).register,
});

const harbour = buildCommand({
  docs: { brief: 'Say which legal protections hold on given facts, which evidence is missing, what each does not do' },
  parameters: {
    flags: {
      at: { ...text, optional: true, brief: 'the day that is asked about; today when absent' },
      known: { ...text, optional: true, brief: 'as the law was known on a day; as on that day when absent' },
      protection: { ...text, optional: true, brief: 'only this one, such as sh-us-tx' },
      json: { kind: 'boolean', optional: true, brief: 'the answer of the op protections.assess' },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'JSON object of facts by name; none when absent', parse: String, optional: true, placeholder: 'file' },
      ],
    },
  },
  loader: async () => (await import('./harbour.ts')).harbour,
});

const definitions = buildCommand({
  docs: { brief: 'Compare a definition of reportable incidents with every regime' },
  parameters: {
    flags: {
      proposal: { ...file, brief: 'a definition as JSON (.json), or the id of a regime; the CIRC model when absent' },
      mapping: { ...file, brief: 'columns of a CSV table to facts, as JSON; columns named like facts map themselves' },
      count: { kind: 'parsed', parse: Number, optional: true, brief: 'how many incidents to make' },
      seed: { kind: 'parsed', parse: Number, optional: true, brief: 'seed of the made incidents' },
      date: { ...file, brief: 'day by which thresholds are chosen; today when absent' },
      csv: {
        kind: 'enum',
        values: ['comparison', 'pairs', 'allowance'],
        optional: true,
        brief: 'print one table as CSV',
      },
      json: { kind: 'boolean', optional: true, brief: 'print the whole answer as JSON' },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'incidents in VERIS JSON or as .csv; made ones when absent',
          parse: String,
          optional: true,
          placeholder: 'file',
        },
      ],
    },
  },
  loader: async () => (await import('./definitions.ts')).definitions,
});

const root = buildRouteMap({
  routes: { batch, definitions, directory, harbour, ledger, link, pack, register },
  docs: { brief: 'Entente: operational collaboration of those who defend critical infrastructure' },
});

export const application = buildApplication(root, {
  name: 'entente',
  scanner: { caseStyle: 'allow-kebab-for-camel' },
});
