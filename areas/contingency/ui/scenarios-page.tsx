import { Button, FileButton, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { type ScenarioLine, states } from '../contract.ts';
import classes from './contingency.module.css';
import { signKind, signKinds, VerdictSign } from './verdict-sign.tsx';
import { base, sentence, useMayKeep } from './words.ts';

/** The register of scenarios: each with its verdict, and what is missing where it is not specific. */
export default function ScenariosPage() {
  const t = useText('contingency');
  const list = useApi<{ scenarios: ScenarioLine[] }>(base);
  const mayKeep = useMayKeep();
  const go = useGo();
  const begin = (): void => go('/contingency/new');
  useCommand(mayKeep ? { id: 'scenario-new', label: t('list.new'), keys: 'n', run: begin } : null);
  const scenarios = list.data?.scenarios ?? [];
  const taking = useAct(
    async (file: File) => api.post<{ id: number }>(`${base}/from-file`, { file: readJson(await file.text()) }),
    ['contingency'],
  );
  const take = (file: File): void => taking.mutate(file, { onSuccess: ({ id }) => go(`/contingency/${id}`) });
  const actions = mayKeep ? <Beginnings begin={begin} take={take} taking={taking.isPending} /> : undefined;
  return (
    <>
      <PageHead
        title={t('list.title')}
        summary={list.data && t('list.count', { count: scenarios.length })}
        actions={scenarios.length > 0 && actions}
      />
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {taking.error && (
        <div className={classes.above}>
          <ErrorNote error={taking.error} />
        </div>
      )}
      {list.data && scenarios.length === 0 && (
        <EmptyRoom title={t('list.none')} why={t('list.noneWhy')} action={actions ?? t('list.mayNot')} />
      )}
      {scenarios.length > 0 && <Register scenarios={scenarios} />}
      <p className={classes.scope}>{t('scope')}</p>
    </>
  );
}

interface BeginningsProps {
  readonly begin: () => void;
  readonly take: (file: File) => void;
  readonly taking: boolean;
}

function Beginnings({ begin, take, taking }: BeginningsProps) {
  const t = useText('contingency');
  return (
    <>
      <FileButton accept="application/json,.json" onChange={file => file && take(file)}>
        {props => (
          <Button {...props} variant="default" loading={taking}>
            {t('list.import')}
          </Button>
        )}
      </FileButton>
      <Button variant="filled" onClick={begin}>
        {t('list.new')}
      </Button>
    </>
  );
}

/** What is no JSON is sent as nothing: the server says what it expected. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function Register({ scenarios }: { readonly scenarios: readonly ScenarioLine[] }) {
  const t = useText('contingency');
  const [state, setState] = useState('');
  const [kind, setKind] = useState('');
  const shown = scenarios.filter(
    one => (state === '' || one.state === state) && (kind === '' || signKind(one.verdict) === kind),
  );
  const every = { value: '', label: t('list.every') };
  return (
    <Pane title={t('list.register')} note={shown.length}>
      <Fields>
        <NativeSelect
          label={t('list.state')}
          value={state}
          onChange={event => setState(event.currentTarget.value)}
          data={[every, ...states.map(value => ({ value, label: t(`state.${value}`) }))]}
        />
        <NativeSelect
          label={t('list.verdict')}
          value={kind}
          onChange={event => setKind(event.currentTarget.value)}
          data={[every, ...signKinds.map(value => ({ value, label: t(`outcome.${value}`) }))]}
        />
      </Fields>
      {shown.length === 0 && <p className={classes.quiet}>{t('list.noMatch')}</p>}
      <Rows>
        {shown.map(one => (
          <Row
            key={one.id}
            title={
              <Go href={`/contingency/${one.id}`}>
                {one.ref} {one.title}
              </Go>
            }
            detail={
              <>
                {t(`state.${one.state}`)} · {one.mode !== 'live' && `${t(`mode.${one.mode}`)} ${one.exercise ?? ''} · `}
                {one.partyName} · <MarkingLabel marking={one.marking} /> {sentence(one.verdict.headline)}
              </>
            }
            aside={<VerdictSign verdict={one.verdict} />}
          />
        ))}
      </Rows>
    </Pane>
  );
}
