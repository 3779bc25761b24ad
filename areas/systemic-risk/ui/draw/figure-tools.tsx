import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { saveSvg, saveText } from './save.ts';
import { savePng } from './save-png.ts';

export type Cell = string | number | null;

/** A cell as a spreadsheet reads it; what it would take for a formula is disarmed. */
const quoted = (value: Cell): string =>
  typeof value === 'number' ? String(value) : `"${(value ?? '').replaceAll('"', '""').replace(/^[=+\-@]/, "'$&")}"`;

/** A table as CSV, its first line a comment with where it comes from; `head` names the columns. */
export const csvText = (about: string, head: string, rows: readonly (readonly Cell[])[]): string =>
  [`# ${about}`, head, ...rows.map(row => row.map(quoted).join(','))].join('\n').concat('\n');

/** What stands beside a figure: its picture and its numbers to take along. */
export function FigureTools(props: { readonly figure?: string; readonly name: string; readonly csv: () => string }) {
  const t = useText('systemic-risk');
  const { figure, name } = props;
  return (
    <>
      {figure && (
        <>
          <Button size="xs" variant="default" onClick={() => savePng(figure, `${name}.png`)}>
            {t('export.png')}
          </Button>
          <Button size="xs" variant="default" onClick={() => saveSvg(figure, `${name}.svg`)}>
            {t('export.svg')}
          </Button>
        </>
      )}
      <Button size="xs" variant="default" onClick={() => saveText(`${name}.csv`, 'text/csv', props.csv())}>
        {t('export.csv')}
      </Button>
    </>
  );
}
