import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { type Command, currentFinders, type Found, useCommands } from './registry.ts';
import { matchCommands } from './match.ts';
import classes from './palette.module.css';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  readonly heading: string;
  readonly run: () => void;
}

type FoundGroups = readonly { readonly heading: string; readonly found: readonly Found[] }[];

async function askFinders(text: string, signal: AbortSignal): Promise<FoundGroups> {
  const answers = await Promise.allSettled(
    currentFinders().map(async finder => ({ heading: finder.heading(), found: await finder.find(text, signal) })),
  );
  return answers.flatMap(answer =>
    answer.status === 'fulfilled' && answer.value.found.length > 0 ? [answer.value] : [],
  );
}

const nothing: FoundGroups = [];

/** What the finders know of the typed text; an answer that comes too late is dropped. */
function useFound(typed: string): FoundGroups {
  const text = typed.trim();
  const [answer, setAnswer] = useState({ text: '', groups: nothing });
  useEffect(() => {
    if (text.length < 2) return undefined;
    const stop = new AbortController();
    const wait = setTimeout(async () => {
      const groups = await askFinders(text, stop.signal);
      if (!stop.signal.aborted) setAnswer({ text, groups });
    }, 120);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [text]);
  return answer.text === text ? answer.groups : nothing;
}

function rowsOf(
  commands: readonly Command[],
  groups: FoundGroups,
  heading: string,
  go: (path: string) => void,
): readonly Row[] {
  const found = groups.flatMap(group =>
    group.found.map(item => ({
      id: `${group.heading}-${item.id}`,
      label: item.label,
      hint: item.hint,
      heading: group.heading,
      run: () => go(item.path),
    })),
  );
  return [...commands.map(({ id, label, hint, keys, run }) => ({ id, label, hint, keys, heading, run })), ...found];
}

/** Does and finds everything: actions of the page, rooms, and what the finders know. */
export function Palette(props: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useText('ui');
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (props.open && dialog && !dialog.open) dialog.showModal();
    if (!props.open && dialog?.open) dialog.close();
  }, [props.open]);
  return (
    <dialog
      ref={ref}
      className={classes.palette}
      aria-label={t('palette.title')}
      onClose={props.onClose}
      onMouseDown={event => event.target === ref.current && props.onClose()}
    >
      {props.open && <PaletteBody onClose={props.onClose} />}
    </dialog>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const t = useText('ui');
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands();
  const groups = useFound(text);
  const rows = useMemo(
    () => rowsOf(matchCommands(commands, text), groups, t('palette.do'), path => void navigate({ to: path })),
    [commands, groups, text, t, navigate],
  );
  const chosen = Math.min(at, rows.length - 1);
  const run = (row: Row | undefined): void => {
    if (!row) return;
    onClose();
    row.run();
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') run(rows[chosen]);
    if (step === 0 || rows.length === 0) return;
    event.preventDefault();
    setAt((chosen + step + rows.length) % rows.length);
  };
  return (
    <div className={classes.body}>
      <input
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={rows[chosen] ? `${listId}-${chosen}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={event => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <ul id={listId} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {rows.map((row, index) => (
          <PaletteRow
            key={row.id}
            row={row}
            id={`${listId}-${index}`}
            chosen={index === chosen}
            first={rows[index - 1]?.heading !== row.heading}
            onRun={() => run(row)}
          />
        ))}
      </ul>
      <p className={classes.none} role="status">
        {rows.length === 0 ? t('palette.nothing', { text }) : ''}
      </p>
    </div>
  );
}

function PaletteRow(props: {
  readonly row: Row;
  readonly id: string;
  readonly chosen: boolean;
  readonly first: boolean;
  readonly onRun: () => void;
}) {
  const { row } = props;
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (props.chosen) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [props.chosen]);
  return (
    <li
      ref={ref}
      role="option"
      id={props.id}
      aria-selected={props.chosen}
      className={classes.row}
      data-heading={props.first ? row.heading : undefined}
      onClick={props.onRun}
    >
      <span className={classes.label}>{row.label}</span>
      {row.hint && <span className={classes.hint}>{row.hint}</span>}
      {row.keys && <kbd className={classes.keys}>{row.keys}</kbd>}
    </li>
  );
}
