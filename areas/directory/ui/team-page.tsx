import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import { dayWords } from '#platform/ui/time/day-text.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { TeamSheet } from '../contract.ts';
import { ChannelPane } from './channel-pane.tsx';
import classes from './directory.module.css';
import { AddKey } from './key-form.tsx';
import { FreshnessSign, KeySign, StandingSign } from './signs.tsx';
import { AttestAction, ProposalPane } from './team-acts.tsx';

/** The sheet of one team: how to reach it now, its keys, for whom it answers, and where each value came from. */
export default function TeamPage() {
  const t = useText('directory');
  const { slug } = useParams({ strict: false }) as { slug: string };
  const found = useApi<TeamSheet>(`/api/directory/teams/${encodeURIComponent(slug)}`);
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <PageHead title={t('team.loading')} />;
  const sheet = found.data;
  return (
    <PrintFrame marking="TLP:AMBER" title={sheet.line.name}>
      <PageHead
        title={sheet.line.name}
        summary={
          <span>
            <StandingSign state={sheet.line.standing} /> · <FreshnessSign state={sheet.line.freshness} />
          </span>
        }
        actions={
          <>
            <Button
              component="a"
              href={`/api/directory/teams/${sheet.line.slug}/rfc2350`}
              download={`${sheet.line.slug}.txt`}
            >
              {t('team.profile')}
            </Button>
            <Button onClick={() => window.print()}>{t('team.print')}</Button>
            {sheet.mayAttest && <AttestAction sheet={sheet} />}
          </>
        }
        below={<Notices sheet={sheet} />}
      />
      <div className={classes.stack}>
        <Columns shape="2-1">
          <ChannelPane sheet={sheet} />
          <About sheet={sheet} />
        </Columns>
        <Columns shape="1-1">
          <Keys sheet={sheet} />
          <Constituency sheet={sheet} />
        </Columns>
        <ProposalPane sheet={sheet} />
        <History sheet={sheet} />
      </div>
    </PrintFrame>
  );
}

function Notices({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  if (sheet.line.succeededBy)
    return (
      <p className={classes.notice} role="note">
        {t('team.succeeded')} <Go href={`/directory/${sheet.succeededSlug}`}>{sheet.line.succeededBy}</Go>
      </p>
    );
  if (sheet.line.standing === 'unverified')
    return (
      <p className={classes.notice} role="note">
        {t('team.unverified')}
      </p>
    );
  return null;
}

function About({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  const { line } = sheet;
  const rows: [string, string, ReactNode][] = [
    ['short_name', t('field.short_name'), line.shortName],
    ['former_names', t('field.former_names'), line.formerNames.join(', ')],
    ['country', t('field.country'), line.country ?? t('list.international')],
    ['kind', t('field.kind'), t(`kind.${line.kind}`)],
    ['host', t('field.host'), sheet.host],
    ['established', t('field.established'), sheet.established && dayWords(sheet.established)],
    ['website', t('field.website'), sheet.website],
    ['languages', t('field.languages'), sheet.languages.join(', ')],
    ['zone', t('field.zone'), sheet.zone],
    ['focus', t('field.focus'), sheet.focus],
    ['ics_focus', t('field.ics_focus'), t(`ics.${line.icsFocus}`)],
    ['services', t('field.services'), sheet.services.join(', ')],
    [
      'accreditation',
      t('field.accreditation'),
      sheet.accreditation.map(one => `${one.scheme}: ${one.status}`).join('; '),
    ],
  ];
  return (
    <Pane title={t('team.about')} note={t('team.hover')}>
      <Fields rows={rows} sheet={sheet} />
    </Pane>
  );
}

/** Names and values; where a value came from opens below it. */
function Fields({ rows, sheet }: { readonly rows: readonly [string, string, ReactNode][]; readonly sheet: TeamSheet }) {
  const t = useText('directory');
  return (
    <dl className={classes.fields}>
      {rows.map(([field, name, value]) => {
        const sources = sheet.sources.filter(one => one.field === field);
        return (
          <div key={field}>
            <dt>{name}</dt>
            <dd>
              {value || <span className={classes.quiet}>{t('team.unknown')}</span>}
              {sources.length > 0 && (
                <details className={classes.source}>
                  <summary title={sources.map(one => `${one.source} (${one.mark}, ${one.trust}/100)`).join('; ')}>
                    {t('team.source', { count: sources.length })}
                  </summary>
                  <ul className={classes.plain}>
                    {sources.map(one => (
                      <li key={one.source}>
                        {t('team.sourceLine', {
                          value: shown(one.value),
                          source: one.source,
                          mark: one.mark,
                          trust: one.trust,
                        })}{' '}
                        {one.licence}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function Keys({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  return (
    <Pane title={t('keys.title')} actions={sheet.mayEdit && <AddKey sheet={sheet} />}>
      {sheet.keys.length === 0 && <p className={classes.quiet}>{t('keys.none')}</p>}
      {sheet.keys.map(key => (
        <div key={key.id}>
          <p>
            {key.kind} <KeySign state={key.state} />{' '}
            {key.encryptUntil && <TimeText at={key.encryptUntil} form="date" />}
          </p>
          <p className={classes.mono}>{key.fingerprint.match(/.{1,4}/g)?.join(' ')}</p>
          <p className={classes.quiet}>
            {key.userIds.join(', ')} · {key.verifiedHow}
          </p>
          <details>
            <summary>{t('keys.public')}</summary>
            <pre className={classes.pre} tabIndex={0}>
              {key.publicKey}
            </pre>
          </details>
        </div>
      ))}
    </Pane>
  );
}

function Constituency({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  const { constituency } = sheet;
  const rows: [string, string, ReactNode][] = [
    ['serves', t('field.serves'), sheet.line.serves],
    ['serves_countries', t('field.countries'), constituency.countries.join(', ')],
    ['serves_sectors', t('field.sectors'), constituency.sectors.join(', ')],
    ['serves_networks', t('field.networks'), [...constituency.asns, ...constituency.prefixes].join(', ')],
    ['serves_domains', t('field.domains'), constituency.domains.join(', ')],
  ];
  return (
    <Pane title={t('team.constituency')}>
      <Fields rows={rows} sheet={sheet} />
    </Pane>
  );
}

function History({ sheet }: { readonly sheet: TeamSheet }) {
  const t = useText('directory');
  return (
    <Pane title={t('team.history')}>
      {sheet.history.length === 0 && <p className={classes.quiet}>{t('team.noHistory')}</p>}
      <ul className={classes.lines}>
        {sheet.history.map(row => (
          <li key={`${row.at}${row.kind}${row.text}`}>
            <TimeText at={row.at} /> <strong>{t(`history.${row.kind}`)}</strong> {row.text}{' '}
            <span className={classes.quiet}>{row.by}</span>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
