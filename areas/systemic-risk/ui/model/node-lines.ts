import { useMemo } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import type { ShownOutline } from '../answers.ts';

export interface NodeLine {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
  readonly operator: string;
  readonly needs: number;
  readonly serves: number;
  readonly people: number;
  readonly evidence: string;
  readonly marking: string;
}

export function nodeLines({ nodes, links, sectors, operators }: ShownOutline): readonly NodeLine[] {
  const needs = new Uint32Array(nodes.id.length);
  const serves = new Uint32Array(nodes.id.length);
  for (let i = 0; i < links.length; i += 2) {
    const [from = 0, to = 0] = [links[i], links[i + 1]];
    serves[from] = (serves[from] ?? 0) + 1;
    needs[to] = (needs[to] ?? 0) + 1;
  }
  return nodes.id.map((id, i) => ({
    id,
    name: nodes.name[i] ?? id,
    sector: sectors[nodes.sector[i] ?? -1] ?? '',
    operator: operators[nodes.operator[i] ?? -1] ?? '',
    needs: needs[i] ?? 0,
    serves: serves[i] ?? 0,
    people: nodes.people[i] ?? 0,
    evidence: nodes.evidence[i] ?? '',
    marking: nodes.marking[i] ?? '',
  }));
}

export function useNodeColumns(): readonly Column<NodeLine>[] {
  const t = useText('systemic-risk');
  return useMemo(
    () => [
      { id: 'id', header: t('node.id'), width: 'minmax(110px, 1fr)', value: line => line.id },
      { id: 'name', header: t('node.name'), width: 'minmax(140px, 2fr)', value: line => line.name },
      { id: 'sector', header: t('node.sector'), width: '110px', value: line => line.sector, wideOnly: true },
      { id: 'operator', header: t('node.operator'), width: '150px', value: line => line.operator, wideOnly: true },
      { id: 'needs', header: t('node.needs'), width: '90px', numeric: true, value: line => line.needs, wideOnly: true },
      {
        id: 'serves',
        header: t('node.serves'),
        width: '90px',
        numeric: true,
        value: line => line.serves,
        wideOnly: true,
      },
      {
        id: 'people',
        header: t('node.people'),
        width: '100px',
        numeric: true,
        value: line => line.people,
        wideOnly: true,
      },
      { id: 'evidence', header: t('node.evidence'), width: '110px', value: line => line.evidence, wideOnly: true },
      { id: 'marking', header: t('node.marking'), width: '120px', value: line => line.marking, wideOnly: true },
    ],
    [t],
  );
}
