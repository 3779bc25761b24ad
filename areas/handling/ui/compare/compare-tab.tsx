import { Button, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { compareVectors, type Comparison, wholeVector } from '#engines/handling/compare.ts';
import { componentNames, type Marking } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import classes from '../handling.module.css';
import { namesIn } from '../read/names-in.ts';
import { NotesList } from '../read/notes-list.tsx';
import { useWords } from '../read/words.ts';
import { mainMarking, type TabProps } from '../tab-props.ts';

/** Two markings side by side, component by component: which asks more, and where neither contains the other. */
export default function CompareTab(props: TabProps) {
  const t = useText('handling');
  const { bench, change, engine, reading } = props;
  const first = mainMarking(reading);
  const second = useMemo(
    () =>
      bench.second.trim() === '' ? null : engine.parseMarking(bench.second.trim(), bench.context, engine.lexicons),
    [bench.second, bench.context, engine],
  );
  const swap = (): void => change({ text: bench.second, second: bench.text });
  return (
    <Pane title={t('compare.title')} actions={<Button onClick={swap}>{t('compare.swap')}</Button>}>
      <TextInput
        label={t('compare.second')}
        classNames={{ input: classes.field ?? '' }}
        value={bench.second}
        spellCheck={false}
        onChange={event => change({ second: event.currentTarget.value })}
      />
      {second && <NotesList notes={second.errors} tone="error" />}
      {first && second ? <Answer {...props} a={first} b={second} /> : <p className="quiet">{t('compare.empty')}</p>}
    </Pane>
  );
}

function Answer(props: TabProps & { readonly a: Marking; readonly b: Marking }) {
  const t = useText('handling');
  const { a, b, engine } = props;
  const comparison = engine.compareMarkings(a, b);
  const unread = [a, b].find(each => each.errors.length > 0 || each.ambiguous);
  return (
    <>
      <p className={classes.answer} role="status">
        <MarkingLabel marking={a.canonical} /> <strong>{t(`compare.${comparison.a_is}`)}</strong>{' '}
        <MarkingLabel marking={b.canonical} />
      </p>
      {unread ? (
        <p className="quiet">
          {t(unread.ambiguous ? 'compare.ambiguous' : 'compare.unreadable', { mark: unread.original })}
        </p>
      ) : (
        <Components {...props} comparison={comparison} />
      )}
    </>
  );
}

function Components(props: TabProps & { readonly a: Marking; readonly b: Marking; readonly comparison: Comparison }) {
  const t = useText('handling');
  const say = useWords(namesIn(props.engine.lexicons));
  const [a, b] = [wholeVector(props.a), wholeVector(props.b)];
  const governed = componentNames.filter(component => a[component] !== undefined || b[component] !== undefined);
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('compare.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('compare.component')}</th>
            <th scope="col">{props.a.canonical}</th>
            <th scope="col">{t('compare.is')}</th>
            <th scope="col">{props.b.canonical}</th>
          </tr>
        </thead>
        <tbody>
          {governed.map(component => {
            const only = (vector: typeof a) =>
              vector[component] === undefined ? {} : { [component]: vector[component] };
            const words = (vector: typeof a) =>
              say.component(component, vector)?.map(each => <p key={each}>{each}</p>) ?? (
                <p className="quiet">{t('compare.silent')}</p>
              );
            return (
              <tr key={component}>
                <th scope="row">{t(`component.${component}`)}</th>
                <td>{words(a)}</td>
                <td>{t(`strict.${compareVectors(only(a), only(b)).a_is}`)}</td>
                <td>{words(b)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
