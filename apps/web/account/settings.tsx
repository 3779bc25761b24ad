import { useText } from '#platform/i18n/registry.ts';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import classes from './account.module.css';
import { Appearance } from './appearance.tsx';
import { Password } from './password.tsx';
import { Profile } from './profile.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { SignOut } from './sign-out.tsx';
import { Tokens } from './tokens.tsx';

export default function Settings() {
  const t = useText('web');
  return (
    <>
      <PageHead title={t('settings.title')} actions={<SignOut />} />
      <Columns shape="1-1">
        <div className={classes.stack}>
          <Profile />
          <Appearance />
        </div>
        <div className={classes.stack}>
          <Password />
          <SecondFactor />
        </div>
      </Columns>
      <Columns shape="1-1">
        <Sessions />
        <Tokens />
      </Columns>
    </>
  );
}
