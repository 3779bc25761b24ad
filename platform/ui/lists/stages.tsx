import classes from './stages.module.css';

/** The states something passes in their order, those behind it and the present one marked. */
export function Stages<State extends string>(props: {
  readonly label: string;
  readonly states: readonly { readonly state: State; readonly label: string }[];
  readonly here: State;
}) {
  const here = props.states.findIndex(({ state }) => state === props.here);
  return (
    <ol className={`${classes.stages} no-print`} aria-label={props.label}>
      {props.states.map(({ state, label }, index) => (
        <li key={state} data-done={index < here || undefined} aria-current={index === here ? 'step' : undefined}>
          {label}
        </li>
      ))}
    </ol>
  );
}
