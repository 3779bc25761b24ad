const provenance = 'evidence confidence source marking reviewed party';
const words = (...texts: readonly string[]): readonly string[] => texts.join(' ').split(' ');

/** The columns of each table of a model, in the order in which they are written and edited. */
export const tableColumns = {
  nodes: words(
    'id name kind sector functions operatorId regionId jurisdiction longitude latitude valuePerHour peopleServed',
    'safetyWeight repair crewPool restartHours upTime products manualLevel manualHours',
    provenance,
  ),
  edges: words('id from to type resource strength delay', provenance),
  groups: ['node', 'resource', 'rule', 'restart', 'hours', 'refillHours', 'degradedAt'],
  technologies: words(
    'id name vendor parents recovery eventsPerYear maliciousPerYear accidentalPerYear updateChannel exploitability',
    'patchHalfLife wormDelay',
    provenance,
  ),
  functions: ['id', 'name', 'category', 'lostAt'],
  crews: ['pool', 'size'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TableName = keyof typeof tableColumns;
export const tableNames = Object.keys(tableColumns) as TableName[];

/** The cells of each table, row by row, in the order of its columns. */
export type ModelCells = Readonly<Record<TableName, readonly (readonly string[])[]>>;
