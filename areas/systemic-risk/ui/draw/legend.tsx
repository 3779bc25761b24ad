import { useText } from '#platform/i18n/registry.ts';
import classes from './drawing.module.css';

/** What colour and shape of a node say; the same signs on graph and map. */
export function Legend() {
  const t = useText('systemic-risk');
  return (
    <ul className={classes.legend}>
      {(['up', 'low', 'down', 'ring'] as const).map(state => (
        <li key={state}>
          <span className={classes.sign} data-state={state} aria-hidden="true" />
          {t(`graph.state.${state}`)}
        </li>
      ))}
    </ul>
  );
}
