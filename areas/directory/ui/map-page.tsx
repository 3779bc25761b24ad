import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { MapMarker } from '#platform/ui/map/cluster.ts';
import { WorldMap } from '#platform/ui/map/world-map.tsx';
import type { TeamLine } from '../contract.ts';
import classes from './directory.module.css';
import places from './places.json' with { type: 'json' };
import { StandingSign, toneOf } from './signs.tsx';

const at = new Map(Object.entries(places as unknown as Record<string, [number, number]>));
const order = ['bad', 'warn', 'unknown', 'good', 'quiet'] as const;

/** The teams of the world by country, with the list of the same teams beside the map. */
export default function MapPage() {
  const t = useText('directory');
  const go = useGo();
  const [country, setCountry] = useState<string | null>(null);
  const list = useApi<{ teams: TeamLine[] }>('/api/directory/teams');
  const teams = useMemo(() => list.data?.teams.filter(line => line.succeededBy === null) ?? [], [list.data]);
  const markers = useMemo(() => markersOf(teams, t), [teams, t]);
  const shown = country === null ? teams : teams.filter(line => line.country === country);
  const off = teams.filter(line => line.country === null || !at.has(line.country)).length;
  return (
    <>
      <PageHead
        title={t('map.title')}
        summary={t('map.count', { count: teams.length, countries: markers.length })}
        actions={<Button onClick={() => go('/directory')}>{t('list.title')}</Button>}
      />
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      <Columns shape="2-1">
        <Pane title={t('map.where')} note={off > 0 ? t('map.off', { count: off }) : undefined}>
          <WorldMap label={t('map.label')} markers={markers} onOpen={marker => setCountry(marker.id)} height="560px" />
        </Pane>
        <Pane
          title={country ?? t('map.all')}
          note={t('map.teams', { count: shown.length })}
          actions={
            country !== null && (
              <Button size="compact-sm" onClick={() => setCountry(null)}>
                {t('map.all')}
              </Button>
            )
          }
        >
          <div className={classes.tall} tabIndex={0} role="region" aria-label={t('map.list')}>
            <ul className={classes.lines}>
              {shown.map(line => (
                <li key={line.slug}>
                  <Go href={`/directory/${line.slug}`}>{line.shortName}</Go>{' '}
                  <span className={classes.quiet}>{line.country ?? t('list.international')}</span>{' '}
                  <StandingSign state={line.standing} />
                </li>
              ))}
            </ul>
          </div>
        </Pane>
      </Columns>
    </>
  );
}

function markersOf(teams: readonly TeamLine[], t: Text): MapMarker[] {
  const byCountry = Map.groupBy(teams, line => line.country ?? '');
  return [...byCountry].flatMap(([country, lines]) => {
    const place = at.get(country);
    if (!place) return [];
    const tones = lines.map(toneOf);
    const names = lines.map(line => line.shortName).join(', ');
    const label = t('map.marker', { count: lines.length, country, names });
    return [
      {
        id: country,
        label,
        longitude: place[0],
        latitude: place[1],
        weight: lines.length,
        state: order.find(tone => tones.includes(tone)) ?? 'quiet',
      },
    ];
  });
}
