import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { Sheet } from '#platform/ui/lists/sheet.tsx';
import { Stages } from '#platform/ui/lists/stages.tsx';
import { Terms as TermList } from '#platform/ui/lists/terms.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { markOf } from '#platform/ui/marking/tlp.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { useClassName } from '#platform/ui/words.ts';
import type { AgreementDetail } from '../contract.ts';
import { AgreementSteps } from './agreement-steps.tsx';
import classes from './agreements.module.css';
import { StateWord } from './state-word.tsx';

/** One agreement: how far it is, who signed, what it covers, what happened and what was known when. */
export default function AgreementPage() {
  const t = useText('agreements');
  const { id } = useParams({ strict: false }) as { id: string };
  const detail = useApi<AgreementDetail>(`/api/agreements/${id}`);
  if (detail.error) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <PageHead title={t('one.loading')} />;
  const { agreement } = detail.data;
  return (
    <>
      <PageHead
        title={agreement.title}
        summary={<StateWord agreement={agreement} />}
        actions={<AgreementSteps agreement={agreement} />}
        below={<StateLine agreement={agreement} />}
      />
      <Columns shape="2-1">
        <Terms agreement={agreement} />
        <Signatures detail={detail.data} />
      </Columns>
      <Columns shape="1">
        <History detail={detail.data} />
      </Columns>
    </>
  );
}

const line = ['draft', 'legal-review', 'signing', 'in-force', 'renewal-due'] as const;

/** The states in their order, the present one marked; how it ended stands at the end. */
function StateLine({ agreement }: { readonly agreement: AgreementDetail['agreement'] }) {
  const t = useText('agreements');
  const { state, signed, signers } = agreement;
  const ended = state === 'expired' || state === 'terminated' || state === 'renewed';
  const steps: readonly string[] = ended ? [...line, state] : line;
  return (
    <Stages
      label={t('one.line')}
      states={steps.map(step => ({ state: step, label: t(`state.${step}`, { signed, signers }) }))}
      here={state}
    />
  );
}

function Terms({ agreement }: { readonly agreement: AgreementDetail['agreement'] }) {
  const t = useText('agreements');
  const classWord = useClassName();
  const list = (group: string, values: readonly string[]) => values.map(value => t(`${group}.${value}`)).join(', ');
  const rows: [string, ReactNode][] = [
    [t('terms.classes'), agreement.classes.map(classWord).join(', ')],
    [t('terms.activities'), list('activity', agreement.activities)],
    [t('terms.purposes'), list('purpose', agreement.purposes)],
    [t('terms.ceiling'), <Ceilings key="ceiling" of={agreement.maxMarkings} />],
    [t('terms.thirdParty'), t(`thirdParty.${agreement.thirdParty}`)],
    [t('terms.from'), <TimeText key="from" at={agreement.startsAt} form="date" />],
    [
      t('terms.to'),
      agreement.endsAt === null ? t('list.open') : <TimeText key="to" at={agreement.endsAt} form="date" />,
    ],
    [
      t('terms.retention'),
      agreement.retentionDays === null ? '–' : t('terms.days', { count: agreement.retentionDays }),
    ],
    [
      t('terms.breach'),
      agreement.breachNoticeHours === null ? '–' : t('terms.hours', { count: agreement.breachNoticeHours }),
    ],
    [t('terms.survival'), agreement.survival || '–'],
    [t('terms.law'), [agreement.instrument, agreement.governingLaw].filter(Boolean).join(', ') || '–'],
  ];
  return (
    <Pane title={t('terms.title')}>
      <TermList rows={rows} />
      {agreement.obligations.length > 0 && (
        <>
          <h3 className={classes.small}>{t('terms.obligations')}</h3>
          <Bullets>
            {agreement.obligations.map(duty => (
              <li key={duty.what}>
                {[duty.what, duty.by].filter(Boolean).join(', ')} {duty.survives && t('terms.survives')}
              </li>
            ))}
          </Bullets>
        </>
      )}
    </Pane>
  );
}

/** The highest level of each scheme that may be exchanged. */
function Ceilings({ of }: { readonly of: AgreementDetail['agreement']['maxMarkings'] }) {
  if (of.length === 0) return '–';
  return (
    <span className={classes.ceilings}>
      {of.map(({ scheme, level }) => (
        <MarkingLabel key={scheme} marking={markOf(scheme, level)} />
      ))}
    </span>
  );
}

function Signatures({ detail }: { readonly detail: AgreementDetail }) {
  const t = useText('agreements');
  const { agreement, parties, events } = detail;
  const signed = (party: number) =>
    events.find(event => event.kind === 'signed' && event.party === party && event.version === agreement.version);
  return (
    <Pane
      title={t('signatures.title')}
      note={t('signatures.of', { signed: agreement.signed, signers: agreement.signers })}
    >
      <Bullets>
        {parties.map(party => {
          const signature = signed(party.id);
          return (
            <li key={party.id}>
              <strong>{party.name}</strong>{' '}
              {signature ? (
                <>
                  {t('signatures.by', { who: signature.signatory || '–' })}{' '}
                  <TimeText at={signature.effectiveAt} form="date" />{' '}
                  <span className="quiet">{signature.evidence}</span>
                </>
              ) : (
                t('signatures.missing')
              )}
            </li>
          );
        })}
      </Bullets>
    </Pane>
  );
}

function History({ detail }: { readonly detail: AgreementDetail }) {
  const t = useText('agreements');
  return (
    <Pane title={t('history.title')} note={t('history.note')}>
      <Sheet label={t('history.table')}>
        <thead>
          <tr>
            <th scope="col">{t('history.what')}</th>
            <th scope="col">{t('history.true')}</th>
            <th scope="col">{t('history.known')}</th>
            <th scope="col">{t('history.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.versions.map(version => (
            <tr key={`v${version.version}`}>
              <td>{t('history.version', { number: version.version })}</td>
              <td>–</td>
              <td>
                <TimeText at={version.knownFrom} />
              </td>
              <td>{[version.proposedBy, version.why].filter(Boolean).join(': ') || '–'}</td>
            </tr>
          ))}
          {detail.events.map(event => (
            <tr key={`${event.kind}-${event.knownAt}-${event.party}-${event.version}`}>
              <td>
                {t(`event.${event.kind}`)}{' '}
                {event.party === null ? '' : (detail.agreement.partyNames[event.party] ?? '')}
              </td>
              <td>
                <TimeText at={event.effectiveAt} />
              </td>
              <td>
                <TimeText at={event.knownAt} />
              </td>
              <td>{event.evidence || '–'}</td>
            </tr>
          ))}
        </tbody>
      </Sheet>
    </Pane>
  );
}
