import type { Text } from '#platform/i18n/registry.ts';
import { useText } from '#platform/i18n/registry.ts';
import type { Clock } from '#platform/ui/clock-line/scale.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { Countdown } from '#platform/ui/time/countdown.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Incident } from '../../contract.ts';
import classes from '../incidents.module.css';

/** An incident with the clock that runs out next. */
export interface Listed {
  readonly incident: Incident;
  readonly next: Clock | null;
}

export const listedOf = (incidents: readonly Incident[], clocks: readonly Clock[]): readonly Listed[] =>
  incidents.map(incident => ({
    incident,
    next:
      clocks
        .filter(clock => clock.incident.id === String(incident.id))
        .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null,
  }));

export const columnsOf = (t: Text): readonly Column<Listed>[] => {
  return [
    { id: 'ref', header: t('list.ref'), width: '76px', value: row => row.incident.ref },
    {
      id: 'title',
      header: t('list.what'),
      width: 'minmax(110px, 4fr)',
      value: row => row.incident.title,
      cell: row => <strong>{row.incident.title}</strong>,
    },
    {
      id: 'next',
      header: t('list.next'),
      width: '106px',
      value: row => (row.next ? Date.parse(row.next.at) : null),
      cell: row => (row.next ? <Countdown at={row.next.at} state={row.next.state} /> : null),
    },
    {
      id: 'clock',
      header: t('list.clock'),
      width: 'minmax(120px, 2fr)',
      wideOnly: true,
      value: row => row.next?.label,
    },
    {
      id: 'marking',
      header: t('list.marking'),
      width: '130px',
      wideOnly: true,
      value: row => row.incident.marking,
      cell: row => <MarkingLabel marking={row.incident.marking} />,
    },
    {
      id: 'state',
      header: t('list.state'),
      width: '110px',
      wideOnly: true,
      value: row => row.incident.state,
      cell: row => <StateCell incident={row.incident} />,
    },
    {
      id: 'severity',
      header: t('list.severity'),
      width: '80px',
      numeric: true,
      wideOnly: true,
      value: row => row.incident.severity,
    },
    {
      id: 'opened',
      header: t('list.opened'),
      width: '186px',
      wideOnly: true,
      value: row => row.incident.openedAt,
      cell: row => <TimeText at={row.incident.openedAt} />,
    },
  ];
};

function StateCell({ incident }: { readonly incident: Incident }) {
  const t = useText('incidents');
  if (incident.mode !== 'live') return <span className={classes.mode}>{t(`mode.${incident.mode}`)}</span>;
  return (
    <span className={classes.state} data-state={incident.state}>
      {t(`state.${incident.state}`)}
    </span>
  );
}
