import { NativeSelect, TextInput } from '@mantine/core';
import { informationClasses, purposes } from '#areas/agreements/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { useGo } from '#platform/ui/layout/go.tsx';
import { useClassName } from '#platform/ui/words.ts';
import { type Asked, useAsked } from './address.ts';
import classes from './safe-harbour.module.css';

interface Named {
  readonly id: number | string;
  readonly name: string;
}

/** What is asked about: incident, recipient, class and purpose of the information, and the two dates. */
export function AskedBar({ path }: { readonly path: string }) {
  const t = useText('safe-harbour');
  const classWord = useClassName();
  const incidents = useApi<{ incidents: { id: number; ref: string; title: string }[] }>('/api/incidents?state=all');
  const parties = useApi<{ parties: Named[] }>('/api/parties');
  const told = [
    ['incident', incidents.data?.incidents.map(one => ({ value: `${one.id}`, label: `${one.ref} ${one.title}` }))],
    ['recipient', parties.data?.parties.map(one => ({ value: `${one.id}`, label: one.name }))],
    ['class', informationClasses.map(value => ({ value, label: classWord(value) }))],
    ['purpose', purposes.map(value => ({ value, label: t(`purpose.${value}`) }))],
  ] as const;
  return (
    <div className={`${classes.asked} no-print`} role="group" aria-label={t('asked.title')}>
      {told.map(([name, data]) => (
        <Choice key={name} name={name} path={path} data={data ?? []} />
      ))}
      <DayField name="at" path={path} />
      <DayField name="knownAt" path={path} />
    </div>
  );
}

interface Choosable {
  readonly value: string;
  readonly label: string;
}

function Choice(props: { readonly name: Asked; readonly path: string; readonly data: readonly Choosable[] }) {
  const t = useText('safe-harbour');
  const go = useGo();
  const { values, changed } = useAsked();
  return (
    <NativeSelect
      label={t(`asked.${props.name}`)}
      value={values[props.name] ?? ''}
      onChange={event => go(props.path + changed(props.name, event.currentTarget.value))}
      data={[{ value: '', label: t('asked.none') }, ...props.data]}
    />
  );
}

function DayField(props: { readonly name: 'at' | 'knownAt'; readonly path: string }) {
  const t = useText('safe-harbour');
  const go = useGo();
  const { values, changed } = useAsked();
  return (
    <TextInput
      type="date"
      label={t(`asked.${props.name}`)}
      value={values[props.name] ?? ''}
      onChange={event => go(props.path + changed(props.name, event.currentTarget.value))}
    />
  );
}
