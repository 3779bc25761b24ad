import { Button, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { Joined } from '#engines/handling/join.ts';
import { componentNames } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import { Sentence } from '../engine-words.tsx';
import classes from '../handling.module.css';
import { ContextFields } from '../input/context-fields.tsx';
import { namesIn } from '../read/names-in.ts';
import { useWords } from '../read/words.ts';
import type { TabProps } from '../tab-props.ts';

const itemsMax = 200;

/** Many marked parts and the marking of the whole they make: one mark a scheme, with its reasons and conditions. */
export default function JoinTab(props: TabProps) {
  const t = useText('handling');
  const { bench, change, engine } = props;
  const markings = useMemo(
    () =>
      bench.items.map(item =>
        item.trim() === '' ? null : engine.parseMarking(item.trim(), bench.context, engine.lexicons),
      ),
    [bench.items, bench.context, engine],
  );
  const joined = useMemo(() => {
    const items = markings.flatMap(marking => (marking ? [{ marking, context: bench.context }] : []));
    return items.length === 0 ? null : engine.joinMarkings(items, engine.lexicons);
  }, [markings, bench.context, engine]);
  return (
    <Columns shape="1-1">
      <Pane title={t('join.items')} note={t('join.count', { count: markings.filter(Boolean).length })}>
        <ContextFields bench={bench} change={change} engine={engine} />
        <Items {...props} markings={markings} />
      </Pane>
      <Pane title={t('join.whole')}>
        {joined ? <Whole {...props} joined={joined} /> : <p className="quiet">{t('join.empty')}</p>}
      </Pane>
    </Columns>
  );
}

function Items(
  props: TabProps & { readonly markings: readonly (ReturnType<TabProps['engine']['parseMarking']> | null)[] },
) {
  const t = useText('handling');
  const { bench, change } = props;
  const set = (at: number, value: string): void =>
    change({
      items: bench.items.flatMap((each, index) => (index === at ? value.split(/\r?\n/) : [each])).slice(0, itemsMax),
    });
  return (
    <>
      <ol className={classes.items}>
        {bench.items.map((item, index) => {
          const marking = props.markings[index];
          const fault = marking?.ambiguous ? t('join.ambiguous') : marking?.errors[0] ? t('join.unreadable') : null;
          return (
            <li key={index}>
              <TextInput
                aria-label={t('join.item', { number: index + 1 })}
                classNames={{ input: classes.field ?? '' }}
                value={item}
                spellCheck={false}
                error={fault}
                onChange={event => set(index, event.currentTarget.value)}
                onPaste={event => {
                  const text = event.clipboardData.getData('text');
                  if (!text.includes('\n')) return;
                  event.preventDefault();
                  set(index, item + text.trim());
                }}
              />
              <Button
                aria-label={t('join.remove', { number: index + 1 })}
                onClick={() => change({ items: bench.items.filter((_, at) => at !== index) })}
              >
                ×
              </Button>
            </li>
          );
        })}
      </ol>
      <Button disabled={bench.items.length >= itemsMax} onClick={() => change({ items: [...bench.items, ''] })}>
        {t('join.add')}
      </Button>
    </>
  );
}

function Whole({ joined, engine, change }: TabProps & { readonly joined: Joined }) {
  const t = useText('handling');
  const names = namesIn(engine.lexicons);
  const say = useWords(names);
  return (
    <div className={classes.stack}>
      <p className={classes.answer} role="status">
        {joined.marks.map(mark => (
          <MarkingLabel key={mark.marking} marking={mark.marking} />
        ))}
        {joined.marks.length === 0 && t('join.none')}
        <Button onClick={() => change({ tab: 'read', text: joined.marking })}>{t('join.readIt')}</Button>
      </p>
      {joined.foreign_audience && (
        <p>
          {t('join.foreign')} {joined.foreign_audience.map(names.country).join(', ') || t('join.nobodyForeign')}
        </p>
      )}
      {joined.conditions.length > 0 && (
        <section>
          <h3>{t('join.conditions')}</h3>
          <ul className={classes.notes}>
            {joined.conditions.map(each => (
              <li key={each.code + each.text}>
                <StateDot state="soon" />
                <span>
                  <Sentence {...each} /> {each.citation && <CitationText citation={each.citation} />}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('join.because')}</h3>
        <ul className={classes.rules}>
          {joined.because.map(each => (
            <li key={each.code + each.text}>
              <Sentence {...each} /> {each.citation && <CitationText citation={each.citation} />}
            </li>
          ))}
        </ul>
      </section>
      <dl className={classes.components}>
        {componentNames.map(component => {
          const words = say.component(component, joined.vector);
          return (
            words && (
              <div key={component}>
                <dt>{t(`component.${component}`)}</dt>
                <dd>
                  {words.map(each => (
                    <p key={each}>{each}</p>
                  ))}
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </div>
  );
}
