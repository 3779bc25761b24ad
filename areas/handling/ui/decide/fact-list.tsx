import { useText } from '#platform/i18n/registry.ts';
import classes from '../handling.module.css';
import { factWords } from '../read/words.ts';

type Facts = Readonly<Record<string, boolean>>;

const values = ['yes', 'no', 'unknown'] as const;

/** Facts that bear on the question, each yes, no or not known. Those the verdict waits for stand first. */
export function FactList(props: {
  readonly names: readonly string[];
  readonly awaited: ReadonlySet<string>;
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}) {
  const t = useText('handling');
  const set = (name: string, value: (typeof values)[number]): void => {
    const { [name]: _, ...rest } = props.facts;
    props.onChange(value === 'unknown' ? rest : { ...rest, [name]: value === 'yes' });
  };
  return (
    <ul className={classes.factList}>
      {props.names.map(name => {
        const known = props.facts[name];
        const now = known === undefined ? 'unknown' : known ? 'yes' : 'no';
        return (
          <li key={name} data-awaited={props.awaited.has(name) || undefined}>
            <fieldset>
              <legend>{factWords(t, name)}</legend>
              <div className={classes.three}>
                {values.map(value => (
                  <label key={value} data-value={value}>
                    <input
                      type="radio"
                      name={`fact-${name}`}
                      checked={now === value}
                      onChange={() => set(name, value)}
                    />
                    {t(`three.${value}`)}
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
}
