import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '../language/languages.ts';
import { chooseLanguageForGood } from '../language/set-up-language.ts';
import { useSession, useSessionStore } from '../session/session-provider.tsx';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, in which role; language and theme. */
export function UserMenu() {
  const { t } = useTranslation();
  const { name, role } = useSession();
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="md">
          {name} · {t(`role.${role}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Roles />
        <Languages />
        <Themes />
        <SignOut />
      </Menu.Dropdown>
    </Menu>
  );
}

function Roles() {
  const { t } = useTranslation();
  const store = useSessionStore();
  const { role, roles } = useSession();
  if (roles.length < 2) return null;
  return (
    <>
      <Menu.Label>{t('userMenu.role')}</Menu.Label>
      {roles.map((each) => (
        <Choice key={each} chosen={each === role} choose={() => store.chooseRole(each)} label={t(`role.${each}`)} />
      ))}
    </>
  );
}

function Languages() {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Menu.Label>{t('userMenu.language')}</Menu.Label>
      {Object.entries(languages).map(([tag, name]) => (
        <Choice
          key={tag}
          chosen={i18n.language === tag}
          choose={() => void chooseLanguageForGood(tag)}
          label={name}
          lang={tag}
        />
      ))}
    </>
  );
}

function Themes() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('userMenu.theme')}</Menu.Label>
      {schemes.map((scheme) => (
        <Choice
          key={scheme}
          chosen={scheme === colorScheme}
          choose={() => setColorScheme(scheme)}
          label={t(`theme.${scheme}`)}
        />
      ))}
    </>
  );
}

function SignOut() {
  const { t } = useTranslation();
  const store = useSessionStore();
  return (
    <>
      <Menu.Divider />
      <Menu.Item onClick={() => void store.signOut()}>{t('userMenu.signOut')}</Menu.Item>
    </>
  );
}

function Choice({
  chosen,
  choose,
  label,
  lang,
}: {
  readonly chosen: boolean;
  readonly choose: () => void;
  readonly label: string;
  /** Of the label, where it isn't the page's. */
  readonly lang?: string;
}) {
  return (
    <Menu.RadioItem value={label} checked={chosen} onChange={choose} checkIcon="✓" closeMenuOnClick lang={lang}>
      {label}
    </Menu.RadioItem>
  );
}
