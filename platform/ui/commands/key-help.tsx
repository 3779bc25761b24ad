import { useText } from '#platform/i18n/registry.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useCommands } from './registry.ts';
import classes from './key-help.module.css';

/** What `?` shows: every letter that does something on this page. */
export function KeyHelp(props: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useText('ui');
  const commands = useCommands().filter(command => command.keys);
  const rows = [
    { keys: 'Ctrl K', label: t('palette.title') },
    { keys: '?', label: t('keys.help') },
    { keys: 'j k', label: t('keys.walk') },
    { keys: 'Esc', label: t('keys.close') },
    ...commands.map(command => ({ keys: command.keys ?? '', label: command.label })),
  ];
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('keys.title')}>
      <table className={classes.table}>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.keys}-${row.label}`}>
              <th scope="row">
                <kbd className={classes.key}>{row.keys}</kbd>
              </th>
              <td>{row.label}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>{t('keys.off')}</p>
    </Dialog>
  );
}
