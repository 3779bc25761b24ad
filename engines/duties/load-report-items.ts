import { isNode, type Node, type PackProblem, texts } from './pack-file.ts';
import type { ReportItem, ReportModel } from './types.ts';

type Table = readonly (readonly [string, Node])[];

/** Reads the models that items of reports are mapped into, by id: `fire`, `circ`, and `common`. */
export function reportModelsOf(table: Table): ReadonlyMap<string, ReportModel> {
  return new Map(
    table.map(([id, body]) => {
      const items = isNode(body.items) ? body.items : {};
      const sections = Object.entries(items).map(
        ([name, item]) => [name, isNode(item) ? sectionOf(item) : ''] as const,
      );
      return [id, { id, title: String(body.title), edition: String(body.edition), sections: new Map(sections) }];
    }),
  );
}

const sectionOf = (item: Node): string => (typeof item.section === 'string' ? item.section : '');

/** Reads what each item of a report is made from; a place that its model does not list is a problem of the pack. */
export function reportItemsOf(
  table: Table,
  models: ReadonlyMap<string, ReportModel>,
  problems: PackProblem[],
): ReadonlyMap<string, ReportItem> {
  const placesOf = (label: string, model: string, names: readonly string[]): string | undefined => {
    const sections = models.get(model)?.sections;
    for (const name of names.filter(each => !sections?.has(each)))
      problems.push({
        file: 'facts/report-items.yaml',
        rule: 'report-place-is-listed',
        message: `\`${label}\` stands at \`${name}\`, which \`${model}\` does not list`,
      });
    return names
      .map(name => [/^\d+\.\d+/.exec(sections?.get(name) ?? '')?.[0], name].filter(Boolean).join(' '))
      .join('; ');
  };
  return new Map(
    table.map(([label, body]) => {
      const fire = placesOf(label, 'fire', texts(body.fire));
      const circ = placesOf(label, 'circ', texts(body.circ));
      const item = { facts: texts(body.facts), required: body.required !== false };
      return [label, { ...item, ...(fire ? { fire } : {}), ...(circ ? { circ } : {}) }];
    }),
  );
}
